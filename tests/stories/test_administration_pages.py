"""The pages of who looks after people and units, and everybody's absence: judged and looked at."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.kernel.actor import OPERATOR
from motcua.organisations.actions import be_absent, delegate, give_post, merge_units
from motcua.organisations.models import Absence, Delegation
from motcua.organisations.rules.roles import Role
from tests.province import FOUNDED, START, at
from tests.stories.people import CASE, DESK, HEAD, LEADER, code_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADMIN = "Tráng A Páo"
NOW = at("2026-10-08 09:00")
TODAY, MONDAY = dt.date(2026, 10, 8), dt.date(2026, 10, 12)


@pytest.fixture
def organised(province, clock):
    """An administrator, somebody away with a stand-in, and a commune that was merged."""
    province.posts[ADMIN] = give_post(
        ADMIN, by=OPERATOR, at=FOUNDED, unit=province.units["tinh-centre"], role=Role.QTK,
        title="Quản trị kỹ thuật", valid_from=START,
    )  # fmt: skip
    be_absent(
        province.posts[CASE].official, by=province.case, at=NOW, kind=Absence.Kind.LEAVE,
        valid_from=TODAY, valid_to=MONDAY,
    )  # fmt: skip
    delegate(
        province.posts[LEADER], province.posts[HEAD], by=province.leader, at=NOW,
        scope=Delegation.Scope.SIGN, valid_from=TODAY, valid_to=MONDAY, paper="12/UQ-UBND",
    )  # fmt: skip
    province.walk(province.received(), "transfer", "accept", "assign")
    merge_units(
        [province.units["chiengmai"]], province.units["maison"], by=OPERATOR, at=NOW, on=TODAY,
        legal_basis="NQ 1681/NQ-UBTVQH15",
    )  # fmt: skip


def test_administrator_enters_and_sees_every_page(people, organised, eyes):
    page = people.enter(ADMIN)
    assert page.goto(f"{DESK}quan-tri/can-bo/").status == 403
    page.get_by_label("Lý do").fill("Điều chuyển chuyên viên phòng Kinh tế")
    page.get_by_label("Mã 6 số").fill(code_of(ADMIN))
    eyes.look(page, "60-enter")
    page.get_by_role("button", name="Vào phiên quản trị").click()
    page.get_by_role("heading", level=1, name="Cán bộ, tài khoản").wait_for()
    eyes.look(page, "61-staff")
    page.get_by_label("Họ tên, mã cán bộ").fill("cam thi")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=CASE).click()
    page.get_by_role("heading", level=1, name=CASE).wait_for()
    eyes.look(page, "62-official")
    page.get_by_role("link", name="Điều chuyển").click()
    eyes.look(page, "63-move")
    for name, key in (("64-rights", "quyen"), ("65-units", "don-vi"), ("66-log", "nhat-ky")):
        page.goto(f"{DESK}quan-tri/{key}/")
        eyes.look(page, name)
    page.goto(f"{DESK}quan-tri/don-vi/giai-the/")
    eyes.look(page, "68-abolish")
    page.get_by_label("Đơn vị giải thể").select_option("so-nnmt")
    page.get_by_label("Đơn vị kế thừa").select_option("vp-ubnd")
    page.get_by_label("Từ ngày").fill("01/11/2026")
    page.get_by_label("Căn cứ").fill("NQ 12/NQ-HĐND")
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("heading", name="Nếu thực hiện").wait_for()
    eyes.look(page, "69-abolish-previewed")
    page.get_by_role("button", name="Giải thể đơn vị").click()
    page.get_by_text("Đã giải thể.").first.wait_for()


def test_absence_and_who_stands_in(people, organised, eyes):
    page = people.enter(HEAD)
    page.goto(DESK)
    page.get_by_text("Cầm Thị Ngọc (nghỉ phép đến 12/10/2026)").wait_for()
    page.goto(f"{DESK}vang-mat/")
    eyes.look(page, "67-absence")
