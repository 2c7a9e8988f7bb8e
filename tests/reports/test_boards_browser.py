"""Boards in a browser: read and drilled by keys alone, on the wall, on paper; axe finds nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from motcua.kernel.actor import OPERATOR
from motcua.reports.actions import place_map
from motcua.reports.queries import maps, public_board
from tests.browser import PHONE, WIDE
from tests.desk.conftest import sign_in
from tests.desk.test_browser import no_sideways_scroll
from tests.province import at
from tests.reports import made_boards
from tests.reports.test_import_map import TWO

__all__ = ["sign_in"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOARD = "/ban-lam-viec/bang-so-lieu/"
Q2 = "?ky=2026-q2"
WALL = {"width": 1920, "height": 1080}
PAGES = ("", "don-vi/", "linh-vuc/", "tre-han/", "cach-tinh/", "ho-so/")


@pytest.fixture
def board(province, clock, new_page, sign_in, live_server, tmp_path):
    """`board(viewport=…)`: a browser of the control office, 240 dossiers and a map behind it."""
    made_boards.kept(made_boards.of_the_province())
    clock.move_to(at("2026-08-20 09:12"))
    public_board.forget()
    file = tmp_path / "tinh.topojson"
    file.write_text(json.dumps(TWO), encoding="utf-8")
    place_map(file, by=OPERATOR, at=at("2026-08-20 09:12"))
    cookie = sign_in("Đèo Thị Kiểm").cookies["sessionid"].value

    def make(**options) -> Page:
        page = new_page(**options)
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        return page

    yield make
    maps.place().unlink(missing_ok=True)
    public_board.forget()


def look(page: Page, name: str) -> None:
    if folder := os.environ.get("MOTCUA_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def shown(page: Page, address: str, axe, name: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    look(page, name)
    no_sideways_scroll(page)
    axe(page)


def test_boards_fit_and_have_no_accessibility_fault(board, axe):
    for viewport in (WIDE, PHONE):
        page, width = board(viewport=viewport), viewport["width"]
        for part in PAGES:
            kind = "&loai=da-xong" if part == "ho-so/" else ""
            shown(page, f"{BOARD}{part}{Q2}{kind}", axe, f"board-{part.strip('/')}-{width}")
        shown(page, "/thong-ke/?ky=2026-06", axe, f"thong-ke-{width}")


def test_from_a_chart_to_a_dossier_by_keys_alone(board):
    page = board()
    page.goto(BOARD + Q2)
    plot = page.locator("figure", has=page.locator("#xu-huong-t")).locator(".mc-chart__plot")
    expect(plot.locator("svg")).to_be_visible()
    for _press in range(80):
        page.keyboard.press("Tab")
        if plot.evaluate("place => place === document.activeElement"):
            break
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    said = page.locator("figure", has=page.locator("#xu-huong-t")).locator("[role=status]")
    expect(said).to_contain_text("05/2026:")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hồ sơ đã giải quyết trong kỳ")
    assert "ky=2026-05" in page.url
    assert page.locator("tbody tr").count() > 0
    page.go_back()
    card = page.locator(".mc-kpi__cover").first
    card.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hồ sơ xong trước hạn")


def test_pictures_are_saved_as_they_are_seen(board):
    page = board()
    for part, name in (("", "xu-huong"), ("don-vi/", "ban-do"), ("linh-vuc/", "nhiet")):
        page.goto(BOARD + part + Q2)
        for kind, first in (("png", b"\x89PNG"), ("svg", b"<svg")):
            button = page.locator(f'[data-mc-picture="{name}"][data-mc-kind="{kind}"]')
            with page.expect_download() as told:
                button.click()
            content = told.value.path().read_bytes()
            assert told.value.suggested_filename == f"{name}.{kind}"
            assert content.startswith(first) and len(content) > 500


# Months in time, in hundredths of a percent: rising to all, falling to nothing, level, into a dip.
TRENDS = (
    [9_000, 9_400, 9_700, 9_990, 10_000], [9_990, 9_000, 7_000, 4_000, 200], [9_771] * 5,
    [9_900, 9_950, 8_000, 9_970, 9_500], [9_000, 9_500, 9_960, 10_000, None],
)  # fmt: skip
CROSSES = """svg => {
  const box = [...svg.querySelectorAll('text')].at(-1).getBBox();
  const line = [...svg.querySelectorAll('path')].find(one => one.getAttribute('fill') === 'none');
  const long = line.getTotalLength();
  const inside = ({x, y}) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
  const beyond = box.x + box.width > svg.viewBox.baseVal.width;
  return beyond || Array.from({length: 600}, (_, at) => line.getPointAtLength(at * long / 599)).some(inside);
}"""


def _another_trend(values) -> str:
    rows = "".join(
        f"<tr><th>{month:02}/2026</th><td{'' if one is None else f' data-mc-value={one / 100}'}>"
        f"{'–' if one is None else f'{one / 100:.2f}%'.replace('.', ',')}</td></tr>"
        for month, one in enumerate(values, 1)
    )
    return (
        '<figure data-mc-chart="line" data-mc-percent data-mc-limit="95" data-mc-limit-words="ngưỡng">'
        '<div class="mc-chart__plot mc-chart__plot--line" hidden></div><table><thead><tr><th>Tháng</th>'
        f'<th data-mc-series="xong-solid">Đúng hạn</th></tr></thead><tbody>{rows}</tbody></table></figure>'
    )


def test_the_last_words_of_a_trend_never_cross_its_line(board):
    figures = "".join(map(_another_trend, TRENDS))

    def with_more(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", f"{figures}</main>"))

    for address, viewport in ((BOARD, WIDE), (BOARD, PHONE), (f"{BOARD}man-hinh-lon/", WALL)):
        page = board(viewport=viewport)
        page.route(f"**{address}{Q2}", with_more)
        page.goto(address + Q2)
        plots = page.locator(".mc-chart__plot--line > svg")
        expect(plots).to_have_count(len(TRENDS) + 1)
        for place in range(len(TRENDS) + 1):
            assert not plots.nth(place).evaluate(CROSSES), (address, viewport, place)


# Of each row of cards, where it begins and ends beside where the grid does.
ROWS = """() => [...document.querySelectorAll('.mc-board-cards')].flatMap(grid => {
  const whole = grid.getBoundingClientRect(), rows = new Map();
  for (const card of grid.children) {
    const box = card.getBoundingClientRect(), key = Math.round(box.top);
    const row = rows.get(key) || [box.left, 0];
    rows.set(key, [Math.min(row[0], box.left), Math.max(row[1], box.right)]);
  }
  return [...rows.values()].map(([left, right]) => [left - whole.left, whole.right - right]);
})"""


@pytest.mark.parametrize("who", ["late", "absent", "there"])
def test_cards_leave_no_hole_whenever_those_of_other_rooms_come(board, who):
    page = board()
    if who == "late":
        page.route("**/ben-canh/**", lambda _route: None)
    if who == "absent":
        nothing = '<div id="ben-canh" class="mc-board-beside"></div>'
        page.route(
            "**/ben-canh/**", lambda route: route.fulfill(body=nothing, content_type="text/html")
        )
    page.goto(BOARD + Q2)
    expect(page.locator(".mc-board-cards")).to_have_count(2 if who == "there" else 1)
    for width in (360, 768, 1024, 1280, 1440, 1920, 2560):
        page.set_viewport_size({"width": width, "height": 900})
        rows = page.evaluate(ROWS)
        assert rows and all(abs(gap) < 1.5 for row in rows for gap in row), (width, rows)
    if who == "absent":
        expect(page.locator(".mc-board-beside")).to_be_hidden()


def test_the_wall_reads_itself_anew_and_needs_no_scroll(board, axe):
    page = board(viewport=WALL)
    page.clock.install()
    page.goto(f"{BOARD}man-hinh-lon/{Q2}")
    expect(page.locator(".mc-chart__plot svg")).to_be_visible()
    look(page, "wall-1920")
    axe(page)
    no_sideways_scroll(page)
    assert page.evaluate("document.documentElement.scrollHeight - innerHeight") <= 0
    with page.expect_response(lambda answer: "phan=1" in answer.url) as told:
        page.clock.fast_forward(61_000)
    assert told.value.status == 200
    expect(page.locator(".mc-chart__plot svg")).to_have_count(1)


def test_the_wall_with_large_figures_fits_smaller_screens(board, axe):
    made_boards.thousandfold()
    for width, height in ((1280, 720), (1366, 768), (768, 1024), (360, 740)):
        page = board(viewport={"width": width, "height": height})
        shown(page, f"{BOARD}man-hinh-lon/{Q2}", axe, f"wall-{width}")


def test_paper_holds_the_tables_in_place_of_pictures(board):
    page = board()
    page.goto(BOARD + Q2)
    expect(page.locator(".mc-chart__plot svg").first).to_be_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    look(page, "board-print")
    assert not page.locator(".mc-chart__plot").first.is_visible()
    assert page.locator(".mc-chart__data table").first.is_visible()
    assert not page.locator(".mc-board-ask").is_visible()
