"""Two rows of one person become one: proposed by one, done by another, dossiers follow."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.models import Event
from motcua.audit.queries.anchors import anchor_faults
from motcua.audit.queries.faults import chain_faults
from motcua.dossiers.queries import search
from motcua.dossiers.queries.faults import dossier_faults
from motcua.dossiers.queries.timeline import timeline
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import DomainError, InvalidInput, NotAllowed, WrongState
from motcua.parties.actions import (
    decline_data_change,
    enter_representation,
    erase_person,
    merge_parties,
    propose_data_change,
)
from motcua.parties.models import Party
from motcua.parties.queries import duplicates, parties, ties
from motcua.parties.rules.representation import RepresentationTold
from tests.parties.people import NOW, entered
from tests.province import person


@pytest.fixture
def twins(officials):
    """Mr Ơn with his card, and Mr Ơn who came without it and has a dossier."""
    with_card = entered(phone="")
    dossier = officials.received(applicant=person(identity="", email="on@example.com"))
    return officials, with_card, dossier.applicant, dossier


def proposed(officials, survivor, absorbed):
    return propose_data_change(
        "merge", survivor, by=officials.officer("Lò Văn Quản"), at=NOW,
        absorbed=absorbed, note="Đã đối chiếu ảnh thẻ và sổ.",
    )  # fmt: skip


def test_rows_of_one_person_are_found_with_the_reason(twins):
    officials, with_card, without, _ = twins
    (pair,) = duplicates.likely(officials.control)
    assert {pair.first.pk, pair.second.pk} == {with_card.pk, without.pk}
    assert pair.likeness.score == 80
    assert "một bên chưa có số định danh" in pair.likeness.reasons
    assert duplicates.likely(officials.counter) == []


def test_other_numbers_or_years_are_other_people(officials):
    entered()
    entered(identity="014059004821", birth_year=1959, phone="0987000111")
    entered(identity="", birth_year=1990, phone="0987000222")
    assert duplicates.likely(officials.control) == []


def test_same_phone_and_a_name_without_its_middle_is_likely(officials):
    entered()
    entered(identity="", name="Lò Ơn", birth_year=None)
    (pair,) = duplicates.likely(officials.control)
    assert pair.likeness.reasons[0] == "họ tên thiếu một chữ đệm"


def test_dossier_and_what_was_missing_go_to_the_survivor(twins):
    officials, survivor, absorbed, dossier = twins
    proposed(officials, survivor, absorbed)
    merge_parties(survivor, absorbed, by=officials.control, at=NOW)
    dossier.refresh_from_db()
    assert dossier.applicant_id == survivor.pk
    told = parties.opened(Party.objects.get(pk=survivor.pk))
    assert (told.identity, told.phone, told.email) == (
        "014058004821", "0912345321", "on@example.com",
    )  # fmt: skip
    assert [found.pk for found in parties.find("lo van on")] == [survivor.pk]
    assert [found.pk for found in parties.find("0912345321")] == [survivor.pk]
    assert search.of_party(survivor.pk, officials.counter) == [dossier]


def test_what_was_sealed_before_stays_readable_and_every_chain_whole(twins):
    officials, survivor, absorbed, dossier = twins
    proposed(officials, survivor, absorbed)
    merge_parties(survivor, absorbed, by=officials.control, at=NOW)
    dossier.refresh_from_db()
    assert timeline(dossier)[0].personal["email"] == "on@example.com"
    officials.walk(dossier, "transfer", day="2026-10-08")
    assert list(chain_faults(deep=True)) == list(anchor_faults()) == []
    assert list(dossier_faults()) == []


def test_row_chosen_before_the_merge_leads_to_the_survivor(twins):
    _, survivor, absorbed, _ = twins
    merge_parties(survivor, absorbed, by=OPERATOR, at=NOW)
    assert parties.standing(absorbed.pk) == parties.standing(survivor.pk) == survivor
    assert parties.standing(erased(entered(name="Sùng", identity="")).pk) is None
    assert parties.standing(999_999) is None


def test_merge_can_be_read_later_in_both_chains(twins):
    officials, survivor, absorbed, dossier = twins
    proposed(officials, survivor, absorbed)
    merge_parties(survivor, absorbed, by=officials.control, at=NOW)
    kept = Event.objects.get(chain=survivor.key.reference, name="parties.parties_merged")
    gone = Event.objects.get(chain=absorbed.key.reference, name="parties.party_absorbed")
    assert kept.facts["absorbed"] == absorbed.key.reference
    assert gone.facts["survivor"] == survivor.key.reference
    assert kept.facts["moved"]["dossiers"] == gone.facts["moved"]["dossiers"] == [dossier.code]
    assert kept.actor == officials.control.reference


def test_who_acts_for_the_absorbed_acts_for_the_survivor(twins):
    officials, survivor, absorbed, _ = twins
    daughter = entered(name="Lò Thị Hoa", identity="014185001234", birth_year=1985)
    terms = RepresentationTold(paper="Giấy ủy quyền số 3", valid_from=dt.date(2026, 10, 1))
    enter_representation(absorbed, daughter, terms, by=officials.counter, at=NOW)
    merge_parties(survivor, absorbed, by=OPERATOR, at=NOW)
    tie = ties.representing(survivor).get()
    assert ties.paper_of(tie) == "Giấy ủy quyền số 3"


def test_nothing_is_merged_without_a_proposal_of_another(twins):
    officials, survivor, absorbed, _ = twins
    with pytest.raises(WrongState, match="Chưa có đề nghị"):
        merge_parties(survivor, absorbed, by=officials.control, at=NOW)
    proposed(officials, survivor, absorbed)
    with pytest.raises(NotAllowed):
        merge_parties(survivor, absorbed, by=officials.officer("Lò Văn Quản"), at=NOW)
    proposed_by_counter = {"by": officials.counter, "at": NOW, "note": "x"}
    with pytest.raises(NotAllowed):
        propose_data_change("merge", survivor, absorbed=absorbed, **proposed_by_counter)
    assert not Party.objects.exclude(merged_into=None).exists()


def test_declined_proposal_is_closed_and_changes_nothing(twins):
    officials, survivor, absorbed, _ = twins
    change = proposed(officials, survivor, absorbed)
    with pytest.raises(WrongState, match="đang chờ duyệt"):
        proposed(officials, survivor, absorbed)
    decline_data_change(change, by=officials.control, at=NOW)
    with pytest.raises(WrongState, match="Chưa có đề nghị"):
        merge_parties(survivor, absorbed, by=officials.control, at=NOW)
    with pytest.raises(WrongState, match="trước đó"):
        decline_data_change(change, by=officials.control, at=NOW)


def _firm(name="Công ty TNHH Ơn", code="0102030405"):
    return entered(kind="firm", name=name, identity=code, birth_year=None)


@pytest.mark.parametrize("case", ["itself", "firm", "numbers", "erased", "merged"])
def test_what_cannot_be_one_person_is_refused(db, case):
    survivor = entered()
    absorbed = {
        "itself": lambda: survivor,
        "firm": _firm,
        "numbers": lambda: entered(identity="014058004830"),
        "erased": lambda: erased(entered(identity="")),
        "merged": lambda: merged(entered(identity=""), survivor),
    }[case]()
    with pytest.raises((InvalidInput, WrongState)) as fault:
        merge_parties(survivor, absorbed, by=OPERATOR, at=NOW)
    assert isinstance(fault.value, DomainError)
    assert {"itself": "chính mình", "firm": "không gộp lẫn nhau", "numbers": "hai số định danh",
            "erased": "xóa dữ liệu", "merged": "gộp trước đó"}[case] in fault.value.message  # fmt: skip


def erased(party):
    return erase_person(party, by=OPERATOR, at=NOW, reason="request", legal_basis="Luật 91/2025")


def merged(party, survivor):
    merge_parties(survivor, party, by=OPERATOR, at=NOW)
    return Party.objects.get(pk=party.pk)
