"""A sheet scored and appraised in Chromium; from a published rank five clicks lead to a dossier."""

from __future__ import annotations

import datetime as dt
import os

import pytest
from playwright.sync_api import expect

from motcua.index import actions
from motcua.index.models import Score
from tests.browser import PHONE
from tests.desk.conftest import sign_in  # noqa: F401 - the fixture
from tests.desk.test_browser import no_sideways_scroll, open_as  # noqa: F401 - the fixture
from tests.index.rounds.conftest import judge
from tests.index.rounds.test_round import STRAIGHT, deliver
from tests.province import at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROUND = "/ban-lam-viec/chi-so/vong/2026-sonla/"
SHEET = f"{ROUND}don-vi/maison/"


def look(page, axe, name: str) -> None:
    page.wait_for_load_state("networkidle")
    if folder := os.environ.get("MOTCUA_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
    no_sideways_scroll(page)
    axe(page)


def test_key_screens_of_a_round(played, open_as, sign_in, axe, clock):  # noqa: F811
    clock.move_to(at("2026-10-06 08:30"))
    province = played.province
    dossier = province.walk(province.received("2026-10-01 08:20"), *STRAIGHT)
    deliver()

    # The first page of a process brings in what the later ones find there.
    assert sign_in("Quàng Văn Dũng").get(SHEET).status_code == 200
    page = open_as("Quàng Văn Dũng", SHEET, viewport=PHONE)
    page.select_option("#v-1-1", "có")
    expect(page.locator("#luu")).to_contain_text("Đã lưu lúc 08:30")
    page.fill("#v-1-2", "9")
    page.press("#v-1-2", "Tab")
    expect(page.locator("#kq-1-2")).to_contain_text("vượt điểm tối đa")
    page.fill("#v-1-2", "4,5")
    page.press("#v-1-2", "Tab")
    expect(page.locator("#kq-1-2")).to_contain_text("4,50")
    expect(page.locator("#tong")).to_contain_text("2/3")
    expect(page.locator("#tlv-1")).to_contain_text("7,50 / 8,00")
    look(page, axe, "sheet-360")
    page.set_viewport_size({"width": 1280, "height": 800})
    look(page, axe, "sheet-1280")

    played.handed_in("maison", "chiengmai")
    first = {"1.2": judge("1", "Kế hoạch muộn", explain=True)}
    actions.appraise(played.entry(), first, by=played.second, at=at("2026-10-06 08:31"))
    page = open_as("Bùi Thị Nội", f"{SHEET}tham-dinh/")
    page.fill("#v-1-1", "không")
    page.fill("#n-1-1", "Chưa có kế hoạch")
    page.press("#n-1-1", "Tab")
    expect(page.locator("#luu")).to_contain_text("Đã lưu lúc")
    look(page, axe, "appraisal-1280")
    page.set_viewport_size(PHONE)
    look(page, axe, "appraisal-360")
    page.goto(f"{SHEET}tieu-chi/1.2/")
    look(page, axe, "trail-360")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(ROUND)
    look(page, axe, "board-1280")
    assert Score.objects.filter(stage="appraisal", criterion="1.1", value="không").exists()

    played.decided("maison", "chiengmai")
    actions.publish(played.round, decision_number="36/QĐ-UBND", decided_on=dt.date(2026, 10, 6),
                    by=played.appraiser, at=at("2026-11-20 09:00"))  # fmt: skip
    clock.move_to(at("2026-11-20 10:00"))
    page = open_as("Đèo Thị Kiểm", f"{ROUND}hoi-dong/")
    look(page, axe, "council-1280")
    page.click("text=UBND xã Mai Sơn")
    page.click("#tc-3-1 .mc-criterion__trail")
    look(page, axe, "figure-1280")
    page.click(f"text={dossier.code}")
    expect(page.locator("h1")).to_contain_text(dossier.code)
