"""Acts on a dossier: plain forms; 303, 403, 409 and 422, and never a lost word."""

from __future__ import annotations

import unicodedata

import pytest
from django.test import Client

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import Status
from tests.province import RESIDENCE, person

PAGE = "/ban-lam-viec/ho-so/{}/"


def do(client: Client, dossier: Dossier, verb: str, **fields):
    page = client.get(PAGE.format(dossier.code))
    offers = page.context["offers"] if page.status_code == 200 else []
    outcome = fields.get("outcome", "")
    form = next((o.form for o in offers if o.act.verb == verb and o.act.outcome == outcome), None)
    hidden = {name: form[name].value() for name in ("version", "key", "outcome")} if form else {}
    return client.post(PAGE.format(dossier.code) + f"viec/{verb}/", hidden | fields)


def test_whole_road_through_the_pages(province, sign_in):
    dossier = province.received("2026-10-01 08:20")
    road = [
        ("Lò Thị Hạnh", "transfer", {}, "TN"),
        ("Quàng Văn Dũng", "accept", {}, "TP"),
        ("Quàng Văn Dũng", "assign", {"to": province.case.post_id}, "CV"),
        ("Cầm Thị Ngọc", "submit_for_approval", {"opinion": "Đủ điều kiện."}, "LD"),
        ("Hoàng Văn Nghĩa", "approve", {"number": "12/QĐ-UBND"}, "VT"),
        ("Tòng Thị Vân", "hand_to_counter", {}, "TN"),
        ("Lò Thị Hạnh", "return_result", {"taken_by": "Lò Văn Ơn", "through": "1"}, ""),
    ]
    for name, verb, fields, role in road:
        answer = do(sign_in(name), dossier, verb, **fields)
        assert answer.status_code == 303, (verb, answer.content.decode()[:4000])
        dossier.refresh_from_db()
        assert dossier.holder_role == role
    assert dossier.status == Status.RETURNED
    assert dossier.outcome.number == "12/QĐ-UBND"


def test_what_was_done_is_said_on_the_next_page(province, sign_in):
    dossier = province.walk(province.received("2026-10-01 08:20"), "transfer")
    head = sign_in("Quàng Văn Dũng")
    answer = do(head, dossier, "assign", to=province.case.post_id)
    assert "Đã phân công cho Cầm Thị Ngọc." in head.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(
    ("name", "verb", "status"),
    [
        ("Cầm Thị Ngọc", "transfer", 403),  # reads nothing of it yet
        ("Hoàng Văn Nghĩa", "transfer", 403),  # sees it, does not hold it
        ("Đèo Thị Kiểm", "transfer", 403),  # sees all, does nothing
        ("Lò Thị Hạnh", "approve", 403),
        ("Lò Thị Hạnh", "return_result", 409),  # not in this state
        ("Vì Thị Mai", "transfer", 403),
        ("Lò Thị Hạnh", "delete", 404),
    ],
)
def test_who_may_not(province, sign_in, name, verb, status):
    dossier = province.received("2026-10-01 08:20")
    before = dossier.version
    answer = do(sign_in(name), dossier, verb, taken_by="X", through="1")
    assert answer.status_code == status
    dossier.refresh_from_db()
    assert dossier.version == before


def test_refusal_names_who_may(province, sign_in):
    dossier = province.received("2026-10-01 08:20")
    told = do(sign_in("Lò Thị Hạnh"), dossier, "approve").content.decode()
    assert "Người có quyền: Trưởng phòng, Lãnh đạo cơ quan" in told


def test_stale_page_keeps_the_text_and_tells_what_changed(province, sign_in):
    dossier = province.walk(province.received("2026-10-01 08:20"), "transfer", "assign")
    case = sign_in("Cầm Thị Ngọc")
    page = case.get(PAGE.format(dossier.code))
    form = page.context["offers"][0].form
    hidden = {name: form[name].value() for name in ("version", "key", "outcome")}
    answer = do(sign_in("Cầm Thị Ngọc"), dossier, "request_supplement",
                items=["2"], reason="Thiếu chứng thực.")  # fmt: skip
    assert answer.status_code == 303
    url = PAGE.format(dossier.code) + "viec/submit_for_approval/"
    answer = case.post(url, hidden | {"opinion": "Một ý kiến dài đã gõ."})
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "Một ý kiến dài đã gõ." in told
    assert "đã yêu cầu bổ sung" in told
    dossier.refresh_from_db()
    assert dossier.status == Status.SUPPLEMENT


def test_going_on_after_a_conflict_takes_the_new_version(province, sign_in):
    dossier = province.received("2026-10-01 08:20")
    counter = sign_in("Lò Thị Hạnh")
    url = PAGE.format(dossier.code) + "viec/transfer/"
    answer = counter.post(url, {"version": "0", "key": "a"})
    assert answer.status_code == 409
    form = answer.context["tried"]
    again = {"version": form["version"].value(), "key": form["key"].value()}
    assert counter.post(url, again).status_code == 303


