"""Indices as printed come out of the parts they were printed with."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from motcua.index.rules.improving import losses
from motcua.index.rules.reading import read_set
from motcua.index.rules.sheet import SheetReader
from motcua.index.rules.table import scored_table
from tests.index.sets import criterion

# Đắk Lắk 2017: maxima and points of the eight areas, as the province's television printed them.
DAK_LAK = {
    "I": ("10", "5.5"), "II": ("10", "8.16"), "III": ("14.5", "14.5"), "IV": ("11", "8.23"),
    "V": ("16", "11.12"), "VI": ("7", "5.04"), "VII": ("16", "8.86"), "VIII": ("15.5", "13.96"),
}  # fmt: skip


def _table(areas, unit):
    tree = [
        {"code": code, "name": code, "criteria": [criterion(code, most)]}
        for code, (most, _) in areas.items()
    ]
    reader = SheetReader(
        read_set({"name": "", "year": 2017, "max": 100, "areas": tree}).criteria_set
    )
    for code, (_, points) in areas.items():
        reader.add(unit, code, points, where=code)
    return scored_table(reader.sheet())


def test_dak_lak_2017():
    table = _table(DAK_LAK, "Đắk Lắk")
    assert table.index_hundredths.tolist() == [7537]
    lost = losses(table, "Đắk Lắk")
    assert sum(loss.lost for loss in lost) == Fraction("24.63")
    assert lost[0].criterion.code == "VII" and lost[0].lost == Fraction("7.14")


def test_dak_lak_2017_from_the_published_file(shared_data):
    file = Path(shared_data, "par-index/parindex_components.csv")
    rows = csv.DictReader(file.read_text("utf-8-sig").splitlines())
    printed = {
        row["area_no"]: (row["max_points"], row["points"])
        for row in rows
        if (row["province"], row["year"]) == ("Đắk Lắk", "2017")
    }
    assert printed == DAK_LAK


@pytest.mark.parametrize(
    ("points", "most", "percent"),
    [("7.25", "9", 8056), ("10.06", "13.5", 7452), ("9.117", "10", 9117), ("75.41", "92", 8197)],
)
def test_component_index(points, most, percent):
    tree = [{"code": "I", "criteria": [criterion("I", most)]}]
    reader = SheetReader(read_set({"areas": tree}).criteria_set)
    reader.add("A", "I", points, where="")
    assert scored_table(reader.sheet()).index_hundredths.tolist() == [percent]
