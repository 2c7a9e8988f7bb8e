"""Units merged, split and abolished: what was theirs goes on at the successor, by the day."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import json

import pytest

from motcua.audit.models import Event
from motcua.dossiers import actions as dossiers
from motcua.dossiers.queries import rows
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed
from motcua.organisations.actions import (
    abolish_unit,
    give_post,
    merge_units,
    place_unit,
    split_unit,
)
from motcua.organisations.models import Post, Remit, Succession, UnitKind, UnitVersion
from motcua.organisations.queries import officers, reorganisation, units
from motcua.organisations.rules.roles import Role
from tests.province import at

NOW = at("2026-10-08 09:12")
EVE, DAY = dt.date(2026, 10, 8), dt.date(2026, 10, 9)
BASIS = "NQ 99/NQ-UBTVQH15"


def merged(province, *names, into="maison", **more):
    usual = {"by": OPERATOR, "at": NOW, "on": DAY, "legal_basis": BASIS} | more
    merge_units([province.units[name] for name in names], province.units[into], **usual)


def new_unit(slug, name, day, parent=None, kind=UnitKind.COMMUNE):
    made = place_unit(
        slug, by=OPERATOR, at=NOW, name=name, kind=kind, parent=parent, valid_from=day,
        legal_basis=BASIS,
    )  # fmt: skip
    units.forget_trees()
    return made


@pytest.fixture
def neighbours(province):
    """A dossier received and half done in the commune that will be merged away."""
    counter = province.officer("Vì Thị Mai")
    intake = province.intake(receiving_unit=province.units["chiengmai-centre"].pk)
    dossier = dossiers.receive_at_counter(intake, by=counter, at=at("2026-10-08 08:00")).dossier
    dossier = dossiers.transfer(dossier, by=counter, at=at("2026-10-08 08:10")).dossier
    return dossiers.accept(
        dossier, by=province.officer("Đinh Thị Lan"), at=at("2026-10-08 08:20")
    ).dossier


def test_merged_unit_ends_and_its_parts_find_their_like(province, neighbours):
    merged(province, "chiengmai")
    old, new = province.units["chiengmai-land"], province.units["maison-land"]
    assert old.pk in units.tree(EVE).places
    assert old.pk not in units.tree(DAY).places
    assert units.successors(old.pk, DAY) == (new.pk,)
    assert units.successors(old.pk, EVE) == ()
    assert units.unit_name(province.units["chiengmai"].pk, DAY) == "UBND xã Chiềng Mai"


def test_part_that_the_successor_has_not_moves_whole(province):
    forest = new_unit("chiengmai-rung", "Hạt Kiểm lâm", dt.date(2025, 7, 2),
                      province.units["chiengmai"], UnitKind.BRANCH)  # fmt: skip
    merged(province, "chiengmai")
    assert units.tree(DAY).places[forest.pk].parent_id == province.units["maison"].pk
    assert units.successors(forest.pk, DAY) == ()


def test_running_dossier_goes_on_at_the_successor_and_keeps_its_unit(province, neighbours, clock):
    merged(province, "chiengmai")
    clock.move_to("2026-10-09T09:00:00+07:00")
    from motcua.dossiers.actions.release import release_ended

    assert release_ended(at("2026-10-09 08:00")) == 1
    head = officers.officer_in(province.posts["Quàng Văn Dũng"], DAY)
    case = province.posts["Cầm Thị Ngọc"]
    assert rows.get(neighbours.code, head).resolving_unit == province.units["chiengmai"]

    done = dossiers.assign(neighbours, by=head, at=at("2026-10-09 08:30"), to=case.pk).dossier

    assert done.holder_unit == province.units["maison-land"]
    assert (done.receiving_unit, done.resolving_unit) == (
        province.units["chiengmai-centre"], province.units["chiengmai"],
    )  # fmt: skip
    assert done.code == neighbours.code


def test_before_the_day_nobody_of_the_successor_sees_it(province, neighbours):
    merged(province, "chiengmai")
    with pytest.raises(NotAllowed):
        rows.get(neighbours.code, officers.officer_in(province.posts["Quàng Văn Dũng"], EVE))


def test_posts_of_the_merged_unit_end_with_it(province):
    merged(province, "chiengmai")
    assert Post.objects.get(pk=province.posts["Sùng A Lử"].pk).valid_to == EVE
    assert Post.objects.get(pk=province.posts["Cầm Thị Ngọc"].pk).valid_to is None
    with pytest.raises(InvalidInput, match="đã sáp nhập"):
        give_post(
            "Ai Đó", by=OPERATOR, at=NOW, unit=province.units["chiengmai"], role=Role.CV,
            title="Chuyên viên", valid_from=DAY,
        )  # fmt: skip


def test_preview_tells_all_and_writes_nothing(province, neighbours):
    told = reorganisation.preview(
        [province.units["chiengmai"].pk], (province.units["maison"].pk,), DAY
    )
    assert told.posts == 5
    assert [(b.label, b.count) for b in told.burdens] == [("hồ sơ chưa kết thúc", 1)]
    assert "UBND xã Chiềng Mai → UBND xã Mai Sơn" in told.ends
    assert not Succession.objects.exists()


def test_remits_go_to_the_successor(province):
    Remit.objects.create(
        unit=province.units["chiengmai"], kind=Remit.Kind.PROCEDURE, code="1.000001"
    )
    merged(province, "chiengmai")
    assert Remit.objects.filter(unit=province.units["maison"], code="1.000001").exists()


def test_split_unit_is_followed_by_several_with_their_shares(province):
    first = new_unit("moi-1", "UBND xã Một", DAY, province.units["sonla"])
    second = new_unit("moi-2", "UBND xã Hai", DAY, province.units["sonla"])
    split_unit(
        province.units["chiengmai"], {first: "bản Nà Sang", second: "phần còn lại"}, by=OPERATOR,
        at=NOW, on=DAY, legal_basis=BASIS,
    )  # fmt: skip
    followed = Succession.objects.filter(predecessor=province.units["chiengmai"])
    assert dict(followed.values_list("successor__slug", "share")) == {
        "moi-1": "bản Nà Sang", "moi-2": "phần còn lại",
    }  # fmt: skip
    centre = province.units["chiengmai-centre"].pk
    assert units.tree(DAY).places[centre].parent_id == first.pk


def test_successor_merged_again_is_followed_to_the_end(province):
    merged(province, "chiengmai")
    later = dt.date(2027, 1, 1)
    third = new_unit("ba", "UBND xã Ba", later, province.units["sonla"])
    merge_units(
        [province.units["maison"]], third, by=OPERATOR, at=NOW, on=later, legal_basis="NQ 1"
    )
    old = province.units["chiengmai"].pk
    assert units.successors(old, DAY) == (province.units["maison"].pk,)
    assert units.successors(old, later) == (third.pk,)
    assert old in units.with_predecessors(frozenset({third.pk}), later)


@pytest.mark.parametrize(
    ("names", "more", "says"),
    [
        (["maison"], {}, "không sáp nhập vào chính nó"),
        ([], {}, "Chưa chọn đơn vị"),
        (["chiengmai"], {"legal_basis": " "}, "Căn cứ còn trống"),
        (["chiengmai"], {"on": dt.date(2025, 7, 1)}, "không còn hoạt động"),
        (["chiengmai"], {"into": "so-cu"}, "chưa có tên, mã"),
    ],
)
def test_faulty_merger_changes_nothing(province, names, more, says):
    new_unit("so-cu", "Sở cũ", dt.date(2027, 1, 1))
    from motcua.organisations.models import Unit

    province.units["so-cu"] = Unit.objects.get(slug="so-cu")
    with pytest.raises(InvalidInput, match=says):
        merged(province, *names, **more)
    assert not Succession.objects.exists()
    assert not UnitVersion.objects.filter(valid_to__isnull=False).exists()


def test_merged_twice_says_it_is_gone(province):
    merged(province, "chiengmai")
    with pytest.raises(InvalidInput, match="không còn hoạt động"):
        merged(province, "chiengmai", on=dt.date(2026, 12, 1))


def test_nothing_may_be_left_behind_without_a_successor(province, neighbours):
    usual = {"by": OPERATOR, "at": NOW, "on": DAY, "legal_basis": BASIS}
    with pytest.raises(InvalidInput, match="Còn 3 đơn vị trực thuộc"):
        abolish_unit(province.units["chiengmai"], **usual)
    with pytest.raises(InvalidInput, match="Còn 1 hồ sơ chưa kết thúc"):
        abolish_unit(province.units["chiengmai-land"], **usual)
    abolish_unit(province.units["maison-culture"], **usual)
    assert units.successors(province.units["maison-culture"].pk, DAY) == ()
    assert province.units["maison-culture"].pk not in units.tree(DAY).places


def test_leaders_reorganise_nothing(province):
    with pytest.raises(NotAllowed, match="Quản trị kỹ thuật"):
        merged(province, "chiengmai", by=province.leader)


@pytest.fixture(scope="module")
def real(shared_data):
    """Sơn La before and after 1 July 2025: its communes by district, and who went where."""
    folder = shared_data / "units"
    if not folder.is_dir():
        pytest.skip("không có dữ liệu đơn vị; no real units here")
    with gzip.open(folder / "units-before-2025-07-01.csv.gz", "rt", encoding="utf-8") as lines:
        before = [row for row in csv.DictReader(lines) if row["province_code"] == "14"]
    with gzip.open(folder / "splits-2025.json.gz", "rt", encoding="utf-8") as text:
        provinces = json.load(text)["data"]
    splits = next(one for one in provinces if one["level1_id"] == "14")["level3s"]
    return before, {one["level3_id"]: one["splits"] for one in splits}


def test_real_district_is_abolished_and_its_communes_merged(db, real):
    before, splits = real
    founded, day = dt.date(2016, 1, 1), dt.date(2025, 7, 1)
    district_code = "125"
    old = [row for row in before if row["district_code"] == district_code]
    top = new_unit("sl", "UBND tỉnh Sơn La", founded, kind=UnitKind.PROVINCE)
    district = new_unit("huyen", old[0]["district"], founded, top, UnitKind.DISTRICT)
    communes = {r["commune_code"]: new_unit(f"cu-{r['commune_code']}", r["commune"], founded,
                                            district) for r in old}  # fmt: skip
    fresh = {
        part["new_id"]: part["name"] for code in communes for part in splits[code]
    }  # fmt: skip
    made = {code: new_unit(f"moi-{code}", name, day, top) for code, name in fresh.items()}
    usual = {"by": OPERATOR, "at": NOW, "on": day, "legal_basis": "NQ 1681/NQ-UBTVQH15"}
    for code, unit in communes.items():
        parts = {made[part["new_id"]]: "" for part in splits[code]}
        if len(parts) == 1:
            merge_units([unit], *parts, **usual)
        else:
            split_unit(unit, parts, **usual)
    abolish_unit(district, **usual)

    assert len(old) > len(fresh) > 1
    assert set(units.tree(day).places) == {top.pk, *(unit.pk for unit in made.values())}
    assert len(units.tree(dt.date(2025, 6, 30)).places) == len(old) + 2
    for code, unit in communes.items():
        names = {units.unit_name(after, day) for after in units.successors(unit.pk, day)}
        assert names == {part["name"] for part in splits[code]}
    assert Event.objects.filter(name="organisations.unit_abolished").count() == 1