def test_same_request_twice_is_done_once(province, sign_in):
    dossier = province.walk(province.received("2026-10-01 08:20"), "transfer")
    head = sign_in("Quàng Văn Dũng")
    form = head.get(PAGE.format(dossier.code)).context["offers"][0].form
    fields = {"version": form["version"].value(), "key": form["key"].value(),
              "to": province.case.post_id}  # fmt: skip
    url = PAGE.format(dossier.code) + "viec/assign/"
    assert head.post(url, fields).status_code == 303
    dossier.refresh_from_db()
    version = dossier.version
    answer = head.post(url, fields, follow=True)
    assert "Thao tác này đã được ghi nhận trước đó." in answer.content.decode()
    dossier.refresh_from_db()
    assert dossier.version == version


@pytest.mark.parametrize(
    ("name", "steps", "verb", "fields", "sentence", "kept"),
    [
        ("Quàng Văn Dũng", 1, "assign", {}, "Chưa có “Người được phân công”", ""),
        ("Quàng Văn Dũng", 1, "assign", {"to": "999999"}, "", ""),
        ("Cầm Thị Ngọc", 2, "submit_for_approval", {"opinion": "  "}, "Ghi ý kiến đề xuất", ""),
        ("Cầm Thị Ngọc", 2, "submit_for_approval", {"opinion": "ý " * 5000}, "tối đa 2.000", "ý ý"),
        ("Cầm Thị Ngọc", 2, "request_supplement", {"items": ["2"], "reason": ""},
         "Ghi vì sao cần bổ sung", ""),
        ("Cầm Thị Ngọc", 2, "request_supplement", {"reason": "Thiếu bản sao"},
         "Chọn ít nhất một giấy tờ", "Thiếu bản sao"),
        ("Hoàng Văn Nghĩa", 3, "send_back", {"reason": ""}, "Ghi lý do trả lại", ""),
        ("Hoàng Văn Nghĩa", 3, "approve", {"number": "1" * 99}, "dài quá 60 ký tự", "1" * 99),
        ("Lò Thị Hạnh", 5, "return_result", {"taken_by": " ", "through": "1"}, "còn trống", ""),
        ("Lò Thị Hạnh", 5, "return_result", {"taken_by": "Lò Văn Ơn", "through": "9"},
         "", "Lò Văn Ơn"),
        ("Lò Thị Hạnh", 5, "return_result", {"taken_by": "A" * 10_000, "through": "1"},
         "tối đa 200", "A" * 300),
    ],
)  # fmt: skip
def test_bad_input_is_answered_with_its_field_and_kept(
    province, sign_in, name, steps, verb, fields, sentence, kept
):
    verbs = ["transfer", "assign", "submit_for_approval", "approve", "hand_to_counter"]
    dossier = province.walk(province.received("2026-10-01 08:20"), *verbs[:steps])
    version = dossier.version
    answer = do(sign_in(name), dossier, verb, **fields)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "cần sửa" in told and "Lỗi: " in told
    assert sentence in told and kept in told
    dossier.refresh_from_db()
    assert dossier.version == version


@pytest.mark.parametrize(
    "name", ["<script>alert('x')</script>", "Robert'); DROP TABLE dossiers_dossier;--"]
)
def test_markup_in_names_is_shown_as_text(province, sign_in, name):
    dossier = province.received("2026-10-08 08:20", applicant=person(name=name))
    counter = sign_in("Lò Thị Hạnh")
    for address in (PAGE.format(dossier.code), "/ban-lam-viec/", "/ban-lam-viec/danh-sach/tat-ca/"):
        told = counter.get(address).content.decode()
        assert "<script>alert(" not in told
        assert "alert(" in told or "DROP TABLE" in told


def test_decomposed_name_is_found_and_shown_composed(province, sign_in):
    typed = unicodedata.normalize("NFD", "Nguyễn Thị Ẩn")
    dossier = province.received("2026-10-08 08:20", applicant=person(name=typed))
    told = sign_in("Lò Thị Hạnh").get(PAGE.format(dossier.code)).content.decode()
    assert "Nguyễn Thị Ẩn" in told


def test_legal_acts_say_their_consequences_first(province, sign_in):
    dossier = province.walk(
        province.received("2026-10-01 08:20", procedure=RESIDENCE),
        "transfer", "assign", "submit_for_approval",
    )  # fmt: skip
    told = sign_in("Hoàng Văn Nghĩa").get(PAGE.format(dossier.code)).content.decode()
    assert "Hồ sơ chuyển sang bước “Phát hành”." in told
    assert "Không thu hồi được" in told
    assert "Thời hạn vẫn chạy." in told


def test_acts_are_never_links(province, counter):
    dossier = province.received("2026-10-01 08:20")
    assert counter.get(PAGE.format(dossier.code) + "viec/transfer/").status_code == 405


def test_online_dossier_is_received_or_refused_on_its_page(province, sign_in):
    from motcua.dossiers import actions
    from motcua.kernel.actor import CITIZEN
    from tests.province import at

    counter = sign_in("Lò Thị Hạnh")
    made = [
        actions.submit(province.intake(channel=2), by=CITIZEN, at=at("2026-10-08 08:30")).dossier
        for _ in range(2)
    ]
    assert do(counter, made[0], "receive").status_code == 303
    answer = do(counter, made[1], "refuse", reason="Không thuộc thẩm quyền của xã.")
    assert answer.status_code == 303
    for dossier in made:
        dossier.refresh_from_db()
    assert [dossier.status for dossier in made] == [Status.RECEIVED, Status.REFUSED]
    pdf = counter.get(PAGE.format(made[1].code) + "in/phieu-tu-choi/")
    assert pdf["Content-Type"] == "application/pdf"
