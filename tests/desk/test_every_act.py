"""Every bend of the road through the pages: what is asked, what is said, what stands after."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.dossiers.models import Consultation, Dossier, Extension
from motcua.dossiers.queries import lookup
from motcua.dossiers.rules.lifecycle import Status
from motcua.kernel.clock import now
from motcua.parties.queries.parties import opened
from motcua.portal.tracking import tracking
from tests.desk.doing import PAGE, do, offers, told
from tests.province import at

COUNTER, HEAD, CASE = "Lò Thị Hạnh", "Quàng Văn Dũng", "Cầm Thị Ngọc"
LEADER, CLERK, OTHER = "Hoàng Văn Nghĩa", "Tòng Thị Vân", "Trần Văn Bách"


def fresh(dossier: Dossier) -> Dossier:
    """As the next request reads it."""
    return Dossier.objects.get(pk=dossier.pk)


@pytest.fixture
def worked(province) -> Dossier:
    """At the desk of the case officer since 02/10, due 15/10."""
    return province.walk(province.received("2026-10-01 08:20"), "transfer", "assign")


def test_a_hand_over_waits_is_turned_away_and_taken_back(province, sign_in):
    dossier = province.received("2026-10-08 08:20")
    counter, head = sign_in(COUNTER), sign_in(HEAD)
    answer = do(counter, dossier, "transfer")
    page = counter.get(answer["Location"]).content.decode()
    assert "Chờ Phòng Kinh tế nhận. Trách nhiệm vẫn ở anh/chị." in page
    assert f"hoan-tac/{dossier.version}/" in page
    page = told(counter, dossier)
    assert "Chờ Phòng Kinh tế nhận; trách nhiệm vẫn ở" in page
    do(head, dossier, "turn_away", reason="Thiếu bản chính giấy chứng nhận.")
    assert "Thiếu bản chính giấy chứng nhận." in told(counter, dossier)
    do(counter, dossier, "transfer")
    answer = counter.post(PAGE.format(dossier.code) + f"hoan-tac/{dossier.version}/")
    assert answer.status_code == 303
    dossier.refresh_from_db()
    assert not dossier.is_offered
    do(counter, dossier, "transfer")
    do(head, dossier, "accept")
    assert dossier.holder_post_id == province.head.post_id


def test_undo_is_refused_once_something_else_was_done(province, sign_in):
    dossier = province.received("2026-10-08 08:20")
    counter = sign_in(COUNTER)
    do(counter, dossier, "transfer")
    version = dossier.version
    do(sign_in(HEAD), dossier, "accept")
    answer = counter.post(PAGE.format(dossier.code) + f"hoan-tac/{version}/")
    assert answer.status_code == 409
    assert "không hoàn tác được" in answer.content.decode()


def test_an_assignment_is_undone_until_it_was_opened(province, sign_in):
    from motcua.audit.actions.deliver import deliver_owed

    dossier = province.walk(province.received("2026-10-08 08:20"), "transfer", day="2026-10-08")
    head = sign_in(HEAD)
    do(head, dossier, "assign", to=province.case.post_id)
    assert head.post(PAGE.format(dossier.code) + f"hoan-tac/{dossier.version}/").status_code == 303
    dossier.refresh_from_db()
    assert (dossier.step.key, dossier.holder_post_id) == ("phan-cong", province.head.post_id)
    do(head, dossier, "assign", to=province.case.post_id)
    deliver_owed()
    sign_in(CASE).post("/ban-lam-viec/thong-bao/chuong/", {"dossier": dossier.code})
    answer = head.post(PAGE.format(dossier.code) + f"hoan-tac/{dossier.version}/")
    assert answer.status_code == 409
    assert "đã mở hồ sơ" in answer.content.decode()


def test_consult_answer_and_take_back(province, sign_in, worked):
    case, other = sign_in(CASE), sign_in(OTHER)
    land = province.units["so-nnmt-land"].pk
    answer = do(case, worked, "consult", refused=True, unit_text="khong co", question="Có?")
    assert answer.status_code == 422
    found = case.post("/ban-lam-viec/don-vi/", {"unit_text": "so nong nghiep", "units": []})
    assert f'value="{land}"' in found.content.decode()
    do(case, worked, "consult", units=[land], question="Đất có tranh chấp không?",
       unit_text="nong nghiep")  # fmt: skip
    asked = Consultation.objects.get()
    assert asked.answer_by == at("2026-10-13 09:12")
    page = told(case, worked)
    assert "Chờ ý kiến" in page and "Đất có tranh chấp không?" in page
    assert ("submit_for_approval", "") not in offers(case, worked)
    answer = do(other, worked, "answer", refused=True, opinion="disagrees", text="")
    assert answer.status_code == 422
    do(other, worked, "answer", opinion="disagrees", text="Đang có đơn khiếu nại.")
    page = told(case, worked)
    assert "Không thống nhất" in page and "Đang có đơn khiếu nại." in page
    do(case, worked, "consult", units=[land], question="Đã rút đơn chưa?")
    do(case, worked, "cancel_consultation", reason="Đã rõ qua văn bản.")
    assert not Consultation.objects.filter(answered_at=None, cancelled_at=None).exists()


def test_apology_is_read_before_it_is_signed_and_both_dates_stand(province, sign_in, worked):
    case, leader = sign_in(CASE), sign_in(LEADER)
    answer = do(case, worked, "draft_apology", refused=True, cause="complex",
                reason="Phải xác minh.", appointed_at="32/10")  # fmt: skip
    assert answer.status_code == 422
    assert "Phải xác minh." in answer.content.decode()
    do(case, worked, "draft_apology", cause="complex", reason="Phải xác minh thêm ở bản.",
       appointed_at="20/10")  # fmt: skip
    assert Extension.objects.get().appointed_at == at("2026-10-20 17:30")
    extend = offers(leader, worked)["extend", ""]
    assert any("Phải xác minh thêm ở bản." in line for line in extend.lines)
    assert any("20/10/2026" in line and "15/10/2026" in line for line in extend.lines)
    do(leader, worked, "extend")
    page = told(case, worked)
    assert "08:20 thứ Năm, 15/10/2026" in page
    assert "Hẹn lại 17:30 thứ Ba, 20/10/2026, văn bản xin lỗi số 1/PXL" in page
    seen = tracking(lookup._view(fresh(worked), now()))
    assert "Hẹn lại ngày 20/10/2026; hạn theo quy định là 08:20" in seen.promise
    assert any("Phải xác minh thêm ở bản" in event.note for event in seen.events)


def test_second_supplement_is_proposed_with_its_papers_and_decided(province, sign_in, worked):
    case, counter, leader = sign_in(CASE), sign_in(COUNTER), sign_in(LEADER)
    do(case, worked, "request_supplement", items=["2"], reason="Thiếu chứng thực.")
    do(counter, worked, "receive_supplement")
    propose = {"items": ["1"], "reason": "Đơn ghi sai thửa.", "legal_basis": "NĐ 63/2010 Điều 20"}
    do(case, worked, "propose_supplement", **propose)
    assert "chờ lãnh đạo duyệt" in told(case, worked)
    assert any("Đơn đăng ký biến động" in line
               for line in offers(leader, worked)["approve_supplement", ""].lines)  # fmt: skip
    do(leader, worked, "turn_down_supplement", reason="Tự đối chiếu với bản đồ.")
    assert worked.status == Status.PROCESSING
    do(case, worked, "propose_supplement", **propose)
    do(leader, worked, "approve_supplement")
    assert worked.status == Status.SUPPLEMENT
    seen = tracking(lookup._view(fresh(worked), now()))
    assert seen.bring == ("Đơn đăng ký biến động",)


def test_suspended_resumed_declined_numbered_posted_returned(province, sign_in):
    dossier = province.walk(
        province.received("2026-10-01 08:20", result_channel=3), "transfer", "assign"
    )
    case, counter, leader, clerk = map(sign_in, (CASE, COUNTER, LEADER, CLERK))
    answer = do(case, dossier, "suspend", refused=True, reason="Nộp lệ phí trước bạ.",
                legal_basis="NĐ 101/2024", amount="năm trăm", term="30")  # fmt: skip
    assert "Ghi số tiền bằng chữ số" in answer.content.decode()
    do(case, dossier, "suspend", reason="Nộp lệ phí trước bạ.", legal_basis="NĐ 101/2024",
       amount="500.000", term="30")  # fmt: skip
    page = told(case, dossier)
    assert "Tạm dừng · chờ nộp thuế, phí" in page and "500.000" in page
    seen = tracking(lookup._view(fresh(dossier), now()))
    assert seen.act.startswith("Nộp 500.000") and "nộp xong" in seen.promise
    do(counter, dossier, "resume", evidence="Giấy nộp tiền 12")
    do(case, dossier, "submit_for_approval", opinion="Không đủ điều kiện.")
    do(leader, dossier, "decline", reason="Đất đang tranh chấp.")
    assert not any(e.what == "Cơ quan từ chối giải quyết"
                   for e in tracking(lookup._view(fresh(dossier), now())).events)  # fmt: skip
    do(clerk, dossier, "issue")
    do(clerk, dossier, "hand_to_counter")
    page = told(counter, dossier)
    assert "Từ chối giải quyết" in page and "1/KQ" in page
    do(counter, dossier, "send_by_post", tracking="EB123456789VN")
    assert "EB123456789VN" in told(counter, dossier)
    answer = do(counter, dossier, "return_result", refused=True, taken_by="Lò Thị Em", through="1",
                authorisation="")  # fmt: skip
    assert "Ghi giấy ủy quyền" in answer.content.decode()
    do(counter, dossier, "return_result", taken_by="Lò Thị Em", through="1",
       authorisation="Giấy ủy quyền số 5")  # fmt: skip
    assert "Giấy ủy quyền số 5" in told(counter, dossier)
    seen = tracking(lookup._view(fresh(dossier), now()))
    assert any("Đất đang tranh chấp" in event.note for event in seen.events)
    assert not any("Giấy ủy quyền" in event.note for event in seen.events)


def test_withdrawal_is_asked_denied_and_let_go_with_papers_back(province, sign_in, worked):
    counter = sign_in(COUNTER)
    do(counter, worked, "ask_withdrawal", reason="Gia đình bán đất.")
    page = told(counter, worked)
    assert "đề nghị rút hồ sơ lúc" in page and "Trả lời đề nghị rút hồ sơ" in page
    do(counter, worked, "deny_withdrawal", reason="Đã trình ký.")
    do(counter, worked, "ask_withdrawal", reason="Gia đình bán đất.")
    do(counter, worked, "withdraw")
    page = told(counter, worked)
    assert "Đã rút" in page and "Văn bản số 1/" in page
    do(counter, worked, "return_papers", taken_by="Lò Văn Ơn")
    assert worked.status == Status.RETURNED
    page = told(counter, worked)
    assert "Đã rút" in page and "Xong trước hạn" not in page


def test_stopped_says_so_with_its_ground(province, sign_in, worked):
    leader = sign_in(LEADER)
    do(leader, worked, "stop", reason="Người nộp đã mất.", legal_basis="NĐ 118/2025 Điều 21")
    page = told(leader, worked)
    assert "Đã dừng" in page and "Người nộp đã mất" in page and "Điều 21" in page


def test_talk_stays_inside(province, sign_in, worked):
    case, leader, head = sign_in(CASE), sign_in(LEADER), sign_in(HEAD)
    do(leader, worked, "instruct", text="Làm trước thứ Sáu.", report_by="14:00 +1")
    page = told(case, worked)
    assert "Làm trước thứ Sáu." in page and "báo cáo trước 14:00 thứ Sáu, 09/10/2026" in page
    do(case, worked, "report_back", text="Đã đi thực địa.")
    do(head, worked, "note", text="Gọi ông Ơn trước khi đến.")
    assert "Gọi ông Ơn trước khi đến." in told(case, worked)
    shown = str(tracking(lookup._view(fresh(worked), now())))
    for secret in ("Làm trước thứ Sáu", "Đã đi thực địa", "Gọi ông Ơn"):
        assert secret not in shown


def test_correcting_what_was_typed_shows_no_number(province, sign_in):
    dossier = province.received("2026-10-08 08:20")
    counter = sign_in(COUNTER)
    page = told(counter, dossier)
    assert "0912345321" not in page and "014058004821" not in page
    answer = do(counter, dossier, "correct", refused=True, reason="Gõ nhầm.")
    assert "Chưa sửa chỗ nào" in answer.content.decode()
    answer = do(counter, dossier, "correct", refused=True, reason="Gõ nhầm.", phone="12")
    assert "Số điện thoại cần 10" in str(answer.context["tried"]["phone"].errors)
    do(counter, dossier, "correct", reason="Gõ nhầm.", address="Bản Co Mạ", paper_1_copies="2")
    dossier.applicant.refresh_from_db()
    assert opened(dossier.applicant).address == "Bản Co Mạ"
    assert opened(dossier.applicant).phone == "0912345321"
    assert dossier.papers.get(position=1).copies == 2
    assert "thông tin chủ hồ sơ, giấy tờ" in told(counter, dossier)


def test_late_is_said_why(province, sign_in, clock, worked):
    clock.move_to(dt.datetime.fromisoformat("2026-10-20T08:00+07:00"))
    case = sign_in(CASE)
    do(case, worked, "give_cause", cause="staff", reason="Một người nghỉ thai sản.")
    assert "Thiếu người, quá tải" in told(case, worked)
    assert ("draft_apology", "") not in offers(case, worked)


def test_one_main_button_three_beside_it_the_rest_in_a_menu(province, sign_in, worked):
    page = sign_in(CASE).get(PAGE.format(worked.code))
    assert [offer.act.verb for offer in page.context["offers"] if offer.main] == [
        "submit_for_approval"
    ]
    menu = page.context["menu"]
    assert len(menu.beside) <= 3
    assert {"request_supplement", "consult"} <= {offer.act.verb for offer in menu.beside}
    inside = [offer.act.verb for _name, group in menu.groups for offer in group]
    assert {"note", "suspend", "draft_apology"} <= set(inside)
    assert len(inside) == len({(o.act.verb, o.act.outcome) for _n, g in menu.groups for o in g})


def test_a_full_page_costs_few_statements(province, sign_in, worked, django_assert_max_num_queries):
    case, leader = sign_in(CASE), sign_in(LEADER)
    land = province.units["so-nnmt-land"].pk
    do(case, worked, "consult", units=[land], question="Có tranh chấp không?")
    do(leader, worked, "instruct", text="Làm nhanh.", report_by="+2")
    do(case, worked, "draft_apology", cause="other", reason="Chờ ý kiến.", appointed_at="+8")
    do(leader, worked, "extend")
    do(case, worked, "suspend", reason="Nộp thuế.", legal_basis="NĐ 101/2024", term="10")
    for client in (case, leader):
        with django_assert_max_num_queries(12):
            told(client, worked)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("8/10", "17:30 thứ Năm, 08/10/2026"), ("7/10", "17:30 thứ Năm, 07/10/2027"),
        ("081126", "17:30 Chủ nhật, 08/11/2026"), ("mai", "17:30 thứ Sáu, 09/10/2026"),
        ("+3", "17:30 thứ Ba, 13/10/2026"), ("14:00 mai", "14:00 thứ Sáu, 09/10/2026"),
        ("30/2", "Chưa phải ngày"), ("+9999", "Chưa phải ngày"), ("99:99 mai", "Chưa phải ngày"),
        ("1/1/1999", "Chưa phải ngày"), ("<b>", "Chưa phải ngày"), ("", ""),
    ],
)  # fmt: skip
def test_a_day_is_echoed_with_its_weekday(province, sign_in, typed, said):
    answer = sign_in(CASE).get("/ban-lam-viec/ngay/", {"appointed_at": typed})
    assert answer.status_code == 200
    assert answer.content.decode().startswith(said)
