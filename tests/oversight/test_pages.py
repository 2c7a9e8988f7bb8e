"""The pages: who comes in, what stands there, what a form with faults gives back."""

from __future__ import annotations

import datetime as dt
import io

from docx import Document
from openpyxl import load_workbook

from motcua.kernel.actor import OPERATOR
from motcua.oversight import actions
from motcua.oversight.actions.issue_checklist import own_checklists
from motcua.oversight.models import DisciplineCheck, Finding, InspectionPlan, Remedy
from tests.oversight.test_plan_reform import a_report, running, settled
from tests.province import at

DESK = "/ban-lam-viec"


def told(answer) -> str:
    return answer.content.decode()


LISTS = (
    "kiem-tra", "kiem-tra/ke-hoach", "kiem-tra/khac-phuc", "kiem-tra/dot-xuat", "ke-hoach",
    "cam-ket", "bao-cao-cchc", "khen-thuong", "nang-luc", "nang-luc/chung-thu-so",
)  # fmt: skip


def test_each_list_opens_for_its_readers_and_for_no_one_else(oversight, sign_in):
    leader, counter = sign_in("Hoàng Văn Nghĩa"), sign_in("Lò Thị Hạnh")
    for page in LISTS:
        answer = leader.get(f"{DESK}/{page}/")
        assert answer.status_code == 200, page
        assert "mc-empty" in told(answer), page
        assert counter.get(f"{DESK}/{page}/").status_code == 403, page
        book = leader.get(f"{DESK}/{page}/?tai=1")
        assert load_workbook(io.BytesIO(book.content)).worksheets[0]["A1"].value, page


def test_plan_is_typed_approved_and_a_team_set_up_on_the_pages(oversight, sign_in):
    planner, chairman = sign_in("Cầm Văn Nội"), sign_in("Lê Chủ Tịch")
    bad = planner.post(f"{DESK}/kiem-tra/ke-hoach/moi/", {"year": "26", "title": "Kế hoạch năm"})
    assert bad.status_code == 422
    assert "Kế hoạch năm" in told(bad) and "Chưa có “Số quyết định”" in told(bad)
    typed = {"year": "2026", "number": "12/QĐ", "decided_on": "10/01/2026", "title": "Kế hoạch"}
    assert planner.post(f"{DESK}/kiem-tra/ke-hoach/moi/", typed).status_code == 303
    plan = InspectionPlan.objects.get()
    page = f"{DESK}/kiem-tra/ke-hoach/{plan.pk}/"
    inspector = oversight.province.posts["Thào A Thanh"].pk
    visit = {"unit": "maison", "kind": "reform", "month": "13", "leader": inspector}
    assert planner.post(f"{page}them/", visit).status_code == 422
    assert planner.post(f"{page}them/", {**visit, "month": "10"}).status_code == 303
    assert planner.post(f"{page}duyet/").status_code == 404
    assert chairman.post(f"{page}duyet/").status_code == 303
    [visit_row] = plan.visits.all()
    opening = f"{DESK}/kiem-tra/don-vi/{visit_row.pk}/lap-doan/"
    actions.issue_checklist(own_checklists()[0], by=OPERATOR, at=at("2026-01-02 08:00"))
    assert "Phiếu kiểm tra cải cách" in told(planner.get(opening))
    dates = {
        "decision": "88/QĐ", "decided_on": "08/10/2026", "announced_on": "08/10/2026",
        "starts_on": "09/10/2026", "ends_on": "13/10/2026", "first": "01/01/2026",
        "last": "30/09/2026",
    }  # fmt: skip
    lists = planner.get(opening).content.decode().partition('name="checklist"')[2]
    checklist = lists.partition('value="')[2].partition('"')[0]
    refused = planner.post(opening, {**dates, "checklist": checklist})
    assert refused.status_code == 422
    assert "kiểm tra sớm nhất 11/10/2026" in told(refused) and "88/QĐ" in told(refused)
    dates["starts_on"] = "12/10/2026"
    assert planner.post(opening, {**dates, "checklist": checklist}).status_code == 303
    assert "UBND xã Mai Sơn" in told(planner.get(f"{DESK}/kiem-tra/"))


