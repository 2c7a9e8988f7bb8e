"""Administering in a logged session that ends; and everybody's own absence."""

from __future__ import annotations

import datetime as dt
import io
import re
import time

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.core.cache import cache
from openpyxl import load_workbook

from motcua.audit.models import Event
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed
from motcua.organisations import policies
from motcua.organisations.actions import (
    end_mandate,
    enter_administration,
    give_mandate,
    give_post,
    leave_administration,
    merge_units,
    open_account,
)
from motcua.organisations.models import Absence, AdministrationSession, Delegation, Mandate, Post
from motcua.organisations.queries import officers
from motcua.organisations.rules.roles import Role
from tests.desk.conftest import PASSWORD
from tests.province import FOUNDED, START, at

NOW = at("2026-10-08 09:12")
TODAY = dt.date(2026, 10, 8)
HOME = "/ban-lam-viec/quan-tri/"
STAFF, MATRIX, UNITS, LOG, ENTER = (
    f"{HOME}{page}/" for page in ("can-bo", "quyen", "don-vi", "nhat-ky", "vao")
)
ABSENCE = "/ban-lam-viec/vang-mat/"
REASON = "Khóa tài khoản người nghỉ hưu"
ADMIN, CASE = "Tráng A Páo", "Cầm Thị Ngọc"


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def people(province):
    """The administrators and inspectors of the province."""
    for name, role in (
        (ADMIN, Role.QTK), ("Lò Thị Nghiệp", Role.QTN), ("Cà Thị Tra", Role.TT),
        ("Hà Văn Trưởng", Role.LDT),
    ):  # fmt: skip
        province.posts[name] = give_post(
            name, by=OPERATOR, at=FOUNDED, unit=province.units["tinh-centre"], role=role,
            title=role.label, valid_from=START,
        )  # fmt: skip
    return province


@pytest.fixture
def admin(people, sign_in):
    return sign_in(ADMIN)


def enter(client, **more):
    return client.post(ENTER, {"reason": REASON, "proof": PASSWORD} | more)


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def person_url(province, name=CASE, act=""):
    post = province.posts[name]
    return f"{STAFF}{post.official_id}/{f'{act}/?vi-tri={post.pk}' if act else ''}"


@pytest.mark.parametrize("address", [STAFF, MATRIX, UNITS, LOG])
def test_page_is_refused_outside_a_session_with_the_way_in(admin, address):
    answer = admin.get(address)
    assert answer.status_code == 403
    assert "Trang này chỉ mở trong phiên quản trị." in words(answer)
    entered = enter(admin, ve=address)
    assert (entered.status_code, entered["Location"]) == (303, address)
    assert admin.get(address).status_code == 200


def test_way_back_leads_nowhere_else(admin):
    assert enter(admin, ve="https://example.org/x")["Location"] == STAFF


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"proof": "sai-mat-khau"}, "Còn 4 lần"),
        ({"reason": "vì"}, "Lý do quá ngắn"),
        ({"reason": ""}, "Chưa có “Lý do”"),
    ],
)
def test_without_proof_and_reason_there_is_no_session(admin, more, says):
    answer = enter(admin, **more)
    assert answer.status_code == 422
    assert says in words(answer)
    assert not AdministrationSession.objects.exists()


def test_second_factor_is_asked_again_and_a_code_serves_once(people, admin):
    secret = generate_totp_secret()
    TOTP.activate(people.posts[ADMIN].official.account, secret)
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    assert enter(admin).status_code == 422
    assert enter(admin, proof=code).status_code == 303
    assert enter(admin, proof=code).status_code == 422


def test_session_ends_after_half_an_hour_of_rest_and_two_hours_in_all(admin, clock):
    enter(admin)
    clock.shift(dt.timedelta(minutes=29))
    assert admin.get(STAFF).status_code == 200
    clock.shift(dt.timedelta(minutes=31))
    assert admin.get(STAFF).status_code == 403
    enter(admin)
    for _ in range(4):
        clock.shift(dt.timedelta(minutes=28))
        assert admin.get(STAFF).status_code == 200
    clock.shift(dt.timedelta(minutes=9))
    assert admin.get(STAFF).status_code == 403


def test_left_session_is_over_and_all_is_in_the_trail(people, admin):
    enter(admin)
    done = admin.post(person_url(people, act="thoi-giu"), {"last_day": "31/10/2026"})
    assert done.status_code == 303
    assert admin.post(f"{HOME}thoat/").status_code == 303
    assert admin.get(STAFF).status_code == 403
    session = AdministrationSession.objects.get()
    events = Event.objects.filter(name__startswith="organisations.", at__gte=NOW).order_by("pk")
    assert [event.name.split(".")[1] for event in events][-3:] == [
        "administration_entered", "post_ended", "administration_left",
    ]  # fmt: skip
    assert Event.objects.get(name="organisations.post_ended").facts["administration"] == session.pk
    assert REASON not in str(events.values_list("facts"))


