"""Object-centric event data, OCEL 2.0: what its objects are, and its JSON form, streamed.

Objects: dossier, procedure, unit, post. A dossier is *of* a procedure, *received at* and *resolved
by* units; a post is *in* a unit. An event happens *to* a dossier, *by* a post, *at* a unit, *under*
a procedure: tools leave out objects that no event speaks of.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TextIO

from motcua.reports.rules.process.log import Attributes, LogCase, LogEvent, Value

DOSSIER, PROCEDURE, UNIT, POST = "dossier", "procedure", "unit", "post"
TO, BY, AT, UNDER = "to", "by", "at", "under"
OF, RECEIVED_AT, RESOLVED_BY, IN = "of", "received at", "resolved by", "in"

# Attributes of the types, in order, with the names OCEL gives to types of values.
OBJECT_ATTRIBUTES: dict[str, dict[str, str]] = {
    DOSSIER: {
        "channel": "integer", "status": "integer", "received": "time", "due": "time",
        "finished": "time",
    },
    PROCEDURE: {"field": "string"},
    UNIT: {},
    POST: {"role": "string"},
}  # fmt: skip
EVENT_ATTRIBUTES = {
    "step": "string", "status": "integer", "transition": "string", "sequence": "integer",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class OcelObject:
    id: str
    type: str
    attributes: Attributes = field(default_factory=dict)
    related: tuple[tuple[str, str], ...] = ()  # id of the other object, qualifier


@dataclass(frozen=True, slots=True, kw_only=True)
class OcelEvent:
    id: str
    type: str
    at: dt.datetime
    attributes: Attributes
    related: tuple[tuple[str, str], ...]


Cases = Callable[[], Iterable[LogCase]]
Objects = Callable[[], Iterable[OcelObject]]


def dossier_of(case: LogCase) -> OcelObject:
    told = case.attributes
    related = ((PROCEDURE, "procedure", OF), (UNIT, "receiving_unit", RECEIVED_AT),
               (UNIT, "agency", RESOLVED_BY))  # fmt: skip
    return OcelObject(
        id=f"{DOSSIER}:{case.case}",
        type=DOSSIER,
        attributes={name: told[name] for name in OBJECT_ATTRIBUTES[DOSSIER] if name in told},
        related=tuple((f"{kind}:{told[key]}", how) for kind, key, how in related if told.get(key)),
    )


def events_of(case: LogCase) -> Iterator[OcelEvent]:
    """One for each event with a time: OCEL knows none without."""
    for place, event in enumerate(case.events, 1):
        if event.at is not None:
            yield _event(case, place, event, event.at)


def _event(case: LogCase, place: int, event: LogEvent, at: dt.datetime) -> OcelEvent:
    related = [(f"{DOSSIER}:{case.case}", TO)]
    related += [(f"{PROCEDURE}:{own}", UNDER)] if (own := case.attributes.get("procedure")) else []
    related += [(event.resource, BY)] if event.resource.startswith(f"{POST}:") else []
    related += [(f"{UNIT}:{event.unit}", AT)] if event.unit else []
    told = {**event.attributes, "transition": event.transition}
    kept = {name: told[name] for name in EVENT_ATTRIBUTES if name in told}
    return OcelEvent(
        id=f"{case.case}#{place}",
        type=event.activity,
        at=at,
        attributes=kept,
        related=tuple(related),
    )


def write_json(cases: Cases, objects: Objects, types: Iterable[str], out: TextIO) -> int:
    """`cases` and `objects` are asked more than once and never kept; returns how many cases."""
    out.write('{"objectTypes":')
    out.write(_json([_type(name, own) for name, own in OBJECT_ATTRIBUTES.items()]))
    out.write(',"eventTypes":' + _json([_type(name, EVENT_ATTRIBUTES) for name in sorted(types)]))
    count = 0
    out.write(',"objects":[')
    mark = ""
    for thing in objects():
        out.write(mark + _json(_object(thing)))
        mark = ",\n"
    for case in cases():
        out.write(mark + _json(_object(dossier_of(case))))
        mark, count = ",\n", count + 1
    out.write('],"events":[')
    mark = ""
    for event in (event for case in cases() for event in events_of(case)):
        out.write(mark + _json(_told(event)))
        mark = ",\n"
    out.write("]}\n")
    return count


def utc(moment: dt.datetime) -> str:
    """ISO 8601 in UTC: some readers of OCEL drop an offset instead of reckoning with it."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _type(name: str, attributes: dict[str, str]) -> dict[str, object]:
    told = [{"name": own, "type": kind} for own, kind in attributes.items()]
    return {"name": name, "attributes": told}


def _object(thing: OcelObject) -> dict[str, object]:
    # A value that holds since ever is dated to the epoch, as the standard has it.
    since = utc(dt.datetime.fromtimestamp(0, dt.UTC))
    return {
        "id": thing.id,
        "type": thing.type,
        "attributes": [
            {"name": name, "value": plain(value), "time": since}
            for name, value in thing.attributes.items()
        ],
        "relationships": _related(thing.related),
    }


def _told(event: OcelEvent) -> dict[str, object]:
    return {
        "id": event.id,
        "type": event.type,
        "time": utc(event.at),
        "attributes": [{"name": n, "value": plain(v)} for n, v in event.attributes.items()],
        "relationships": _related(event.related),
    }


def _related(related: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"objectId": other, "qualifier": how} for other, how in related]


def plain(value: Value) -> str | int | float | bool:
    return utc(value) if isinstance(value, dt.datetime) else value


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
