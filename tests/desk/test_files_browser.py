"""The papers of a dossier in a real browser: sent in parts over a line that breaks, looked at."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from playwright.sync_api import expect

from motcua.documents.actions import sign_document, store_file
from motcua.documents.models import StoredFile
from motcua.documents.rules.media import FileKind
from motcua.dossiers import actions
from motcua.dossiers.queries.result_draft import render_result
from tests.documents import files
from tests.documents.conftest import PIN, signing  # noqa: F401 (the fixture)
from tests.province import at
from tests.stories.looking import Eyes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOW = at("2026-10-08 09:12")
DESK = "/ban-lam-viec"


def signed_draft(province, dossier):
    """In a thread of its own: the one that drives the browser has an event loop already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(with_connection_closed, sign_the_draft, province, dossier).result()


def with_connection_closed(act, *arguments):
    try:
        return act(*arguments)
    finally:
        connection.close()


def sign_the_draft(province, dossier):
    content = render_result(dossier, at=NOW)
    draft = store_file(
        content, name="a.pdf", by=province.case, at=NOW, key=dossier.applicant.key,
        kind=FileKind.DRAFT,
    )  # fmt: skip
    actions.draft_result(dossier, by=province.case, at=NOW, file=draft)
    actions.submit_for_approval(dossier, by=province.case, at=NOW, opinion="Đủ.")
    signed = sign_document(draft, by=province.leader, at=NOW, pin=PIN)
    actions.approve(dossier, by=province.leader, at=NOW, signed=signed)
    return signed


def test_papers_are_sent_in_parts_and_seen(signing, new_page, sign_in, live_server, axe, tmp_path):  # noqa: F811
    province, eyes = signing, Eyes(axe)
    dossier = province.walk(province.received("2026-10-01 08:20"), "transfer", "assign")
    page = new_page()
    cookie = sign_in("Cầm Thị Ngọc").cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    place = f"{DESK}/ho-so/{dossier.code}/tep/"
    page.goto(place)
    eyes.look(page, "giay-to-trong")

    content = files.pdf(3) + b"%" + bytes(2_500_000)
    (tmp_path / "don.pdf").write_bytes(content)
    (tmp_path / "1.jpg").write_bytes(files.photo())
    (tmp_path / "2.jpg").write_bytes(files.photo((1754, 1240), turned=6))
    broken = []

    def break_once(route):
        """The second part is lost on the way."""
        if route.request.method == "PUT" and len(broken) < 2:
            broken.append(route)
            if len(broken) == 2:
                route.abort()
                return
        route.continue_()

    page.route("**/tai-len/*/", break_once)
    first = page.locator("#giay-1")
    first.locator("input[type=file]").set_input_files(tmp_path / "don.pdf")
    first.get_by_role("button", name="Gửi tệp").click()
    expect(first.locator("[data-mc-upload-says]")).to_contain_text("Mất kết nối. Đã giữ")
    expect(page.get_by_text("Đã nhận tệp · 3 trang.").first).to_be_visible()
    assert len(broken) == 2
    assert StoredFile.objects.get(kind="paper").size == len(content)

    second = page.locator("#giay-2")
    second.locator("input[type=file]").set_input_files([tmp_path / "1.jpg", tmp_path / "2.jpg"])
    second.get_by_role("button", name="Gửi tệp").click()
    expect(page.get_by_text("Đã nhận tệp · 2 trang.").first).to_be_visible()
    page.goto(f"{place}?trai=1&phai=2&phai-trang=2")
    expect(page.locator("figure")).to_have_count(2)
    page.wait_for_load_state("networkidle")
    broken_pictures = "[...document.images].filter((one) => !one.naturalWidth).length"
    assert page.evaluate(broken_pictures) == 0
    eyes.look(page, "giay-to-hai-ben")

    page.goto(f"{DESK}/ho-so/{dossier.code}/du-thao/")
    eyes.look(page, "du-thao")
    signed = signed_draft(province, dossier)
    page.goto(f"{place}{signed.reference}/chu-ky/")
    expect(page.get_by_text("hợp lệ")).to_be_visible()
    eyes.look(page, "chu-ky")
    page.goto(f"{DESK}/so-theo-doi/")
    eyes.look(page, "so-theo-doi")
    assert not eyes.faults, "\n".join(eyes.faults)
