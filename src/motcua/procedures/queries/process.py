"""Which internal process a procedure runs by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q

from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, NotFound
from motcua.kernel.vietnamese import date_text
from motcua.procedures import policies
from motcua.procedures.models import Procedure, ProcessVersion, Status
from motcua.procedures.queries.catalogue import on_day


def process_numbered(code: str, number: int, by: Actor) -> ProcessVersion:
    """Raises NotFound for a process that the procedure does not have."""
    policies.require_reading(by)
    rows = ProcessVersion.objects.select_related("procedure")
    process = rows.filter(procedure__code=code, number=number).first()
    if process is None:
        raise NotFound(f"Thủ tục {code[:40]} không có quy trình {number}. Xem danh sách quy trình.")
    return process


def newest_in_force(code: str, on: dt.date) -> ProcessVersion | None:
    rows = ProcessVersion.objects.filter(on_day(on), procedure__code=code)
    return rows.select_related("procedure").order_by("number").last()


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


def resolved_by(slugs: Iterable[str], on: dt.date) -> list[ProcessVersion]:
    """The processes in force or to come that name one of these units as the one that resolves."""
    running = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    rows = ProcessVersion.objects.filter(
        running, status=Status.PUBLISHED, resolving_unit__in=[slug for slug in slugs if slug]
    )
    return list(rows.select_related("procedure").order_by("procedure__code", "number"))
