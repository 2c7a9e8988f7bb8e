"""Names and numbers of people who are not."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from random import Random

from motcua.demo.applicants import Applicants
from motcua.demo.names import full_name
from motcua.parties.rules.details import PartyDetails

MANY = 3000


def _names(seed: str) -> list[str]:
    rng = Random(seed)
    return [full_name(rng, woman=rng.random() < 0.5) for _ in range(MANY)]


def _people(seed: str, count: int = MANY) -> list[PartyDetails]:
    rng, people = Random(seed), Applicants(2026, returning=0)
    return [people.citizen(rng, "xã Mai Sơn") for _ in range(count)]


def test_same_seed_gives_same_names_and_another_seed_others():
    assert _names("1") == _names("1")
    assert _names("1") != _names("2")


def test_names_are_written_whole():
    names = _names("1")
    assert all(2 <= len(name.split()) <= 5 for name in names)
    assert all(name == unicodedata.normalize("NFC", name).strip() for name in names)
    assert all(word[0].isupper() for name in names for word in name.split())


def test_family_names_are_as_common_as_in_son_la():
    families = Counter(name.split()[0] for name in _names("1"))
    assert families.most_common(1)[0][0] == "Lò"
    assert {"Lò", "Quàng", "Cầm", "Giàng", "Vàng", "Nguyễn", "Đinh"} <= set(families)
    assert len(set(_names("1"))) > MANY / 2


def test_identity_numbers_are_built_like_real_ones_and_marked():
    for person in _people("1", 500):
        century = 2 * (person.birth_year // 100 - 19)
        assert re.fullmatch(r"014\d{3}99\d{4}", person.identity)
        assert int(person.identity[3]) in {century, century + 1}
        assert int(person.identity[4:6]) == person.birth_year % 100


def test_numbers_are_given_once_and_pass_the_check_of_the_counter():
    people = _people("1")
    assert len({person.identity for person in people}) == MANY
    assert len({person.phone for person in people}) == MANY
    for person in people[:200]:
        assert person.checked() == person


def test_no_subscriber_has_these_phones():
    assert all(person.phone.startswith("010") for person in _people("1", 100))


def test_some_come_again_under_the_same_number():
    rng, people = Random("1"), Applicants(2026, returning=0.5)
    seen = Counter(people.citizen(rng, "xã Mai Sơn").identity for _ in range(200))
    assert max(seen.values()) > 1


def test_firms_and_households_are_accepted_too():
    rng, people = Random("1"), Applicants(2026, returning=0)
    for _ in range(50):
        for party in (people.firm(rng, "phường Tô Hiệu"), people.household(rng, "xã Mai Sơn")):
            assert party.checked() == party
