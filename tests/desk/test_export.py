"""Taking a list away: the rows and the masking of the screen, by purpose, written down."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from motcua.audit.models import Event
from tests.province import RESIDENCE, person

LIST = "/ban-lam-viec/danh-sach/{}/{}/"
ASKED = {"purpose": "bao-cao", "form": "csv"}


def lines(answer) -> list[list[str]]:
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content)))


@pytest.fixture
def listed(province):
    mine = province.received("2026-10-08 08:20")
    other = province.received("2026-10-08 08:25", procedure=RESIDENCE)
    return mine, other


def test_file_holds_what_the_filtered_list_shows(listed, counter):
    _mine, other = listed
    url = LIST.format("tat-ca", "xuat") + f"?thu_tuc={RESIDENCE}"
    rows = lines(counter.post(url, ASKED))
    assert rows[0][:4] == ["Còn lại", "Mã hồ sơ", "Thủ tục", "Chủ hồ sơ"]
    assert [row[1] for row in rows[1:]] == [other.code]
    assert not any("014058004821" in cell or "0912345321" in cell for row in rows for cell in row)


def test_excel_is_the_same(listed, counter):
    answer = counter.post(LIST.format("tat-ca", "xuat"), {**ASKED, "form": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert {row[1] for row in sheet.iter_rows(min_row=2, values_only=True)} == {
        one.code for one in listed
    }


def test_a_formula_in_a_name_stays_text(province, counter):
    province.received("2026-10-08 08:20", applicant=person(name="=HYPERLINK(1)"))
    rows = lines(counter.post(LIST.format("tat-ca", "xuat"), ASKED))
    assert rows[1][3] == "'=HYPERLINK(1)"


def test_purpose_is_asked_and_written_down_without_the_filter(listed, counter):
    url = LIST.format("tat-ca", "xuat") + "?q=lo+van+on"
    assert "Mục đích" in counter.get(url).content.decode()
    assert counter.post(url, {"form": "csv"}).status_code == 422
    assert not Event.objects.filter(name="dossiers.list_exported").exists()
    counter.post(url, ASKED)
    event = Event.objects.get(name="dossiers.list_exported")
    assert event.facts == {"list": "tat-ca", "purpose": "bao-cao", "form": "csv", "rows": 2}


def test_whoever_opens_no_dossier_takes_no_list(listed, sign_in):
    other = sign_in("Vì Thị Mai")
    assert lines(other.post(LIST.format("tat-ca", "xuat"), ASKED))[1:] == []
    case = sign_in("Cầm Thị Ngọc")
    assert case.post(LIST.format("tat-ca", "xuat"), ASKED).status_code == 403


def test_print_view_holds_all_rows_on_one_page(listed, counter):
    page = counter.get(LIST.format("tat-ca", "in")).content.decode()
    assert all(one.code in page for one in listed)
    assert "2 hồ sơ · số liệu lúc 09:12" in page
    assert 'name="dossier"' not in page
