"""Pages of periodic reports: the chief clerk's, the head's and the control office's."""

from __future__ import annotations

import csv
import io
import re

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from motcua.kernel import clock as now_of
from motcua.reports import actions
from motcua.reports.models import StatutoryReport
from tests.reports.test_statutory_report import (
    FORM,
    PERIOD,
    approved,
    busy,
    chief,
    drafted,
    sent,
    unit,
)

__all__ = ["busy", "unit"]
LIST = "/ban-lam-viec/bao-cao/"
BOARD = f"{LIST}chua-gui/"
EVERYBODY = {"chief": "Tòng Thị Vân", "checker": "Hà Thị Bình", "head": "Hoàng Văn Nghĩa",
             "control": "Đèo Thị Kiểm"}  # fmt: skip


def text(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def act(client, report, verb, **told):
    return client.post(f"{LIST}{report.pk}/viec/{verb}/", told)


def test_from_drafting_to_a_correction_on_the_desk(busy, unit, sign_in, clock):
    people = {name: sign_in(who) for name, who in EVERYBODY.items()}
    asked = {"form": FORM, "unit": unit, "period": PERIOD}
    answer = people["chief"].post(LIST, asked)
    report = StatutoryReport.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"{LIST}{report.pk}/")
    page = people["chief"].get(answer["Location"])
    assert "Dự thảo" in text(page) and "(3) = (4) + (5) + (6)" in text(page)
    assert "Xác nhận đã kiểm tra" not in text(page)
    act(people["chief"], report, "thuyet-minh", remarks="Ba ngày mất điện.")
    assert act(people["chief"], report, "kiem-tra").status_code == 403
    assert "Xác nhận đã kiểm tra" in text(people["checker"].get(f"{LIST}{report.pk}/"))
    assert act(people["checker"], report, "kiem-tra").status_code == 303
    assert act(people["control"], report, "duyet").status_code == 403
    assert act(people["head"], report, "duyet").status_code == 303
    assert act(people["chief"], report, "gui").status_code == 303
    assert "Ba ngày mất điện." in text(people["head"].get(f"{LIST}{report.pk}/"))

    busy.received("2026-08-21 09:00")
    page = people["chief"].get(f"{LIST}{report.pk}/")
    assert "Số liệu hiện nay khác bản này ở" in text(page) and "nay 5" in text(page)
    empty = act(people["chief"], report, "sua", reason=" ")
    assert empty.status_code == 422 and "Chưa ghi lý do" in text(empty)
    answer = act(people["chief"], report, "sua", reason="Nhập sót.")
    again = people["chief"].get(answer["Location"])
    assert "So với bản đã gửi" in text(again) and "Nhập sót." in text(again)
    assert [one.after for one, *_ in again.context["replaced"] if one.column == "c3"] == [5, 5]


def test_typed_badly_is_told_at_the_field_and_kept(busy, unit, sign_in):
    client = sign_in(EVERYBODY["chief"])
    twice = {"form": FORM, "unit": unit, "period": PERIOD}
    client.post(LIST, twice)
    answer = client.post(LIST, twice)
    assert answer.status_code == 422 and "Đã có báo cáo này" in text(answer)
    foreign = client.post(LIST, twice | {"unit": busy.units["chiengmai"].pk})
    assert foreign.status_code == 422 and StatutoryReport.objects.count() == 1
    of_town = client.post(LIST, twice | {"form": "publication"})
    assert of_town.status_code == 422 and "chỉ lập cho tỉnh" in text(of_town)
    assert client.post(LIST, {"form": FORM}).status_code == 422
    assert client.get(f"{LIST}?ky=kho&tt=xong").status_code == 200
    assert client.get(f"{LIST}999/").status_code == 404


def test_every_figure_opens_what_it_counts(busy, unit, sign_in):
    report = drafted(busy, unit)
    leader = sign_in(EVERYBODY["head"])
    page = leader.get(f"{LIST}{report.pk}/").content.decode()
    links = set(re.findall(rf"{LIST}{report.pk}/o/(\w+)/\?dong=([^\"]+)", page))
    assert {column for column, _ in links} == {"c3", "c5", "c6", "c7", "c8", "c11", "c12", "c13"}
    cell = leader.get(f"{LIST}{report.pk}/o/c5/", {"dong": "Đất đai"})
    assert cell.context["behind"].total == len(cell.context["rows"]) == 3
    hidden = sign_in("Quàng Văn Dũng").get(f"{LIST}{report.pk}/o/c3/")
    assert "ngoài phạm vi xem" in text(hidden)
    assert leader.get(f"{LIST}{report.pk}/o/c99/").status_code == 422
    assert sign_in("Mùa A Sếnh").get(f"{LIST}{report.pk}/o/c3/").status_code == 403


def test_control_office_sees_who_has_not_sent_and_reminds(busy, unit, sign_in):
    control, asked = sign_in(EVERYBODY["control"]), {"ky": PERIOD, "bieu": FORM}
    assert "0/4 đơn vị đã gửi" in text(control.get(BOARD, asked))
    told = {"form": FORM, "period": PERIOD, "unit": unit}
    assert control.post(f"{LIST}nhac/", told).status_code == 303
    mine = drafted(busy, unit)
    assert "Được nhắc gửi lúc" in text(sign_in(EVERYBODY["chief"]).get(f"{LIST}{mine.pk}/"))
    bell, notices = (f"/ban-lam-viec/thong-bao/{part}" for part in ("chuong/", ""))
    rung = sign_in(EVERYBODY["chief"])
    assert "mc-bell__count" in rung.get(bell).content.decode()
    assert "Nhắc gửi báo cáo" in text(rung.get(notices))
    assert "Nhắc gửi báo cáo" not in text(sign_in("Mùa A Sếnh").get(notices))
    assert control.post(f"{LIST}nhac/", told | {"unit": ""}).status_code == 303
    board = control.get(BOARD, asked)
    assert sorted(one.reminders for one in board.context["owed"]) == [1, 1, 1, 2]
    assert sign_in(EVERYBODY["head"]).post(f"{LIST}nhac/", told).status_code == 403
    assert control.post(f"{LIST}nhac/", told | {"period": "tuần"}).status_code == 422
    assert control.get(BOARD, {"ky": "tuần", "bieu": "x"}).status_code == 200


