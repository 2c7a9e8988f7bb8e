"""Tasks at the desk: given in two taps, walked through to the end, watched, reported, exported."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from openpyxl import load_workbook

from motcua.audit.actions.deliver import deliver_owed
from motcua.directives.models import AssignedTask, RecurringDuty
from motcua.organisations.rules.roles import Role
from tests.directives.conftest import Command, province  # noqa: F401 - units and people only
from tests.documents import files
from tests.province import _give

DESK = "/ban-lam-viec/nhiem-vu/"
LATE = "/ban-lam-viec/danh-sach/qua-han/"


@pytest.fixture
def command(province) -> Command:  # noqa: F811
    _give(province, "Lò Minh Hùng", province.units["sonla"], Role.LDT, "Chủ tịch UBND tỉnh")
    return Command(province)


@pytest.fixture
def chief(command, sign_in):
    return sign_in("Lò Minh Hùng")


def _given(chief, command, **changes):
    told = {
        "title": "Giải quyết 7 hồ sơ đất đai trễ hạn", "units": [command.unit("maison")],
        "term": "3 ngày làm việc", "priority": "urgent", "source_kind": "direct",
    }  # fmt: skip
    return chief.post(f"{DESK}giao/", told | changes)


def test_a_dashboard_gives_a_task_in_two_taps(chief, command):
    unit = command.unit("maison")
    page = chief.get(f"{DESK}giao/?ten=7 hồ sơ trễ&dv={unit}&trang={LATE}").content.decode()
    posted = dict(re.findall(r'<input[^>]*name="(title|link|term)"[^>]*value="([^"]*)"', page))
    assert re.search(rf'value="{unit}"[^>]*checked', page)
    answer = chief.post(f"{DESK}giao/", posted | {"units": [unit], "source_kind": "direct"})
    task = AssignedTask.objects.get()
    assert answer.status_code == 303 and answer["Location"] == f"{DESK}{task.pk}/"
    shown = chief.get(answer["Location"]).content.decode()
    assert "Vì sao hạn này" in shown and LATE in shown


def test_what_was_typed_stays_when_something_is_wrong(chief, command):
    answer = _given(chief, command, units=[], term="hai hôm", issued_on="31/02/2026")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Giải quyết 7 hồ sơ đất đai trễ hạn" in page and "hai hôm" in page
    past = _given(chief, command, term="", due_day="07/10/2026")
    assert past.status_code == 422 and "không sau lúc giao" in past.content.decode()
    assert not AssignedTask.objects.exists()


def test_the_walk_through_the_pages(chief, command, leader, case, sign_in):
    _given(chief, command)
    task = AssignedTask.objects.get()
    while deliver_owed():
        pass
    assert "giao nhiệm vụ" in leader.get("/ban-lam-viec/thong-bao/").content.decode()
    assert ">1<" in leader.get("/ban-lam-viec/thong-bao/chuong/").content.decode()
    at = f"{DESK}{task.pk}/"
    assert case.get(at).status_code == 404
    page = leader.get(at).content.decode()
    assert "Nhận nhiệm vụ" in page and "Gia hạn</summary>" not in page
    assert leader.get("/ban-lam-viec/thong-bao/chuong/").content.decode().count(">1<") == 0
    assert leader.post(f"{at}accept_task/").status_code == 303
    fake = SimpleUploadedFile("anh.pdf", b"MZ not a paper")
    refused = leader.post(
        f"{at}report_progress/", {"percent": 40, "text": "Đã xong 3.", "file": fake}
    )
    assert refused.status_code == 422 and "Đã xong 3." in refused.content.decode()
    wrong = leader.post(f"{at}report_progress/", {"percent": "nhiều", "text": "Đã xong 3."})
    assert wrong.status_code == 422
    assert (
        leader.post(f"{at}report_progress/", {"percent": 40, "text": "Đã xong 3."}).status_code
        == 303
    )
    assert (
        leader.post(f"{at}grant_extension/", {"day": "30/10/2026", "text": "x"}).status_code == 403
    )
    assert (
        leader.post(f"{at}ask_extension/", {"day": "30/10/2026", "text": "Chờ."}).status_code == 303
    )
    assert "xin gia hạn đến 30/10/2026" in chief.get(at).content.decode()
    assert (
        chief.post(f"{at}grant_extension/", {"day": "30/10/2026", "text": "Được."}).status_code
        == 303
    )
    assert leader.post(f"{at}submit_completion/", {"text": "Xong cả."}).status_code == 303
    assert leader.post(f"{at}judge_completion/", {"verdict": "done"}).status_code == 403
    assert chief.post(f"{at}judge_completion/", {"verdict": "done"}).status_code == 303
    story = chief.get(at).content.decode()
    assert "Hạn cũ" in story and "Hoàn thành" in story
    assert chief.post(f"{at}khong-co/").status_code == 404
    assert chief.post(f"{at}withdraw_task/", {"text": "Thôi."}).status_code == 409


def test_evidence_is_kept_and_opened_only_by_who_sees_the_task(chief, command, leader, case):
    _given(chief, command)
    task = AssignedTask.objects.get()
    at = f"{DESK}{task.pk}/"
    leader.post(f"{at}accept_task/")
    paper = SimpleUploadedFile("bang-niem-yet.png", files.photo(ending="PNG"))
    assert (
        leader.post(f"{at}submit_completion/", {"text": "Xong.", "file": paper}).status_code == 303
    )
    entry = task.entries.exclude(file=None).get()
    address = f"{at}tep/{entry.file.reference}/"
    opened = chief.get(address)
    assert opened.status_code == 200 and b"".join(opened.streaming_content)[:5] == b"%PDF-"
    assert case.get(address).status_code == 404
    assert chief.get(f"{at}tep/{'0' * 32}/").status_code == 404


def test_lists_board_report_and_files(chief, command, leader, counter, sign_in):
    both = [command.unit("maison"), command.unit("chiengmai")]
    _given(chief, command, units=both, term="1 ngày làm việc")
    control = sign_in("Đèo Thị Kiểm")
    for client, view in ((leader, "duoc-giao"), (chief, "da-giao"), (control, "theo-doi"),
                         (control, "don-doc"), (leader, "theo-doi")):  # fmt: skip
        answer = client.get(f"{DESK}{view}/?q=dat dai&khi=cho-nhan")
        assert answer.status_code == 200, view
        assert "Giải quyết 7 hồ sơ" in answer.content.decode(), view
    assert counter.get(f"{DESK}theo-doi/").status_code == 404
    assert control.get(f"{DESK}theo-doi/?dv=abc&khi=zzz&trang=99").status_code == 200
    assert "không thuộc" not in leader.get(f"{DESK}duoc-giao/?khi=da-xong").content.decode()
    book = load_workbook(
        io.BytesIO(b"".join(control.get(f"{DESK}theo-doi/xuat/").streaming_content))
    )
    assert book.active.max_row == 6
    assert control.get(f"{DESK}bao-cao/").status_code == 200
    assert control.get(f"{DESK}bao-cao/?tu=08/10/2026&den=01/10/2026").status_code == 422
    word = control.get(f"{DESK}bao-cao/?tep=docx")
    table = Document(io.BytesIO(b"".join(word.streaming_content))).tables[0]
    assert [cell.text for cell in table.rows[-1].cells][:4] == ["Cộng", "2", "0", "2"]
    assert control.get(f"{DESK}bao-cao/?tep=exe").status_code == 404
    assert counter.get(f"{DESK}bao-cao/").status_code == 403


def test_a_recurring_duty_is_set_and_ended(chief, command, leader):
    told = {
        "title": "Báo cáo cải cách hành chính", "units": [command.unit("maison")], "day": 15,
        "rhythm": "monthly", "ahead_days": 10, "valid_from": "08/10/2026", "priority": "normal",
        "source_kind": "document", "number": "12/KH-UBND", "source_title": "Kế hoạch",
        "issued_on": "02/01/2026",
    }  # fmt: skip
    wrong = chief.post(f"{DESK}dinh-ky/", told | {"day": 40})
    assert wrong.status_code == 422 and "1 đến 31" in wrong.content.decode()
    assert chief.post(f"{DESK}dinh-ky/", told).status_code == 303
    duty = RecurringDuty.objects.get()
    assert "15/10/2026" in chief.get(f"{DESK}dinh-ky/").content.decode()
    assert leader.post(f"{DESK}dinh-ky/{duty.pk}/dung/", {"text": "x"}).status_code == 404
    assert chief.post(f"{DESK}dinh-ky/{duty.pk}/dung/", {"text": ""}).status_code == 422
    assert chief.post(f"{DESK}dinh-ky/{duty.pk}/dung/", {"text": "Thôi."}).status_code == 303
