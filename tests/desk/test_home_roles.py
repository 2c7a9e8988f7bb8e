"""The first pages of those who came later: what each is for, and what each must not show."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.dossiers import actions
from motcua.kernel.actor import OPERATOR
from motcua.organisations.actions import give_mandate, give_post
from motcua.organisations.rules.roles import Role
from tests.province import FOUNDED, START, at, person

HOME = "/ban-lam-viec/"
NEW = {
    Role.NV: "vp-ubnd", Role.LDT: "sonla", Role.TT: "vp-ubnd", Role.TC: "maison-centre",
    Role.QTN: "vp-ubnd", Role.QTK: "vp-ubnd", Role.HT: "maison-centre",
}  # fmt: skip


@pytest.fixture
def come_in(province, sign_in):
    """`come_in(Role.NV)` is a browser of somebody in that role."""

    def make(role: Role):
        name = f"Người Vai {role}"
        if name not in province.posts:
            province.posts[name] = give_post(
                name, by=OPERATOR, at=FOUNDED, unit=province.units[NEW[role]], role=role,
                title=role.label, valid_from=START,
            )  # fmt: skip
        return sign_in(name)

    return make


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def late(province):
    """Due on 05/10, and somebody else's in time."""
    province.received("2026-10-08 08:20", applicant=person(name="Sùng Thị Ly", identity=""))
    return province.walk(
        province.received("2026-09-21 08:20"), "transfer", "accept", "assign", day="2026-09-22"
    )


@pytest.mark.parametrize("role", NEW)
def test_each_has_a_page_of_few_statements(late, come_in, role, django_assert_max_num_queries):
    client = come_in(role)
    client.get(HOME)
    with django_assert_max_num_queries(12):
        answer = client.get(HOME)
    assert answer.status_code == 200
    assert "chưa có danh sách hồ sơ" not in text_of(answer)


def test_home_affairs_counts_and_opens_nothing(late, come_in):
    page = text_of(come_in(Role.NV).get(HOME))
    assert "Đang giải quyết 2 hồ sơ, quá hạn 1" in page
    assert "UBND xã Mai Sơn" in page
    assert late.code not in page and "Lò Văn Ơn" not in page
    assert come_in(Role.NV).get(f"{HOME}ho-so/{late.code}/").status_code == 403
    assert come_in(Role.NV).get(f"{HOME}danh-sach/qua-han/").status_code == 403


def test_provincial_leader_drills_down_and_instructs(late, province, come_in):
    client = come_in(Role.LDT)
    page = text_of(client.get(HOME))
    agency = province.units["maison"].pk
    assert f"/ban-lam-viec/danh-sach/qua-han/?cq={agency}" in page
    assert late.code in text_of(client.get(f"{HOME}danh-sach/qua-han/", {"cq": agency}))
    data = {"act": "instruct", "dossier": late.code}
    assert "Đôn đốc" in page
    client.post(f"{HOME}danh-sach/qua-han/lam/", {**data, "sure": "1", "text": "Báo cáo ngay.",
                                                  "report_by": "09/10/2026"})  # fmt: skip
    assert "Chỉ đạo đã giao" in text_of(client.get(HOME))


def test_inspector_sees_the_mandate_and_nothing_else(late, province, come_in):
    client = come_in(Role.TT)
    assert "Chưa có quyết định thanh tra" in text_of(client.get(HOME))
    assert late.code not in text_of(client.get(f"{HOME}danh-sach/qua-han/"))
    give_mandate(
        province.posts[f"Người Vai {Role.TT}"], province.units["maison"], by=OPERATOR, at=FOUNDED,
        valid_from=dt.date(2026, 10, 1), valid_to=dt.date(2026, 10, 31), legal_basis="QĐ 12/QĐ-TTT",
    )  # fmt: skip
    page = text_of(client.get(HOME))
    assert "UBND xã Mai Sơn" in page and late.code in page
    rows = client.get(f"{HOME}danh-sach/qua-han/").context["list"]
    assert [row.code for row in rows.rows] == [late.code]
    assert not rows.selectable
    act = client.post(f"{HOME}danh-sach/qua-han/lam/", {"act": "instruct", "dossier": late.code})
    assert "sure" in text_of(act)
    done = client.post(
        f"{HOME}danh-sach/qua-han/lam/",
        {
            "act": "instruct",
            "dossier": late.code,
            "sure": "1",
            "text": "x",
            "report_by": "09/10/2026",
        },
    )
    assert "0/1 hồ sơ" in text_of(done)


def test_cashier_sees_what_the_catalogue_asks_and_that_it_is_not_what_was_paid(late, come_in):
    page = text_of(come_in(Role.TC).get(HOME))
    assert "28.000" in page and "chưa đối chiếu với số thực thu" in page
    assert late.code not in page


def test_keeper_of_accounts_finds_who_has_none(late, come_in):
    client = come_in(Role.QTK)
    assert "Chưa có tài khoản" in text_of(client.get(HOME))


def test_configuration_says_what_can_be_received(late, come_in):
    assert "3 tiếp nhận được" in text_of(come_in(Role.QTN).get(HOME))


def test_helper_starts_with_a_procedure(late, come_in):
    assert "Chưa có hồ sơ nào đang soạn." in text_of(come_in(Role.HT).get(HOME))


def test_my_day_tells_what_is_due_and_what_is_over(late, case):
    page = text_of(case.get(f"{HOME}ngay-cua-toi/"))
    assert late.code in page and "đã quá" in page and "Giải quyết" in page
    assert late.code in text_of(case.get(HOME))


def test_leader_is_told_of_apologies_and_second_supplements(province, leader):
    d = province.walk(province.received("2026-10-01 08:20"), "transfer", "accept", "assign")
    actions.draft_apology(
        d, by=province.case, at=at("2026-10-07 08:00"), cause="complex",
        reason="Phải xác minh thêm.", appointed_at=at("2026-10-21 08:20"),
    )  # fmt: skip
    page = text_of(leader.get(HOME))
    assert "Xin lỗi chờ ký" in page and "ký chậm nhất một ngày trước ngày hết hạn" in page
