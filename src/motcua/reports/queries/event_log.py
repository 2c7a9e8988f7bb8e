"""The dossiers' events as a log for process mining: codes and posts, never a person's name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from motcua.audit.models import Event
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import told
from motcua.kernel import clock
from motcua.organisations.models import Post, Unit
from motcua.procedures.models import Step
from motcua.reports.rules.process.log import COMPLETE, START, Attributes, LogCase, LogEvent
from motcua.reports.rules.process.ocel import IN, POST, PROCEDURE, UNIT, OcelObject

BATCH = 500
_COLUMNS = (
    "pk", "code", "procedure__code", "procedure_version__field__name", "channel", "status",
    "receiving_unit__slug", "resolving_unit__slug", "received_at", "due_at", "finished_at",
    "process_id",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """Dossiers submitted on the local days `first` … `last`, of one procedure or of all.

    `by_step`: two events for each stay in a step, its start and its end, instead of one for each
    act; what happens outside any step (waiting to be collected) is left out then.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    procedure: str = ""
    by_step: bool = False

    def rows(self) -> QuerySet[Dossier]:
        found = Dossier.objects.order_by("pk")
        if self.first:
            found = found.filter(submitted_at__gte=_midnight(self.first))
        if self.last:
            found = found.filter(submitted_at__lt=_midnight(self.last + dt.timedelta(days=1)))
        return found.filter(procedure__code=self.procedure) if self.procedure else found


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), clock.VIETNAM)


class DossierLog:
    """Reads in batches, in the order of dossiers; what is read is not kept."""

    def __init__(self, chosen: Chosen) -> None:
        self.chosen = chosen

    def cases(self) -> Iterator[LogCase]:
        after = 0
        while rows := list(self.chosen.rows().filter(pk__gt=after).values_list(*_COLUMNS)[:BATCH]):
            after = rows[-1][0]
            events = self._events([f"dossier:{row[1]}" for row in rows])
            for row in rows:
                happened = events.get(f"dossier:{row[1]}", [])
                yield LogCase(
                    case=row[1],
                    events=self._stays(row, happened) if self.chosen.by_step else happened,
                    attributes=_attributes(row),
                )

    def types(self) -> set[str]:
        """What the events are called, for formats that want it beforehand."""
        return {event.activity for case in self.cases() for event in case.events}

    def objects(self) -> Iterator[OcelObject]:
        """Everything but the dossiers that they and their events speak of."""
        chosen = self.chosen.rows().order_by()
        fields = dict(chosen.values_list("procedure__code", "procedure_version__field__name"))
        for code, field in sorted(fields.items()):
            yield OcelObject(id=f"{PROCEDURE}:{code}", type=PROCEDURE, attributes={"field": field})
        for slug in sorted(self._units.values()):
            yield OcelObject(id=f"{UNIT}:{slug}", type=UNIT)
        for post, (unit, role) in sorted(self._posts.items()):
            yield OcelObject(
                id=f"{POST}:{post}", type=POST, attributes={"role": role},
                related=((f"{UNIT}:{self._units[unit]}", IN),),
            )  # fmt: skip

    @cached_property
    def _posts(self) -> dict[int, tuple[int, str]]:
        return {pk: (unit, role) for pk, unit, role in
                Post.objects.values_list("pk", "unit_id", "role")}  # fmt: skip

    @cached_property
    def _units(self) -> dict[int, str]:
        return dict(Unit.objects.values_list("pk", "slug"))

    @cached_property
    def _step_names(self) -> dict[tuple[int, str], str]:
        steps = Step.objects.values_list("process_id", "key", "name")
        return {(process, key): name for process, key, name in steps}

    def _events(self, chains: list[str]) -> dict[str, list[LogEvent]]:
        rows = Event.objects.filter(chain__in=chains).order_by("chain", "sequence")
        found: dict[str, list[LogEvent]] = {}
        columns = ("chain", "sequence", "name", "at", "actor", "facts")
        for chain, sequence, name, at, actor, facts in rows.values_list(*columns):
            if "after" in facts:
                event = self._event(name, clock.local(at), actor, facts)
                event.attributes["sequence"] = sequence  # type: ignore[index]
                found.setdefault(chain, []).append(event)
        return found

    def _event(self, name: str, at: dt.datetime, actor: str, facts: dict[str, Any]) -> LogEvent:
        before, after = facts.get("before") or {}, facts["after"]
        post = _post_of(actor)
        unit, role = self._posts.get(post, (after.get("holder_unit") or 0, ""))
        return LogEvent(
            activity=told(name),
            at=at,
            resource=actor,
            unit=self._units.get(unit, ""),
            role=role,
            attributes={
                "verb": name.removeprefix("dossiers."),
                "step": before.get("step") or after["step"],
                "step_after": after["step"],
                "status": after["status"],
                "holder_unit": self._units.get(after.get("holder_unit") or 0, ""),
                "holder_post": after.get("holder_post") or 0,
                "offered": bool(after.get("offered_unit")),
            },
        )

    def _stays(self, row: tuple[Any, ...], happened: list[LogEvent]) -> list[LogEvent]:
        """Start and end of each stretch in which step and holder stay the same."""
        stays: list[LogEvent] = []
        here: LogEvent | None = None
        for event in happened:
            if here is None or _place(event) != _place(here):
                stays += [self._stay(row, here, event, COMPLETE)] if here and _in(here) else []
                stays += [self._stay(row, event, event, START)] if _in(event) else []
                here = event
        return stays

    def _stay(
        self, row: tuple[Any, ...], began: LogEvent, at: LogEvent, transition: str
    ) -> LogEvent:
        key = str(began.attributes["step_after"])
        post = int(began.attributes["holder_post"])  # type: ignore[arg-type]
        return LogEvent(
            activity=self._step_names.get((row[-1], key), key),
            at=at.at,
            resource=f"{POST}:{post}" if post else "",
            unit=str(began.attributes["holder_unit"]),
            role=self._posts[post][1] if post in self._posts else "",
            transition=transition,
            attributes={"step": key, "sequence": began.attributes["sequence"]},
        )


def _place(event: LogEvent) -> tuple[Any, ...]:
    told_of = event.attributes
    return told_of["step_after"], told_of["holder_unit"], told_of["holder_post"]


def _in(event: LogEvent) -> bool:
    return bool(event.attributes["step_after"])


def _post_of(actor: str) -> int:
    kind, _, number = actor.partition(":")
    return int(number) if kind == "post" and number.isdigit() else 0


def _attributes(row: tuple[Any, ...]) -> Attributes:
    _, _, procedure, field, channel, status, receiving, agency, *moments, _ = row
    told_of = {
        "procedure": procedure, "field": field, "channel": channel, "status": status,
        "receiving_unit": receiving, "agency": agency,
    }  # fmt: skip
    named = zip(("received", "due", "finished"), moments, strict=True)
    return told_of | {name: clock.local(moment) for name, moment in named if moment}
