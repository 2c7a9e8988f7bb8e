"""Everybody reads whether dossiers are done in time, and nobody can be recognised in it."""

from __future__ import annotations

import pytest

from motcua.reports.queries import public_board
from motcua.reports.rules.whole_months import period_of
from tests.province import at
from tests.reports import made_boards
from tests.reports.made_facts import dossier, seconds

PAGE = "/thong-ke/"


def _done(agency, number, *, late):
    due = seconds("2026-09-15T16:00")
    return dossier(
        code=f"{agency}-{number}", agency=agency, tier="commune", ending="granted", status=9,
        received_s=seconds("2026-09-01T08:00"), due_s=due, working_s=40_000, paused_s=0,
        finished_s=due + 3_600 if late else due,
    )  # fmt: skip


@pytest.fixture
def september(province, clock):
    """Mai Sơn 40 with 2 late, Chiềng Mai 30 with 10 late, a department 3 in all."""
    public_board.forget()
    clock.move_to(at("2026-10-08 09:12"))
    made_boards.kept([
        *(_done("H52.118", n, late=n < 2) for n in range(40)),
        *(_done("H52.119", n, late=n < 10) for n in range(30)),
        *(_done("H52.12", n, late=False) for n in range(3)),
    ])  # fmt: skip
    yield
    public_board.forget()


def test_small_counts_are_not_told_nor_can_they_be_reckoned(september):
    found = public_board.published(period_of("2026-09"), at("2026-10-08 09:12").date())
    rows = {row.name: row for row in found.rows}
    assert rows["Sở Nông nghiệp và Môi trường"].finished is None
    assert rows["Mai Sơn"].in_time is None, "40 less 38 would tell of two"
    for row in (*found.rows, found.whole):
        for number in (row.finished, row.in_time):
            assert number is None or number == 0 or number >= public_board.LEAST
        if row.finished is not None and row.in_time is not None:
            late = row.finished - row.in_time
            assert late == 0 or late >= public_board.LEAST
    shown = [row.finished for row in found.rows]
    assert found.whole.finished is None or shown.count(None) != 1


def test_page_speaks_plainly_of_months_that_have_ended(september, client):
    page = client.get(PAGE)
    said = " ".join(page.content.decode().split())
    assert page.status_code == 200
    assert "Cả tỉnh, tháng 9/2026" in said and "không nêu" in said
    assert 'value="2026-10"' not in said, "a month that runs would tell of one person"
    other = client.get(PAGE, {"ky": "2026-10"})
    assert other.context["chosen"] == "2026-09"
    empty = client.get(PAGE, {"ky": "2026-03"})
    assert "chưa có hồ sơ nào xong" in empty.content.decode()


def test_first_page_leads_there(september, client):
    assert f'href="{PAGE}"' in client.get("/").content.decode()
