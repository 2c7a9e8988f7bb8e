"""Intake on one page: the steps without scripts, the three ends, drafts, bad input."""

from __future__ import annotations

import unicodedata

import pytest

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import Status
from motcua.organisations.models import Draft
from motcua.parties.models import Party
from tests.documents.reading import text_of as pdf_text
from tests.province import RENAME, RESIDENCE

PAGE = "/ban-lam-viec/tiep-nhan/"
IDENTITY = "014058004821"
TYPED = {
    "key": "page-1",
    "procedure": RENAME,
    "applicant_name": "Lò Văn Ơn",
    "applicant_identity": IDENTITY,
    "applicant_birth_year": "1958",
    "applicant_phone": "0912 345 321",
    "applicant_address": "Bản Nà Sang, xã Mai Sơn",
    "channel": "1",
    "result_channel": "1",
}


def send(client, act: str, **changes):
    return client.post(PAGE, TYPED | {"act": act} | changes)


def test_received_with_code_appointment_and_paper(province, counter):
    answer = send(counter, "receive")
    assert answer.status_code == 303
    dossier = Dossier.objects.get()
    done = counter.get(answer["Location"]).content.decode()
    assert dossier.code == "H52.118-261008-0001"
    assert f"Đã tiếp nhận {dossier.code}." in done
    assert "09:12 thứ Năm, 22/10/2026" in done
    assert "Người tiếp theo" in done
    pdf = counter.get(f"/ban-lam-viec/ho-so/{dossier.code}/in/giay-hen/?ban=2")
    assert dossier.code in pdf_text(pdf.content)
    assert not Draft.objects.exists()


def test_the_same_press_twice_makes_one_dossier(province, counter):
    first = send(counter, "receive")
    second = send(counter, "receive")
    assert second["Location"] == first["Location"]
    assert Dossier.objects.count() == 1
    told = counter.get(second["Location"]).content.decode()
    assert "Thao tác này đã được ghi nhận trước đó." in told


@pytest.mark.parametrize(
    ("name", "status"),
    [("Lường Văn Thưởng", 200), ("Cầm Thị Ngọc", 403), ("Hoàng Văn Nghĩa", 403),
     ("Đèo Thị Kiểm", 403)],
)  # fmt: skip
def test_only_the_counter_takes_in(province, sign_in, name, status):
    client = sign_in(name)
    assert client.get(PAGE).status_code == status
    assert send(client, "receive").status_code == (303 if status == 200 else 403)
    for part in ("nhap/", "nguoi/", "xem/", "bo-nhap/"):
        assert client.post(PAGE + part, TYPED).status_code in {status, 204, 303} - (
            {204, 303} if status == 403 else set()
        )


def test_steps_without_scripts_keep_everything_typed(province, counter):
    province.received("2026-10-01 08:20")
    party = Party.objects.get()
    start = {"key": "page-2", "result_channel": "3", "act": "next"}
    answer = counter.post(PAGE, start | {"person_text": IDENTITY})
    assert answer["Location"].endswith("#tim-thu-tuc")
    page = counter.get(PAGE)
    told = page.content.decode()
    assert f'name="party" value="{party.pk}"' in told
    assert "Lấy từ hồ sơ ngày 01/10/2026" in told
    assert IDENTITY not in told
    step = {"key": "page-2", "party": party.pk, "result_channel": "3"}
    counter.post(PAGE, step | {"act": "next", "procedure_text": "doi ten dat"})
    page = counter.get(PAGE)
    told = page.content.decode()
    assert f'name="procedure" value="{RENAME}"' in told
    assert page.context["state"].form["result_channel"].value() == "3"
    assert "Hẹn trả" in told and "22/10/2026" in told
    assert "hồ sơ cùng thủ tục đang xử lý từ 01/10/2026" in told
    answer = counter.post(PAGE, step | {"act": "receive", "procedure": RENAME})
    assert answer.status_code == 303
    newest = Dossier.objects.latest("pk")
    assert newest.applicant == party
    assert newest.result_channel == 3


