"""Petitions when the world around them changes: a calendar, a merger of their unit."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.actions.deliver import deliver_owed
from motcua.audit.models import Event
from motcua.calendars.actions import close_unit
from motcua.feedback import actions, petition_policies
from motcua.feedback.models import Petition
from motcua.feedback.queries import petition_page, petitions
from motcua.feedback.queries.petitions import Filters
from motcua.feedback.rules.petitions import PetitionVerb
from motcua.kernel.actor import OPERATOR
from motcua.organisations import carriers
from motcua.organisations.actions import merge_units
from motcua.organisations.queries import units
from tests.feedback.test_petitions import answered, province, sent
from tests.province import at

__all__ = ["province"]
MONDAY, TUESDAY = dt.date(2026, 10, 12), dt.date(2026, 10, 13)
REASON = "UBND xã Mai Sơn nghỉ do bão số 10 các ngày 12–13/10"


def storm(province):
    close_unit(
        province.units["maison"].pk, by=province.leader, at=at("2026-10-09 09:00"),
        first_day=MONDAY, last_day=TUESDAY, name="bão số 10", legal_basis="Công điện 15/CĐ-UBND",
    )  # fmt: skip
    while deliver_owed():
        pass


def moves(row):
    return Event.objects.filter(chain=row.chain, name="feedback.rereckon_petition").count()


@pytest.mark.usefixtures("clock")
def test_a_storm_moves_what_is_owed_by_its_commune_and_tells_why(province):
    row = sent(province).petition
    elsewhere = sent(province, unit=province.units["chiengmai"].pk).petition
    storm(province)
    row, other = (Petition.objects.get(pk=one.pk) for one in (row, elsewhere))
    assert row.refuse_due_at == row.next_due_at == at("2026-10-14 17:30")
    assert row.answer_due_at == at("2026-11-02 17:30")
    assert other.answer_due_at == at("2026-10-29 17:30")
    assert (moves(row), moves(other)) == (1, 0)
    last = petition_page.diary(row, public=True)[0]
    assert last.label == "Hạn xử lý tính lại vì lịch làm việc thay đổi"
    assert last.text == REASON
    assert actions.rereckon_petitions(by=OPERATOR, at=at("2026-10-09 10:00"), reason=REASON) == 0


@pytest.mark.usefixtures("clock")
def test_an_answer_given_keeps_the_due_it_is_judged_by(province):
    row = answered(province)
    storm(province)
    again = Petition.objects.get(pk=row.pk)
    assert again.answer_due_at == at("2026-10-29 17:30")
    assert (again.publish_due_at, moves(row)) == (row.publish_due_at, 0)


def test_nobody_reckons_anew_by_hand(province):
    row = sent(province).petition
    assert PetitionVerb.RERECKON not in petition_page.verbs_for(row, province.leader)


def test_petitions_of_a_merged_commune_are_its_heirs(province):
    row, on = sent(province).petition, dt.date(2026, 10, 12)
    told = carriers.burdens(frozenset({row.unit_id}), on)
    assert ("phản ánh, kiến nghị chưa xong", 1) in [(one.label, one.count) for one in told]
    merge_units(
        [province.units["maison"]], province.units["chiengmai"], by=OPERATOR,
        at=at("2026-10-09 12:00"), on=on, legal_basis="NQ thử",
    )  # fmt: skip
    units.forget_trees()
    heir = province.officer("Mùa A Sếnh", on)
    assert petition_policies.fault(heir, PetitionVerb.RECEIVE, row) is None
    received = actions.receive_petition(row, by=heir, at=at("2026-10-12 08:00"))
    found = petitions.listed(Filters(), heir, at("2026-10-12 08:05"))
    assert [one.pk for one in found] == [received.pk]
