"""Published rankings as data sets for everybody: only rounds whose hour has come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from motcua.index.queries.rankings import Ranking, RankRow, public_rounds, ranking
from motcua.reports.open_data import register
from motcua.reports.rules.open_data import Column, DataSet, Drawn, Kind, Shared

_CENT = Decimal("0.01")
_RANK = (
    Column(name="year", label="Năm đánh giá", kind=Kind.COUNT),
    Column(name="round", label="Vòng chấm"),
    Column(name="block", label="Khối"),
    Column(name="unit", label="Mã ngắn của đơn vị"),
)
_NAME = Column(name="unit_name", label="Tên đơn vị")


def register_own() -> None:
    for one in (_rankings(), _areas()):
        register(one)


def _rankings() -> DataSet:
    return DataSet(
        key="xep-hang-cchc",
        title="Xếp hạng cải cách hành chính của các cơ quan trong tỉnh",
        about="Chỉ số, hạng, xếp loại đã công bố và khoảng hạng theo mô phỏng.",
        columns=(
            *_RANK, _NAME,
            Column(name="index", label="Chỉ số", kind=Kind.SHARE, words="phần trăm, 0 đến 100"),
            Column(name="rank", label="Hạng trong khối", kind=Kind.COUNT),
            Column(name="of", label="Số đơn vị của khối", kind=Kind.COUNT),
            Column(name="tied", label="Đồng hạng", kind=Kind.YES),
            Column(name="grade", label="Xếp loại"),
            Column(name="appraised", label="Phần thẩm định (%)", kind=Kind.SHARE),
            Column(name="surveyed", label="Phần điều tra (%)", kind=Kind.SHARE),
            Column(name="rank_from", label="Khoảng hạng: từ", kind=Kind.COUNT,
                   words="9 phần 10 lần mô phỏng"),
            Column(name="rank_to", label="Khoảng hạng: đến", kind=Kind.COUNT),
            Column(name="set", label="Bộ tiêu chí"),
            Column(name="decision", label="Quyết định công bố"),
        ),
        keys=("round", "block", "unit"), update="khi có vòng chấm mới được công bố",
        basis="QĐ 876/QĐ-BNV", draw=_draw_rankings,
    )  # fmt: skip


def _areas() -> DataSet:
    return DataSet(
        key="chi-so-thanh-phan-cchc",
        title="Chỉ số thành phần cải cách hành chính của các cơ quan trong tỉnh",
        about="Điểm đạt và điểm tối đa áp dụng của từng lĩnh vực, như đã công bố.",
        columns=(
            *_RANK, Column(name="area", label="Lĩnh vực"), Column(name="area_name", label="Tên"),
            Column(name="points", label="Điểm đạt", kind=Kind.SHARE),
            Column(name="most", label="Điểm tối đa áp dụng", kind=Kind.SHARE),
        ),
        keys=("round", "block", "unit", "area"), update="khi có vòng chấm mới được công bố",
        basis="QĐ 876/QĐ-BNV", draw=_draw_areas,
    )  # fmt: skip


def _blocks(at: dt.datetime) -> Iterator[Ranking]:
    for round_ in public_rounds(at).select_related("previous").order_by("year", "pk"):
        first = ranking(round_)
        for name in first.blocks if first else ():
            found = ranking(round_, name)
            if found is not None:
                yield found


def _draw_rankings(at: dt.datetime, _shared: Shared) -> Drawn:
    return Drawn(rows=tuple(_told(found, row) for found in _blocks(at) for row in found.rows))


def _draw_areas(at: dt.datetime, _shared: Shared) -> Drawn:
    rows = [
        _keys(found, row) | {
            "area": area.code, "area_name": area.name, "points": _number(area.points),
            "most": _number(area.most),
        }
        for found in _blocks(at) for row in found.rows for area in row.areas
    ]  # fmt: skip
    return Drawn(rows=tuple(rows))


def _keys(found: Ranking, row: RankRow) -> dict[str, Any]:
    return {
        "year": found.round.year,
        "round": found.round.slug,
        "block": found.block,
        "unit": row.slug,
    }


def _told(found: Ranking, row: RankRow) -> dict[str, Any]:
    return _keys(found, row) | {
        "unit_name": row.name, "index": _number(row.index), "rank": row.place, "of": row.of,
        "tied": row.tied, "grade": row.grade, "appraised": _number(row.appraised),
        "surveyed": _number(row.surveyed), "rank_from": row.sure.low if row.sure else None,
        "rank_to": row.sure.high if row.sure else None, "set": found.set_name,
        "decision": found.round.decision_number,
    }  # fmt: skip


def _number(value: Decimal | None) -> float | None:
    """As published: two decimals, half up."""
    return None if value is None else float(value.quantize(_CENT, ROUND_HALF_UP))
