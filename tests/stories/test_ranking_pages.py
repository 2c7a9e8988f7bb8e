"""Sets of criteria and rankings, looked at and judged by axe; a value tried while typing."""

from __future__ import annotations

import pytest

from motcua.index import actions
from tests.index.rankings.conftest import played, published
from tests.index.rankings.test_rankings import PRINTED, analysed
from tests.province import at
from tests.stories.people import DESK

__all__ = ["played", "published"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEEPER, CHAIR = "Bùi Thị Nội", "Ngần Văn Tịch"


def test_sets_and_rankings_are_readable_at_any_width(people, published, eyes, clock):
    clock.move_to(at("2026-12-20 09:00"))
    round_ = analysed(published)
    for printed in PRINTED:
        actions.enter_result(printed, by=published.keeper, at=at("2026-12-20 08:00"))
    held = published.taken_in()
    told = {"name": "Kế hoạch đúng hạn", "max": "1,5", "rule": {"kind": "yes_no"}}
    actions.change_criterion(held, "1.1", told, by=published.keeper, at=at("2026-12-20 08:00"))
    page = people.enter(KEEPER)
    page.goto(f"{DESK}bo-tieu-chi/")
    eyes.look(page, "70-sets")
    page.goto(f"{DESK}bo-tieu-chi/{held.pk}/?sua=1.1#sua")
    page.fill("#tieu-chi-max", "2")
    page.fill("#tieu-chi-gia_tri", "có")
    page.get_by_text("“có” được 2,00 điểm.").wait_for()
    page.get_by_text("Mọi tổng đều khớp.").wait_for()
    eyes.look(page, "71-set")
    told = {"name": "Kế hoạch đúng hạn", "max": "2", "rule": {"kind": "points"}}
    actions.change_criterion(held, "1.1", told, by=published.keeper, at=at("2026-12-20 08:00"))
    page.goto(f"{DESK}bo-tieu-chi/{held.pk}/so-sanh/")
    eyes.look(page, "72-set-compare")
    page.goto(f"{DESK}bo-tieu-chi/nhap/")
    eyes.look(page, "73-set-import")
    page.goto(f"{DESK}xep-hang/")
    eyes.look(page, "74-rankings")
    for number, look in enumerate(("", "?nhin=thanh-phan", "?nhin=hai-phan", "?nhin=do-chac")):
        page.goto(f"{DESK}xep-hang/{round_.slug}/{look}")
        eyes.look(page, f"75-ranking-{number}")
    unit = published.province.units["chiengmai"].pk
    page.goto(f"{DESK}xep-hang/{published.rounds[2025].slug}/{unit}/?thu-3.1=100/100")
    eyes.look(page, "76-unit")
    page.goto(f"{DESK}xep-hang/cong-bo/")
    eyes.look(page, "77-enter-result")
    page.goto("/chi-so-cchc/")
    page.locator("details.mc-fold summary").first.click()
    eyes.look(page, "78-portal-rankings")
    page.goto("/chi-so-cchc/don-vi/maison/")
    eyes.look(page, "79-portal-unit")
