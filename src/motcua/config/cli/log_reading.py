"""`motcua log read FILE`: a foreign log into order, its faults counted by kind and named by line."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated

import typer

from motcua.config.cli.importing import FOUND_WRONG, explained, stop
from motcua.reports.rules.process.csv_reading import Columns, read_csv
from motcua.reports.rules.process.faults import Faults, Flaw
from motcua.reports.rules.process.store import Store, stored
from motcua.reports.rules.process.xes_reading import read_xes

ENDINGS = (".xes", ".xes.gz", ".csv", ".csv.gz")
LogFile = Annotated[Path, typer.Argument(help="Tệp .xes, .csv, nén .gz cũng được.")]
CaseColumn = Annotated[str, typer.Option("--case", help="Cột mã hồ sơ (CSV).")]
ActivityColumn = Annotated[str, typer.Option("--activity", help="Cột tên việc (CSV).")]
TimeColumn = Annotated[str, typer.Option("--time", help="Cột thời điểm (CSV).")]


def read(
    file: LogFile,
    *,
    case: CaseColumn = "",
    activity: ActivityColumn = "",
    time: TimeColumn = "",
    report: Annotated[bool, typer.Option("--report", help="Kể lỗi theo loại, theo dòng.")] = True,
    errors: Annotated[Path | None, typer.Option(help="Ghi mọi lỗi vào tệp CSV.")] = None,
) -> None:
    columns = Columns(case=case, activity=activity, time=time)
    with explained(), written(errors) as faults, opened(file, columns, faults) as store:
        told = store.summary()
        typer.echo(f"cases,events,without_time\n{told.cases},{told.events},{told.without_time}")
        if told.first and told.last:
            typer.echo(f"Từ {told.first.isoformat()} đến {told.last.isoformat()}.", err=True)
            typer.echo(f"Múi giờ gặp trong tệp: {', '.join(told.offsets)}.", err=True)
        if told.attributes:
            typer.echo(f"Thuộc tính thêm: {', '.join(told.attributes)[:500]}.", err=True)
        if report:
            tell(faults)
    if faults.counts:
        raise typer.Exit(FOUND_WRONG)


def tell(faults: Faults) -> None:
    for flaw, count in faults.counts.most_common():
        lines = ", ".join(f"{line}" + (f" “{text}”" if text else "")
                          for line, text in faults.examples[flaw])  # fmt: skip
        typer.echo(f"{count} lần {flaw.label}: dòng {lines}{', …' if count > 5 else ''}", err=True)


@contextmanager
def written(path: Path | None) -> Iterator[Faults]:
    """Faults, each also as a row of `path` as it is found."""
    if path is None:
        yield Faults()
        return
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(("line", "kind", "value"))

        def row(line: int, flaw: Flaw, value: str) -> None:
            rows.writerow((line, flaw.value, value))

        yield Faults(tell=row)


@contextmanager
def opened(file: Path, columns: Columns, faults: Faults) -> Iterator[Store]:
    """The log in order; a file that cannot be read at all ends the command with exit code 2."""
    name = file.name.lower()
    if not name.endswith(ENDINGS):
        stop(f"Không đọc được loại tệp “{file.name}”. Dùng {', '.join(ENDINGS)}.")
    with _bytes(file) as source, stored() as store:
        if ".csv" in name:
            text = io.TextIOWrapper(source, encoding="utf-8-sig", errors="replace", newline="")
            store.take_events(read_csv(text, columns, faults), faults)
        else:
            store.take_cases(read_xes(source, faults), faults)
        yield store


@contextmanager
def _bytes(file: Path) -> Iterator[IO[bytes]]:
    if not file.is_file():
        stop(f"Không có tệp {file}. Kiểm tra đường dẫn.")
    zipped = file.name.lower().endswith(".gz")
    with file.open("rb") as raw:
        try:
            yield gzip.GzipFile(fileobj=raw) if zipped else raw  # type: ignore[misc]
        except (gzip.BadGzipFile, EOFError):
            stop(f"Tệp {file.name} nén hỏng hoặc dở dang. Tải lại tệp.")
