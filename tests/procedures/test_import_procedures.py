"""`motcua import procedures`: good files, broken rows, repeated runs."""

from __future__ import annotations

import csv
import gzip
import json
import unicodedata
from pathlib import Path

import pytest
import typer
from openpyxl import Workbook
from typer.testing import CliRunner

from motcua.audit.models import Event
from motcua.config.cli import import_procedures
from motcua.config.cli.import_procedures import EXAMPLE
from motcua.kernel.actor import OPERATOR
from motcua.procedures.actions import plan_catalogue, publish_catalogue
from motcua.procedures.models import Method, Procedure, ProcedureVersion
from motcua.procedures.queries.catalogue import version_in_force
from tests.procedures.samples import NOW, START, TODAY, content

pytestmark = pytest.mark.django_db
GOOD = {"ma_thu_tuc": "1.000001", "ten_thu_tuc": "Đăng ký khai sinh", "linh_vuc": "Hộ tịch"}


def run(*words: str | Path):
    app = typer.Typer()
    app.callback()(lambda: None)
    import_procedures.register(app)
    return CliRunner().invoke(app, ["procedures", *map(str, words)])


def lines(folder: Path, *rows: dict | str, name: str = "rows.jsonl") -> Path:
    texts = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path = folder / name
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def faults(path: Path) -> list[tuple[str, str, str]]:
    with path.open(encoding="utf-8") as rows:
        return [(r["row"], r["field"], r["message"]) for r in csv.DictReader(rows)]


def test_a_row_becomes_version_one_with_its_parts(tmp_path):
    result = run(lines(tmp_path, EXAMPLE))
    assert result.exit_code == 0, result.output
    version = version_in_force("1.013833", TODAY)
    assert (version.number, str(version.valid_from)) == (1, "2025-07-01")
    assert [(m.channel, m.term) for m in version.methods.all()] == [(1, "10wd"), (2, "10wd")]
    assert [p.form for p in version.papers.all()] == ["Mẫu số 18.docx", ""]
    assert version.legal_bases.get().number == "31/2024/QH15"
    assert version.results.get().code == "KQ.G10.001148"


@pytest.mark.parametrize("kind", ["jsonl", "jsonl.gz", "csv", "xlsx"])
def test_every_kind_of_file_reads_the_same(tmp_path, kind):
    path = tmp_path / f"rows.{kind}"
    if kind == "jsonl.gz":
        path.write_bytes(gzip.compress(json.dumps(EXAMPLE).encode()))
    elif kind == "jsonl":
        lines(tmp_path, EXAMPLE)
    elif kind == "csv":
        path.write_text(run("--template").stdout, encoding="utf-8-sig")
    else:
        book = Workbook()
        book.active.append(list(EXAMPLE))
        book.active.append([float(v) if k == "ma_thu_tuc" else v for k, v in EXAMPLE.items()])
        book.save(path)
    result = run(path)
    assert result.exit_code == 0, result.output
    version = version_in_force("1.013833", TODAY)
    assert version.name == "Đăng ký biến động đất đai"
    assert version.papers.count() == 2


def test_the_templates_import_as_they_are(tmp_path):
    text = run("--template", "--template-format", "jsonl").stdout
    assert run(lines(tmp_path, text)).exit_code == 0
    assert run("--template", "--template-format", "pdf").exit_code == 2


def test_a_second_run_changes_nothing_and_says_so(tmp_path):
    path = lines(tmp_path, EXAMPLE, GOOD)
    run(path)
    events = Event.objects.count()
    result = run(path)
    assert result.exit_code == 0
    assert "giữ nguyên 2" in result.stdout and "Không có gì thay đổi." in result.stdout
    assert ProcedureVersion.objects.count() == 2
    assert Event.objects.count() == events


def test_changed_content_is_a_new_version_from_the_given_day(tmp_path):
    run(lines(tmp_path, GOOD))
    changed = lines(tmp_path, GOOD | {"ten_thu_tuc": "Đăng ký khai sinh (mới)"})
    result = run(changed, "--valid-from", "2026-01-01")
    assert "đổi 1" in result.stdout
    numbers = ProcedureVersion.objects.order_by("number").values_list("number", "valid_to")
    assert [(n, str(day)) for n, day in numbers] == [(1, "2026-01-01"), (2, "None")]


