"""Receiving: the code, the term, what stops it, and doing it twice."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import replace

import pytest

from motcua.audit.models import Event
from motcua.dossiers import actions
from motcua.dossiers.models import CodeSequence, Dossier
from motcua.dossiers.queries.timeline import timeline
from motcua.dossiers.rules.intake import PaperIn
from motcua.dossiers.rules.lifecycle import Status
from motcua.kernel.actor import CITIZEN
from motcua.kernel.errors import InvalidInput, NotAllowed, NotFound
from motcua.parties.models import Party
from tests.province import EXTRACT, RESIDENCE, at, person

pytestmark = pytest.mark.usefixtures("clock")
NOW = at("2026-10-08 09:12")


def test_counter_dossier_is_received_with_code_term_and_holder(province):
    dossier = province.received("2026-10-08 08:20")
    assert dossier.code == "H52.118-261008-0001"
    assert dossier.status == Status.RECEIVED
    assert dossier.due_at == at("2026-10-22 08:20")
    assert dossier.holder_post_id == province.counter.post_id
    assert dossier.act_by == at("2026-10-08 14:20")


def test_end_of_day_procedure_is_due_at_closing(province):
    dossier = province.received("2026-10-08 08:20", procedure=RESIDENCE)
    assert dossier.day_rule == "end-of-day"
    assert dossier.due_at == at("2026-10-19 17:30")


def test_codes_of_a_unit_run_through_the_day_and_begin_anew(province):
    codes = [province.received(f"2026-10-0{day} 08:{minute}").code
             for day, minute in ((6, 10), (6, 11), (6, 12), (7, 10))]  # fmt: skip
    assert [code[-11:] for code in codes] == [
        "261006-0001", "261006-0002", "261006-0003", "261007-0001",
    ]  # fmt: skip


def test_the_day_of_a_code_is_the_day_in_vietnam(province):
    just_after_midnight = dt.datetime(2026, 10, 6, 17, 30, tzinfo=dt.UTC)
    intake = province.intake()
    done = actions.receive_at_counter(intake, by=province.counter, at=just_after_midnight)
    assert done.dossier.code == "H52.118-261007-0001"


def test_codes_pass_9999_by_growing(province):
    CodeSequence.objects.create(agency="H52.118", day=dt.date(2026, 10, 8), last=9999)
    assert province.received("2026-10-08 08:20").code == "H52.118-261008-10000"


def test_same_request_again_gives_the_same_dossier(province):
    first = actions.receive_at_counter(province.intake(), by=province.counter, at=NOW, key="k1")
    again = actions.receive_at_counter(province.intake(), by=province.counter, at=NOW, key="k1")
    assert (again.dossier.code, again.repeated, first.repeated) == (first.dossier.code, True, False)
    assert Dossier.objects.count() == 1
    assert Event.objects.filter(chain=first.dossier.chain).count() == 1


def test_key_of_another_act_is_refused(province):
    done = actions.receive_at_counter(province.intake(), by=province.counter, at=NOW, key="k1")
    with pytest.raises(InvalidInput, match="đã được dùng cho một việc khác"):
        actions.transfer(done.dossier, by=province.counter, at=NOW, key="k1")


@pytest.mark.parametrize(
    ("changes", "error", "says"),
    [
        ({"procedure": "9.999999"}, (InvalidInput, NotFound), "9.999999"),
        ({"procedure": EXTRACT}, (InvalidInput, NotFound), EXTRACT),
        ({"channel": 7}, InvalidInput, "Chọn một trong ba"),
        ({"result_channel": 0}, InvalidInput, "Chọn một trong ba"),
        ({"method": 999_999}, InvalidInput, "không thuộc thủ tục này"),
        ({"resolving": "khong-co"}, InvalidInput, "Không có cơ quan giải quyết"),
        ({"papers": (PaperIn(name="Đơn", originals=-1),)}, InvalidInput, "từ 0 đến 999"),
        ({"papers": (PaperIn(name="  "),)}, InvalidInput, "chưa có tên"),
    ],
)
def test_faulty_intake_saves_nothing(province, changes, error, says):
    with pytest.raises(error, match=says):
        actions.receive_at_counter(province.intake(**changes), by=province.counter, at=NOW)
    assert not Dossier.objects.exists()
    assert not CodeSequence.objects.exists()


def test_procedure_not_yet_in_force_is_refused(province):
    with pytest.raises((InvalidInput, NotFound), match="hiệu lực"):
        province.received("2025-06-30 08:20")


def test_missing_and_faulty_papers_stop_reception_and_name_the_remedy(province):
    papers = (
        PaperIn(name="Đơn đăng ký biến động", originals=1, check=1),
        PaperIn(name="Giấy chứng nhận đã cấp"),
        PaperIn(name="Giấy tờ đổi tên", required=False, copies=1, check=2, fault="mờ"),
    )
    with pytest.raises(InvalidInput) as fault:
        province.received("2026-10-08 08:20", papers=papers)
    said = fault.value.errors["papers"]
    assert said[:2] == ["Còn thiếu “Giấy chứng nhận đã cấp”.", "“Giấy tờ đổi tên” không đạt: mờ."]
    assert "Mẫu 02" in said[-1]
    assert not Dossier.objects.exists()


@pytest.mark.parametrize(
    ("person_changes", "field", "says"),
    [
        ({"identity": "01405800482"}, "applicant_identity", "11 chữ số, cần đủ 12"),
        ({"identity": "01405800482a"}, "applicant_identity", "chỉ gồm chữ số"),
        ({"identity": "999058004821"}, "applicant_identity", "không phải mã tỉnh"),
        ({"name": " \u200b "}, "applicant_name", "còn trống"),
        ({"name": "A" * 10_000}, "applicant_name", "10000 ký tự, tối đa 200"),
        ({"phone": "123"}, "applicant_phone", "10 hoặc 11 chữ số"),
        ({"email": "không phải thư"}, "applicant_email", "chưa phải địa chỉ thư"),
        ({"birth_year": 3}, "applicant_birth_year", "Năm sinh 3"),
    ],
)
def test_faulty_applicant_is_told_by_field(province, person_changes, field, says):
    with pytest.raises(InvalidInput) as fault:
        province.received("2026-10-08 08:20", applicant=person(**person_changes))
    assert says in fault.value.errors[field][0]
    assert not Party.objects.exists()


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "Robert'); DROP TABLE dossiers_dossier;--", "Ksor H'Nhiên"],
)
def test_markup_and_sql_in_a_name_are_only_a_name(province, name):
    dossier = province.received("2026-10-08 08:20", applicant=person(name=name))
    assert dossier.applicant.name == name


def test_decomposed_name_is_the_same_person(province):
    composed = province.received("2026-10-08 08:20").applicant_id
    told = person(name=unicodedata.normalize("NFD", "Lò Văn Ơn"))
    assert province.received("2026-10-08 08:30", applicant=told).applicant_id == composed
    assert Party.objects.get().name == "Lò Văn Ơn"


def test_known_number_under_another_name_is_questioned(province):
    province.received("2026-10-08 08:20")
    other = person(name="Cầm Văn Panh")
    with pytest.raises(InvalidInput, match="đang đứng tên “Lò Văn Ơn”"):
        province.received("2026-10-08 08:30", applicant=other)
    renamed = province.received("2026-10-08 08:40", applicant=other, renamed=True)
    assert renamed.applicant.name == "Cầm Văn Panh"


def test_case_officer_may_not_receive(province):
    with pytest.raises(NotAllowed, match="Người có quyền: Công chức tiếp nhận"):
        actions.receive_at_counter(province.intake(), by=province.case, at=NOW)


def test_counter_may_not_receive_for_another_place(province):
    elsewhere = province.intake(receiving_unit=province.units["chiengmai-centre"].pk)
    with pytest.raises(NotAllowed, match="nơi mình làm việc"):
        actions.receive_at_counter(elsewhere, by=province.counter, at=NOW)


def test_future_act_is_refused(province):
    with pytest.raises(InvalidInput, match="còn ở phía trước"):
        province.received("2026-10-08 10:00")


def test_online_dossier_waits_eight_working_hours_then_is_received(province):
    online = province.intake(channel=2)
    done = actions.submit(online, by=CITIZEN, at=at("2026-10-07 16:30"))
    dossier = done.dossier
    assert (dossier.status, dossier.due_at) == (Status.REGISTERED, None)
    assert dossier.act_by == at("2026-10-08 16:30")
    dossier = actions.receive(dossier, by=province.counter, at=NOW).dossier
    assert dossier.due_at == at("2026-10-22 09:12")
    assert dossier.submitted_at == at("2026-10-07 16:30")


def test_boundary_free_intake_goes_to_the_chosen_commune(province):
    dossier = province.received("2026-10-08 08:20", resolving="chiengmai")
    assert dossier.code.startswith("H52.118-")
    dossier = actions.transfer(dossier, by=province.counter, at=at("2026-10-08 08:30")).dossier
    assert dossier.offered_unit_id == province.units["chiengmai-land"].pk


def test_agency_procedure_goes_to_the_department(province):
    dossier = province.received("2026-10-08 08:20", procedure="1.012756")
    assert dossier.resolving_unit_id == province.units["so-nnmt"].pk
    assert dossier.due_at == at("2026-11-09 17:30")


def test_name_change_does_not_touch_what_was_printed(province):
    dossier = province.received("2026-10-08 08:20")
    told = replace(person(), phone="0987654321")
    province.received("2026-10-08 08:30", applicant=told)
    assert timeline(dossier)[0].personal["phone"] == "0912345321"
