"""`motcua import units` and `motcua import staff`: lists in, one sentence a fault, all or none."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
import typer
from openpyxl import Workbook
from typer.testing import CliRunner

from motcua.audit.models import Event
from motcua.config.cli import import_organisation
from motcua.config.cli.import_organisation import (
    STAFF_COLUMNS,
    STAFF_EXAMPLE,
    UNIT_COLUMNS,
    UNIT_EXAMPLE,
)
from motcua.organisations.models import Official, Post, Unit, UnitVersion

pytestmark = pytest.mark.django_db
TOP = UNIT_EXAMPLE | {"slug": "son-la", "name": "UBND tỉnh Sơn La", "kind": "Ủy ban nhân dân tỉnh",
                      "parent": "", "short_name": "", "code": "H52"}  # fmt: skip


def run(*words: str | Path):
    app = typer.Typer()
    app.callback()(lambda: None)
    import_organisation.register(app)
    return CliRunner().invoke(app, list(map(str, words)))


def listed(folder: Path, columns, *rows: dict, name: str = "list.csv") -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8-sig", newline="") as lines:
        writer = csv.DictWriter(lines, columns)
        writer.writeheader()
        writer.writerows(rows)
    return path


def faults(path: Path) -> list[tuple[str, str, str, str]]:
    with path.open(encoding="utf-8") as rows:
        return [tuple(row.values()) for row in csv.DictReader(rows)]


@pytest.fixture
def placed(tmp_path):
    assert run("units", listed(tmp_path, UNIT_COLUMNS, TOP, UNIT_EXAMPLE)).exit_code == 0


def staff(folder, *rows, **more):
    return listed(folder, STAFF_COLUMNS, *rows, **more)


def test_units_are_placed_once_and_again_nothing_changes(tmp_path):
    file = listed(tmp_path, UNIT_COLUMNS, TOP, UNIT_EXAMPLE)
    first = run("units", file)
    assert first.exit_code == 0, first.output
    assert "Đơn vị: mới 2, đổi 0, giữ nguyên 0, dòng lỗi 0." in first.output
    version = UnitVersion.objects.get(unit__slug="xa-mai-son")
    assert (version.parent.slug, version.code, str(version.valid_from)) == (
        "son-la", "H52.118", "2025-07-01",
    )  # fmt: skip
    events = Event.objects.count()
    again = run("units", file)
    assert "giữ nguyên 2" in again.output
    assert "Không có gì thay đổi." in again.output
    assert Event.objects.count() == events


def test_new_day_of_a_known_unit_is_a_change(tmp_path, placed):
    renamed = UNIT_EXAMPLE | {"name": "UBND phường Mai Sơn", "valid_from": "01/01/2026"}
    assert "đổi 1" in run("units", listed(tmp_path, UNIT_COLUMNS, renamed)).output
    versions = UnitVersion.objects.filter(unit__slug="xa-mai-son").order_by("valid_from")
    assert [str(version.valid_to) for version in versions] == ["2025-12-31", "None"]


def test_staff_comes_from_a_workbook_and_ends_by_the_next_list(tmp_path, placed):
    book = Workbook()
    book.active.append(list(STAFF_COLUMNS))
    book.active.append([STAFF_EXAMPLE[column] for column in STAFF_COLUMNS])
    book.active.cell(2, 6).value = dt.datetime(2025, 7, 1)  # noqa: DTZ001 - as a sheet has it
    book.save(tmp_path / "can-bo.xlsx")
    result = run("staff", tmp_path / "can-bo.xlsx")
    assert result.exit_code == 0, result.output
    post = Post.objects.get()
    assert (post.official.code, post.role, post.unit.slug) == ("SL-00417", "TN", "xa-mai-son")
    ended = STAFF_EXAMPLE | {"valid_to": "2026-12-31", "unit": "H52.118"}
    assert "đổi 1" in run("staff", staff(tmp_path, ended)).output
    assert str(Post.objects.get().valid_to) == "2026-12-31"
    assert "giữ nguyên 1" in run("staff", staff(tmp_path, ended)).output
    second = STAFF_EXAMPLE | {"role": "GD", "title": "Giám đốc", "part_time": "có"}
    run("staff", staff(tmp_path, second))
    assert Official.objects.get().posts.count() == 2


def test_one_broken_row_stops_all_unless_told_to_keep_going(tmp_path, placed):
    broken = STAFF_EXAMPLE | {"code": "SL-2", "unit": "xa-khong-co"}
    file, errors = staff(tmp_path, STAFF_EXAMPLE, broken), tmp_path / "loi.csv"
    result = run("staff", file, "--errors", errors)
    assert result.exit_code == 1
    assert not Post.objects.exists()
    assert "Chưa ghi gì vì có dòng lỗi." in result.output
    [(row, code, column, message)] = faults(errors)
    assert (row, code, column) == ("3", "SL-2", "unit")
    assert "Không có đơn vị “xa-khong-co” vào ngày 01/07/2025" in message
    assert run("staff", file, "--keep-going").exit_code == 1
    assert Post.objects.count() == 1


def test_trial_run_writes_nothing(tmp_path, placed):
    result = run("staff", staff(tmp_path, STAFF_EXAMPLE), "--dry-run")
    assert "mới 1" in result.output
    assert "Chạy thử: chưa ghi gì." in result.output
    assert not Official.objects.exists()


@pytest.mark.parametrize(
    ("change", "column", "says"),
    [
        ({"valid_from": "31/02/2026"}, "valid_from", "không phải ngày có thật"),
        ({"valid_to": "2025-06-30"}, "valid_to", "từ ngày nhận trở đi"),
        ({"role": "XX"}, "role", "Chọn một trong: CD, DN"),
        ({"holding": "mượn"}, "holding", "Chọn một trong: regular"),
        ({"part_time": "nửa"}, "part_time", "có hoặc không"),
        ({"title": ""}, "title", "Chức danh còn trống"),
        ({"code": ""}, "code", "Mã cán bộ còn trống"),
    ],
)
def test_faulty_staff_row_names_its_column(tmp_path, placed, change, column, says):
    errors = tmp_path / "loi.csv"
    run("staff", staff(tmp_path, STAFF_EXAMPLE | change), "--errors", errors)
    [(_, _, told, message)] = faults(errors)
    assert (told, says in message) == (column, True), message


def test_code_of_another_person_is_refused(tmp_path, placed):
    other = STAFF_EXAMPLE | {"name": "Lò Thị Hoa"}
    result = run("staff", staff(tmp_path, STAFF_EXAMPLE, other))
    assert "đã là của Lò Thị Hạnh" in result.output
    assert not Official.objects.exists()


@pytest.mark.parametrize(
    ("change", "column", "says"),
    [
        ({"code": "000.00.19.H52"}, "code", "chỉ dùng cho phiên bản bắt đầu đến hết 30/06/2025"),
        ({"code": "H52.118", "valid_from": "2019-01-01"}, "code", "có hiệu lực từ 15/09/2020"),
        ({"code": "52"}, "code", "không đúng mẫu"),
        ({"parent": "khong-co"}, "parent", "cấp trên “khong-co”"),
        ({"slug": "Xã Mai Sơn"}, "slug", "chữ thường không dấu"),
        ({"kind": "xóm"}, "kind", "không có trong danh mục"),
        ({"legal_basis": ""}, "legal_basis", "Căn cứ còn trống"),
    ],
)
def test_faulty_unit_row_names_its_column(tmp_path, change, column, says):
    errors = tmp_path / "loi.csv"
    file = listed(tmp_path, UNIT_COLUMNS, TOP, UNIT_EXAMPLE | change)
    assert run("units", file, "--errors", errors).exit_code == 1
    [(_, _, told, message)] = faults(errors)
    assert (told, says in message) == (column, True), message
    assert not Unit.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("anh.csv", b"\x89PNG\r\n\xff\xfe", "không phải UTF-8"),
        ("so.xlsx", b"khong phai so tinh", "không phải sổ tính"),
        ("ban.pdf", b"%PDF-1.7", "Không nhận loại tệp"),
        ("rong.csv", b"", "không có dòng dữ liệu"),
        ("thieu.csv", "code,name\nSL-1,Lò Thị Hạnh\n".encode(), "thiếu cột unit, role"),
    ],
)
def test_file_of_another_kind_is_said_in_one_sentence(tmp_path, placed, name, content, says):
    (tmp_path / name).write_bytes(content)
    result = run("staff", tmp_path / name)
    assert (result.exit_code, says in result.output) == (2, True), result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize("kind", ["units", "staff"])
def test_template_can_be_imported_as_it_is(tmp_path, placed, kind):
    text = run(kind, "--template").stdout
    assert len(list(csv.DictReader(io.StringIO(text)))) == 1
    (tmp_path / "mau.csv").write_text(text, encoding="utf-8")
    assert run(kind, tmp_path / "mau.csv").exit_code == 0
    assert run(kind).exit_code == 2