def test_verb_refuses_the_administrator_outside_a_session(people):
    outside = people.officer(ADMIN)
    with pytest.raises(NotAllowed, match="phiên quản trị"):
        merge_units(
            [people.units["chiengmai"]], people.units["maison"], by=outside, at=NOW, on=TODAY,
            legal_basis="NQ 1",
        )  # fmt: skip
    assert policies.must_enter(outside)


def test_nobody_leaves_anothers_session_or_enters_without_the_role(people):
    session = enter_administration(by=people.officer(ADMIN), at=NOW, reason=REASON)
    with pytest.raises(NotAllowed, match="của người khác"):
        leave_administration(session, by=people.officer("Lò Thị Nghiệp"), at=NOW)
    with pytest.raises(NotAllowed):
        enter_administration(by=people.leader, at=NOW, reason=REASON)


def test_who_proposed_does_not_approve(people):
    proposer = people.control
    with pytest.raises(NotAllowed, match="không tự duyệt"):
        policies.require_other_approver(proposer, proposer.official_id)
    policies.require_other_approver(people.leader, proposer.official_id)


def test_counter_officer_sees_none_of_it(counter):
    for address in (STAFF, MATRIX, UNITS, LOG, ENTER):
        assert counter.get(address).status_code == 403
    assert "Cán bộ, tài khoản" not in words(counter.get("/ban-lam-viec/"))


def test_matrix_says_how_far_and_goes_to_a_workbook(admin):
    enter(admin)
    page = words(admin.get(MATRIX, {"phong": "parties", "q": "xem du so"}))
    assert "Xem đủ số định danh đơn vị của mình đơn vị đơn vị" in page
    assert "1 quyền" in page
    assert "Không có quyền nào khớp" in words(admin.get(MATRIX, {"q": "bay lên trời"}))
    answer = admin.get(f"{MATRIX}tai/", {"q": "duyet, ky"})
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert rows[0][:3] == ("Phần", "Quyền", "Mã")
    assert [row[2] for row in rows[1:]] == ["dossiers:dossier:approve"]
    roles = [cell.split(":")[0] for cell in rows[0][3:]]
    assert dict(zip(roles, rows[1][3:], strict=True))["LD"] == "đơn vị"


def test_staff_is_found_without_marks_and_by_unit(people, admin):
    enter(admin)
    assert "Cầm Thị Ngọc" in words(admin.get(STAFF, {"q": "cam thi ng"}))
    found = words(admin.get(STAFF, {"dv": "chiengmai"}))
    assert "5 người" in found
    assert "Cầm Thị Ngọc" not in found
    assert "Không có cán bộ nào khớp" in words(admin.get(STAFF, {"q": "không ai"}))


def test_director_reads_their_own_people_and_acts_on_nobody(people, sign_in):
    director = sign_in("Hà Thị Bình")
    assert "3 người" in words(director.get(STAFF))
    assert director.get(person_url(people)).status_code == 404
    own = person_url(people, "Lò Thị Hạnh")
    assert "Thôi giữ vị trí" not in words(director.get(own))
    ended = director.post(person_url(people, "Lò Thị Hạnh", "thoi-giu"), {"last_day": "31/10/2026"})
    assert ended.status_code == 403
    assert Post.objects.get(pk=people.posts["Lò Thị Hạnh"].pk).valid_to is None


def test_ending_a_post_tells_first_what_it_holds(people, admin):
    people.walk(people.received(), "transfer", "accept", "assign")
    enter(admin)
    address = person_url(people, act="thoi-giu")
    assert "đang giữ 1 hồ sơ" in words(admin.get(address))
    wrong = admin.post(address, {"last_day": "30/06/2025"})
    assert wrong.status_code == 422
    assert "nhận từ 01/07/2025" in words(wrong)


def test_account_acts_are_done_and_not_on_oneself(people, admin):
    official = people.posts[CASE].official
    open_account(official, by=OPERATOR, at=FOUNDED, username="ngoc", password=PASSWORD)
    enter(admin)
    address = f"{STAFF}{official.pk}/khoa/"
    assert admin.get(address).status_code == 200
    assert admin.post(address).status_code == 303
    official.account.refresh_from_db()
    assert not official.account.is_active
    assert "đã khóa từ trước" in words(admin.post(address))
    own = admin.post(f"{STAFF}{people.posts[ADMIN].official_id}/khoa/")
    assert own.status_code == 403
    assert "chính mình" in words(own)


def test_moved_official_on_the_page(people, admin):
    enter(admin)
    sent = {"unit": "maison-centre", "role": "TN", "title": "Công chức tiếp nhận",
            "valid_from": "12/10/2026"}  # fmt: skip
    assert admin.post(person_url(people, act="dieu-chuyen"), sent).status_code == 303
    posts = people.posts[CASE].official.posts.order_by("pk")
    assert [post.unit.slug for post in posts] == ["maison-land", "maison-centre"]
    unknown = admin.post(person_url(people, act="dieu-chuyen"), sent | {"unit": "khong-co"})
    assert unknown.status_code == 422


