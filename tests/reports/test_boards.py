"""Boards: the figures of the reports, each opening its rows, each seen by whom it is for."""

from __future__ import annotations

import datetime as dt
import io
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook

from motcua.audit.actions.deliver import deliver_owed
from motcua.kernel.errors import InvalidInput, NotAllowed
from motcua.kernel.figures import Figure
from motcua.organisations.rules.roles import Role
from motcua.reports.indicators.engines import in_memory
from motcua.reports.queries import board_heat, board_rows, board_views, boards
from motcua.reports.queries.board_rows import Asked
from motcua.reports.queries.board_views import View
from motcua.reports.rules import boards as rules
from motcua.reports.rules.spread import days, percentile
from motcua.reports.rules.whole_months import Period, month_of, period_of, usual_periods
from motcua.reports.settlement import TOTAL, By, settle
from tests.desk.conftest import sign_in
from tests.province import at
from tests.reports import made_boards
from tests.reports.made_facts import tables

__all__ = ["sign_in"]
BOARD = "/ban-lam-viec/bang-so-lieu/"
NOW = at("2026-08-20 09:12")
QUARTER = period_of("2026-q2")
CONTROL, OF_MAI_SON, OF_CHIENG_MAI = "Đèo Thị Kiểm", "Hoàng Văn Nghĩa", "Mùa A Sếnh"


@pytest.fixture
def counted(province):
    return made_boards.kept(made_boards.of_the_province())


def text(answer):
    return " ".join(answer.content.decode().split())


# The figures


def test_board_says_what_the_statutory_form_says(counted):
    with in_memory(*tables(counted)) as facts:
        form = settle(facts, QUARTER.first, QUARTER.last, by=By.AGENCY)
    rows = {row.key: row.cells for row in form.rows}
    for agency in ("", *made_boards.AGENCIES):
        cells = rows[agency or TOTAL]
        flows = boards.flows(View(period=QUARTER, unit=agency))
        in_time = Figure(cells["c8"] + cells["c9"], cells["c7"])
        assert flows.figure("on_time_rate", QUARTER) == in_time
        assert flows.figure("late_rate", QUARTER) == Figure(cells["c10"], cells["c7"])
        online = Figure(cells["c4"], cells["c4"] + cells["c5"])
        assert flows.figure("online_share", QUARTER) == online


def test_what_is_open_and_overdue_is_that_of_the_form_at_the_same_instant(counted):
    august = period_of("2026-08")
    with in_memory(*tables(counted)) as facts:
        form = settle(facts, august.first, august.last, by=By.AGENCY, as_of=NOW)
    standing = boards.standing(View(period=august), NOW)
    for row in form.rows[:-1]:
        assert standing.by.get(row.key, (0, 0)) == (row.cells["c11"], row.cells["c13"])
    assert (standing.open, standing.overdue) == (form.rows[-1].cells["c11"],
                                                 form.rows[-1].cells["c13"])  # fmt: skip


