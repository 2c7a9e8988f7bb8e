"""Numbers of a thousand and more are written 1.234, wherever a board, a card or a file shows one."""

from __future__ import annotations

import html
import io
import re
from urllib.parse import unquote_plus

import pytest
from openpyxl import load_workbook

from motcua.organisations.rules.roles import Role
from motcua.reports.queries import public_board
from tests.desk.conftest import sign_in
from tests.province import _give, at
from tests.reports import made_boards

__all__ = ["sign_in"]
BOARD = "/ban-lam-viec/bang-so-lieu/"
CONTROL = "Đèo Thị Kiểm"
PARTS = ("", "don-vi/", "linh-vuc/", "tre-han/", "man-hinh-lon/")
QUERIES = ({"ky": "2026-q2"}, {"ky": "2026-q2", "don_vi": "H52.118"})
# Four digits and more in a row that are no code, no clock and no year of a date.
BARE = re.compile(r"(?<![\w.,/:-])(?<!năm )\d{4,}(?![\w.,/:-])")


@pytest.fixture
def thousandfold(province, clock):
    made_boards.kept(made_boards.of_the_province())
    clock.move_to(at("2026-08-20 09:12"))
    made_boards.thousandfold()
    public_board.forget()
    yield province
    public_board.forget()


def said(answer) -> str:
    """What is read on the page, without what stands in attributes."""
    main = re.search(r"<main\b.*</main>", answer.content.decode(), flags=re.DOTALL)[0]
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", main, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_no_number_of_a_board_stands_bare(thousandfold, sign_in):
    client = sign_in(CONTROL)
    for part in PARTS:
        for query in QUERIES:
            page = said(client.get(BOARD + part, query))
            assert BARE.findall(page) == [], (part, query)
            assert re.search(r"\d\.000\b", page), part


def test_counts_of_the_heat_map_are_grouped(thousandfold, sign_in):
    page = sign_in(CONTROL).get(f"{BOARD}linh-vuc/", {"ky": "2026-q2"})
    counts = re.findall(r'mc-heat__n">([^<]+)<', page.content.decode())
    assert counts and all(re.fullmatch(r"\d{1,3}\.000 hồ sơ", one) for one in counts)


def test_no_number_of_the_public_board_stands_bare(thousandfold, client):
    page = said(client.get("/thong-ke/", {"ky": "2026-06"}))
    assert BARE.findall(page) == [] and ".000" in page


def test_a_task_names_its_figure_as_the_board_does(thousandfold, sign_in):
    _give(thousandfold, "Lò Minh Hùng", thousandfold.units["sonla"], Role.LDT, "Chủ tịch UBND tỉnh")
    slow = sign_in("Lò Minh Hùng").get(BOARD, {"ky": "2026-q2"}).context["slowest"][0]
    assert ".000" in slow["n"] and f"Giải quyết {slow['n']} hồ sơ" in unquote_plus(slow["instruct"])


def test_figures_of_the_workbook_are_numbers_that_show_their_thousands(thousandfold, sign_in):
    file = sign_in(CONTROL).get(f"{BOARD}tai/", {"ky": "2026-q2"})
    book = load_workbook(io.BytesIO(b"".join(file.streaming_content)))
    looks = {True: "#,##0", False: "#,##0.00"}
    for name, whole in (("xu-huong", (False, True, True, True)), ("so-ngay", (True, False))):
        row = next(
            row for row in book[name].iter_rows(min_row=5) if isinstance(row[1].value, int | float)
        )
        assert [one.number_format for one in row[1 : len(whole) + 1]] == [looks[w] for w in whole]
    assert max(row[1].value for row in book["so-ngay"].iter_rows(min_row=5)) >= 1_000
