"""The pages in a real browser: no accessibility fault, no sideways scroll, on a desk and a phone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from motcua.organisations.actions import enter_certificate, enter_headcount
from motcua.oversight import actions
from motcua.oversight.rules.discipline import Seen
from tests.browser import PHONE, WIDE
from tests.oversight.test_plan_reform import a_report, running, settled
from tests.province import at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESK = "/ban-lam-viec"


@pytest.fixture
def open_as(new_page, sign_in, live_server):
    def make(name: str, **options):
        page = new_page(**options)
        cookie = sign_in(name).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        return page

    return make


@pytest.fixture
def lived(oversight) -> dict[str, list[str]]:
    """A year of oversight; the pages that each official would open."""
    settled(oversight)
    remedy = oversight.remedy()
    actions.accept_remedy(remedy, by=oversight.unit_leader, at=at("2026-10-06 08:00"))
    seen = Seen(expected=6, present=4, excused=1, badges=False, idle=1, unserved=0, note="Quầy 2")
    actions.check_discipline("maison", by=oversight.planner, at=at("2026-10-08 07:45"), seen=seen)
    plan, _bound, told = running(oversight)
    actions.report_task(
        told, by=oversight.unit_leader, at=at("2026-10-08 08:00"), share=60, text="Đã trình.",
        evidence="TTr 5",
    )  # fmt: skip
    report = a_report(oversight)
    _capacity(oversight)
    visit = remedy.finding.inspection.visit
    return {
        "Hoàng Văn Nghĩa": [
            "/kiem-tra/", f"/kiem-tra/{remedy.finding.inspection_id}/",
            f"/kiem-tra/khac-phuc/{remedy.pk}/", "/kiem-tra/khac-phuc/", f"/ke-hoach/{plan.pk}/",
            "/nang-luc/chung-thu-so/",
        ],
        "Cầm Văn Nội": [
            f"/kiem-tra/ke-hoach/{visit.plan_id}/", "/kiem-tra/dot-xuat/",
            "/kiem-tra/dot-xuat/moi/", "/ke-hoach/", f"/bao-cao-cchc/{report.pk}/", "/cam-ket/moi/",
            "/nang-luc/", "/nang-luc/bien-che/nhap/",
        ],
    }  # fmt: skip


def _capacity(oversight) -> None:
    enter_headcount(
        {"unit": "maison", "year": "2026", "kind": "civil", "given": "45", "filled": "41",
         "decision": "10/QĐ-UBND", "decided_on": "05/01/2026"},
        by=oversight.planner, at=at("2026-10-08 08:00"),
    )  # fmt: skip
    enter_certificate(
        {"unit": "maison", "serial": "54010001", "holder": "person", "title": "Chủ tịch UBND",
         "valid_from": "01/01/2025", "valid_to": "01/10/2026"},
        by=oversight.planner, at=at("2026-10-08 08:00"),
    )  # fmt: skip


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["1280", "360"])
def test_pages_of_oversight_have_no_fault(lived, open_as, sign_in, axe, viewport):
    for name, addresses in lived.items():
        # What is loaded with the first page is not the browser's to wait for.
        assert sign_in(name).get(f"{DESK}{addresses[0]}").status_code == 200
        page = open_as(name, viewport=viewport)
        for address in addresses:
            page.goto(f"{DESK}{address}")
            axe(page)
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert over <= 0, f"{address}: {over} px too wide"
            _keep(page, address, viewport)


def _keep(page, address: str, viewport) -> None:
    """A picture for whoever wants to look: MOTCUA_PICTURES names the folder."""
    folder = os.environ.get("MOTCUA_PICTURES")
    if folder:
        name = address.strip("/").replace("/", "-")
        page.screenshot(path=Path(folder, f"{viewport['width']}-{name}.png"), full_page=True)
