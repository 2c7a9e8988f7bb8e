"""Pages about persons: masked for whoever may come, closed to others, each look written down."""

from __future__ import annotations

import re

import pytest

from motcua.audit.models import ReadingLog
from motcua.config.wiring import _IDENTITY_REGISTERS
from motcua.parties.models import DataChange, HouseholdMember, Party, Representation
from tests.parties.people import entered, with_data_officials
from tests.province import person

NUMBER = "014058004821"


@pytest.fixture
def officials(province):
    return with_data_officials(province)


@pytest.fixture
def dossier(officials):
    return officials.received()


@pytest.fixture
def steward(officials, sign_in):
    return sign_in("Lò Văn Quản")


@pytest.fixture
def control(officials, sign_in):
    return sign_in("Đèo Thị Kiểm")


def address(party, more=""):
    return f"/ban-lam-viec/nguoi/{party.pk}/{more}"


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_page_is_masked_and_shows_the_dossiers_in_scope(counter, dossier):
    page = text(counter.get(address(dossier.applicant)))
    assert "Lò Văn Ơn" in page and "•••• 4821" in page and dossier.code in page
    for personal in (NUMBER, "0140 5800 4821", "0912345321"):
        assert personal not in page


def test_stranger_to_the_dossier_is_told_when_they_may_come(sign_in, dossier):
    answer = sign_in("Sùng A Lử").get(address(dossier.applicant))
    assert answer.status_code == 403
    assert "Lò Văn Ơn" not in text(answer)
    assert sign_in("Sùng A Lử").get(address(Party(pk=999_999))).status_code == 404


@pytest.mark.parametrize("page", ["nguoi-trung/", "de-nghi-du-lieu/", "luot-xem/"])
def test_lists_are_closed_to_the_counter(counter, page):
    assert counter.get(f"/ban-lam-viec/{page}").status_code == 403


def test_number_is_opened_for_the_dossier_and_written_down(counter, dossier):
    answer = counter.post(address(dossier.applicant, "hien/identity/"))
    assert "0140 5800 4821" in text(answer)
    assert "60" in answer["Refresh"]
    look = ReadingLog.objects.get(what="identity")
    assert (look.purpose, look.person) == (dossier.code, dossier.applicant.key.reference)


def test_steward_of_data_never_sees_a_full_number(steward, dossier):
    assert steward.post(address(dossier.applicant, "hien/identity/")).status_code == 403
    assert not ReadingLog.objects.filter(what="identity").exists()


def test_holder_reads_without_a_line_and_anybody_else_leaves_one(counter, leader, dossier):
    counter.get(f"/ban-lam-viec/ho-so/{dossier.code}/")
    assert not ReadingLog.objects.exists()
    for _ in range(2):
        leader.get(f"/ban-lam-viec/ho-so/{dossier.code}/")
    leader.get(f"/ban-lam-viec/ho-so/{dossier.code}/in/giay-hen/")
    assert list(ReadingLog.objects.order_by("pk").values_list("what", flat=True)) == [
        "dossier", "print",
    ]  # fmt: skip


def test_inspector_reads_who_looked_and_why(leader, dossier, officials, sign_in):
    leader.get(f"/ban-lam-viec/ho-so/{dossier.code}/")
    inspector = sign_in("Hoàng Thị Tra")
    page = text(inspector.get("/ban-lam-viec/luot-xem/"))
    assert "Hoàng Văn Nghĩa" in page and dossier.code in page and "Trang hồ sơ" in page
    assert "Lò Văn Ơn" not in page
    assert "Không có lượt xem" in text(inspector.get("/ban-lam-viec/luot-xem/?tu=01/01/2027"))
    whose = f"/ban-lam-viec/luot-xem/?nguoi={dossier.applicant_id}"
    assert "Trang hồ sơ" in text(inspector.get(whose))
    assert "Trang hồ sơ" not in text(inspector.get(f"{whose}999"))
    assert inspector.get("/ban-lam-viec/luot-xem/?tu=32/13/2026&truoc=x").status_code == 200


def test_counter_enters_and_ends_a_representation(counter, dossier):
    daughter = entered(name="Lò Thị Hoa", identity="014185001234", birth_year=1985)
    told = {"representative": "0141 8500 1234", "ground": "authorised", "scope": "all",
            "paper": "Hợp đồng ủy quyền số 12", "valid_from": "01/10/2026"}  # fmt: skip
    answer = counter.post(address(dossier.applicant, "dai-dien/"), told)
    assert answer.status_code == 303
    tie = Representation.objects.get()
    assert tie.representative == daughter
    page = text(counter.get(address(dossier.applicant)))
    assert "Lò Thị Hoa" in page and "Hợp đồng ủy quyền số 12" in page
    counter.post(address(dossier.applicant, f"dai-dien/{tie.pk}/"))
    assert Representation.objects.get().ended_on
    assert counter.post(address(daughter, f"dai-dien/{tie.pk}/")).status_code == 404


