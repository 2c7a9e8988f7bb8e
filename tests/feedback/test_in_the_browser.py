"""What only a browser can show: pages that fit a phone, axe, the tablet that goes back by itself."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.cache import cache
from django.test import Client

from motcua.feedback import actions
from motcua.feedback.models import SampleMember
from motcua.feedback.queries import surveys
from motcua.kernel.actor import CITIZEN, OPERATOR
from motcua.organisations.actions import open_account
from motcua.organisations.queries import units
from motcua.procedures.queries import published
from tests.browser import PHONE
from tests.feedback.conftest import ANGRY, NOW, SATISFIED, answer, design, made_ground
from tests.province import FOUNDED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def ground(transactional_db):
    """Committed, for the live server to see."""
    cache.clear()
    units.forget_trees()
    published.forget()
    return made_ground()


@pytest.fixture
def scene(clock, ground, province, home_affairs, questionnaire, finished, settings):
    """A survey that was published and one that runs, ratings, and who runs them signed in."""
    settings.MOTCUA_REQUIRE_TOTP = False
    made = []
    for name in ("Hài lòng quý II", "Hài lòng quý III, Trung tâm Phục vụ hành chính công các xã"):
        plan = design(name=name, error=Decimal("0.005"))
        survey = actions.design_survey(plan, by=home_affairs, at=NOW, questionnaire=questionnaire)
        actions.draw_sample(survey, by=home_affairs, at=NOW)
        made.append(actions.open_survey(survey, by=home_affairs, at=NOW))
        for number, member in enumerate(SampleMember.objects.filter(survey=made[-1])[:9]):
            answer(member, {**(ANGRY if number < 2 else SATISFIED), "y-kien": ["Nên có ghế"]})
    actions.close_survey(made[0], by=home_affairs, at=NOW)
    actions.publish_survey(made[0], by=home_affairs, at=NOW)
    for one in finished[:7]:
        actions.rate_service(
            one.code, by=CITIZEN, at=NOW, level=2, reasons=["polite", "on-time"], comment="Tốt"
        )
    Client().get("/khao-sat/")  # what is read once is read before the browser waits
    members = surveys.asked(made[1], home_affairs)[:1]
    slip = actions.invite_members(made[1], by=home_affairs, at=NOW, members=members)[0].secret
    return {"slip": slip, "open": made[1].slug, "published": made[0].slug}


def signed_in(new_page, province, live_server, **options):
    official = province.posts["Lường Thị Nội"].official
    account = open_account(
        official, by=OPERATOR, at=FOUNDED, username="nvu", password="mot-cua-2026"
    )
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = new_page(**options)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return page


def look(page, axe, address):
    page.goto(address)
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), address
    axe(page)


def test_a_citizen_on_a_cheap_phone(new_page, scene, axe):
    slip = scene["slip"]
    page = new_page(viewport=PHONE, has_touch=True)
    for address in (
        "/khao-sat/", f"/khao-sat/ket-qua/{scene['published']}/", f"/khao-sat/{slip}/",
        f"/khao-sat/{slip}/1/", f"/khao-sat/{slip}/13/", f"/khao-sat/{slip}/gui/",
    ):  # fmt: skip
        look(page, axe, address)
    page.goto(f"/khao-sat/{slip}/1/")
    page.get_by_role("button", name="Tiếp tục").tap()
    page.get_by_text("Chưa chọn câu trả lời").wait_for()
    page.get_by_text("Hài lòng", exact=True).tap()
    page.get_by_role("button", name="Tiếp tục").tap()
    page.get_by_text("Câu 2/13").wait_for()


def test_the_tablet_waits_warns_and_goes_back(new_page, scene, axe):
    page = new_page(viewport={"width": 1080, "height": 1920}, has_touch=True)
    page.clock.install()
    look(page, axe, "/khao-sat/quay/")
    page.goto(f"/khao-sat/quay/{scene['slip']}/1/")
    axe(page)
    page.clock.run_for(46_000)
    stay = page.get_by_role("button", name="Tôi còn trả lời")
    stay.wait_for()
    stay.tap()
    assert not stay.is_visible()
    page.clock.run_for(61_000)
    page.wait_for_url("**/khao-sat/quay/")


def test_the_desk_of_who_runs_surveys(new_page, province, scene, axe, live_server):
    page = signed_in(new_page, province, live_server)
    own = f"khao-sat/{scene['open']}/"
    for address in ("khao-sat/", "khao-sat/moi/", own, f"khao-sat/{scene['published']}/",
                    own + "mau/", own + "nhap/", own + "nhap-tep/", own + "ap-phich/",
                    "bo-cau-hoi/", "bo-cau-hoi/sipas-mau/1/", "chi-so-khac/", "danh-gia/"):  # fmt: skip
        look(page, axe, f"/ban-lam-viec/{address}")
        assert "dang-nhap" not in page.url
