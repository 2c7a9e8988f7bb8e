"""The search box: codes open, numbers stay private, other units stay unseen."""

from __future__ import annotations

import pytest

from tests.province import person

SEARCH = "/ban-lam-viec/tim/"


def test_exact_code_opens_the_dossier(province, counter):
    dossier = province.received("2026-10-08 08:20")
    answer = counter.post(SEARCH, {"q": dossier.code.lower()})
    assert answer.status_code == 303
    assert answer["Location"] == f"/ban-lam-viec/ho-so/{dossier.code}/"


@pytest.mark.parametrize("typed", ["0001", "1", "261008-0001"])
def test_last_digits_open_the_only_one(province, counter, typed):
    dossier = province.received("2026-10-08 08:20")
    answer = counter.post(SEARCH, {"q": typed}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/ban-lam-viec/ho-so/{dossier.code}/"


def test_names_are_found_with_and_without_marks(province, counter):
    first = province.received("2026-10-08 08:20")
    second = province.received("2026-10-08 08:25")
    for typed in ("Lò Văn Ơn", "lo van on", "ĐỔI TÊN"):
        found = counter.post(SEARCH, {"q": typed}, follow=True).content.decode()
        assert first.code in found and second.code in found


@pytest.mark.parametrize("typed", ["014058004821", "0912345321"])
def test_number_finds_exactly_its_person_and_stays_out_of_the_address(province, counter, typed):
    mine = province.received("2026-10-08 08:20")
    other = province.received(
        "2026-10-08 08:21", applicant=person(name="Sùng", identity="", phone="")
    )
    answer = counter.post(SEARCH, {"q": typed}, follow=True)
    addresses = " ".join(address for address, _ in answer.redirect_chain)
    assert typed not in addresses
    assert mine.code in answer.content.decode()
    assert other.code not in answer.content.decode()
    assert typed not in answer.content.decode()


def test_number_in_an_address_is_taken_out_of_it(province, counter):
    answer = counter.get(SEARCH, {"q": "014058004821"})
    assert answer.status_code == 303
    assert "014058004821" not in answer["Location"]


def test_other_unit_is_not_found(province, sign_in):
    dossier = province.received("2026-10-08 08:20")
    other = sign_in("Vì Thị Mai")
    for typed in ("lo van on", "0001", "014058004821"):
        assert dossier.code not in other.post(SEARCH, {"q": typed}, follow=True).content.decode()
    assert other.post(SEARCH, {"q": dossier.code}, follow=True).status_code == 403


@pytest.mark.parametrize(
    "typed", ["", "   ", "<script>alert(1)</script>", "' OR 1=1 --", "a" * 10_000]
)
def test_strange_texts_are_only_text(province, counter, typed):
    answer = counter.post(SEARCH, {"q": typed}, follow=True)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
