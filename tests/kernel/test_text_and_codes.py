"""Text as Vietnamese people type it, codes as the law wants them, dates as they are said."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest

from motcua.kernel import clock, vietnamese
from motcua.kernel.codes import SECRET_ALPHABET, DossierCode, new_secret
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name, clean_text, fold
from motcua.kernel.money import Money
from motcua.kernel.near_words import near
from tests.province import at


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường Đắk Lắk", "duong dak lak"),
        (unicodedata.normalize("NFD", "Ủy ban  Nhân dân"), "uy ban nhan dan"),
        ("KSOR H'NHIÊN", "ksor h'nhien"),
    ],
)
def test_folding(text, folded):
    assert fold(text) == folded


def test_names_keep_their_case_and_lose_what_is_invisible():
    assert clean_name("  NGUYỄN\u200b THỊ \x00 ẨN ", field="name") == "NGUYỄN THỊ ẨN"
    assert clean_text("dòng 1\ndòng 2\x07") == "dòng 1\ndòng 2"


def test_both_patterns_of_agency_codes_give_dossier_codes():
    day = dt.date(2024, 11, 5)
    assert str(DossierCode(agency="000.00.19.H52", day=day, sequence=7)) == (
        "000.00.19.H52-241105-0007"
    )
    day = dt.date(2026, 10, 8)
    assert str(DossierCode(agency="H52.118", day=day, sequence=42)) == "H52.118-261008-0042"
    with pytest.raises(InvalidInput, match="QĐ 20/2020"):
        DossierCode(agency="52.118", day=day, sequence=1)


def test_secret_has_six_characters_without_look_alikes():
    assert not set("0O1IL2Z5S8BUV") & set(SECRET_ALPHABET)
    secrets = {new_secret() for _ in range(200)}
    assert len(secrets) > 190
    assert all(len(s) == 6 and set(s) <= set(SECRET_ALPHABET) for s in secrets)


def test_times_are_said_in_vietnamese():
    moment = at("2026-10-08 09:12")
    assert vietnamese.moment_text(moment) == "09:12 thứ Năm, 08/10/2026"
    assert vietnamese.paper_moment(moment) == "09 giờ 12 phút, ngày 08 tháng 10 năm 2026"
    assert vietnamese.moment_text(moment.astimezone(dt.UTC)) == "09:12 thứ Năm, 08/10/2026"


def test_naive_moment_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        clock.local(dt.datetime(2026, 10, 8, 9, 12))  # noqa: DTZ001


def test_money():
    assert (Money(14_000) + Money(1_500_000)).text() == "1.514.000 đồng"
    with pytest.raises(ValueError, match="negative"):
        Money(-1)


def test_a_word_longer_than_any_name_is_no_slip_of_one():
    """Its slips would be half a million words, each as long as it."""
    assert near("a" * 39 + "b", {"a" * 40}) == ["a" * 40]
    assert near("a" * 40 + "b", {"a" * 41}) == []