def test_a_change_dated_before_the_version_in_force_is_a_fault_of_its_row(tmp_path):
    run(lines(tmp_path, GOOD))
    changed = lines(tmp_path, GOOD | {"ten_thu_tuc": "Tên khác"})
    result = run(changed, "--valid-from", "2024-01-01", "--errors", tmp_path / "e.csv")
    assert result.exit_code == 1
    assert faults(tmp_path / "e.csv")[0][1] == "valid_from"


def test_a_dry_run_writes_nothing(tmp_path):
    result = run(lines(tmp_path, EXAMPLE), "--dry-run")
    assert result.exit_code == 0
    assert "chưa ghi gì" in result.stdout
    assert not Procedure.objects.exists()


BROKEN = {
    "half a line": ('{"ma_thu_tuc": "1.0', "", "không phải JSON đầy đủ"),
    "a list": ("[1, 2]", "", "không phải đối tượng JSON"),
    "no code": ({**GOOD, "ma_thu_tuc": ""}, "ma_thu_tuc", "còn trống"),
    "a strange code": ({**GOOD, "ma_thu_tuc": "abc"}, "ma_thu_tuc", "không phải mã thủ tục"),
    "a number for a code": ({**GOOD, "ma_thu_tuc": 1.5}, "ma_thu_tuc", "phải là chữ, đang là số"),
    "a list for a name": ({**GOOD, "ten_thu_tuc": ["a"]}, "ten_thu_tuc", "phải là chữ"),
    "no name": ({**GOOD, "ten_thu_tuc": " \u200b "}, "ten_thu_tuc", "còn trống"),
    "no field": ({**GOOD, "linh_vuc": None}, "linh_vuc", "còn trống"),
    "10,000 characters": ({**GOOD, "ten_thu_tuc": "a" * 10_000}, "ten_thu_tuc", "10000 ký tự"),
    "the same code twice": ({**GOOD}, "ma_thu_tuc", "trùng mã với dòng 1"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_row_names_row_field_and_remedy_and_nothing_is_saved(tmp_path, kind):
    row, field, words = BROKEN[kind]
    result = run(lines(tmp_path, GOOD, row), "--errors", tmp_path / "errors.csv")
    assert result.exit_code == 1
    number, named, message = faults(tmp_path / "errors.csv")[0]
    assert (number, named) == ("2", field)
    assert words in message
    assert "Dòng 2" in result.stderr and "Chưa ghi gì" in result.stdout
    assert "Traceback" not in result.output
    assert not Procedure.objects.exists()


def test_keep_going_saves_the_rest_and_still_exits_1(tmp_path):
    result = run(lines(tmp_path, GOOD, "nonsense", EXAMPLE), "--keep-going")
    assert result.exit_code == 1
    assert Procedure.objects.count() == 2


def test_html_and_sql_in_names_are_only_text(tmp_path):
    name = "<script>alert(1)</script>'); DROP TABLE procedures_procedure; --"
    assert run(lines(tmp_path, GOOD | {"ten_thu_tuc": name})).exit_code == 0
    assert ProcedureVersion.objects.get().name == name


def test_decomposed_text_is_composed_and_equal_to_composed(tmp_path):
    decomposed = {key: unicodedata.normalize("NFD", value) for key, value in EXAMPLE.items()}
    run(lines(tmp_path, decomposed))
    version = version_in_force("1.013833", TODAY)
    assert version.name == EXAMPLE["ten_thu_tuc"]
    assert version.methods.count() == 2
    assert "giữ nguyên 1" in run(lines(tmp_path, EXAMPLE)).stdout


def test_a_csv_row_with_too_many_cells_is_a_fault(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("ma_thu_tuc,ten_thu_tuc,linh_vuc\n1.000001,Tên, có phẩy,Hộ tịch\n", "utf-8")
    result = run(path)
    assert result.exit_code == 1
    assert "Dòng 2: có 4 ô" in result.stderr


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("missing.jsonl", None, "Không có tệp"),
        ("rows.txt", b"x", "Không nhận loại tệp"),
        ("rows.jsonl.gz", b"not gzip", "nén hỏng"),
        ("rows.jsonl", "tên".encode("utf-16"), "không phải UTF-8"),
        ("rows.xlsx", b"not a workbook", "không phải sổ tính"),
        ("rows.csv", b'a,b\n"open', "không phải CSV"),
        ("rows.jsonl", b"", "không có dòng dữ liệu"),
    ],
)
def test_an_unusable_file_is_one_sentence_and_exit_2(tmp_path, name, data, words):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    result = run(path)
    assert result.exit_code == 2
    assert words in result.stderr and result.stdout == ""


def test_bad_options_exit_2(tmp_path):
    assert run().exit_code == 2
    result = run(lines(tmp_path, GOOD), "--valid-from", "31/02/2026")
    assert result.exit_code == 2 and "không phải ngày" in result.stderr
    assert run(lines(tmp_path, GOOD), "--report", tmp_path / "no" / "r.json").exit_code == 2
    assert not Procedure.objects.exists()


def test_the_report_counts_and_names_each_unread_cell(tmp_path):
    row = GOOD | {
        "cach_thuc_thuc_hien": "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tiếp1Miễn phí"
        "Trực tuyến2 Ngày làm việcMiễn phíDịch vụ bưu chínhKhông có thông tinMiễn phí"
    }
    run(lines(tmp_path, row), "--report", tmp_path / "report.json")
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["terms"] == {"read": 1, "given": 2, "absent": 1}
    assert report["fees"] == {"read": 3, "given": 3, "absent": 0}
    assert report["unread"] == [
        {
            "code": "1.000001",
            "column": "cach_thuc_thuc_hien",
            "text": "Trực tiếp1",
            "why": "có số nhưng không có đơn vị (ngày, ngày làm việc, giờ…)",
        }
    ]
    assert ProcedureVersion.objects.get().unread[0]["text"] == "Trực tiếp1"


def test_the_short_list_brings_terms_and_leaves_what_it_does_not_know(tmp_path):
    run(lines(tmp_path, EXAMPLE))
    path = tmp_path / "short.csv"
    head = "ma_tthc,ten,linh_vuc,cap,loai,qd_cong_bo,doi_tuong,co_quan,thoi_han,phi\n"
    same = (
        '1.013833,Đăng ký biến động đất đai,Đất đai,Cấp tỉnh,{loai},2304/QĐ-BNNMT,'
        '"Công dân Việt Nam, Doanh nghiệp",Văn phòng,{terms},\n'
    )  # fmt: skip
    terms = "Trực tiếp:10:WORKING_DAY|Trực tuyến:10:WORKING_DAY"
    path.write_text(head + same.format(loai=EXAMPLE["loai_thu_tuc"], terms=terms), "utf-8")
    assert "giữ nguyên 1" in run(path).stdout
    terms = "Trực tiếp:12:WORKING_DAY|Trực tuyến:12:FORTNIGHT"
    path.write_text(head + same.format(loai="", terms=terms), "utf-8")
    assert "đổi 1" in run(path, "--valid-from", "2026-01-01").stdout
    version = version_in_force("1.013833", TODAY)
    assert list(version.methods.values_list("term", flat=True)) == ["12wd"]
    assert version.papers.count() == 2
    assert version.unread[0]["text"] == "Trực tuyến:12:FORTNIGHT"


def test_a_failure_half_way_leaves_nothing():
    plan = plan_catalogue([content(), content("1.000001")], valid_from=START)

    def power_cut(done: int) -> None:
        assert ProcedureVersion.objects.count() == done == 2
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish_catalogue(plan, by=OPERATOR, at=NOW, valid_from=START, on_progress=power_cut)
    assert not Procedure.objects.exists() and not Method.objects.exists()
    assert not Event.objects.exists()
