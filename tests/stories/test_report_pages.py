"""Pages of periodic reports, looked at and judged by axe."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.kernel import clock as now_of
from motcua.reports import actions
from tests.reports.test_statutory_report import busy, chief, drafted, sent
from tests.stories.people import CLERK, DESK

__all__ = ["busy"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REPORTS = f"{DESK}bao-cao/"


def test_reports_are_readable_at_any_width(people, province, busy, eyes, clock):
    unit, at = province.units["maison"].pk, now_of.now
    first = sent(province, unit)
    drafted(province, unit, form="fees")
    causes = drafted(province, unit, form="lateness")
    clock.shift(dt.timedelta(hours=1))
    province.received("2026-08-21 09:00")
    again = actions.correct_report(first, by=chief(province), at=at(), reason="Nhập sót hồ sơ.")
    top = province.units["sonla"].pk
    consolidated = actions.draft_report(
        "settlement-units", top, "2026-Q3", by=province.control, at=at()
    )
    page = people.enter(CLERK)
    page.goto(REPORTS)
    page.locator("summary", has_text="Lập báo cáo").click()
    eyes.look(page, "70-reports")
    for name, report in (("71-frozen", first), ("72-correction", again), ("73-causes", causes)):
        page.goto(f"{REPORTS}{report.pk}/")
        eyes.look(page, name)
    page.goto(f"{REPORTS}{first.pk}/o/c3/")
    eyes.look(page, "74-cell")
    page = people.enter("Đèo Thị Kiểm")
    page.goto(f"{REPORTS}chua-gui/?ky=2026-M09&bieu=settlement-own")
    eyes.look(page, "75-board")
    page.goto(f"{REPORTS}{consolidated.pk}/")
    eyes.look(page, "76-consolidated")
    page.goto(f"{REPORTS}ngay-chot/")
    eyes.look(page, "77-cutoffs")