def test_a_finding_with_faults_comes_back_as_typed(oversight, sign_in):
    inspection = oversight.opened()
    client = sign_in("Thào A Thanh")
    page = f"{DESK}/kiem-tra/{inspection.pk}/"
    assert "Phiếu kiểm tra" in told(client.get(page))
    sent = {"kind": "limit", "topic": "niem-yet", "text": "Bảng cũ.", "due_on": "31/02/2026"}
    refused = client.post(f"{page}phat-hien/", sent)
    assert refused.status_code == 422
    assert "Bảng cũ." in told(refused) and "không phải ngày có thật" in told(refused)
    assert not Finding.objects.exists()
    photo = io.BytesIO(b"MZ\x90 not a picture")
    photo.name = "bang.exe"
    sent |= {
        "cause": "Không phân công.", "evidence": "Ảnh.", "remedy": "Thay.", "due_on": "20/10/2026",
        "post": str(oversight.province.posts["Quàng Văn Dũng"].pk), "file": photo,
    }  # fmt: skip
    assert client.post(f"{page}phat-hien/", sent).status_code == 422
    assert not Finding.objects.exists()
    sent["file"] = a_pdf()
    assert client.post(f"{page}phat-hien/", sent).status_code == 303
    reference = Finding.objects.get().file.reference
    assert client.get(f"{DESK}/kiem-tra/tep/{reference}/").status_code == 200
    # Not signed yet: the unit neither reads the finding nor opens its file.
    leader = sign_in("Hoàng Văn Nghĩa")
    assert "Bảng cũ." not in told(leader.get(page))
    assert leader.get(f"{DESK}/kiem-tra/tep/{reference}/").status_code == 404
    assert leader.post(f"{page}ket-luan/", {"number": "1", "summary": "x"}).status_code == 403


def a_pdf() -> io.BytesIO:
    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(file, "PDF")
    file.seek(0)
    file.name = "bien-ban.pdf"
    return file


def test_a_remedy_is_accepted_reported_and_verified_on_its_page(oversight, sign_in):
    remedy = oversight.remedy()
    page = f"{DESK}/kiem-tra/khac-phuc/{remedy.pk}/"
    leader, planner = sign_in("Hoàng Văn Nghĩa"), sign_in("Cầm Văn Nội")
    assert sign_in("Mùa A Sếnh").get(page).status_code == 404
    assert leader.post(f"{page}nhan/").status_code == 303
    assert leader.post(f"{page}bao-cao/", {"report": ""}).status_code == 422
    assert leader.post(f"{page}bao-cao/", {"report": "Đã thay."}).status_code == 303
    assert leader.post(f"{page}xac-nhan/").status_code == 404
    assert planner.post(f"{page}tra-lai/", {"reason": "Ảnh mờ."}).status_code == 303
    assert "Ảnh mờ." in told(leader.get(page))
    assert leader.post(f"{page}bao-cao/", {"report": "Ảnh rõ."}).status_code == 303
    assert planner.post(f"{page}xac-nhan/").status_code == 303
    assert Remedy.objects.get().verified_at
    assert "05/KL-UBND" in told(leader.get(f"{DESK}/kiem-tra/khac-phuc/?tt=verified"))
    assert "Không có dòng nào khớp" in told(leader.get(f"{DESK}/kiem-tra/khac-phuc/?tt=late"))
    assert "Đã khép lại" in told(leader.get(f"{DESK}/kiem-tra/"))
    assert leader.get(f"{DESK}/kiem-tra/?nam=abc&tt=khac").status_code == 200


def test_a_surprise_check_from_a_phone(oversight, sign_in):
    client = sign_in("Cầm Văn Nội")
    sent = {"unit": "maison", "expected": "5", "present": "6", "excused": "0", "idle": "0",
            "unserved": "0", "note": ""}  # fmt: skip
    refused = client.post(f"{DESK}/kiem-tra/dot-xuat/moi/", sent)
    assert refused.status_code == 422 and "Đếm lại" in told(refused)
    assert (
        client.post(f"{DESK}/kiem-tra/dot-xuat/moi/", {**sent, "present": "5"}).status_code == 303
    )
    assert DisciplineCheck.objects.get().shortcomings == ["không đeo thẻ công chức"]


