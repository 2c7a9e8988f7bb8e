"""Units as a dated tree: renamed, moved, with the code of the day."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed
from motcua.organisations.actions import place_unit
from motcua.organisations.models import Unit, UnitKind
from motcua.organisations.queries import units
from tests.province import at

NOW = at("2026-10-08 09:00")
BEFORE, AFTER = dt.date(2025, 6, 30), dt.date(2025, 7, 1)


def place(slug, name, day, **more):
    usual = {"kind": UnitKind.COMMUNE, "legal_basis": "NQ 202/2025/QH15"} | more
    unit = place_unit(slug, by=OPERATOR, at=NOW, name=name, valid_from=day, **usual)
    units.forget_trees()
    return unit


@pytest.fixture
def reorganised(db):
    """A commune under a district, then under the province; its code changes pattern with the day."""
    province = place("sonla", "UBND tỉnh Sơn La", dt.date(2016, 1, 1), kind=UnitKind.PROVINCE,
                     code="000.00.00.H52")  # fmt: skip
    district = place("huyen", "UBND huyện Mai Sơn", dt.date(2016, 1, 1), parent=province)
    commune = place("xa", "UBND xã Cò Nòi", dt.date(2016, 1, 1), parent=district,
                    code="000.19.04.H52")  # fmt: skip
    place("xa", "UBND xã Mai Sơn", AFTER, parent=province, code="H52.118")
    return province, district, commune


def test_name_parent_and_code_are_those_of_the_day(reorganised):
    province, district, commune = reorganised
    assert units.unit_name(commune.pk, BEFORE) == "UBND xã Cò Nòi"
    assert units.unit_name(commune.pk, AFTER) == "UBND xã Mai Sơn"
    assert units.unit_code(commune.pk, BEFORE) == "000.19.04.H52"
    assert units.unit_code(commune.pk, AFTER) == "H52.118"
    assert commune.pk in units.tree(BEFORE).below(district.pk)
    assert units.tree(AFTER).below(district.pk) == {district.pk}
    assert units.tree(AFTER).places[commune.pk].parent_id == province.pk


def test_unit_without_a_code_uses_that_of_the_one_above(reorganised):
    _, _, commune = reorganised
    centre = place("tt", "Trung tâm PVHCC", AFTER, kind=UnitKind.CENTRE, parent=commune)
    assert units.unit_code(centre.pk, AFTER) == "H52.118"


def test_abolished_unit_keeps_its_last_name(reorganised):
    _, district, _ = reorganised
    district.versions.update(valid_to=BEFORE)
    units.forget_trees()
    assert district.pk not in units.tree(AFTER).places
    assert units.unit_name(district.pk, AFTER) == "UBND huyện Mai Sơn"


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"code": "H52/118"}, "không đúng mẫu"),
        ({"name": ""}, "Tên đơn vị còn trống"),
        ({"day": BEFORE}, "Chọn ngày muộn hơn"),
    ],
)
def test_faulty_placement_changes_nothing(reorganised, more, says):
    given = {"slug": "xa", "name": "UBND xã Mai Sơn", "day": dt.date(2026, 1, 1)} | more
    with pytest.raises(InvalidInput, match=says):
        place(**given)
    assert Unit.objects.get(slug="xa").versions.count() == 2


def test_only_the_technical_administrator_places_units(province):
    with pytest.raises(NotAllowed, match="Quản trị kỹ thuật"):
        place_unit(
            "moi", by=province.leader, at=NOW, name="Mới", kind=UnitKind.DIVISION,
            valid_from=AFTER, legal_basis="x",
        )  # fmt: skip