def test_units_are_shown_as_of_a_day_with_successions(people, admin):
    merge_units(
        [people.units["chiengmai"]], people.units["maison"], by=OPERATOR, at=NOW, on=TODAY,
        legal_basis="NQ 99",
    )  # fmt: skip
    enter(admin)
    after = words(admin.get(UNITS, {"ngay": "08/10/2026"}))
    before = words(admin.get(UNITS, {"ngay": "07/10/2026"}))
    assert "NQ 99" in after
    assert "NQ 99" not in before
    assert "H52.119" in before
    assert "H52.119" not in after
    assert "không phải ngày có thật" in words(admin.get(UNITS, {"ngay": "31/02/2026"}))


def test_inspector_reads_the_log_and_who_did_what(people, admin, sign_in):
    enter(admin)
    admin.post(person_url(people, act="thoi-giu"), {"last_day": "31/10/2026"})
    inspector = sign_in("Cà Thị Tra")
    page = words(inspector.get(LOG))
    assert REASON in page
    assert "Thôi giữ vị trí công tác" in page
    assert "đang mở" in page
    session = AdministrationSession.objects.get()
    only = words(inspector.get(LOG, {"phien": session.pk}))
    assert "Thôi giữ vị trí công tác" in only
    assert "Mở tài khoản" not in only


def test_mandate_opens_the_dossiers_of_its_unit_for_its_days(people):
    dossier = people.received()
    usual = {"by": people.officer("Hà Văn Trưởng"), "at": NOW, "valid_from": TODAY,
             "valid_to": dt.date(2026, 10, 31), "legal_basis": "QĐ 5/QĐ-TTr"}  # fmt: skip
    made = give_mandate(people.posts["Cà Thị Tra"], people.units["maison"], **usual)

    from motcua.dossiers import policies as may

    def reads(day):
        return may.may_read(officers.officer_in(people.posts["Cà Thị Tra"], day), dossier)

    days = (7, 8, 31)
    assert [reads(dt.date(2026, 10, day)) for day in days] == [False, True, True]
    assert not reads(dt.date(2026, 11, 1))
    end_mandate(made, by=people.officer("Hà Văn Trưởng"), at=at("2026-10-09 10:00"))
    assert [reads(dt.date(2026, 10, day)) for day in days] == [False, True, False]
    with pytest.raises(InvalidInput, match="chỉ giao cho vai trò thanh tra"):
        give_mandate(people.posts[CASE], people.units["maison"], **usual)
    with pytest.raises(NotAllowed):
        give_mandate(people.posts["Cà Thị Tra"], people.units["maison"],
                     **usual | {"by": people.leader})  # fmt: skip
    assert Mandate.objects.count() == 1


def test_leader_delegates_from_their_page_and_ends_it_early(people, leader, head):
    assert ABSENCE in leader.get("/ban-lam-viec/").content.decode()
    receiver = people.posts["Quàng Văn Dũng"].pk
    sent = {"viec": "uy-quyen", "receiver": receiver, "scope": "sign", "valid_from": "08/10/2026",
            "valid_to": "12/10/2026", "paper": "12/UQ-UBND"}  # fmt: skip
    wrong = leader.post(ABSENCE, sent | {"valid_to": "01/10/2026"})
    assert wrong.status_code == 422
    assert "trước ngày bắt đầu" in words(wrong)
    assert leader.post(ABSENCE, sent).status_code == 303
    made = Delegation.objects.get()
    assert "đang thay Hoàng Văn Nghĩa" in words(head.get(ABSENCE))
    assert head.post(f"{ABSENCE}uy-quyen/{made.pk}/het/").status_code == 404
    assert leader.post(f"{ABSENCE}uy-quyen/{made.pk}/het/").status_code == 303
    assert "đang thay" not in words(head.get(ABSENCE))
    assert "thôi từ 08/10/2026" in words(leader.get(ABSENCE))


def test_absence_is_reported_shown_to_the_head_and_taken_back(people, case, head):
    sent = {"viec": "vang", "kind": "leave", "valid_from": "08/10/2026", "valid_to": "12/10/2026"}
    assert case.post(ABSENCE, sent).status_code == 303
    assert "Cầm Thị Ngọc (nghỉ phép đến 12/10/2026)" in words(head.get("/ban-lam-viec/"))
    again = case.post(ABSENCE, sent)
    assert again.status_code == 422
    assert "Đã báo vắng" in words(again)
    absence = Absence.objects.get()
    assert head.post(f"{ABSENCE}vang/{absence.pk}/het/").status_code == 404
    assert case.post(f"{ABSENCE}vang/{absence.pk}/het/").status_code == 303
    assert "Cầm Thị Ngọc (nghỉ phép" not in words(head.get("/ban-lam-viec/"))
