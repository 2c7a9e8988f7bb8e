"""Persons: found again by number, kept sealed, shown masked."""

from __future__ import annotations

import pytest

from motcua.audit.models import Event
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput
from motcua.parties.actions import enter_party, reveal_identity
from motcua.parties.models import Party
from motcua.parties.queries import parties
from motcua.parties.rules.details import PartyDetails
from tests.province import at, person

NOW = at("2026-10-08 09:00")


@pytest.fixture
def known(db):
    return enter_party(person(), by=OPERATOR, at=NOW)


def test_nothing_readable_but_the_name_stands_in_the_row(known):
    row = str(Party.objects.values().get())
    for sealed in ("014058004821", "0912345321", "Nà Sang"):
        assert sealed not in row
    assert parties.opened(known).identity == "014058004821"
    assert known.identity_end == "4821"


@pytest.mark.parametrize(
    "text", ["014058004821", "0140 5800 4821", "0912345321", "lo van on", "ơn lò"]
)
def test_person_is_found_by_number_phone_or_name_in_any_marks(known, text):
    assert [found.pk for found in parties.find(text)] == [known.pk]


def test_whole_words_from_the_start_come_first(db):
    for number, name in enumerate(("Bạc Văn Long", "Hộ bà Lò Văn Ơn", "Lò Vanh", "Lò Văn Ơn")):
        told = person(name=name, identity=f"01405800482{number}")
        enter_party(told, by=OPERATOR, at=NOW)
    found = [party.name for party in parties.find("lo van")]
    assert found == ["Lò Văn Ơn", "Lò Vanh", "Hộ bà Lò Văn Ơn", "Bạc Văn Long"]


@pytest.mark.parametrize("text", ["014058004822", "091234532", "lo van ong", "%", "_"])
def test_nobody_is_found_by_half_a_number_or_a_wildcard(known, text):
    assert parties.find(text) == []


def test_newer_contact_is_taken_and_silence_keeps_the_old(known):
    enter_party(person(phone="0987654321", address=""), by=OPERATOR, at=NOW)
    told = parties.opened(Party.objects.get())
    assert (told.phone, told.address) == ("0987654321", "Bản Nà Sang, xã Mai Sơn")
    changed = Event.objects.get(name="parties.party_changed")
    assert changed.facts == {"changed": ["phone"]}
    enter_party(person(phone="", birth_year=None), by=OPERATOR, at=NOW)
    told = parties.opened(Party.objects.get())
    assert (told.phone, told.birth_year) == ("0987654321", 1958)


def test_persons_without_a_number_are_not_taken_for_one_another(db):
    for _ in range(2):
        enter_party(person(identity=""), by=OPERATOR, at=NOW)
    assert Party.objects.count() == 2


@pytest.mark.parametrize("number", ["0102030405", "0102030405001"])
def test_firm_has_a_tax_code(db, number):
    firm = PartyDetails(kind="firm", name="Công ty TNHH Mộc Châu", identity=number)
    assert enter_party(firm, by=OPERATOR, at=NOW).identity_end == number[-4:]


def test_all_faults_are_told_at_once(db):
    with pytest.raises(InvalidInput) as fault:
        enter_party(PartyDetails(name="", identity="12", phone="1"), by=OPERATOR, at=NOW)
    assert set(fault.value.errors) == {"name", "identity", "phone"}


def test_looking_at_a_full_number_is_written_down(known):
    told = reveal_identity(known, by=OPERATOR, at=NOW, purpose="H52.118-261008-0001")
    assert told.identity == "014058004821"
    event = Event.objects.get(name="parties.identity_revealed")
    assert event.facts == {"purpose": "H52.118-261008-0001"}
