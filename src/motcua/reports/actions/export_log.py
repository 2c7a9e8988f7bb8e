"""Give the province's event log to process-mining tools (IEEE 1849 XES, OCEL 2.0).

Codes of dossiers, procedures, units and posts only: no personal data leaves (NĐ 13/2023/NĐ-CP).
"""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.reports.queries.event_log import Chosen, DossierLog
from motcua.reports.rules.process.ocel import write_json
from motcua.reports.rules.process.ocel_tables import write_tables
from motcua.reports.rules.process.xes_writing import write_xes

LOG_EXPORTED = events.declare("reports.log_exported", "Xuất nhật ký sự kiện")
CHAIN = "reports:event-log"
TITLE = "Một Cửa"


def export_log(file: Path, chosen: Chosen, *, by: Actor, at: dt.datetime) -> int:
    """Returns how many dossiers were written; `file` appears whole or not at all.

    Raises InvalidInput for a period that ends before it begins or a kind of file we do not write.
    """
    if chosen.first and chosen.last and chosen.last < chosen.first:
        raise InvalidInput("“--to” đứng trước “--from”. Đổi lại hai ngày.", field="to")
    write = _writer(file)
    half = file.with_name(f"{file.name}.dang-ghi")
    half.unlink(missing_ok=True)
    try:
        count = write(DossierLog(chosen), half)
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)
    _tell(chosen, file, count, by, at)
    return count


def _tell(chosen: Chosen, file: Path, count: int, by: Actor, at: dt.datetime) -> None:
    facts: dict[str, Any] = {
        "format": "".join(file.suffixes[-2:]), "cases": count, "procedure": chosen.procedure,
        "from": str(chosen.first or ""), "to": str(chosen.last or ""), "by_step": chosen.by_step,
    }  # fmt: skip
    record(chain=CHAIN, type=LOG_EXPORTED, by=by, at=at, facts=facts)


def _writer(file: Path) -> Callable[[DossierLog, Path], int]:
    name = file.name.lower()
    for ending, write in _WRITERS.items():
        if name.endswith(ending):
            return write
    raise InvalidInput(
        f"Không ghi được loại tệp “{file.name}”. Chọn tên kết thúc bằng {', '.join(_WRITERS)}.",
        field="file",
    )


def _xes(log: DossierLog, path: Path) -> int:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        return write_xes(log.cases(), out, name=TITLE)


def _xes_gz(log: DossierLog, path: Path) -> int:
    with gzip.open(path, "wt", encoding="utf-8", newline="\n") as out:
        return write_xes(log.cases(), out, name=TITLE)


def _json(log: DossierLog, path: Path) -> int:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        return write_json(log.cases, log.objects, log.types(), out)


def _sqlite(log: DossierLog, path: Path) -> int:
    return write_tables(log.cases, log.objects, log.types(), path)


_WRITERS = {".xes": _xes, ".xes.gz": _xes_gz, ".json": _json, ".sqlite": _sqlite}
