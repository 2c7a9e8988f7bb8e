"""What every `motcua import …` does alike: read rows, say what is wrong with each, write all or none."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from motcua.config.cli.catalogue_files import Row, UnusableFile, read_rows
from motcua.config.cli.startup import start
from motcua.kernel.errors import DomainError

FOUND_WRONG, BAD_INPUT = 1, 2
SHOWN = 20
Fault = tuple[int, str, str, str]  # row, key, column, what is wrong
CREATED, CHANGED, UNCHANGED = "mới", "đổi", "giữ nguyên"

Take = Callable[[Mapping[str, str]], str]


@contextmanager
def explained() -> Iterator[None]:
    """Faults of files and database as one sentence on stderr and exit code 2."""
    from django.db import DatabaseError

    try:
        yield
    except UnusableFile as fault:
        stop(str(fault))
    except OSError as fault:
        stop(f"Không ghi được tệp {fault.filename}: {fault.strerror}.")
    except DatabaseError as fault:
        stop(f"Cơ sở dữ liệu chưa sẵn sàng ({fault}). Chạy `motcua migrate` rồi thử lại.")


def stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(BAD_INPUT)


def progress_bar() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True))


def write_errors(path: Path | None, faults: Sequence[Fault]) -> None:
    if path is None:
        return
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(("row", "code", "field", "message"))
        writer.writerows(sorted(faults))


def tell_faults(faults: Sequence[Fault]) -> None:
    for number, code, name, message in sorted(faults)[:SHOWN]:
        place = ", ".join(filter(None, (f"Dòng {number}", code, name and f"ô {name}")))
        typer.echo(f"{place}: {message}", err=True)
    if len(faults) > SHOWN:
        typer.echo(f"… và {len(faults) - SHOWN} lỗi nữa; dùng --errors để ghi hết.", err=True)


@dataclass(kw_only=True)
class Import:
    """A file whose rows are taken one by one by a verb; `key` is the column that names a row."""

    noun: str
    key: str
    columns: Sequence[str]
    needed: Sequence[str]
    example: Mapping[str, str]
    take: Take
    faults: list[Fault] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)

    def template(self) -> str:
        text = io.StringIO()
        writer = csv.DictWriter(text, self.columns, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerow(self.example)
        return text.getvalue()

    def run(self, file: Path, *, dry_run: bool, keep_going: bool, errors: Path | None) -> None:
        """All rows or none, unless told to keep going; a trial run writes nothing."""
        start()
        with explained():
            rows = self._rows(file)
            written = self._take_all(rows, dry_run=dry_run, keep_going=keep_going)
            write_errors(errors, self.faults)
        self._tell(written=written, dry_run=dry_run)
        if self.faults:
            raise typer.Exit(FOUND_WRONG)

    def _rows(self, file: Path) -> list[Row]:
        rows = list(read_rows(file))
        if not rows:
            raise UnusableFile(f"Tệp {file.name} không có dòng dữ liệu nào.")
        first = next((row.cells for row in rows if row.cells), {})
        missing = [name for name in self.needed if name not in first]
        if missing:
            raise UnusableFile(
                f"Tệp {file.name} thiếu cột {', '.join(missing)}. Dùng --template để lấy tệp mẫu."
            )
        return rows

    def _take_all(self, rows: list[Row], *, dry_run: bool, keep_going: bool) -> bool:
        from django.db import transaction

        with transaction.atomic(), progress_bar() as bar:
            task = bar.add_task(f"Đọc {self.noun}", total=len(rows))
            for row in rows:
                self._take(row)
                bar.advance(task)
            written = not dry_run and (keep_going or not self.faults)
            if not written:
                transaction.set_rollback(True)
        return written

    def _take(self, row: Row) -> None:
        from django.db import transaction

        cells = {name: _text(value) for name, value in row.cells.items()}
        code = cells.get(self.key, "")[:64]
        if row.fault:
            self.faults.append((row.number, code, "", row.fault))
            return
        try:
            with transaction.atomic():
                self.outcomes[self.take(cells)] += 1
        except DomainError as fault:
            told = [(name, text) for name, texts in fault.errors.items() for text in texts]
            self.faults += [(row.number, code, name, text) for name, text in told]

    def _tell(self, *, written: bool, dry_run: bool) -> None:
        tell_faults(self.faults)
        counts = ", ".join(
            f"{name} {self.outcomes[name]}" for name in (CREATED, CHANGED, UNCHANGED)
        )
        broken = len({number for number, *_ in self.faults})
        typer.echo(f"{self.noun[:1].upper()}{self.noun[1:]}: {counts}, dòng lỗi {broken}.")
        typer.echo(self._outcome(written=written, dry_run=dry_run))

    def _outcome(self, *, written: bool, dry_run: bool) -> str:
        if dry_run:
            return "Chạy thử: chưa ghi gì."
        if not written:
            return "Chưa ghi gì vì có dòng lỗi. Sửa tệp, hoặc thêm --keep-going để bỏ các dòng đó."
        changed = self.outcomes[CREATED] + self.outcomes[CHANGED]
        return "Đã ghi." if changed else "Không có gì thay đổi."


def _text(value: Any) -> str:
    """A cell as typed; a spreadsheet's day as a day, its whole number without a fraction."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return str(value if value is not None else "").strip()