def test_progress_of_a_bound_task_has_no_field(oversight, sign_in):
    settled(oversight)
    plan, bound, free = running(oversight)
    client, page = sign_in("Hoàng Văn Nghĩa"), f"{DESK}/ke-hoach/{plan.pk}/"
    shown = told(client.get(page))
    assert f"bao-cao-{free.pk}" in shown and f"bao-cao-{bound.pk}" not in shown
    assert "100,00\u00a0% (1/1), mức phải đạt ≥ 95" in told(
        client.post(f"{page}so-lieu/", follow=True)
    )
    sent = {"share": "100", "text": "Xong", "evidence": "BC"}
    assert client.post(f"{page}bao-cao-{bound.pk}/", sent).status_code == 404
    assert client.post(f"{page}bao-cao-{free.pk}/", {**sent, "share": "200"}).status_code == 422
    assert client.post(f"{page}bao-cao-{free.pk}/", sent).status_code == 303
    book = load_workbook(io.BytesIO(client.get(f"{page}?tai=1").content)).worksheets[0]
    assert book.max_row == 4 + 2  # title, moment, a line between, heads; then its two tasks


def test_the_report_in_word_and_pdf_says_what_the_page_says(oversight, sign_in):
    settled(oversight)
    report = a_report(oversight)
    client, page = sign_in("Cầm Văn Nội"), f"{DESK}/bao-cao-cchc/{report.pk}/"
    refused = client.post(f"{page}viet-limits/", {"text": "Còn {c99} hồ sơ."})
    assert refused.status_code == 422 and "Còn {c99} hồ sơ." in told(refused)
    assert client.post(f"{page}viet-limits/", {"text": "Còn {c11} hồ sơ."}).status_code == 303
    assert "Còn 1 hồ sơ." in told(client.get(page))
    word = Document(io.BytesIO(client.get(f"{page}tai/docx/").content))
    said = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "Còn 1 hồ sơ." in said and "đúng hạn 100,00 %" in said
    rows = [[cell.text for cell in row.cells] for row in word.tables[1].rows]
    assert ["Đã giải quyết: tổng số", "1", "0", "+1"] in rows
    pdf = client.get(f"{page}tai/pdf/").content
    assert pdf.startswith(b"%PDF")
    assert client.get(f"{page}tai/txt/").status_code == 404
    assert sign_in("Mùa A Sếnh").get(f"{page}tai/pdf/").status_code == 404


def test_a_workbook_with_a_bad_cell_names_it_on_the_page(oversight, sign_in):
    client, page = sign_in("Tòng Thị Vân"), f"{DESK}/nang-luc/bien-che/"
    blank = load_workbook(io.BytesIO(client.get(f"{page}mau/").content))
    blank.worksheets[0].append(["maison", 2026, "Công chức", "mười", 40, "1/QĐ", "05/01/2026"])
    sent = io.BytesIO()
    blank.save(sent)
    sent.seek(0)
    sent.name = "bien-che.xlsx"
    refused = client.post(f"{page}nhap/", {"file": sent})
    assert refused.status_code == 422 and "D2" in told(refused) and "mười" in told(refused)
    typed = {"unit": "maison", "year": "2026", "kind": "civil", "given": "45", "filled": "41",
             "decision": "1/QĐ", "decided_on": "05/01/2026"}  # fmt: skip
    assert client.post(f"{page}moi/", {**typed, "given": "x"}).status_code == 422
    assert client.post(f"{page}moi/", typed).status_code == 303
    assert "45" in told(client.get(page))
    assert client.get(f"{DESK}/nang-luc/khac/").status_code == 404
    assert dt.date(2026, 1, 5).strftime("%d/%m/%Y") in told(client.get(page))


def test_rewards_are_decided_line_by_line(oversight, sign_in):
    settled(oversight)
    planner, chairman = sign_in("Cầm Văn Nội"), sign_in("Lê Chủ Tịch")
    sent = {"year": "2026", "title": "Khen thưởng 2026"}
    assert planner.post(f"{DESK}/khen-thuong/moi/", sent).status_code == 303
    from motcua.oversight.models import RewardList

    rewards = RewardList.objects.get()
    page, [line] = f"{DESK}/khen-thuong/{rewards.pk}/", rewards.lines.all()
    refused = chairman.post(f"{page}quyet-dinh/", {"number": "9/QĐ"})
    assert refused.status_code == 422 and "ý kiến của hội đồng" in told(refused)
    sent = {"number": "9/QĐ", f"grant-{line.pk}": "on"}
    assert chairman.post(f"{page}quyet-dinh/", sent).status_code == 303
    assert "9/QĐ" in told(sign_in("Hoàng Văn Nghĩa").get(f"{DESK}/khen-thuong/"))
