"""Pages of figures and of open data in a browser: they fit a phone, and axe finds nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from motcua.kernel import clock as now_of
from motcua.kernel.actor import OPERATOR
from motcua.reports.actions import publish_data, reconcile
from motcua.reports.actions.reconcile import Theirs
from motcua.reports.portal_files import read
from tests.browser import PHONE, WIDE
from tests.desk.test_browser import no_sideways_scroll
from tests.reports.test_open_data import some
from tests.reports.test_report_command import bring

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
INDEX = "/ban-lam-viec/chi-so-766/"
PERIOD = "tu=01/05/2026&den=31/05/2026&don_vi="
EIGHTEEN = "tu=01/04/2025&den=30/06/2025&don_vi="
DESK = (
    f"{INDEX}?{PERIOD}&theo=agency", f"{INDEX}in_time/?{PERIOD}", f"{INDEX}18-diem/?{EIGHTEEN}&c1=2",
    "/ban-lam-viec/doi-chieu/",
)  # fmt: skip
PORTAL = (
    "/du-lieu-mo/", "/du-lieu-mo/giai-quyet-theo-don-vi/", "/du-lieu-mo/lich-lam-viec/",
    "/chi-so-phuc-vu/",
)  # fmt: skip


def shown(page, address, axe, width):
    page.goto(address)
    page.wait_for_load_state("networkidle")
    if folder := os.environ.get("MOTCUA_PICTURES"):
        name = address.strip("/").partition("?")[0].replace("/", "_")
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
    no_sideways_scroll(page)
    axe(page)


def test_pages_of_figures_fit_and_have_no_accessibility_fault(
    province, clock, tmp_path, sign_in, new_page, live_server, axe
):
    bring(tmp_path, some())
    publish_data(by=OPERATOR, at=now_of.now())
    told = read(b"code,status\nX.1,2\nX.2,9\nLA.9,4\n", "cong.csv")
    theirs = Theirs(held=told.held, compared=(), source="cong.csv", as_of=now_of.now())
    reconcile(theirs, by=OPERATOR, at=now_of.now())
    cookie = sign_in("Đèo Thị Kiểm").cookies["sessionid"].value
    for viewport in (WIDE, PHONE):
        page = new_page(viewport=viewport)
        # The first page of figures loads the libraries that reckon them.
        page.context.set_default_timeout(60_000)
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        for address in (*DESK, *PORTAL):
            shown(page, address, axe, viewport["width"])