def test_unknown_number_begins_a_new_person(province, counter):
    counter.post(PAGE, {"key": "k", "act": "next", "person_text": "014 058 009 999"})
    page = counter.get(PAGE)
    assert page.context["state"].applicant_form["identity"].value() == "014058009999"


def test_names_found_are_masked(province, counter):
    province.received("2026-10-01 08:20")
    told = counter.post(PAGE + "nguoi/", {"person_text": "lo van on"}).content.decode()
    assert "Lò Văn Ơn" in told and "•••• •••• 4821" in told
    assert IDENTITY not in told and "0912345321" not in told


def test_procedures_are_found_without_marks(province, counter):
    told = counter.get(PAGE + "thu-tuc/", {"procedure_text": "thuong tru"}).content.decode()
    assert RESIDENCE in told
    told = counter.get(PAGE + "thu-tuc/", {"procedure_text": "khong co gi"}).content.decode()
    assert "Không có thủ tục đang nhận nào khớp" in told


def test_right_column_answers_before_it_is_asked(province, counter):
    told = counter.post(PAGE + "xem/", TYPED).content.decode()
    assert "09:12 thứ Năm, 22/10/2026" in told
    assert "UBND xã Mai Sơn" in told
    assert "Đủ để tiếp nhận." in told
    told = counter.post(PAGE + "xem/", TYPED | {"paper-1-state": "bad"}).content.decode()
    assert "“Đơn đăng ký biến động” không đạt" in told


def test_number_typed_by_hand_of_somebody_known_is_offered(province, counter):
    province.received("2026-10-01 08:20")
    told = counter.post(PAGE + "xem/", TYPED).content.decode()
    assert "Số này đã có trong sổ: Lò Văn Ơn." in told
    assert "hồ sơ cùng thủ tục đang xử lý" in told


def test_refused_at_the_counter_with_its_paper(province, counter):
    answer = send(counter, "refuse", refuse_reason="Đất thuộc tỉnh khác quản lý.")
    assert answer.status_code == 303
    dossier = Dossier.objects.get()
    assert dossier.status == Status.REFUSED
    pdf = counter.get(f"/ban-lam-viec/ho-so/{dossier.code}/in/phieu-tu-choi/")
    assert "Đất thuộc tỉnh khác quản lý." in pdf_text(pdf.content)


def test_supplement_slip_lists_what_was_marked(province, counter):
    answer = send(
        counter, "supplement", supplement_reason="Cần bản gốc để đối chiếu.",
        **{"paper-2-state": "bad", "paper-2-reason_code": "chung-thuc", "paper-1-originals": "0"},
    )  # fmt: skip
    assert answer.status_code == 303
    dossier = Dossier.objects.get()
    assert dossier.status == Status.SUPPLEMENT
    said = pdf_text(counter.get(f"/ban-lam-viec/ho-so/{dossier.code}/in/phieu-bo-sung/").content)
    assert "Giấy chứng nhận đã cấp" in said and "Đơn đăng ký biến động" in said
    assert "Thiếu chứng thực, chứng nhận" in said


