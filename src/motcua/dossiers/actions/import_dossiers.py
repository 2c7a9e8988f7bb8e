"""Take in dossiers as another system tells them (NĐ 118/2025/NĐ-CP; TT 03/2025/TT-VPCP, Điều 13).

One event `dossiers.import` a dossier. Beside the facts of an intake it holds `agency` and `field`
as the file names them, `given`, the cells of the row, and `acts`: what the row means as acts, each
with its verb, its own time, the state it led to and the due time that held from then on. Facts are
folded from those acts; when they were entered is the event's own time. A row that comes again
changed leaves a new event that tells the whole dossier anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db import transaction

from motcua.audit.actions import record
from motcua.audit.actions.record_many import record_many
from motcua.dossiers.models import Dossier, PauseEntry
from motcua.dossiers.opening import sealed_secret, search_words
from motcua.dossiers.passage import EVENTS
from motcua.dossiers.queries.importing import Ground, ImportPlan, ground_for
from motcua.dossiers.rules import clock as clocks
from motcua.dossiers.rules.imported import ImportedRow, acts
from motcua.dossiers.rules.lifecycle import CLOSED, RUNNING, Status, Verb
from motcua.dossiers.snapshot import snapshot
from motcua.dossiers.words import learn
from motcua.kernel import clock
from motcua.kernel.actor import Actor
from motcua.organisations.actions.place_unknown_unit import place_unknown_unit
from motcua.organisations.rules.roles import Role
from motcua.parties.actions.enter_named_parties import enter_named_parties
from motcua.parties.models import Party
from motcua.procedures.actions.enter_foreign_process import (
    GIVE,
    RESOLVE,
    enter_foreign_process,
)
from motcua.procedures.actions.enter_unknown_procedure import enter_unknown_procedure
from motcua.procedures.models import Channel, ProcessVersion, Step
from motcua.worktime import Term

BASIS = "Nhập từ hệ thống khác"
AT_ONCE = 1_000
Told = Callable[[int], None]


@transaction.atomic
def import_dossiers(
    plan: ImportPlan, *, by: Actor, at: dt.datetime, on_progress: Told = lambda done: None
) -> int:
    """All of the plan or nothing; how many dossiers are new or different now."""
    ground = _grounded(plan, by, at)
    # Built once for every procedure of the file, and kept for its dossiers.
    taking = _Taking(ground, _processes(plan, ground, by, at), by, at)
    for start in range(0, len(plan.created), AT_ONCE):
        piece = plan.created[start : start + AT_ONCE]
        taking.open(piece)
        on_progress(len(piece))
    for row, dossier in plan.changed:
        taking.renew(row, dossier)
        on_progress(1)
    return len(plan.created) + len(plan.changed)


def _grounded(plan: ImportPlan, by: Actor, at: dt.datetime) -> Ground:
    """With the placeholders that the plan was allowed to ask for."""
    rows = [*plan.created, *(row for row, _ in plan.changed)]
    used = {row.agency for row in rows}, {row.procedure for row in rows}
    for code in plan.unknown_units:
        if code in used[0]:
            place_unknown_unit(code, by=by, at=at)
    for code, field in plan.unknown_procedures.items():
        if code in used[1]:
            enter_unknown_procedure(code, field, by=by, at=at)
    return ground_for(rows)


def _processes(
    plan: ImportPlan, ground: Ground, by: Actor, at: dt.datetime
) -> dict[str, ProcessVersion]:
    used = {row.procedure for row in [*plan.created, *(row for row, _ in plan.changed)]}
    return {
        code: enter_foreign_process(ground.versions[code][0].procedure, by=by, at=at)
        for code in sorted(used)
    }


class _Taking:
    """Rows into dossiers, with what they have in common at hand."""

    def __init__(
        self, ground: Ground, processes: dict[str, ProcessVersion], by: Actor, at: dt.datetime
    ) -> None:
        self._ground, self._processes, self._by, self._at = ground, processes, by, at
        steps = Step.objects.filter(process__in=processes.values())
        self._steps = {(step.process_id, step.key): step for step in steps}

    def open(self, rows: Sequence[ImportedRow]) -> None:
        """With parties, pauses and events: a handful of statements for all of them."""
        parties = enter_named_parties([row.applicant for row in rows], by=self._by, at=self._at)
        made = [self._made(row, party) for row, party in zip(rows, parties, strict=True)]
        dossiers = [dossier for dossier, _ in made]
        learn(" ".join(dossier.search_words for dossier in dossiers))
        Dossier.objects.bulk_create(dossiers)
        PauseEntry.objects.bulk_create(
            pause
            for row, dossier in zip(rows, dossiers, strict=True)
            for pause in _pauses(row, dossier)
        )
        begun = [(dossier.chain, facts) for dossier, facts in made]
        record_many(begun, type=EVENTS[Verb.IMPORT], by=self._by, at=self._at)

    def renew(self, row: ImportedRow, known: Dossier) -> None:
        """The same dossier as the row tells it now; code, secret and history stay."""
        party = known.applicant
        if row.applicant and party.name != row.applicant:
            (party,) = enter_named_parties([row.applicant], by=self._by, at=self._at)
        before = snapshot(known)
        dossier, facts = self._made(row, party)
        dossier.pk, dossier.version = known.pk, known.version + 1
        dossier.secret_sealed = known.secret_sealed
        dossier.save(force_update=True)
        PauseEntry.objects.filter(dossier=dossier.pk).delete()
        PauseEntry.objects.bulk_create(_pauses(row, dossier))
        facts["before"] = before
        record(chain=dossier.chain, type=EVENTS[Verb.IMPORT], by=self._by, at=self._at, facts=facts)

    def _made(self, row: ImportedRow, party: Party) -> tuple[Dossier, dict[str, Any]]:
        ground = self._ground
        version, (term, rule) = ground.version(row), ground.term(row)
        unit, _ = ground.units[row.agency]
        dossier = Dossier(
            code=row.code, secret_sealed=sealed_secret(row.code), procedure=version.procedure,
            procedure_version=version, process=self._processes[row.procedure],
            channel=row.channel, result_channel=Channel.COUNTER, receiving_unit_id=unit,
            resolving_unit_id=unit, applicant=party, term=term, day_rule=rule,
            submitted_at=row.handed_in_at or self._at, received_at=row.received_at,
            finished_at=row.finished_at, returned_at=row.returned_at, version=1,
            search_words=search_words(row.code, party, None, version),
        )  # fmt: skip
        told = self._acts(row, (term, rule))
        dossier.due_at = ground.due(row, (term, rule), row.pauses)
        self._stand(row, dossier)
        return dossier, self._facts(row, dossier, told)

    def _acts(self, row: ImportedRow, term: tuple[str, str]) -> list[dict[str, Any]]:
        found = []
        for act in acts(row, self._at):
            due = self._ground.due(row, term, act.pauses)
            found.append({
                "verb": str(act.verb), "at": clock.local(act.at).isoformat(),
                "status": int(act.status), "due_at": clock.local(due).isoformat() if due else "",
            })  # fmt: skip
        return found

    def _facts(
        self, row: ImportedRow, dossier: Dossier, told: list[dict[str, Any]]
    ) -> dict[str, Any]:
        """No name of a person: `given` leaves the applicant out."""
        return {
            "before": {}, "after": snapshot(dossier), "procedure": row.procedure,
            "procedure_version": dossier.procedure_version.number,
            "process": dossier.process.number, "channel": row.channel,
            "receiving_unit": dossier.receiving_unit_id,
            "resolving_unit": dossier.resolving_unit_id, "term": dossier.term,
            "day_rule": str(dossier.day_rule), "agency": self._ground.units[row.agency][1],
            "field": row.field, "given": row.given, "acts": told,
        }  # fmt: skip

    def _stand(self, row: ImportedRow, dossier: Dossier) -> None:
        """State, holder and next act, so that no open dossier is silent."""
        dossier.status = Status.STOPPED if row.withdrawn else row.status
        if row.withdrawn:
            dossier.status_before = Status.WITHDRAWAL_ASKED
        elif row.status in {Status.STOPPED, Status.WITHDRAWAL_ASKED}:
            dossier.status_before = Status.PROCESSING
        if dossier.state in CLOSED:
            return
        at_counter = dossier.state in {Status.REGISTERED, Status.DONE}
        dossier.holder_unit_id = dossier.resolving_unit_id
        dossier.holder_role = Role.TN if at_counter else Role.CV
        if dossier.state != Status.REGISTERED:
            key = GIVE if dossier.state == Status.DONE else RESOLVE
            dossier.step = self._steps[dossier.process_id, key]
            dossier.step_started_at = row.finished_at or row.received_at
        calendar = self._ground.calendars.of(dossier.resolving_unit_id)
        if row.received_at:
            dossier.calendar_version = calendar.version
        begins = _waits_since(row) or dossier.submitted_at
        act_by = clocks.by_term(calendar, begins, _TERMS.get(dossier.state, _RESOLVE_BY))
        due = dossier.due_at if dossier.state in RUNNING else None
        dossier.act_by = min(act_by, due) if due else act_by


_RESOLVE_BY = Term.parse("10wd")
_TERMS = {
    Status.REGISTERED: clocks.ANSWER_ONLINE,
    Status.SUPPLEMENT: clocks.SUPPLEMENT_BY,
    Status.FINANCIAL_DUTY: clocks.SUPPLEMENT_BY,
    Status.WITHDRAWAL_ASKED: clocks.ANSWER_ONLINE,
    Status.DONE: clocks.COLLECT_BY,
}


def _waits_since(row: ImportedRow) -> dt.datetime | None:
    if row.finished_at is None and row.pauses and row.pauses[-1].end is None:
        return row.pauses[-1].start
    return row.finished_at or row.received_at


def _pauses(row: ImportedRow, dossier: Dossier) -> Iterator[PauseEntry]:
    for pause in row.pauses:
        financial = row.status == Status.FINANCIAL_DUTY and pause.end is None
        kind = PauseEntry.Kind.FINANCIAL if financial else PauseEntry.Kind.SUPPLEMENT
        yield PauseEntry(
            dossier_id=dossier.pk, kind=kind, started_at=pause.start,
            ended_at=pause.end or row.finished_at, legal_basis=BASIS,
        )  # fmt: skip
