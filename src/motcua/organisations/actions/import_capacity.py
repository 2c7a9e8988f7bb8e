"""Enter a whole list of capacity from a workbook: all of it or nothing, faults named by cell."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import transaction

from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.organisations import policies
from motcua.organisations.actions.enter_certificate import enter_certificate
from motcua.organisations.actions.enter_coverage import enter_coverage
from motcua.organisations.actions.enter_headcount import enter_headcount
from motcua.organisations.actions.enter_streamlining import enter_streamlining
from motcua.organisations.actions.enter_training import enter_training
from motcua.organisations.rules.capacity import COLUMNS, Sheet
from motcua.organisations.rules.workbook_cells import SheetRow

VERBS: dict[Sheet, Callable[..., str]] = {
    Sheet.HEADCOUNT: enter_headcount,
    Sheet.STREAMLINING: enter_streamlining,
    Sheet.TRAINING: enter_training,
    Sheet.COVERAGE: enter_coverage,
    Sheet.CERTIFICATES: enter_certificate,
}


@transaction.atomic
def import_capacity(
    sheet: Sheet, rows: Sequence[SheetRow], *, by: Actor, at: dt.datetime
) -> Counter[str]:
    """How many rows were new, changed and unchanged. Raises InvalidInput by cell (`C5`)."""
    policies.require_capacity_keeping(by)
    done: Counter[str] = Counter()
    errors: dict[str, list[str]] = {}
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        if (twin := seen.setdefault(_identity(sheet, row.cells), row.number)) != row.number:
            errors[f"A{row.number}"] = [f"Trùng dòng {twin}. Bỏ một trong hai dòng."]
            continue
        try:
            done[VERBS[sheet](row.cells, by=by, at=at)] += 1
        except InvalidInput as fault:
            errors |= {row.cell(name): list(texts) for name, texts in fault.errors.items()}
    if errors:
        raise InvalidInput(errors=errors)
    return done


def _identity(sheet: Sheet, cells: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(
        " ".join(str(cells.get(column.key, "")).split()).casefold()
        for column in COLUMNS[sheet]
        if column.identity
    )
