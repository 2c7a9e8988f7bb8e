"""Every page that `bench growth` asks for is there, and one that does not answer is told by name."""

from __future__ import annotations

import pytest
from bench import growth
from bench.growth_asking import NotAnswered, answer, timed
from bench.growth_pages import BOARDS, Page, pages
from bench.growth_province import people, people_of_a_village

from motcua.organisations.authority import Authority, Reach, roles_with
from tests.reports import made_boards


@pytest.fixture
def asked(province, clock, settings):
    settings.MOTCUA_REQUIRE_TOTP = False
    people(province)
    people_of_a_village(province, province.units["chiengmai"])
    made_boards.kept(made_boards.of_the_province())
    province.walk(province.received(), "transfer", "assign")
    # Two, or the search leads to the one.
    province.received("2026-10-02 08:20")
    return list(pages(province))


def test_every_page_answers(asked):
    assert len({page.name for page in asked}) == len(asked)
    for page in asked:
        assert answer(page).status_code == 200, page.name


def test_the_board_of_every_role_that_may_see_one_is_asked(asked, province):
    told = {province.officer(who).role for who in BOARDS}
    assert told == set(roles_with(Authority.BOARD_READ))
    assert all(province.officer(who).reach(Authority.BOARD_READ) > Reach.NONE for who in BOARDS)


def test_a_page_that_is_gone_or_says_something_else_is_told(asked):
    gone = Page(name="gone", ask=lambda: asked[0].ask().client.get("/ban-lam-viec/bang-dieu-hanh/"))
    with pytest.raises(NotAnswered, match="404"):
        timed(gone)
    other = Page(name="other", ask=asked[0].ask, holds="H52.118-000000-9999")
    with pytest.raises(NotAnswered, match="without"):
        timed(other)


def test_a_page_without_an_answer_fails_the_bench(capsys):
    pages_ = {"gone": growth.Asked(refused="404"), "there": growth.Asked(ms=[1.0])}
    assert not growth._told(10_000, pages_)
    assert "gone: 404" in capsys.readouterr().err
    assert growth._told(10_000, {"there": growth.Asked(ms=[1.0])})


def test_a_limit_of_nought_is_met_by_nought_alone():
    assert growth._limit("scans", 0, 0).met and not growth._limit("scans", 1, 0).met
    assert growth._limit("statements", 12, 12).met and not growth._limit("statements", 13, 12).met
