"""`motcua import dossiers`: a file of another system becomes dossiers with a history that holds."""

from __future__ import annotations

import csv
import datetime as dt
import json

import pytest
from typer.testing import CliRunner

from motcua.audit.models import Event, PersonalPart
from motcua.audit.queries.faults import chain_faults
from motcua.config.cli import build
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.faults import dossier_faults
from motcua.reports.queries import facts
from tests.province import at
from tests.reports.made_dossiers import COLUMNS, random_rows, row, write

NEW = {"procedure": "9.000001", "agency": "A-LÀ/1"}


@pytest.fixture
def run(province, clock, tmp_path):
    def imported(rows, *options):
        file = write(tmp_path / "ho-so.csv", rows)
        command = ["dossiers", str(file), "--errors", str(tmp_path / "loi.csv"), *options]
        return CliRunner().invoke(build("import"), ["import", *command])

    return imported


def _faults(tmp_path):
    with (tmp_path / "loi.csv").open(encoding="utf-8") as lines:
        return [(int(f["row"]), f["field"], f["message"]) for f in csv.DictReader(lines)]


def test_every_state_arrives_whole_and_verifies(run):
    done = run(random_rows(400), "--create-missing", "--count-later")

    assert done.exit_code == 0, done.output
    assert "Hồ sơ: mới 400, đổi 0, giữ nguyên 0, dòng lỗi 0." in done.stdout
    assert Dossier.objects.count() == 400
    assert set(Dossier.objects.values_list("status", flat=True)) == {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
    assert list(chain_faults(deep=True)) == []
    assert list(dossier_faults()) == []


def test_again_changes_nothing_and_a_changed_row_tells_the_dossier_anew(run, clock):
    before = row(code="X.1", status=4, due_at="2026-03-20T08:15")
    run([before, row(code="X.2")])
    again = run([before, row(code="X.2")])
    assert "mới 0, đổi 0, giữ nguyên 2" in again.stdout and "Không có gì thay đổi" in again.stdout

    clock.shift(dt.timedelta(days=1))
    done = run([{**before, "status": 9, "finished_at": "2026-03-19T10:00"}])
    assert "mới 0, đổi 1, giữ nguyên 0" in done.stdout
    assert Dossier.objects.get(code="X.1").status == 9
    assert Event.objects.filter(chain="dossier:X.1").count() == 2
    assert list(chain_faults()) == [] and list(dossier_faults()) == []

    # As known the day before it was still open; as known now it was finished back in March.
    known = facts.facts_of("X.1", known_at=at("2026-10-08 12:00")).dossier
    assert (known["status"], known["finished_s"]) == (4, None)
    fact = facts.facts_of("X.1", as_of=at("2026-03-19 10:00")).dossier
    assert fact["finished_s"] == int(at("2026-03-19 10:00").timestamp())
    assert facts.facts_of("X.1", as_of=at("2026-03-01 10:00")) is None


def test_a_due_time_that_is_not_told_is_reckoned_from_the_procedure(run):
    run([
        row(code="X.1", received_at="2026-10-01T08:20"),
        row(code="X.2", received_at="2026-10-01T08:20",
            pauses="2026-10-05T08:20/2026-10-06T08:20"),
        row(code="X.3", received_at="2026-10-01T08:20", status=5, pauses="2026-10-05T08:20/"),
        row(code="X.4", received_at="2026-10-01T08:20", due_at="2026-10-30T17:00", status=5,
            pauses="2026-10-05T08:20/"),
    ])  # fmt: skip
    due = dict(Dossier.objects.values_list("code", "due_at"))
    assert due == {
        "X.1": at("2026-10-15 08:20"), "X.2": at("2026-10-16 08:20"), "X.3": None,
        "X.4": at("2026-10-30 17:00"),
    }  # fmt: skip
    # Before the pause it had a due time.
    earlier = facts.facts_of("X.3", as_of=at("2026-10-04 12:00")).dossier
    assert earlier["due_s"] == int(at("2026-10-15 08:20").timestamp())


@pytest.mark.parametrize(
    ("cells", "field", "words"),
    [
        ({"code": ""}, "code", "Thiếu code"),
        ({"code": "x" * 65}, "code", "Mã dài 65 ký tự, nhiều nhất 64"),
        ({"code": "A 1"}, "code", "khoảng trắng"),
        ({"code": "A\u200b1"}, "code", "không nhìn thấy"),
        ({"channel": "4"}, "channel", "Không có channel “4”. Chọn 1 trực tiếp"),
        ({"status": "11"}, "status", "mã quốc gia từ 1 đến 10"),
        ({"received_at": "02/03/2026"}, "received_at", "Không hiểu thời điểm “02/03/2026”"),
        ({"received_at": "2026-03-02"}, "received_at", "Viết như 2026-03-02T08:15"),
        ({"received_at": "2026-02-30T08:15"}, "received_at", "Không hiểu thời điểm"),
        ({"received_at": ""}, "received_at", "Trạng thái 4 (Đang xử lý) cần giờ tiếp nhận"),
        ({"status": "9"}, "finished_at", "Trạng thái 9 (Đã xử lý xong) cần giờ xong"),
        ({"status": "9", "finished_at": "2026-03-01T08:00"}, "finished_at", "đứng trước received_"),
        ({"finished_at": "2026-03-09T08:00"}, "status", "chưa xong mà có finished_at"),
        ({"pauses": "2026-03-03T08:00"}, "pauses", "Viết TỪ/ĐẾN"),
        ({"pauses": "2026-03-05T08:00/2026-03-04T08:00"}, "pauses", "trước khi bắt đầu"),
        ({"pauses": "2026-03-03T08:00/2026-03-05T08:00;2026-03-04T08:00/2026-03-06T08:00"},
         "pauses", "chồng lên nhau"),
        ({"agency": "H99.999"}, "agency", "Chưa có đơn vị mã “H99.999”"),
        ({"procedure": "8.8"}, "procedure", "Chưa có thủ tục mã “8.8”"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_says_which_cell_and_why_and_nothing_is_saved(
    run, tmp_path, cells, field, words
):
    done = run([row(code="X.1"), row(code="X.2", **{k: v for k, v in cells.items() if k != "code"})
                | {k: v for k, v in cells.items() if k == "code"}])  # fmt: skip
    assert done.exit_code == 1, done.output
    ((number, told, message),) = _faults(tmp_path)
    assert (number, told) == (3, field) and words in message
    assert "Chưa ghi gì vì có dòng lỗi" in done.stdout
    assert not Dossier.objects.exists()


def test_keep_going_takes_the_good_rows_and_a_code_twice_is_a_fault(run, tmp_path):
    done = run([row(code="X.1"), row(code="X.1"), row(code="X.3", status=12)], "--keep-going")
    assert done.exit_code == 1
    assert [fault[:2] for fault in _faults(tmp_path)] == [(3, "code"), (4, "status")]
    assert list(Dossier.objects.values_list("code", flat=True)) == ["X.1"]


def test_trial_run_writes_nothing(run):
    done = run([row(**NEW)], "--dry-run", "--create-missing")
    assert done.exit_code == 0 and "Chạy thử: chưa ghi gì." in done.stdout
    assert not Dossier.objects.exists() and not Event.objects.filter(name="dossiers.import")


def test_placeholders_are_made_only_when_asked_and_nobody_receives_under_them(run):
    from motcua.procedures.queries.catalogue import in_force

    assert run([row(**NEW)]).exit_code == 1
    assert run([row(**NEW, field="Đất đai")], "--create-missing").exit_code == 0
    fact = facts.facts_of("X.1").dossier
    assert (fact["agency"], fact["procedure"], fact["field"]) == ("A-LÀ/1", "9.000001", "Đất đai")
    assert not in_force(dt.date(2026, 10, 8)).filter(procedure__code="9.000001").exists()


def test_ours_are_never_written_over(run, province, tmp_path):
    ours = province.received("2026-10-01 08:20")
    assert run([row(code=ours.code)]).exit_code == 1
    assert "của một hồ sơ do hệ thống tiếp nhận" in _faults(tmp_path)[0][2]


def test_names_of_people_stay_out_of_the_events(run):
    run([row(applicant="Lường Thị Kín")])
    event = Event.objects.get(name="dossiers.import")
    assert "Kín" not in json.dumps(event.facts, ensure_ascii=False)
    assert not PersonalPart.objects.filter(event=event).exists()
    assert Dossier.objects.get().applicant.name == "Lường Thị Kín"


def test_template_is_a_row_that_can_be_read():
    from motcua.dossiers.rules.imported import read_row

    told = CliRunner().invoke(build("import"), ["import", "dossiers", "--template"])
    (cells,) = csv.DictReader(told.stdout.splitlines())
    assert list(cells) == COLUMNS
    assert read_row(cells).status == 10