@pytest.mark.parametrize(
    ("act", "changes", "sentence"),
    [
        ("receive", {"procedure": ""}, "Chưa chọn thủ tục"),
        ("receive", {"procedure": "9.999999"}, "Chưa chọn thủ tục"),
        ("receive", {"applicant_name": " "}, "Họ tên còn trống"),
        ("receive", {"applicant_name": "A" * 10_000}, "tối đa 200"),
        ("receive", {"applicant_identity": "01405800482"}, "11 chữ số, cần đủ 12"),
        ("receive", {"applicant_identity": "999058004821"}, "không phải mã tỉnh nào"),
        ("receive", {"applicant_birth_year": "năm 58"}, "Năm sinh"),
        ("receive", {"applicant_birth_year": "20580"}, "Năm sinh"),
        ("receive", {"applicant_phone": "12"}, "Số điện thoại"),
        ("receive", {"filed_by": "other", "submitter_name": ""}, "Họ tên còn trống"),
        ("receive", {"paper-1-originals": "-3"}, "phải từ 0 đến 999"),
        ("receive", {"paper-1-originals": "0"}, "Còn thiếu “Đơn đăng ký biến động”"),
        ("receive", {"paper-2-state": "bad"}, "không đạt"),
        ("receive", {"channel": "7"}, "Chọn một trong ba"),
        ("receive", {"method": "424242"}, "không thuộc thủ tục này"),
        ("receive", {"resolving": "khong-co-xa"}, "Không có cơ quan giải quyết"),
        ("refuse", {"refuse_reason": "  "}, "Ghi lý do từ chối"),
        ("supplement", {"paper-2-state": "bad", "supplement_reason": ""}, "Ghi vì sao"),
        ("supplement", {"supplement_reason": "Thiếu"}, "Chọn ít nhất một giấy tờ"),
    ],
)
def test_bad_input_is_told_kept_and_nothing_is_saved(province, counter, act, changes, sentence):
    answer = send(counter, act, **changes)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in told
    assert "cần sửa" in told and "Lỗi: Tiếp nhận mới" in told
    assert Dossier.objects.count() == 0 and Party.objects.count() == 0
    assert "Bản Nà Sang, xã Mai Sơn" in told
    kept = Draft.objects.get()
    assert "Nà Sang".encode() not in bytes(kept.content)
    assert "Bản Nà Sang, xã Mai Sơn" in counter.get(PAGE).content.decode()


def test_after_mending_the_same_page_goes_through(province, counter):
    assert send(counter, "receive", **{"paper-1-originals": "0"}).status_code == 422
    assert send(counter, "receive").status_code == 303
    assert Dossier.objects.get().code.endswith("-0001")


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>", "'; DELETE FROM parties_party;"])
def test_markup_typed_as_a_name_stays_text(province, counter, name):
    answer = send(counter, "receive", applicant_name=name)
    assert answer.status_code == 303
    assert "<img src=x" not in counter.get(answer["Location"]).content.decode()
    assert Party.objects.get().name == name


def test_decomposed_unicode_is_kept_composed(province, counter):
    send(counter, "receive", applicant_name=unicodedata.normalize("NFD", "Nguyễn Thị Ẩn"))
    assert Party.objects.get().name == "Nguyễn Thị Ẩn"


def test_another_name_under_a_known_number_asks_for_the_change_of_name(province, counter):
    province.received("2026-10-01 08:20")
    answer = send(counter, "receive", applicant_name="Lò Văn Đổi")
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "đang đứng tên “Lò Văn Ơn”" in told and "Người này đã đổi tên" in told
    answer = send(counter, "receive", applicant_name="Lò Văn Đổi", renamed="on")
    assert answer.status_code == 303
    assert Party.objects.get().name == "Lò Văn Đổi"


def test_draft_is_each_ones_own(province, counter, sign_in):
    assert counter.post(PAGE + "nhap/", TYPED).status_code == 204
    assert "Bản Nà Sang" in counter.get(PAGE).content.decode()
    assert "Bản Nà Sang" not in sign_in("Lường Văn Thưởng").get(PAGE).content.decode()
    counter.post(PAGE + "bo-nhap/")
    assert "Bản Nà Sang" not in counter.get(PAGE).content.decode()


def test_all_good_marks_what_is_not_marked(province, counter):
    counter.post(PAGE, TYPED | {"act": "all-good", "paper-2-state": "bad"})
    rows = counter.get(PAGE).context["checklist"].required
    assert [row.state for row in rows] == ["ok", "bad"]


def test_filed_for_another_names_both(province, counter):
    send(counter, "receive", filed_by="other", submitter_name="Lò Thị Con", submitter_phone="")
    dossier = Dossier.objects.get()
    assert dossier.submitter.name == "Lò Thị Con"
    assert dossier.applicant.name == "Lò Văn Ơn"


def test_typing_costs_few_statements(province, counter, django_assert_max_num_queries):
    province.received("2026-10-01 08:20")
    party = Party.objects.get()
    counter.post(PAGE, {"key": "k", "act": f"person:{party.pk}", "procedure": RENAME})
    counter.get(PAGE)
    with django_assert_max_num_queries(14):
        counter.get(PAGE)
