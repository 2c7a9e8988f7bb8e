"""`motcua import calendar`: hours, closings and announced years from a CSV file."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from motcua.calendars.rules.rows import COLUMNS, Reading, read_rows
from motcua.config.cli.startup import start_migrated
from motcua.kernel import clock
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import DomainError

FOUND_WRONG, BAD_INPUT = 1, 2
EXAMPLE = (
    ("mai-son", "2026-10-12", "2026-10-13", "closing", "", "bão số 10",
     "Công điện 15/CĐ-UBND ngày 11/10/2026"),
    ("mai-son", "2026-10-16 13:30", "2026-10-16 15:30", "closing", "", "mất điện",
     "Thông báo 20/TB-UBND"),
    ("mai-son", "2027-04-15", "", "hours",
     "T2-T6: 07:00-11:30, 13:30-17:00; T7: 07:30-11:30 tiếp nhận", "giờ mùa hè", "QĐ 77/QĐ-UBND"),
    ("mai-son", "2026-10-10", "", "working", "", "làm bù", "QĐ 78/QĐ-UBND"),
    ("", "2027-01-01", "", "holiday", "", "Tết Dương lịch", "Thông báo nghỉ lễ, Tết năm 2027"),
    ("", "2027-02-05", "2027-02-09", "holiday", "", "Tết Nguyên đán",
     "Thông báo nghỉ lễ, Tết năm 2027"),
)  # fmt: skip


def register(app: typer.Typer) -> None:
    app.command("calendar")(calendar)


def calendar(
    file: Annotated[Path | None, typer.Argument(help="Tệp .csv, mã UTF-8.")] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ đọc và đối chiếu.")] = False,
    template: Annotated[bool, typer.Option("--template", help="In tệp mẫu ra stdout.")] = False,
) -> None:
    """Nhập lịch làm việc của đơn vị và của năm; dòng đã có thì giữ nguyên."""
    if template:
        typer.echo(_template(), nl=False)
        return
    if file is None:
        _stop("Thiếu tệp cần nhập. Ví dụ: motcua import calendar lich.csv")
    start_migrated()
    rows, broken = _rows(file)
    reading = read_rows(rows, _units())
    reading.faults += broken
    entered, same = _enter(reading, dry_run=dry_run)
    _tell(reading, entered, same, dry_run=dry_run)
    if reading.faults:
        raise typer.Exit(FOUND_WRONG)


def _rows(file: Path) -> tuple[list[tuple[int, dict[str, str]]], list[tuple[int, str, str]]]:
    """Rows with their numbers, and those with more or fewer cells than the header."""
    try:
        text = file.read_text("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text), strict=True))
    except OSError as fault:
        _stop(f"Không đọc được tệp {file}: {fault.strerror}. Xem lại đường dẫn.")
    except (UnicodeDecodeError, csv.Error):
        _stop(f"Tệp {file.name} không phải CSV mã UTF-8. Lưu lại dạng “CSV UTF-8”.")
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    if missing := [name for name in COLUMNS if name not in header]:
        _stop(f"Tệp thiếu cột {', '.join(missing)}. Dòng đầu phải có: {', '.join(COLUMNS)}.")
    filled = [(n, cells) for n, cells in enumerate(rows[1:], 2) if any(map(str.strip, cells))]
    good = [(n, cells) for n, cells in filled if len(cells) == len(header)]
    broken = [
        (n, "", f"Dòng {n} có {len(cells)} ô, dòng tiêu đề có {len(header)}. Thêm hoặc bớt ô.")
        for n, cells in filled
        if len(cells) != len(header)
    ]
    return [(n, dict(zip(header, cells, strict=True))) for n, cells in good], broken


def _units() -> dict[str, int]:
    from motcua.organisations.queries import units

    return units.numbers(clock.today())


def _enter(reading: Reading, *, dry_run: bool) -> tuple[int, int]:
    """All or nothing; a trial writes and takes it back, so that it finds what writing would find."""
    from django.db import transaction

    from motcua.calendars.actions import enter_change

    entered = same = 0
    with transaction.atomic():
        for line, entry in reading.planned:
            try:
                row = enter_change(entry, by=OPERATOR, at=clock.now())
            except DomainError as fault:
                reading.blame(line, fault)
                continue
            entered, same = entered + (row is not None), same + (row is None)
        if reading.faults or dry_run:
            transaction.set_rollback(True)
    return entered, same


def _tell(reading: Reading, entered: int, same: int, *, dry_run: bool) -> None:
    for line, name, text in sorted(reading.faults):
        place = f"Dòng {line}, ô {name}" if name else f"Dòng {line}"
        typer.echo(f"{place}: {text}", err=True)
    typer.echo(f"Thay đổi lịch: mới {entered}, giữ nguyên {same}, lỗi {len(reading.faults)}.")
    if dry_run:
        typer.echo("Chạy thử: chưa ghi gì.")
    elif reading.faults:
        typer.echo("Chưa ghi gì vì có dòng lỗi. Sửa tệp rồi chạy lại.")
    else:
        typer.echo("Đã ghi; hồ sơ đang giải quyết được tính lại hạn ở tiến trình việc nền."
                   if entered else "Không có gì thay đổi.")  # fmt: skip


def _template() -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(EXAMPLE)
    return text.getvalue()


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(BAD_INPUT)