@pytest.mark.parametrize("number", ["", "99", "014185001234"])
def test_what_was_typed_stays_when_nobody_has_the_number(counter, dossier, number):
    told = {"representative": number, "ground": "authorised", "scope": "all", "paper": "Giấy số 7"}
    answer = counter.post(address(dossier.applicant, "dai-dien/"), told)
    assert answer.status_code == 422
    assert "Giấy số 7" in text(answer) and "Không thấy một người duy nhất" in text(answer)


def test_counter_enters_the_members_of_a_household(counter, dossier):
    house = entered(kind="household", name="Hộ ông Ơn", identity="", birth_year=None)
    told = {"member": NUMBER, "head": "on", "relation": ""}
    assert counter.post(address(house, "thanh-vien/"), told).status_code == 303
    assert HouseholdMember.objects.get().is_head
    assert counter.post(address(house, "thanh-vien/"), told).status_code == 422


def test_number_is_checked_against_the_register(counter, dossier, settings):
    settings.MOTCUA_IDENTITY_REGISTER = _IDENTITY_REGISTERS["demo"]
    assert counter.post(address(dossier.applicant, "doi-chieu/")).status_code == 303
    assert "Khớp · CSDLQG về dân cư" in text(counter.get(address(dossier.applicant)))


def test_silent_register_is_said_and_nothing_is_lost(counter, dossier):
    answer = counter.post(address(dossier.applicant, "doi-chieu/"))
    assert answer.status_code == 503
    assert "Chưa kết nối được" in text(answer)


@pytest.fixture
def twins(dossier):
    other = entered(identity="", phone="0912345321")
    return dossier.applicant, other


def test_duplicates_are_compared_proposed_and_merged(steward, control, twins):
    survivor, absorbed = twins
    page = text(steward.get("/ban-lam-viec/nguoi-trung/"))
    assert "cùng họ tên, cùng năm sinh" in page and NUMBER not in page
    pair = f"/ban-lam-viec/nguoi-trung/{survivor.pk}/{absorbed.pk}/"
    assert "Hai dòng này có phải một người?" in text(steward.get(pair))
    empty = steward.post(pair, {"survivor": survivor.pk, "note": ""})
    assert empty.status_code == 422
    told = {"survivor": survivor.pk, "note": "Đã xem hai thẻ"}
    assert steward.post(pair, told).status_code == 303
    change = DataChange.objects.get()
    where = f"/ban-lam-viec/de-nghi-du-lieu/{change.pk}/"
    assert "Đã xem hai thẻ" in text(control.get(where))
    assert steward.post(where, {"act": "approve"}).status_code == 403
    assert control.post(where, {"act": "approve"}).status_code == 303
    absorbed.refresh_from_db()
    assert absorbed.merged_into_id == survivor.pk
    assert "Đã gộp vào" in text(steward.get(address(absorbed)))


def test_control_declines(steward, control, twins):
    survivor, absorbed = twins
    pair = f"/ban-lam-viec/nguoi-trung/{survivor.pk}/{absorbed.pk}/"
    steward.post(pair, {"survivor": survivor.pk, "note": "Đã xem hai thẻ"})
    where = f"/ban-lam-viec/de-nghi-du-lieu/{DataChange.objects.get().pk}/"
    assert control.post(where, {"act": "decline"}).status_code == 303
    assert DataChange.objects.get().decision == "declined"
    assert control.post(where, {"act": "approve"}).status_code == 409


def test_erasure_shows_what_keeps_the_person(steward, control, dossier):
    told = {"reason": "request", "legal_basis": "Luật 91/2025/QH15", "note": "Đơn ngày 05/10"}
    assert (
        steward.post(address(dossier.applicant, "xoa/"), told | {"reason": ""}).status_code == 422
    )
    assert steward.post(address(dossier.applicant, "xoa/"), told).status_code == 303
    where = f"/ban-lam-viec/de-nghi-du-lieu/{DataChange.objects.get().pk}/"
    page = text(control.get(where))
    assert "Còn hồ sơ đang giải quyết" in page and dossier.code in page
    assert "Duyệt và xóa" not in page
    assert control.post(where, {"act": "approve"}).status_code == 409
    assert Party.objects.get(pk=dossier.applicant_id).erased_at is None


def test_erased_person_has_an_empty_page(steward, control, officials):
    party = entered()
    told = {"reason": "request", "legal_basis": "Luật 91/2025/QH15", "note": "Đơn ngày 05/10"}
    steward.post(address(party, "xoa/"), told)
    where = f"/ban-lam-viec/de-nghi-du-lieu/{DataChange.objects.get().pk}/"
    assert control.post(where, {"act": "approve"}).status_code == 303
    page = text(steward.get(address(party)))
    assert "(đã xóa theo yêu cầu)" in page and "Xóa dữ liệu cá nhân" in page
    assert person().name not in page and "4821" not in page
    assert control.get(where).status_code == 200


def test_dossier_leads_to_the_person(counter, dossier):
    assert address(dossier.applicant) in text(counter.get(f"/ban-lam-viec/ho-so/{dossier.code}/"))
