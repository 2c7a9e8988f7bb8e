"""What a dossier would be if it were received now: appointment, place, other running ones."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from motcua.calendars.queries import calendar_of
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import routing, time_rules
from motcua.dossiers.queries.deadlines import source_text
from motcua.dossiers.queries.methods import choose_method
from motcua.dossiers.rules import clock as clocks
from motcua.kernel import clock
from motcua.organisations.queries import units
from motcua.procedures.models import Method
from motcua.procedures.queries.receivable import ReceivableVersion
from motcua.worktime import Term


@dataclass(frozen=True, kw_only=True)
class Prospect:
    """`due_at` is empty where the procedure gives no term, `seconds` is the working time until
    then; `elsewhere` when the counter may
    choose the commune that decides (no boundaries inside a province: NĐ 118/2025/NĐ-CP).
    """

    due_at: dt.datetime | None
    seconds: int
    term_text: str
    sentences: tuple[str, ...]
    resolving: str
    elsewhere: bool
    method: Method | None


def prospect(
    version: ReceivableVersion,
    *,
    channel: int,
    method: int | None,
    receiving_unit: int,
    resolving: str,
    now: dt.datetime,
    case: str = "",
) -> Prospect:
    """Raises InvalidInput for a procedure without process, an unknown method or commune."""
    on = clock.local(now).date()
    where = _resolving(version, receiving_unit, resolving, on)
    calendar = calendar_of(where, on)
    chosen = choose_method(version, channel=channel, method=method, case=case)
    term = chosen.due_term if chosen else ""
    facts = clocks.ClockFacts(
        received_at=now,
        term=term,
        day_rule=version.day_rule or time_rules.day_rule_on(on),
    )
    reckoning = clocks.reckon(facts, calendar)
    reduced = chosen if chosen and chosen.reduced_term else None
    source = source_text(version.procedure.code, channel, reduced)
    return Prospect(
        due_at=reckoning.due_at if reckoning else None,
        seconds=reckoning.remaining_seconds(now) if reckoning else 0,
        term_text=Term.parse(term).text() if term else "",
        sentences=tuple(reckoning.sentences(source=source)) if reckoning else (),
        resolving=units.unit_name(where, on),
        elsewhere=not version.resolving_unit,
        method=chosen,
    )


def _resolving(version: ReceivableVersion, receiving_unit: int, chosen: str, on: dt.date) -> int:
    if not version.resolving_unit and not chosen:
        return routing.own_commune(receiving_unit, on).unit_id
    return routing.unit_named(version.resolving_unit or chosen, on).pk


def filings_of(party: int) -> list[Dossier]:
    """The newest dossiers of a person; where their details come from, and what still runs."""
    rows = Dossier.objects.filter(applicant=party).select_related("procedure")
    return list(rows.order_by("-submitted_at")[:20])


def papers_of(dossier: Dossier) -> dict[str, tuple[int, int]]:
    """What was handed in with an earlier dossier: originals and copies by the paper's name."""
    rows = dossier.papers.values_list("name", "originals", "copies")
    return {name: (originals, copies) for name, originals, copies in rows}
