"""Who answers for figures opens the 766 index, the eighteen points and what the portal holds."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from motcua.kernel import clock as now_of
from motcua.kernel.actor import OPERATOR
from motcua.organisations.rules.roles import Role
from motcua.reports.actions import reconcile
from motcua.reports.actions.reconcile import Theirs
from motcua.reports.models import Difference, Reconciliation, Resend
from motcua.reports.portal_files import read
from motcua.reports.queries.service_index import behind
from tests.desk.conftest import sign_in
from tests.province import RESIDENCE
from tests.reports.made_dossiers import row
from tests.reports.test_report_command import bring

__all__ = ["sign_in"]
INDEX, DIFFERENCES = "/ban-lam-viec/chi-so-766/", "/ban-lam-viec/doi-chieu/"
MARCH = {"tu": "01/03/2026", "den": "31/03/2026"}
HEAD = "code,status,received_at,due_at,finished_at\n"


@pytest.fixture
def lived(province, clock, tmp_path):
    due = {"due_at": "2026-03-12T08:15"}
    bring(tmp_path, [
        row(code="X.1", **due), row(code="X.2", status=9, finished_at="2026-03-09T08:00", **due),
        row(code="X.4", agency="H52.119", **due),
        row(code="C.1", received_at="2025-04-02T08:15", due_at="2025-04-10T08:15", status=9,
            finished_at="2025-04-08T08:00"),
        row(code="C.2", received_at="2025-04-02T08:15", due_at="2025-04-10T08:15", status=9,
            finished_at="2025-04-12T08:00"),
    ])  # fmt: skip
    return province


def text(answer):
    return " ".join(answer.content.decode().split())


def name_of(province, role, unit=""):
    return province.of(role, unit).name


def control(province, sign_in):
    return sign_in(name_of(province, Role.KS))


def leader(province, sign_in):
    return sign_in(name_of(province, Role.LD, "maison"))


def test_control_office_sees_points_parts_and_the_period_before(lived, sign_in):
    client = control(lived, sign_in)
    page = client.get(INDEX, MARCH | {"theo": "agency"})
    told = text(page)
    assert page.status_code == 200 and "Toàn tỉnh" in told
    assert "chưa có nguồn số liệu" in told and "Chưa đối chiếu với Cổng" in told
    assert {one.key for one in page.context["others"]} == {"H52.118", "H52.119"}
    (_group, lines), *_ = [pair for pair in page.context["groups"] if pair[0].key == "progress"]
    assert (lines[0][0].numerator, lines[0][0].denominator) == ("1", "3")
    listed = client.get(f"{INDEX}in_time/", MARCH | {"don_vi": ""})
    assert [(r.key, r.counted) for r, _name in listed.context["rows"]] == [
        ("X.1", False), ("X.4", False), ("X.2", True),
    ]  # fmt: skip
    assert len(behind("in_time", *[page.context["asked"][n] for n in ("tu", "den")])) == 3
    procedures = text(client.get(f"{INDEX}payable_procedures/", MARCH | {"don_vi": ""}))
    assert RESIDENCE in procedures and "Đăng ký thường trú" in procedures
    book = load_workbook(io.BytesIO(client.get(INDEX, MARCH | {"tep": "xlsx"}).content))
    assert book.worksheets[0]["A1"].value == "key" and book.worksheets[0].max_row > 20


def test_two_regimes_in_one_period_are_said_plainly(lived, sign_in):
    client = control(lived, sign_in)
    page = client.get(INDEX, {"tu": "01/12/2025", "den": "31/01/2026"})
    assert page.status_code == 422 and "vắt qua hai bộ điểm" in text(page)
    january = client.get(INDEX, {"tu": "01/01/2026", "den": "31/01/2026"})
    assert "Hai kỳ theo hai bộ điểm khác nhau" in text(january)


def test_leader_has_the_own_commune_and_no_other(lived, sign_in):
    client = leader(lived, sign_in)
    page = client.get(INDEX, MARCH | {"don_vi": "H52.118"})
    assert "UBND xã Mai Sơn" in text(page)
    assert [code for code, _ in page.context["form"].fields["don_vi"].choices] == ["H52.118"]
    for unit in ("H52.119", ""):
        answer = client.get(INDEX, MARCH | {"don_vi": unit})
        assert answer.status_code in {403, 422} and "X.4" not in text(answer)
        assert client.get(f"{INDEX}in_time/", MARCH | {"don_vi": unit}).status_code in {403, 404}


def test_counter_has_no_such_pages(lived, sign_in):
    client = sign_in(name_of(lived, Role.TN, "maison"))
    for page in (INDEX, f"{INDEX}18-diem/", DIFFERENCES):
        assert client.get(page).status_code == 403


def test_eighteen_points_show_what_dossiers_tell_and_add_up(lived, sign_in):
    client = control(lived, sign_in)
    asked = {"tu": "01/04/2025", "den": "30/06/2025", "don_vi": ""}
    page = client.get(f"{INDEX}18-diem/", asked)
    assert page.context["criteria"][0]["counts"] == [(2, 1), (1, 0), (0, 1)]
    late = client.get(f"{INDEX}18-diem/1/0/", asked)
    assert late.context["codes"] == ["C.2"]
    marked = client.get(f"{INDEX}18-diem/", asked | {f"c{n}": "2" for n in range(1, 10)})
    assert "18 trên 18 điểm" in text(marked) and "Xuất sắc" in text(marked)
    for bad, words in (({"c1": "7"}, "Chỉ chấm 0, 1 hoặc 2"), ({"c1": "x"}, "chỉ chấm 0, 1 hoặc 2"),
                       ({"den": "31/07/2025"}, "có hiệu lực từ")):  # fmt: skip
        answer = client.get(f"{INDEX}18-diem/", asked | bad)
        assert answer.status_code == 422 and words in text(answer)
    assert client.get(f"{INDEX}18-diem/99/1/", asked).status_code == 422


def compared(*lines):
    told = read((HEAD + "\n".join(lines)).encode(), "cong.csv")
    theirs = Theirs(held=told.held, compared=(), source="cong.csv", as_of=now_of.now())
    return reconcile(theirs, by=OPERATOR, at=now_of.now())


def test_control_office_compares_a_file_and_sends_again(lived, sign_in):
    client = control(lived, sign_in)
    assert "Chưa đối chiếu lần nào" in text(client.get(DIFFERENCES))
    file = SimpleUploadedFile("cong.csv", (HEAD + "X.1,2,,,\nLA.9,4,,,\n").encode())
    done = client.post(f"{DIFFERENCES}lam/", {"tep": file, "tu": "", "den": ""}, follow=True)
    assert "Đã đối chiếu lần 1" in text(done)
    kinds = {(one.code, one.kind) for one in Difference.objects.filter(resolved_at=None)}
    assert {("X.1", "status"), ("LA.9", "no_here"), ("X.2", "no_there")} <= kinds
    page = client.get(DIFFERENCES, {"loai": "no_here"})
    assert [line["one"].code for line in page.context["lines"]] == ["LA.9"]
    assert "Được tiếp nhận" in text(client.get(DIFFERENCES, {"loai": "status"}))
    sent = client.post(f"{DIFFERENCES}gui-lai/", {"code": ["X.1"]}, follow=True)
    assert "Chờ gửi" in text(sent) and Resend.objects.get().code == "X.1"
    book = load_workbook(io.BytesIO(client.get(DIFFERENCES, {"tep": "xlsx"}).content))
    assert book.worksheets[0].max_row == 1 + Difference.objects.count()


def test_a_bad_file_is_told_by_line_and_nothing_is_kept(lived, sign_in):
    client = control(lived, sign_in)
    file = SimpleUploadedFile("cong.csv", (HEAD + "X.1,99,,,\n").encode())
    answer = client.post(f"{DIFFERENCES}lam/", {"tep": file})
    assert answer.status_code == 422 and "<strong>Dòng 2</strong>" in text(answer)
    assert client.post(f"{DIFFERENCES}lam/", {}).status_code == 422
    assert client.post(f"{DIFFERENCES}gui-lai/", {}).status_code == 422
    assert client.post(f"{DIFFERENCES}lam/", {"nguon": "cong"}).status_code == 503
    assert not Reconciliation.objects.exists()


def test_leader_sees_what_concerns_the_own_commune_and_mends_nothing(lived, sign_in):
    compared("X.2,9,,,")
    client = leader(lived, sign_in)
    page = client.get(DIFFERENCES)
    assert {line["one"].code for line in page.context["lines"]} == {"X.1", "C.1", "C.2"}
    assert page.context["sync"][0].denominator == 4
    assert client.post(f"{DIFFERENCES}gui-lai/", {"code": ["X.1"]}).status_code == 403
    assert client.post(f"{DIFFERENCES}lam/", {"nguon": "cong"}).status_code == 403
