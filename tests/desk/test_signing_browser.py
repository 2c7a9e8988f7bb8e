"""A leader signs in a real browser: the draft in sight, the PIN, the next one."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from motcua.documents.actions import store_file
from motcua.documents.rules.media import FileKind
from motcua.dossiers import actions
from motcua.dossiers.models import Outcome
from motcua.dossiers.queries.result_draft import render_result
from tests.desk.test_keys import KEYS, MINE, keeper  # noqa: F401 (the fixture)
from tests.documents.conftest import PIN, signing  # noqa: F401 (the fixture)
from tests.province import at
from tests.stories.looking import Eyes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOW = at("2026-10-08 09:12")


@pytest.fixture
def proposed(signing):  # noqa: F811
    dossier = signing.walk(signing.received("2026-10-01 08:20"), "transfer", "assign")
    draft = store_file(
        render_result(dossier, at=NOW), name="du-thao.pdf", by=signing.case, at=NOW,
        key=dossier.applicant.key, kind=FileKind.DRAFT,
    )  # fmt: skip
    given = {"by": signing.case, "at": at("2026-10-08 08:00")}
    dossier = actions.draft_result(dossier, file=draft, **given).dossier
    return actions.submit_for_approval(dossier, opinion="Đủ điều kiện.", **given).dossier


def as_(page, client, live_server):
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])


def test_the_draft_is_seen_and_signed(proposed, keeper, leader, new_page, live_server, axe):  # noqa: F811
    page, eyes = new_page(), Eyes(axe)
    as_(page, keeper, live_server)
    page.goto(KEYS)
    eyes.look(page, "chu-ky-so")
    page.locator("tbody a", has_text="Cấp").first.click()
    eyes.look(page, "cap-chu-ky")

    as_(page, leader, live_server)
    page.goto("/ban-lam-viec/trinh-ky/")
    page.wait_for_load_state("networkidle")
    assert page.locator("figure img").evaluate("picture => picture.naturalWidth") > 0
    eyes.look(page, "trinh-ky-du-thao")
    page.get_by_role("button", name="Ký và chuyển").click()
    expect(page.get_by_text("Nhập mã PIN ký số để ký văn bản này.")).to_be_visible()
    page.get_by_label("Mã PIN ký số").fill(PIN)
    page.get_by_role("button", name="Ký và chuyển").click()
    expect(page.get_by_text("Không còn hồ sơ nào chờ ký.")).to_be_visible()
    assert Outcome.objects.get(dossier=proposed).signed is not None
    page.goto(MINE)
    eyes.look(page, "chu-ky-cua-toi")
    assert not eyes.faults, "\n".join(eyes.faults)
