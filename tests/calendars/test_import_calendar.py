"""`motcua import calendar`: a file taken whole or not at all, told row by row, the same twice."""

from __future__ import annotations

import datetime as dt

import pytest
from typer.testing import CliRunner

from motcua.calendars.models import CalendarChange
from motcua.calendars.queries import calendar_of, calendars_now
from motcua.calendars.rules.entries import hours_text
from motcua.config.cli import build
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")
HEADER = "unit,from,to,kind,hours,name,legal_basis\n"
GOOD = """\
maison,2026-10-12,13/10/2026,closing,,bão số 10,Công điện 15
H52.119,2026-10-16 13:30,2026-10-16 15:30,closing,,mất điện,TB 20
maison,2026-11-02,,hours,"T2-T6: 07:00-11:30, 13:30-17:00; T7: 07:30-11:30 tiếp nhận",giờ đông,QĐ 77
maison,2026-10-16,2026-10-17,swap,,,QĐ 78
,2027-02-04,2027-02-10,holiday,,Tết Nguyên đán,TB 999
,2027-04-30,,holiday,,Ngày Chiến thắng,TB 999
"""


@pytest.fixture
def run(province, tmp_path):
    def run(content, *options):
        path = tmp_path / "lich.csv"
        path.write_text(content, "utf-8")
        return CliRunner().invoke(build("import"), ["import", "calendar", str(path), *options])

    return run


def test_file_is_entered_once(run, province):
    answer = run(HEADER + GOOD)
    assert answer.exit_code == 0, answer.output
    assert "mới 5, giữ nguyên 0, lỗi 0" in answer.output
    unit = province.units["maison"].pk
    assert calendar_of(unit).hours_on(dt.date(2026, 10, 13)) == ()
    assert (
        hours_text(calendar_of(unit).hours_on(dt.date(2026, 11, 2))) == "07:00-11:30, 13:30-17:00"
    )
    saturday = at("2026-11-07 08:00")
    assert calendars_now().reception_of(unit).is_open(saturday)
    assert not calendar_of(unit).is_open(saturday)
    assert calendar_of(None).years[1] == 2027
    again = run(HEADER + GOOD)
    assert "mới 0, giữ nguyên 5, lỗi 0" in again.output and "Không có gì thay đổi" in again.output
    assert CalendarChange.objects.count() == 5


def test_trial_writes_nothing(run):
    assert "Chạy thử: chưa ghi gì." in run(HEADER + GOOD, "--dry-run").output
    assert not CalendarChange.objects.exists()


BROKEN = [
    ("maison,2026-10-20,2026-10-19,closing,,bão,TB", "ô last_day: Thời điểm mở cửa lại"),
    ("xa-la,2026-10-20,,closing,,bão,TB", "ô unit: Không có đơn vị “xa-la”"),
    ("maison,20-10,,closing,,bão,TB", "ô from: “20-10” không phải ngày có thật"),
    ("maison,2026-10-20,,nghi,,bão,TB", "ô kind: kind “nghi” lạ"),
    ("maison,2026-10-20,,hours,T9: 7h,x,TB", "ô hours: Không hiểu “T9: 7h”"),
    ("maison,2026-10-20,,closing,,,TB", "ô name: Ghi lý do nghỉ"),
    (",2030-01-01,,holiday,,Tết,TB", "Năm chưa công bố gần nhất là 2028"),
    (",2027-01-01,2029-01-01,holiday,,Tết,TB", "cách không quá 31 ngày"),
    ("maison,2026-10-20,closing", "Dòng 8 có 3 ô"),
]


def test_broken_row_is_named_and_nothing_is_entered(run):
    for row, says in BROKEN:
        answer = run(HEADER + GOOD + row + "\n")
        assert answer.exit_code == 1
        assert "Dòng 8" in answer.output and says in answer.output, answer.output
    assert not CalendarChange.objects.exists()


def test_file_that_is_none(run, tmp_path):
    assert "Tệp thiếu cột unit" in run("a,b\n1,2\n").output
    broken = tmp_path / "x.csv"
    broken.write_bytes(b"\xff\xfe\x00")
    answer = CliRunner().invoke(build("import"), ["import", "calendar", str(broken)])
    assert answer.exit_code == 2 and "không phải CSV mã UTF-8" in answer.output


def test_template_can_be_read(run):
    template = CliRunner().invoke(build("import"), ["import", "calendar", "--template"]).output
    assert template.startswith(HEADER)
    answer = run(template.replace("mai-son", "maison"), "--dry-run")
    assert "lỗi 0" in answer.output, answer.output