def test_days_and_causes_spread_over_all_that_was_finished(counted):
    spread = boards.spread(View(period=QUARTER))
    done = [row for row in counted if _finished(row, QUARTER)]
    assert sum(spread.days) == len(done)
    half = sorted(days(row["working_s"]) for row in done)[(len(done) - 1) // 2] + 1
    assert spread.within(50) == half
    late = [row for row in done if row["due_s"] and row["finished_s"] > row["due_s"]]
    assert sum(spread.causes.values()) == len(late)
    assert spread.causes["partner"] == sum(row["cause"] == "partner" for row in late)


def _finished(row, period):
    if row["finished_s"] is None or row["received_s"] is None:
        return False
    bounds = board_rows.within("finished_s", period)
    return bounds["finished_s__gte"] <= row["finished_s"] < bounds["finished_s__lt"]


def test_an_act_shows_as_soon_as_its_event_is_delivered(province, clock):
    october = period_of("2026-10")
    view = View(period=october, unit="H52.118")
    dossier = province.received("2026-10-01 08:20")
    while deliver_owed():
        pass
    assert boards.flows(view).count(october, "received") == 1
    road = ("transfer", "assign", "submit_for_approval", "approve", "hand_to_counter")
    province.walk(dossier, *road, day="2026-10-02")
    while deliver_owed():
        pass
    assert boards.flows(view).figure("on_time_rate", october) == Figure(1, 1)
    assert boards.standing(view, at("2026-10-08 09:12")).open == 0
    assert sum(boards.spread(view).days) == 1


def test_league_ranks_and_says_of_whom_nothing_is_known(counted):
    places = boards.league(View(period=QUARTER), "on_time_rate", NOW, dt.date(2026, 10, 8))
    told = [one for one in places if one.told]
    assert {one.code for one in told} == set(made_boards.AGENCIES)
    shares = [one.figure.numerator / one.figure.denominator for one in told]
    assert shares == sorted(shares, reverse=True)
    assert [one.code for one in places if not one.told] == ["H52.01"]


def test_heat_of_a_province_of_a_field_and_of_one_unit(counted):
    today = dt.date(2026, 10, 8)
    for view, by in (
        (View(period=QUARTER), ("agency", "field")),
        (View(period=QUARTER, field="Đất đai"), ("agency", "procedure")),
        (View(period=QUARTER, unit="H52.118"), ("procedure", "first")),
    ):
        grid = board_heat.heat(view, today)
        assert grid.by == by and grid.rows and grid.columns
    whole = board_heat.heat(View(period=QUARTER), today)
    cells = sum(one.denominator for one in whole.cells.values())
    assert cells == boards.flows(View(period=QUARTER)).figure("on_time_rate", QUARTER).denominator


# Every mark opens its rows


def test_rows_behind_each_figure_are_as_many_as_it_counts(counted, province):
    view, control = View(period=QUARTER), province.control
    flows, standing, spread = boards.flows(view), boards.standing(view, NOW), boards.spread(view)
    expected = {
        "dang-qua-han": standing.overdue, "dang-giai-quyet": standing.open,
    }  # fmt: skip
    for key, parts in rules.SHARES.items():
        figure = flows.figure(key, QUARTER)
        expected |= {parts.opens: figure.numerator, parts.whole: figure.denominator}
    for kind, number in expected.items():
        assert number == _all(view, Asked(kind=kind), control), kind
    for day, number in enumerate(spread.days):
        if number:
            assert number == _all(view, Asked(kind="da-xong", days=day), control)
    for cause, number in spread.causes.items():
        assert number == _all(view, Asked(kind="qua-han", cause=cause), control)


def _all(view, asked, officer):
    """Through all pages; none comes twice."""
    seen, before = [], None
    while True:
        found = board_rows.rows(view, Asked(**{**vars(asked), "before": before}), officer, NOW,
                                page=40)  # fmt: skip
        seen += found.lines
        if found.more is None:
            assert found.count == len(seen)
            return len(seen)
        before = found.more


def test_marks_of_the_page_lead_to_lists_of_their_size(counted, sign_in, clock):
    clock.move_to(NOW)
    client = sign_in(CONTROL)
    page = client.get(BOARD, {"ky": "2026-q2"})
    cells = [line.cells[0] for line in page.context["days"].lines[:3]]
    cells += [line.cells[-1] for line in page.context["trend"].lines[-2:]]
    marks = [cell for cell in cells if cell.value]
    assert marks
    for cell in marks:
        assert client.get(cell.url).context["found"].count == int(cell.value)


# Who sees what


def test_a_communes_head_sees_only_theirs(counted, sign_in, province):
    page = sign_in(OF_CHIENG_MAI).get(BOARD + "don-vi/", {"ky": "2026-q2"})
    assert page.status_code == 200
    assert {line.key for line in page.context["league"].lines} == {"H52.119"}
    assert "Mai Sơn" not in text(page).replace("Chiềng Mai", "")
    other = sign_in(OF_CHIENG_MAI).get(BOARD, {"ky": "2026-q2", "don_vi": "H52.118"})
    assert other.status_code == 403 and "ngoài phạm vi" in text(other)
    rows = sign_in(OF_CHIENG_MAI).get(
        BOARD + "ho-so/", {"ky": "2026-q2", "loai": "da-xong", "don_vi": "H52.118"}
    )
    assert rows.status_code == 403


def test_who_has_no_right_is_told_who_has(province, sign_in):
    for part in ("", "don-vi/", "linh-vuc/", "tre-han/", "man-hinh-lon/", "tai/", "ho-so/"):
        answer = sign_in("Cầm Thị Ngọc").get(BOARD + part)
        assert answer.status_code == 403, part
    assert "Lãnh đạo tỉnh" in text(answer)
    with pytest.raises(NotAllowed):
        board_views.view_for(province.case, QUARTER, dt.date(2026, 10, 8))


def test_codes_are_shown_only_of_what_may_be_opened(province, clock):
    dossier = province.received("2026-10-01 08:20")
    while deliver_owed():
        pass
    view = View(period=period_of("2026-10"))
    for officer, code in (
        (province.control, dossier.code),
        (province.of(Role.LD, "chiengmai"), ""),
    ):
        (line,) = board_rows.rows(view, Asked(kind="tiep-nhan"), officer, NOW).lines
        assert line.code == code


# The pages


def test_pages_hold_together_with_filters_and_without_anything(counted, sign_in, clock):
    clock.move_to(NOW)
    client = sign_in(CONTROL)
    for part in ("", "don-vi/", "linh-vuc/", "tre-han/", "man-hinh-lon/"):
        for query in (
            {"ky": "2026-q2"}, {"ky": "2012"}, {"linh_vuc": "Đất đai", "ky": "2026-h1"},
            {"don_vi": "H52.118", "linh_vuc": "Hộ tịch", "ky": "2026-05"}, {},
        ):  # fmt: skip
            assert client.get(BOARD + part, query).status_code == 200, (part, query)
    said = text(client.get(BOARD, {"ky": "2026-q2"}))
    figure = boards.flows(View(period=QUARTER)).figure("on_time_rate", QUARTER)
    assert f"({figure.numerator}/{figure.denominator})" in said
    assert "điểm phần trăm so với quý I năm 2026" in said
    assert "đang quá hạn ở 3 đơn vị" in said


def test_asking_badly_is_told(province, sign_in):
    client = sign_in(CONTROL)
    wrong = client.get(BOARD, {"ky": "tháng sau"})
    assert wrong.status_code == 422 and "Chọn một tháng" in text(wrong)
    for query in ({"loai": "khong-co"}, {}):
        assert client.get(BOARD + "ho-so/", query).status_code == 404
    odd = {"loai": "da-xong", "tu": "-.x", "so_ngay": "-1", "nguyen_nhan": "x" * 400}
    assert client.get(BOARD + "ho-so/", odd).status_code == 200
    assert client.get(BOARD + "tai/", {"bang": "khong-co"}).status_code == 404


def test_figures_travel_as_numbers(counted, sign_in, clock):
    clock.move_to(NOW)
    client = sign_in(CONTROL)
    file = client.get(BOARD + "tai/", {"ky": "2026-q2"})
    book = load_workbook(io.BytesIO(b"".join(file.streaming_content)))
    assert book.sheetnames == ["xu-huong", "so-ngay", "xep-hang", "nguyen-nhan", "nhiet"]
    total = sum(row[1].value for row in book["so-ngay"].iter_rows(min_row=5))
    assert total == sum(boards.spread(View(period=QUARTER)).days)
    lines = client.get(BOARD + "tai/", {"ky": "2026-q2", "bang": "xep-hang"}).content.decode()
    assert lines.count("\n") == 4 and "Mai Sơn" in lines


def test_a_page_asks_as_many_statements_whatever_it_shows(
    counted, sign_in, clock, django_assert_max_num_queries
):
    clock.move_to(NOW)
    client = sign_in(CONTROL)
    for part in ("", "don-vi/", "linh-vuc/", "tre-han/", "man-hinh-lon/"):
        client.get(BOARD + part)
        with django_assert_max_num_queries(12):
            assert client.get(BOARD + part, {"ky": "2026-q2"}).status_code == 200
    for kind in board_rows.KINDS:
        with django_assert_max_num_queries(12):
            assert client.get(f"{BOARD}ho-so/?loai={kind}&ky=2026-q2").status_code == 200


# On paper


@pytest.mark.parametrize(
    ("key", "first", "last", "before"),
    [
        ("2026-10", "2026-10-01", "2026-10-31", "2026-09"),
        ("2026-01", "2026-01-01", "2026-01-31", "2025-12"),
        ("2026-q1", "2026-01-01", "2026-03-31", "2025-q4"),
        ("2026-h2", "2026-07-01", "2026-12-31", "2026-h1"),
        ("2026-9t", "2026-01-01", "2026-09-30", "2025-9t"),
        ("2026", "2026-01-01", "2026-12-31", "2025"),
    ],
)
def test_periods_and_the_ones_before(key, first, last, before):
    period = period_of(key)
    assert (str(period.first), str(period.last), period.previous.key) == (first, last, before)
    assert period_of(period.key) == period


@pytest.mark.parametrize("key", ["", "2026-13", "2026-q5", "9999", "2026-10 ", "x"])
def test_what_is_no_period_is_refused(key):
    with pytest.raises(InvalidInput, match="Chọn một tháng"):
        period_of(key)


def test_usual_periods_are_each_offered_once():
    keys = [period.key for period in usual_periods(dt.date(2026, 10, 8))]
    assert keys[0] == month_of(dt.date(2026, 10, 8)).key == "2026-10"
    assert len(keys) == len(set(keys)) and "2026-9t" in keys
    assert all(isinstance(period_of(key), Period) for key in keys)


def test_shares_are_rounded_once_and_compared_exactly():
    assert rules.hundredths(Figure(3_152, 3_226)) == 9_771
    assert rules.hundredths(Figure(0, 0)) is None
    assert rules.change(Figure(3_152, 3_226), Figure(9_635, 10_000)) == 136
    # 94,9999 % is shown as 95,00 % and is below 95 all the same.
    assert rules.crosses(Figure(949_999, 1_000_000), 9_500, below=True, least=1)
    assert not rules.crosses(Figure(95, 100), 9_500, below=True, least=1)
    assert not rules.crosses(Figure(0, 9), 9_500, below=True, least=10)


def test_percentile_is_of_dossiers_and_not_of_days():
    assert percentile([5, 4, 1], 50) == 1
    assert percentile([5, 4, 1], 90) == 2
    assert percentile([5, 4, 1], 91) == 3
    assert percentile([0, 0], 50) is None
    assert [days(s) for s in (-5, 0, 28_799, 28_800, 10**9)] == [0, 0, 0, 1, 60]


def test_links_carry_the_filters_along(counted, sign_in, clock):
    clock.move_to(NOW)
    page = sign_in(CONTROL).get(BOARD, {"ky": "2026-q2", "linh_vuc": "Đất đai"})
    for tab in page.context["tabs"]:
        assert parse_qs(urlsplit(tab.url).query) == {"ky": ["2026-q2"], "linh_vuc": ["Đất đai"]}
