"""The steward of data and procedure control: a duplicate merged, a person erased, all by screen."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.actions.deliver import deliver_owed
from motcua.parties.actions import enter_representation
from motcua.parties.models import Party
from motcua.parties.rules.representation import RepresentationTold
from tests.parties.people import NOW, entered, with_data_officials
from tests.province import person
from tests.stories.people import COUNTER, DESK, LEADER

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STEWARD, CONTROL, INSPECTOR = "Lò Văn Quản", "Đèo Thị Kiểm", "Hoàng Thị Tra"


@pytest.fixture
def twins(province):
    with_data_officials(province)
    dossier = province.received(applicant=person(identity=""))
    with_card = entered(phone="")
    daughter = entered(name="Lò Thị Hoa", identity="014185001234", birth_year=1985)
    paper = "Hợp đồng ủy quyền số 12/2026, Phòng Công chứng số 1 tỉnh Sơn La"
    told = RepresentationTold(paper=paper, valid_from=dt.date(2026, 10, 1))
    enter_representation(with_card, daughter, told, by=province.counter, at=NOW)
    return dossier


def test_a_duplicate_is_merged_and_a_person_erased(people, province, twins, eyes):
    dossier = twins
    steward, control = people.enter(STEWARD), people.enter(CONTROL)
    _propose_merge(steward, eyes)
    control.goto(f"{DESK}de-nghi-du-lieu/")
    eyes.look(control, "60-changes")
    control.get_by_role("link", name="Gộp hai người trùng").click()
    eyes.look(control, "61-merge-to-decide")
    _sure(control, "Duyệt và gộp")
    control.get_by_text("Đã gộp.").wait_for()
    page = people.enter(COUNTER)
    page.goto(f"{DESK}ho-so/{dossier.code}/")
    page.locator("#chu-ho-so").get_by_role("link", name="Lò Văn Ơn").click()
    page.get_by_role("heading", level=1, name="Lò Văn Ơn").wait_for()
    page.get_by_text("Ghi nhận người đại diện").click()
    eyes.look(page, "62-person")
    _erase(steward, control, eyes)
    leader = people.enter(LEADER)
    leader.goto(f"{DESK}ho-so/{dossier.code}/")
    inspector = people.enter(INSPECTOR)
    inspector.goto(f"{DESK}luot-xem/")
    inspector.get_by_text("Trang hồ sơ").wait_for()
    eyes.look(inspector, "66-readings")


def _propose_merge(steward, eyes):
    steward.goto(DESK)
    steward.get_by_role("link", name="Người trùng").click()
    eyes.look(steward, "58-duplicates")
    steward.get_by_role("link", name="So sánh Lò Văn Ơn").click()
    steward.get_by_label("Đã đối chiếu những gì").fill("Hai thẻ cùng ảnh, cùng chữ ký.")
    eyes.look(steward, "59-compare")
    steward.get_by_role("button", name="Gửi đề nghị gộp").click()
    steward.get_by_text("Đã gửi đề nghị gộp").wait_for()


def _erase(steward, control, eyes):
    """Mrs Hoa has no dossier; she asked to be forgotten."""
    gone = Party.objects.get(name="Lò Thị Hoa")
    steward.goto(f"{DESK}nguoi/{gone.pk}/")
    steward.get_by_text("Đề nghị xóa dữ liệu cá nhân").click()
    steward.get_by_label("Theo yêu cầu của chủ thể dữ liệu").check()
    steward.get_by_label("Căn cứ").fill("Luật 91/2025/QH15")
    steward.get_by_label("Đã đối chiếu những gì").fill("Đơn ngày 05/10/2026")
    eyes.look(steward, "63-propose-erasure")
    steward.get_by_role("button", name="Gửi đề nghị xóa").click()
    control.goto(f"{DESK}de-nghi-du-lieu/")
    control.get_by_role("link", name="Xóa dữ liệu cá nhân").click()
    eyes.look(control, "64-erasure-to-decide", widths=(1280,))
    _sure(control, "Duyệt và xóa")
    control.get_by_text("Đã xóa dữ liệu.").wait_for()
    deliver_owed()
    control.goto(f"{DESK}nguoi/{gone.pk}/")
    control.get_by_role("heading", level=1, name="(đã xóa theo yêu cầu)").wait_for()
    assert "Lò Thị Hoa" not in control.content()
    eyes.look(control, "65-erased")


def _sure(page, words):
    """The act is asked about once more in a dialog."""
    page.get_by_role("button", name=words).first.click()
    page.get_by_role("dialog").get_by_role("button", name=words).click()