def test_cutoff_is_set_with_its_basis_by_the_control_office_alone(busy, unit, sign_in):
    control = sign_in(EVERYBODY["control"])
    told = {"day": 1, "due_days": 5, "due_days_above": 10, "valid_from": "01/01/2027",
            "legal_basis": "QĐ 12/QĐ-UBND"}  # fmt: skip
    wrong = control.post(f"{LIST}ngay-chot/", told | {"day": 31})
    assert (
        wrong.status_code == 422
        and "Chọn từ 1" in text(wrong)
        and "QĐ 12" in wrong.content.decode()
    )
    assert control.post(f"{LIST}ngay-chot/", told).status_code == 303
    assert "QĐ 12/QĐ-UBND" in text(control.get(f"{LIST}ngay-chot/"))
    assert sign_in(EVERYBODY["head"]).get(f"{LIST}ngay-chot/").status_code == 403


@pytest.mark.parametrize("who", ["Lò Thị Hạnh", "Cầm Thị Ngọc", "Vì Văn Nghiệp"])
def test_who_has_nothing_to_do_with_reports_is_told_who_has(busy, unit, sign_in, who):
    client = sign_in(who)
    for address in (LIST, BOARD, f"{LIST}{drafted(busy, unit).pk}/"):
        answer = client.get(address)
        assert answer.status_code == 403 and "Người có quyền" in text(answer)


def test_files_hold_the_figures_of_the_page_and_a_frozen_pdf_is_the_same_bytes(
    busy, unit, sign_in, clock
):
    report = approved(busy, unit)
    client = sign_in(EVERYBODY["head"])

    def content(kind):
        answer = client.get(f"{LIST}{report.pk}/tai/{kind}/")
        assert answer.status_code == 200
        return answer.content

    figures = ["4", "0", "3", "1", "1", "1", "0", "0", "3", "1", "2"]
    rows = list(csv.reader(io.StringIO(content("csv").decode("utf-8-sig"))))
    assert rows[-1] == ["TOTAL", "Tổng số", *figures]
    sheet = load_workbook(io.BytesIO(content("xlsx"))).active
    told = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert ["", "Tổng số", *map(int, figures)] in [[cell or "" if at == 0 else cell
            for at, cell in enumerate(line)] for line in told]  # fmt: skip
    table = Document(io.BytesIO(content("docx"))).tables[1]
    assert [cell.text for cell in table.rows[-1].cells] == ["", "Tổng số", *figures]
    pdf = content("pdf")
    paper = " ".join(
        "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split()
    )
    assert "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH" in paper
    assert "Hoàng Văn Nghĩa" in paper and "15/08/2026 đến ngày 14/09/2026" in paper
    clock.shift(3_600)
    busy.received("2026-08-21 09:00")
    assert content("pdf") == pdf
    assert client.get(f"{LIST}{report.pk}/tai/exe/").status_code == 404


def test_forms_of_catalogue_and_staff_open_procedures_and_people(busy, unit, sign_in):
    top, control = busy.units["sonla"].pk, sign_in(EVERYBODY["control"])
    made = {
        form: actions.draft_report(form, top, "2026-Y", by=busy.control, at=now_of.now())
        for form in ("publication", "review", "staff")
    }
    page = control.get(f"{LIST}{made['publication'].pk}/")
    cells = {row["name"]: row["cells"] for row in page.context["figures"]["rows"]}
    assert cells["Đất đai"]["standing"] == cells["Đất đai"]["complete"] == 1
    assert "chưa kết nối Cơ sở dữ liệu quốc gia" in text(page)
    listed = control.get(f"{LIST}{made['publication'].pk}/o/standing/")
    assert "1.013833" in text(listed)
    page = control.get(f"{LIST}{made['staff'].pk}/")
    cells = {row["key"]: row["cells"] for row in page.context["figures"]["rows"]}
    assert (cells["H52.118"]["receivers"], cells["H52.118"]["heads"]) == (2, 1)
    assert cells["H52.118"]["per_person"] == 3 and cells["H52.119"]["receivers"] == 1
    people = control.get(f"{LIST}{made['staff'].pk}/o/receivers/", {"dong": "H52.118"})
    assert "Lò Thị Hạnh" in text(people)


def test_list_is_filtered_and_says_what_is_late(busy, unit, sign_in):
    sent(busy, unit)
    drafted(busy, unit, form="lateness")
    client = sign_in(EVERYBODY["chief"])
    page = client.get(LIST)
    assert page.context["total"] == 2 and "đã quá hạn" in text(page)
    for query, count in (({"tt": "sent"}, 1), ({"bieu": "lateness"}, 1), ({"ky": "2026-Q3"}, 0),
                         ({"don_vi": unit}, 2)):  # fmt: skip
        assert client.get(LIST, query).context["total"] == count
    assert chief(busy).name == EVERYBODY["chief"]
