"""Who acts for whom: dated, on a paper that only the installation can read."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.models import Event
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from motcua.parties.actions import (
    end_household_member,
    end_representation,
    enter_household_member,
    enter_representation,
)
from motcua.parties.models import Representation
from motcua.parties.queries import ties
from motcua.parties.rules.representation import RepresentationTold
from tests.parties.people import NOW, entered

PAPER = "Hợp đồng ủy quyền số 12, Phòng Công chứng số 1, bà Lò Thị Hoa"


@pytest.fixture
def two(officials):
    mother = entered()
    daughter = entered(name="Lò Thị Hoa", identity="014185001234", birth_year=1985)
    return officials, mother, daughter


def told(**changes):
    usual = {"paper": PAPER, "valid_from": dt.date(2026, 10, 1)}
    return RepresentationTold(**(usual | changes))


def test_authority_holds_from_its_first_day_to_its_last(two):
    officials, principal, actor = two
    terms = told(valid_to=dt.date(2026, 12, 31))
    enter_representation(principal, actor, terms, by=officials.counter, at=NOW)
    days = {day: ties.in_force(principal, actor, day) is not None for day in (
        dt.date(2026, 9, 30), dt.date(2026, 10, 1), dt.date(2026, 12, 31), dt.date(2027, 1, 1),
    )}  # fmt: skip
    assert list(days.values()) == [False, True, True, False]
    assert ties.in_force(actor, principal, dt.date(2026, 10, 1)) is None


def test_authorisation_without_a_term_lasts_one_year(two):
    officials, principal, actor = two
    tie = enter_representation(principal, actor, told(), by=officials.counter, at=NOW)
    assert tie.valid_to == dt.date(2027, 9, 30)


def test_narrow_authority_lets_act_in_its_own_matter_only(two):
    officials, principal, actor = two
    narrow = told(scope="procedure", reference="1.013833")
    enter_representation(principal, actor, narrow, by=officials.counter, at=NOW)
    day = dt.date(2026, 10, 8)
    assert ties.in_force(principal, actor, day, procedure="1.013833")
    assert not ties.in_force(principal, actor, day, procedure="1.004222")
    assert not ties.in_force(principal, actor, day)


def test_paper_is_kept_sealed_and_out_of_the_chain(two):
    officials, principal, actor = two
    tie = enter_representation(principal, actor, told(), by=officials.counter, at=NOW)
    assert ties.paper_of(tie) == PAPER
    row = str(Representation.objects.values().get())
    event = Event.objects.get(name="parties.representation_entered")
    assert "Lò Thị Hoa" not in row + str(event.facts)
    assert event.chain == principal.key.reference


def test_ended_authority_lets_act_no_more(two):
    officials, principal, actor = two
    tie = enter_representation(principal, actor, told(), by=officials.counter, at=NOW)
    end_representation(tie, by=officials.counter, at=NOW)
    assert ties.in_force(principal, actor, dt.date(2026, 10, 7))
    assert not ties.in_force(principal, actor, dt.date(2026, 10, 8))
    with pytest.raises(WrongState, match="đã chấm dứt"):
        end_representation(tie, by=officials.counter, at=NOW)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"paper": " "}, "paper"),
        ({"paper": "x" * 301}, "paper"),
        ({"scope": "dossier"}, "reference"),
        ({"scope": "galaxy"}, "scope"),
        ({"ground": "friendship"}, "ground"),
        ({"valid_to": dt.date(2026, 9, 1)}, "valid_to"),
    ],
)
def test_what_is_missing_or_wrong_is_named(changes, field):
    with pytest.raises(InvalidInput) as fault:
        told(**changes).checked(on=NOW.date())
    assert set(fault.value.errors) == {field}


def test_nobody_acts_for_themselves_and_one_authority_is_entered_once(two):
    officials, principal, actor = two
    with pytest.raises(InvalidInput, match="chính mình"):
        enter_representation(principal, principal, told(), by=officials.counter, at=NOW)
    enter_representation(principal, actor, told(), by=officials.counter, at=NOW)
    with pytest.raises(InvalidInput, match="Đã ghi nhận"):
        enter_representation(principal, actor, told(), by=officials.counter, at=NOW)


def test_only_the_counter_enters_it(two):
    officials, principal, actor = two
    with pytest.raises(NotAllowed):
        enter_representation(principal, actor, told(), by=officials.case, at=NOW)


def test_household_has_one_head_at_a_time(two):
    officials, father, daughter = two
    house = entered(kind="household", name="Hộ ông Lò Văn Ơn", identity="", birth_year=None)
    by = {"by": officials.counter, "at": NOW}
    enter_household_member(house, father, head=True, **by)
    enter_household_member(house, daughter, relation="con", **by)
    with pytest.raises(InvalidInput, match="đang là thành viên"):
        enter_household_member(house, daughter, **by)
    with pytest.raises(InvalidInput, match="hộ gia đình"):
        enter_household_member(father, daughter, **by)
    mother = entered(name="Cà Thị Én", identity="014160004822", birth_year=1960)
    enter_household_member(house, mother, head=True, **by)
    heads = [row.member_id for row in ties.members_of(house) if row.is_head]
    assert heads == [mother.pk]
    left = end_household_member(ties.household_of(father).get(), **by)
    assert left.valid_to == dt.date(2026, 10, 8)
