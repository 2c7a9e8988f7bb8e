"""Which internal process a procedure runs by."""

from __future__ import annotations

import datetime as dt

from motcua.kernel.errors import InvalidInput
from motcua.kernel.vietnamese import date_text
from motcua.procedures.models import Procedure, ProcessVersion
from motcua.procedures.queries.catalogue import on_day


def process_in_force(procedure: Procedure, on: dt.date) -> ProcessVersion:
    """Raises InvalidInput when none is in force on the day."""
    process = procedure.processes.filter(on_day(on)).order_by("number").first()
    if process is None:
        raise InvalidInput(
            f"Thủ tục {procedure.code} chưa có quy trình nội bộ hiệu lực ngày {date_text(on)}. "
            "Báo cán bộ kiểm soát thủ tục công bố quy trình.",
            field="procedure",
            code="no-process",
        )
    return process
