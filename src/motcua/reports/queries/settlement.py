"""The settlement form of this installation: from its events, as of and as known at an instant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from motcua.organisations.models import UnitVersion
from motcua.procedures.models import Channel, ProcedureVersion
from motcua.reports.indicators.engines import in_memory
from motcua.reports.parquet import reading
from motcua.reports.parquet.reading import Written
from motcua.reports.queries import by_instant
from motcua.reports.rules.statutory import TIERS
from motcua.reports.settlement import TOTAL, By, Settlement, settle

# What the columns of the form ask of a dossier.
NEEDED = (
    "agency", "tier", "field", "procedure", "channel", "ending", "received_s", "due_s", "finished_s",
    "supplement_from_s", "supplement_to_s",
)  # fmt: skip


def settlement(
    first: dt.date,
    last: dt.date,
    *,
    by: By | None = None,
    as_of: dt.datetime | None = None,
    known_at: dt.datetime | None = None,
) -> Settlement:
    """With the names of its keys. Raises DoesNotAddUp, InvalidInput."""
    with in_memory(by_instant.dossiers(NEEDED, as_of, known_at)) as tables:
        return named(settle(tables, first, last, by=by, as_of=as_of))


def settlement_of(
    written: Written,
    first: dt.date,
    last: dt.date,
    *,
    by: By | None = None,
    as_of: dt.datetime | None = None,
    known_at: dt.datetime | None = None,
) -> Settlement:
    """The same of facts that were written, without a database: a key that only it has a name for
    stands for itself. Raises DoesNotAddUp, InvalidInput.
    """
    reading.check_known_at(written, known_at)
    with reading.held(written) as tables:
        found = settle(tables, first, last, by=by, as_of=as_of)
    return _called(found, {} if by in {By.AGENCY, By.PROCEDURE} else names_of(by, _keys(found)))


def named(found: Settlement) -> Settlement:
    return _called(found, names_of(found.by, _keys(found)))


def _keys(found: Settlement) -> set[str]:
    return {row.key for row in found.rows}


def _called(found: Settlement, known: Mapping[str, str]) -> Settlement:
    names = {**known, TOTAL: "Tổng số"}
    return replace(
        found, rows=tuple(replace(row, name=names.get(row.key, row.key)) for row in found.rows)
    )


def names_of(by: By | str | None, keys: set[str]) -> Mapping[str, str]:
    """What each key is called: the last name that it had."""
    if by == By.AGENCY:
        rows = UnitVersion.objects.order_by("valid_from")
        return {**dict(rows.values_list("unit__slug", "name")),
                **dict(rows.exclude(code="").values_list("code", "name"))}  # fmt: skip
    if by == By.PROCEDURE:
        versions = ProcedureVersion.objects.order_by("valid_from", "number")
        return dict(versions.values_list("procedure__code", "name"))
    if by == By.CHANNEL:
        return {str(channel.value): str(channel.label) for channel in Channel}
    if by == By.TIER:
        return dict(TIERS)
    if by == By.MONTH:
        return {key: _month(key) for key in keys if key != TOTAL}
    return {}


def _month(key: str) -> str:
    return f"Tháng {int(key[5:])}/{key[:4]}"
