"""The rows of facts, and the sums of the roll-ups, as they are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection, models

from motcua.reports.models import DossierFact, LegFact, OpenTally, SpreadTally, Tally
from motcua.reports.rules.facts import LEGS
from motcua.reports.rules.folding import Folded
from motcua.reports.rules.spread import SpreadCell
from motcua.reports.rules.tallies import COUNTS, Cell, Counts, OpenCell

# Values of one statement; SQLite takes no more than 32,766.
_MOST = 20_000
_LEG = tuple(LEGS)


def dossier_row(folded: Folded) -> DossierFact:
    return DossierFact(
        **folded.dossier, sequence=folded.sequence, last_s=folded.last_s, mended=folded.mended
    )


def put_legs(folded: Folded) -> None:
    """Only those that are another than before: most acts end one leg and begin the next."""
    code = folded.dossier["code"]
    stored = list(LegFact.objects.filter(code=code).order_by("number").values_list(*_LEG))
    told = [tuple(leg[name] for name in _LEG) for leg in folded.legs]
    same = 0
    while same < min(len(stored), len(told)) and stored[same] == told[same]:
        same += 1
    if same < len(stored):
        LegFact.objects.filter(code=code, number__gt=same).delete()
    LegFact.objects.bulk_create(LegFact(**leg) for leg in folded.legs[same:])


def add_to_tallies(change: Mapping[Cell, Counts]) -> None:
    rows = [
        (*cell, *(counts.get(name, 0) for name in COUNTS))
        for cell, counts in sorted(change.items())
    ]
    _add(Tally, Cell._fields, COUNTS, rows)


def add_to_stock(change: Mapping[OpenCell, int]) -> None:
    rows = [(*cell, number) for cell, number in sorted(change.items())]
    _add(OpenTally, OpenCell._fields, ("dossiers",), rows)
    emptied = [cell.due_hour for cell, number in change.items() if number < 0]
    if emptied:
        OpenTally.objects.filter(due_hour__in=set(emptied), dossiers=0).delete()


def add_to_spread(change: Mapping[SpreadCell, int]) -> None:
    rows = [(*cell, number) for cell, number in sorted(change.items())]
    _add(SpreadTally, SpreadCell._fields, ("dossiers",), rows)


def _add(
    model: type[models.Model], keys: Sequence[str], sums: Sequence[str], rows: list[tuple[Any, ...]]
) -> None:
    """Each row's sums added to those of its cell; always in the same order, so that two workers
    wait for one another and never for each other.
    """
    if not rows:
        return
    size = max(1, _MOST // (len(keys) + len(sums)))
    for start in range(0, len(rows), size):
        piece = rows[start : start + size]
        with connection.cursor() as cursor:
            cursor.execute(_upsert(model, keys, sums, len(piece)), _flat(piece))


def _upsert(
    model: type[models.Model], keys: Sequence[str], sums: Sequence[str], number: int
) -> str:
    table = model._meta.db_table
    columns = ", ".join(f'"{name}"' for name in (*keys, *sums))
    places = f"({', '.join(['%s'] * (len(keys) + len(sums)))})"
    added = ", ".join(f'"{name}" = "{table}"."{name}" + EXCLUDED."{name}"' for name in sums)
    unique = ", ".join(f'"{name}"' for name in keys)
    # Names are those of our own models; values travel beside the text.
    head = f'INSERT INTO "{table}" ({columns}) VALUES '  # noqa: S608
    return f"{head}{', '.join([places] * number)} ON CONFLICT ({unique}) DO UPDATE SET {added}"


def _flat(rows: Iterable[tuple[Any, ...]]) -> list[Any]:
    adapt = connection.ops.adapt_datefield_value
    return [adapt(value) if hasattr(value, "isoformat") else value for row in rows for value in row]
