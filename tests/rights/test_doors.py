"""Every address that names a dossier, asked by those who may not read it: nobody is told anything.

The addresses are taken from the map of the product, so a new page is asked too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from motcua.dossiers import policies
from motcua.dossiers.queries import rows, worklists
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.rules.roles import Role
from tests.rights.standings import everybody

pytestmark = pytest.mark.usefixtures("clock")
NAME = "Lò Văn Ơn"
# A part of an address that is not the dossier's code, and something lawful in its place.
STAND_INS = {"verb": "note", "field": "identity", "paper": "giay-hen", "key": "tat-ca",
             "number": "1", "version": "1", "page": "1", "position": "1", "reference": "0" * 32, "pk": "1"}  # fmt: skip
REFUSALS = {403, 404, 405}


def _addresses(resolver: URLResolver, at: str = "/") -> Iterator[str]:
    for entry in resolver.url_patterns:
        here = at + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _addresses(entry, here)
        elif isinstance(entry, URLPattern) and here.startswith("/ban-lam-viec/"):
            yield here


DOSSIER_PAGES = sorted(
    address for address in set(_addresses(get_resolver()))
    if re.search(r"(ho-so|xong)/<str:code>", address)
)  # fmt: skip


def filled(address: str, code: str) -> str:
    def stand_in(match: re.Match[str]) -> str:
        name = match[1].split(":")[-1]
        return code if name == "code" else STAND_INS[name]

    return re.sub(r"<([^>]+)>", stand_in, address)


def test_the_map_was_found():
    assert len(DOSSIER_PAGES) >= 6


@pytest.fixture
def worked(province):
    everybody(province)
    return province.walk(province.received("2026-10-01 08:20"), "transfer", "accept", "assign")


def strangers(province, dossier) -> list[str]:
    return [
        name for name in province.posts
        if not policies.may_read(province.officer(name), dossier)
    ]  # fmt: skip


@pytest.mark.heavy
def test_no_page_of_a_dossier_opens_to_who_may_not_read_it(province, worked, sign_in):
    asked = 0
    for name in strangers(province, worked):
        client = sign_in(name)
        for address in DOSSIER_PAGES:
            page = filled(address, worked.code)
            for answer in (client.get(page), client.post(page, {"key": "x", "reason": "y"})):
                assert answer.status_code in REFUSALS, f"{name}: {page}: {answer.status_code}"
                assert NAME not in answer.content.decode(errors="replace"), f"{name}: {page}"
                asked += 1
    assert asked > 100
    before = worked.version
    worked.refresh_from_db()
    assert worked.version == before


def test_who_may_not_act_is_refused_by_every_act_page(province, worked, sign_in):
    """Reading is not acting: the head of the centre reads, and does nothing of a case officer's."""
    client = sign_in("Hà Thị Bình")
    before = worked.version
    assert client.get(filled("/ban-lam-viec/ho-so/<str:code>/", worked.code)).status_code == 200
    for verb in set(Verb) - {Verb.NOTE, Verb.INSTRUCT, Verb.REASSIGN}:
        page = f"/ban-lam-viec/ho-so/{worked.code}/viec/{verb}/"
        assert client.post(page, {"key": f"k-{verb}"}).status_code in {403, 404, 409}, verb
    worked.refresh_from_db()
    assert worked.version == before


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.CD, Role.DN}])
def test_lists_show_each_role_what_it_may_read_and_no_more(province, worked, sign_in, role):
    names = [name for name, post in province.posts.items() if post.role == role]
    for name in names:
        officer = province.officer(name)
        seen = set(rows.within(policies.scope_of(officer)).values_list("code", flat=True))
        assert (worked.code in seen) == policies.may_read(officer, worked)
        for kind in worklists.kinds_for(officer):
            page = sign_in(name).get(f"/ban-lam-viec/danh-sach/{kind.key}/")
            told = page.content.decode()
            assert worked.code not in told or worked.code in seen, f"{name}: {kind.key}"
