"""`motcua due` and `motcua elapsed`: what they print, and how they refuse."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.worktime.command import answers, motcua, write_csv


def test_prints_the_due_time_as_the_start_was_written() -> None:
    assert motcua("due", "2026-03-02T09:20", "3wd").stdout == "2026-03-05T09:20\n"
    assert motcua("due", "2026-03-02 09:20:00", "3wd").stdout == "2026-03-05T09:20:00\n"
    assert motcua("due", "2026-03-02T09:20:07", "3wd").stdout == "2026-03-05T09:20:07\n"
    for start in ("2026-03-02T09:20+07:00", "2026-03-02T02:20Z", "2026-03-02 03:20+0100"):
        assert motcua("due", start, "3wd").stdout == "2026-03-05T09:20+07:00\n"


def test_options() -> None:
    pauses = ("--pause", "2026-03-03T09:00/2026-03-03T10:00", "--pause", "2026-03-04T09:00/")
    assert motcua("due", "2026-03-02T09:20", "1wd", *pauses).stdout == "2026-03-03T10:20\n"
    assert motcua("due", "2026-03-02T09:20", "1wd", "--day-rule", "end-of-day").stdout == (
        "2026-03-03T17:30\n"
    )
    assert motcua("due", "2026-03-06T15:00", "1wd", "--calendar", "vn-office-sat").stdout == (
        "2026-03-07T11:30\n"
    )


def test_an_open_pause_is_no_error() -> None:
    result = motcua("due", "2026-03-02T09:20", "5wd", "--pause", "2026-03-03T09:00/")
    assert (result.exit_code, result.stdout) == (0, "\n")
    assert "đang tạm dừng" in result.stderr


def test_explains() -> None:
    lines = motcua("due", "2026-03-02T09:20", "3wd", "--explain").stdout.splitlines()
    assert lines[0] == "2026-03-05T09:20"
    assert lines[-1] == "4. Hạn: 09:20 thứ Năm, 05/03/2026."


def test_json_carries_the_explanation_as_data() -> None:
    said = json.loads(motcua("due", "2026-03-02T09:20", "3 ngày làm việc", "--json").stdout)
    assert said["due_at"] == "2026-03-05T09:20"
    assert said["term"] == "3wd"
    assert said["provisional"] is False
    assert [line["kind"] for line in said["explanation"]] == ["received", "term", "counted", "due"]


def test_a_provisional_year_is_reckoned_when_asked_and_says_so() -> None:
    refused = motcua("due", "2026-12-25T08:00", "10wd")
    assert refused.exit_code == 2
    assert "Năm 2027 chưa có lịch làm việc nên chưa tính được hạn." in refused.stderr
    told = motcua("due", "2026-12-25T08:00", "10wd", "--provisional", "--explain")
    assert told.stdout.startswith("2027-01-11T08:00\n")
    assert "Lịch làm việc năm 2027 chưa được công bố: hạn này là tạm tính" in told.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["due"], "Thiếu thời điểm ở “start”"),
        (["due", "2026-02-30T08:00", "5wd"], "Không có thời điểm 2026-02-30T08:00 ở “start”"),
        (["due", "0001-01-01T00:00+14:00", "5wd"], "Không có thời điểm"),
        (["due", "2026-10-01", "5wd"], "Không hiểu thời điểm “2026-10-01” ở “start”"),
        (["due", "2026-10-01T08:00", "5"], "Không hiểu thời hạn “5”"),
        (["due", "2026-10-01T08:00", "1.5d"], "phải là số nguyên"),
        (["due", "--", "2026-10-01T08:00", "-1wd"], "“-1wd”"),
        (["due", "2026-10-01T08:00", "9" * 5000 + "wd"], "Không hiểu thời hạn"),
        (["due", "2026-10-01T08:00", "999999999999wd"], "Năm 2027 chưa có lịch"),
        (["due", "2026-10-01T08:00", "999999999999d"], "dài quá năm 9999"),
        (["due", "2026-10-01T08:00", "999999999999m"], "dài quá năm 9999"),
        (["due", "2026-10-01T08:00", "999999999999h"], "dài quá năm 9999"),
        (["due", "2026-10-01T08:00", "5wd", "--day-rule", "x"], "Chọn rolling hoặc end-of-day"),
        (["due", "2026-10-01T08:00", "5wd", "--calendar", "x"], "vn-office, vn-office-sat"),
        (["due", "2026-10-01T08:00", "5wd", "--pause", "x"], "Không hiểu tạm dừng “x”"),
        (["due", "2026-10-01T08:00", "5wd", "--pause", "/2026-10-01T09:00"], "Viết TỪ/ĐẾN"),
        (
            ["due", "2026-10-01T08:00", "5wd", "--pause", "2026-10-02T08:00/2026-10-01T09:00"],
            "trước khi bắt đầu",
        ),
        (["due", "--csv", "/không/có.csv"], "Không đọc được tệp"),
        (["due", "2026-10-01T08:00", "5wd", "--csv", "x"], "Bỏ START, TERM"),
        (["elapsed"], "Thiếu thời điểm ở “from”"),
        (["elapsed", "2026-10-02T08:00", "2026-10-01T08:00"], "đứng trước"),
        (["elapsed", "2026-12-30T08:00", "2027-01-01T00:01"], "Năm 2027 chưa có lịch"),
    ],
)
def test_bad_input_is_refused_in_vietnamese(arguments: list[str], message: str) -> None:
    result = motcua(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.output


class TestCsv:
    ROW = "2026-03-02T09:20,3wd"
    DUE = "2026-03-05T09:20"

    def ask(self, tmp_path: Path, content: bytes | str, *more: str) -> list[dict[str, str]]:
        path = tmp_path / "rows.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return answers("due", path, *more)

    def test_a_byte_order_mark_and_windows_lines_are_accepted(self, tmp_path: Path) -> None:
        (row,) = self.ask(tmp_path, f"\ufeffstart,term\r\n{self.ROW}\r\n\r\n")
        assert row == {
            "start": "2026-03-02T09:20",
            "term": "3wd",
            "due_at": self.DUE,
            "error": "",
        }

    def test_input_columns_are_kept_and_empty_cells_take_the_options(self, tmp_path: Path) -> None:
        content = f"note,start,term,day_rule,calendar\nchú ý,{self.ROW},,\n,{self.ROW},rolling,\n"
        first, second = self.ask(tmp_path, content, "--day-rule", "end-of-day")
        assert (first["note"], first["due_at"]) == ("chú ý", "2026-03-05T17:30")
        assert second["due_at"] == self.DUE

    def test_several_pauses_and_an_open_one(self, tmp_path: Path) -> None:
        taken = "2026-03-03T09:00/2026-03-03T10:00"
        content = f"start,term,pauses\n{self.ROW},{taken};2026-03-04T09:00/2026-03-04T10:00\n"
        content += f"{self.ROW},{taken};2026-03-04T09:00/\n"
        first, second = self.ask(tmp_path, content)
        assert first["due_at"] == "2026-03-05T11:20"
        assert (second["due_at"], second["error"]) == ("", "")

    @pytest.mark.parametrize(
        "bad",
        [
            "2026-03-02T09:20",
            "2026-03-02T09:20,3wd,x,y",
            "hôm qua,3wd",
            "2026-03-02T09:20,3 tuần",
            '"2026-03-02T09:20,3wd',
            '2026-03-02T09:20,"3wd',
            '2026-03-02T09:20,3"wd',
            "2026-03-02T09:20,3wd\x00",
            '"' + "9" * 200_000 + '",3wd',
        ],
    )
    def test_one_bad_row_gets_its_error_and_the_rest_are_reckoned(
        self, tmp_path: Path, bad: str
    ) -> None:
        content = f"start,term\n{self.ROW}\n{bad}\n{self.ROW}\n{self.ROW}\n"
        got = self.ask(tmp_path, content)
        assert [row["due_at"] for row in got] == [self.DUE, "", self.DUE, self.DUE]
        assert [bool(row["error"]) for row in got] == [False, True, False, False]

    def test_two_unclosed_quotes_do_not_swallow_what_lies_between(self, tmp_path: Path) -> None:
        broken = '"2026-03-02T09:20,3wd'
        content = f"start,term\n{broken}\n{self.ROW}\n{broken}\n{self.ROW}\n"
        assert [row["due_at"] for row in self.ask(tmp_path, content)] == ["", self.DUE] * 2

    def test_a_quoted_cell_may_run_over_lines(self, tmp_path: Path) -> None:
        (row,) = self.ask(tmp_path, f'start,term,note\n{self.ROW},"hai\ndòng"\n')
        assert (row["note"], row["due_at"]) == ("hai\ndòng", self.DUE)

    def test_a_byte_that_is_no_utf8_spoils_its_own_row(self, tmp_path: Path) -> None:
        content = b"start,term\n2026-03-02T09:20,3 ng\xe0y\n" + f"{self.ROW}\n".encode()
        got = self.ask(tmp_path, content)
        assert bool(got[0]["error"]) and got[1]["due_at"] == self.DUE

    @pytest.mark.parametrize("content", ["", "start\n2026-03-02T09:20\n", "a,b\n1,2\n", "\x00\xff"])
    def test_missing_columns(self, tmp_path: Path, content: str) -> None:
        path = tmp_path / "rows.csv"
        path.write_text(content, encoding="utf-16" if "\xff" in content else "utf-8")
        result = motcua("due", "--csv", str(path))
        assert result.exit_code == 2
        assert "thiếu cột" in result.stderr and "term" in result.stderr

    def test_a_column_twice(self, tmp_path: Path) -> None:
        path = tmp_path / "rows.csv"
        path.write_text(f"start,term,term\n{self.ROW},3wd\n")
        assert "lặp lại: term" in motcua("due", "--csv", str(path)).stderr

    def test_json_lines_and_explanations(self, tmp_path: Path) -> None:
        path = write_csv(tmp_path / "rows.csv", [{"start": "2026-03-02T09:20", "term": "3wd"}])
        (line,) = motcua("due", "--csv", str(path), "--json", "--explain").stdout.splitlines()
        assert json.loads(line)["due_at"] == self.DUE
        assert "Đủ 3 ngày làm việc" in json.loads(line)["explanation"]

    def test_elapsed(self, tmp_path: Path) -> None:
        path = tmp_path / "rows.csv"
        path.write_text("from,to\n2026-03-02T18:00,2026-03-03T09:00\n2026-03-03T18:00,x\n")
        first, second = answers("elapsed", path)
        assert first["working_seconds"] == "5400"
        assert second["working_seconds"] == "" and "“to”" in second["error"]


def test_neither_django_nor_numpy_is_loaded() -> None:
    code = (
        "import sys, typer; from motcua.config.cli.due import register; app = typer.Typer();"
        "register(app); app(['due', '2026-03-02T09:20', '3wd'], standalone_mode=False);"
        "sys.exit(any(name in sys.modules for name in ('django', 'numpy')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "2026-03-05T09:20\n"), done.stderr
