"""`motcua import procedures`: the national catalogue of procedures into the database."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from motcua.config.cli.catalogue_files import Row, UnusableFile, read_rows
from motcua.config.cli.importing import (
    FOUND_WRONG,
    explained,
    progress_bar,
    stop,
    tell_faults,
    write_errors,
)
from motcua.config.cli.startup import start
from motcua.kernel import clock
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput
from motcua.procedures.rules import record, short_record
from motcua.procedures.rules.record import Reading, Tally

if TYPE_CHECKING:
    from motcua.procedures.actions import Plan

IN_FORCE_FROM = "2025-07-01"
EXAMPLE = {
    "ma_thu_tuc": "1.013833",
    "ten_thu_tuc": "Đăng ký biến động đất đai",
    "so_quyet_dinh": "2304/QĐ-BNNMT",
    "cap_thuc_hien": "Cấp tỉnh",
    "loai_thu_tuc": "TTHC được giao luật quy định chi tiết",
    "linh_vuc": "Đất đai",
    "doi_tuong_thuc_hien": "Công dân Việt Nam, Doanh nghiệp",
    "co_quan_thuc_hien": "Văn phòng đăng ký đất đai",
    "trinh_tu_thuc_hien": "Bước 1: Nộp hồ sơ tại Trung tâm Phục vụ hành chính công.",
    "cach_thuc_thuc_hien": "Hình thức nộpThời gianPhí, lệ phíMô tả"
    "Trực tiếp10 Ngày làm việcMiễn phíTrực tuyến10 Ngày làm việcMiễn phí",
    "thanh_phan_ho_so": "--Tên giấy tờMẫu đơn, tờ khaiSố lượng"
    "Đơn đăng ký biến độngMẫu số 18.docx1 bản chínhGiấy chứng nhận đã cấp1 bản chính,1 bản sao",
    "can_cu_phap_ly": "Tên văn bản pháp lýMã văn bảnLuật Đất đai31/2024/QH15",
    "ket_qua_xu_ly": "Giấy chứng nhận đã xác nhận thay đổiMã: KQ.G10.001148",
}


@dataclass(kw_only=True)
class Reader:
    """What came out of the file: readings by row number, faults as (row, code, field, message)."""

    readings: dict[int, Reading] = field(default_factory=dict)
    faults: list[tuple[int, str, str, str]] = field(default_factory=list)

    def take(self, row: Row) -> None:
        if row.fault:
            self.faults.append((row.number, "", "", row.fault))
            return
        is_short = "ma_tthc" in row.cells
        try:
            read = short_record.read_short_record if is_short else record.read_record
            reading = read(row.cells)
        except InvalidInput as fault:
            code = str(row.cells.get("ma_tthc" if is_short else "ma_thu_tuc") or "")
            self.blame(row.number, code, fault.errors)
            return
        self._keep(row.number, reading)

    def blame(self, number: int, code: str, errors: dict[str, list[str]]) -> None:
        self.faults += [(number, code[:64], f, text) for f in errors for text in errors[f]]

    def _keep(self, number: int, reading: Reading) -> None:
        code = reading.content.code
        first = self.row_of.setdefault(code, number)
        if first == number:
            self.readings[number] = reading
            return
        message = f"trùng mã với dòng {first}. Giữ một dòng cho mỗi thủ tục."
        self.faults.append((number, code, "ma_thu_tuc", message))

    row_of: dict[str, int] = field(default_factory=dict)


def register(app: typer.Typer) -> None:
    app.command("procedures")(procedures)


def procedures(
    file: Annotated[
        Path | None, typer.Argument(help="Tệp .jsonl, .jsonl.gz, .csv hoặc .xlsx.")
    ] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ đọc và đối chiếu.")] = False,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Bỏ dòng hỏng, nhập các dòng còn lại.")
    ] = False,
    errors: Annotated[Path | None, typer.Option(help="Ghi lỗi từng dòng (CSV).")] = None,
    report: Annotated[
        Path | None, typer.Option(help="Ghi số ô đọc được và từng ô chưa đọc được (JSON).")
    ] = None,
    valid_from: Annotated[
        str, typer.Option(help="Ngày hiệu lực của phiên bản nhập vào, NĂM-THÁNG-NGÀY.")
    ] = IN_FORCE_FROM,
    template: Annotated[bool, typer.Option("--template", help="In tệp mẫu ra stdout.")] = False,
    template_format: Annotated[str, typer.Option(help="csv hoặc jsonl.")] = "csv",
) -> None:
    """Nhập danh mục thủ tục hành chính; chạy lại không đổi gì nếu tệp không đổi."""
    if template:
        typer.echo(_template(template_format), nl=False)
        return
    if file is None:
        stop("Thiếu tệp cần nhập. Ví dụ: motcua import procedures danh-muc.jsonl.gz")
    day = _day(valid_from)
    start()
    with explained():
        reader, plan = _compare(file, day)
        write_errors(errors, reader.faults)
        _write_report(report, reader, plan)
        may_write = not dry_run and (keep_going or not reader.faults)
        if may_write:
            _publish(plan, day)
    _tell(reader, plan, written=may_write, dry_run=dry_run)
    if reader.faults:
        raise typer.Exit(FOUND_WRONG)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        stop(f"“{text}” không phải ngày. Viết NĂM-THÁNG-NGÀY, ví dụ {IN_FORCE_FROM}.")


def _read(file: Path) -> Reader:
    reader = Reader()
    with progress_bar() as bar:
        task = bar.add_task("Đọc tệp", total=None)
        for row in read_rows(file):
            reader.take(row)
            bar.advance(task)
    if not reader.readings and not reader.faults:
        raise UnusableFile(f"Tệp {file.name} không có dòng dữ liệu nào.")
    return reader


def _compare(file: Path, day: dt.date) -> tuple[Reader, Plan]:
    from motcua.procedures.actions import plan_catalogue

    reader = _read(file)
    plan = plan_catalogue([r.content for r in reader.readings.values()], valid_from=day)
    for code, found in plan.faults.items():
        reader.blame(reader.row_of[code], code, found)
    return reader, plan


def _publish(plan: Plan, day: dt.date) -> None:
    from motcua.procedures.actions import publish_catalogue

    with progress_bar() as bar:
        task = bar.add_task("Ghi thủ tục", total=len(plan.created) + len(plan.renewed))
        publish_catalogue(
            plan,
            by=OPERATOR,
            at=clock.now(),
            valid_from=day,
            on_progress=lambda done: bar.advance(task, done),
        )


def _write_report(path: Path | None, reader: Reader, plan: Plan) -> None:
    if path is None:
        return
    readings = reader.readings.values()
    content = {
        "rows": len(reader.readings) + len({number for number, *_ in reader.faults}),
        "created": len(plan.created),
        "renewed": len(plan.renewed),
        "unchanged": len(plan.unchanged),
        "broken_rows": len({number for number, *_ in reader.faults}),
        **asdict(_tally(reader)),
        "unread": [
            {"code": reading.content.code, **gap}
            for reading in readings
            for gap in reading.content.unread
        ],
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def _tally(reader: Reader) -> Tally:
    return sum((reading.tally for reading in reader.readings.values()), Tally())


def _tell(reader: Reader, plan: Plan, *, written: bool, dry_run: bool) -> None:
    tell_faults(reader.faults)
    counts = f"mới {len(plan.created)}, đổi {len(plan.renewed)}, giữ nguyên {len(plan.unchanged)}"
    typer.echo(f"Thủ tục: {counts}, dòng lỗi {len({number for number, *_ in reader.faults})}.")
    labels = {"terms": "Thời hạn", "fees": "Phí", "papers": "Giấy tờ", "bases": "Căn cứ"}
    for name, label in labels.items():
        count = getattr(_tally(reader), name)
        typer.echo(f"{label}: đọc được {count.read}/{count.given}, nguồn để trống {count.absent}.")
    typer.echo(_outcome(reader, plan, written=written, dry_run=dry_run))


def _outcome(reader: Reader, plan: Plan, *, written: bool, dry_run: bool) -> str:
    if dry_run:
        return "Chạy thử: chưa ghi gì."
    if not written:
        return "Chưa ghi gì vì có dòng lỗi. Sửa tệp, hoặc thêm --keep-going để bỏ các dòng đó."
    if not plan.created and not plan.renewed:
        return "Không có gì thay đổi."
    return "Đã ghi."


def _template(kind: str) -> str:
    row = {column: EXAMPLE.get(column, "") for column in record.COLUMNS}
    if kind == "jsonl":
        return json.dumps(row, ensure_ascii=False) + "\n"
    if kind != "csv":
        stop(f"Không có mẫu dạng {kind}. Chọn csv hoặc jsonl.")
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=record.COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerow(row)
    return text.getvalue()
