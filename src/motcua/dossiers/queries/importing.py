"""What an imported file meets here: units, procedures, and dossiers that came before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from motcua.audit.models import Event
from motcua.calendars.queries import Calendars, calendars_now
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import time_rules
from motcua.dossiers.queries.methods import choose_method
from motcua.dossiers.rules import clock as clocks
from motcua.dossiers.rules.imported import ImportedRow
from motcua.kernel import clock
from motcua.organisations.models import UnitVersion
from motcua.parties.queries.parties import NAMELESS
from motcua.procedures.models import ProcedureVersion, Status
from motcua.worktime import Pause, WorktimeError

IMPORTED = "dossiers.import"
_AT_ONCE = 500
_CREATE = "Sửa mã, nhập danh mục trước, hoặc thêm --create-missing để tạo tạm."
Fault = tuple[int, str, str, str]
Item = TypeVar("Item")


@dataclass
class Ground:
    """Units by code and by slug, published versions of each procedure by the day they begin."""

    units: dict[str, tuple[int, str]]
    versions: dict[str, list[ProcedureVersion]]
    calendars: Calendars

    def version(self, row: ImportedRow) -> ProcedureVersion:
        """In force when it was received; else the next that came, or the last that was."""
        known = self.versions[row.procedure]
        day = clock.local(row.handed_in_at).date() if row.handed_in_at else clock.today()
        in_force = [
            v for v in known if v.valid_from <= day and (not v.valid_to or day < v.valid_to)
        ]
        later = [v for v in known if v.valid_from > day]
        return (in_force or later or known[-1:])[0]

    def term(self, row: ImportedRow) -> tuple[str, str]:
        """The procedure's term and way of counting days; no term where the file told the due time."""
        if row.procedure not in self.versions:
            return "", time_rules.day_rule_on(clock.today())
        version = self.version(row)
        day = clock.local(row.received_at).date() if row.received_at else clock.today()
        rule = version.day_rule or time_rules.day_rule_on(day)
        if row.due_at is not None:
            return "", rule
        method = choose_method(version, channel=row.channel)
        return (method.due_term if method else ""), rule

    def due(
        self, row: ImportedRow, term: tuple[str, str], pauses: Sequence[Pause]
    ) -> dt.datetime | None:
        if row.received_at is None or not term[0]:
            return row.due_at
        unit, _ = self.units.get(row.agency, (None, ""))
        facts = clocks.ClockFacts(
            received_at=row.received_at, term=term[0], day_rule=term[1], pauses=pauses
        )
        return clocks.due(facts, self.calendars.of(unit))


def ground_for(rows: Iterable[ImportedRow]) -> Ground:
    wanted = {row.procedure for row in rows}
    versions: dict[str, list[ProcedureVersion]] = {}
    for codes in _pieces(sorted(wanted)):
        found = ProcedureVersion.objects.filter(procedure__code__in=codes)
        found = found.exclude(status=Status.DRAFT).select_related("procedure")
        for version in found.prefetch_related("methods").order_by("valid_from", "number"):
            versions.setdefault(version.procedure.code, []).append(version)
    return Ground(units=_units(), versions=versions, calendars=calendars_now())


def _units() -> dict[str, tuple[int, str]]:
    """By slug or code → number and the code to tell; of two that had a code, the later."""
    found: dict[str, tuple[int, str]] = {}
    rows = UnitVersion.objects.order_by("valid_from", "pk")
    for slug, pk, code in rows.values_list("unit__slug", "unit_id", "code"):
        found[slug] = (pk, code or slug)
        if code:
            found[code] = (pk, code)
    return found


@dataclass
class ImportPlan:
    """What an import would do; `faults` are (row of the file, code, column, message)."""

    ground: Ground
    create_missing: bool = False
    created: list[ImportedRow] = field(default_factory=list)
    changed: list[tuple[ImportedRow, Dossier]] = field(default_factory=list)
    unchanged: int = 0
    faults: list[Fault] = field(default_factory=list)
    unknown_units: dict[str, None] = field(default_factory=dict)
    unknown_procedures: dict[str, str] = field(default_factory=dict)


def plan_import(rows: Mapping[int, ImportedRow], *, create_missing: bool = False) -> ImportPlan:
    """Compare with what is here; nothing is written. `rows` by their number in the file."""
    plan = ImportPlan(ground_for(rows.values()), create_missing)
    for numbers in _pieces(rows):
        known = _known([rows[number].code for number in numbers])
        for number in numbers:
            _place(plan, number, rows[number], known.get(rows[number].code))
    return plan


def _place(
    plan: ImportPlan,
    number: int,
    row: ImportedRow,
    known: tuple[Dossier, Event | None] | None,
) -> None:
    faults = list(_faults(plan, row, known))
    if faults:
        plan.faults += [(number, row.code, name, message) for name, message in faults]
    elif known is None:
        plan.created.append(row)
    elif _is_same(row, *known):
        plan.unchanged += 1
    else:
        plan.changed.append((row, known[0]))


def _faults(
    plan: ImportPlan,
    row: ImportedRow,
    known: tuple[Dossier, Event | None] | None,
) -> Iterator[tuple[str, str]]:
    ground = plan.ground
    if row.agency not in ground.units:
        plan.unknown_units.setdefault(row.agency)
        if not plan.create_missing:
            yield "agency", f"Chưa có đơn vị mã “{row.agency}”. {_CREATE}"
    if row.procedure not in ground.versions:
        plan.unknown_procedures.setdefault(row.procedure, row.field)
        if not plan.create_missing:
            yield "procedure", f"Chưa có thủ tục mã “{row.procedure}”. {_CREATE}"
    if known is not None:
        yield from _conflict(row, *known)
    try:
        ground.due(row, ground.term(row), row.pauses)
    except WorktimeError as fault:
        yield "due_at", f"Không tính được hạn trả: {fault.message} Ghi due_at."


def _conflict(row: ImportedRow, dossier: Dossier, told: Event | None) -> Iterator[tuple[str, str]]:
    if told is None:
        yield "code", "Mã này là của một hồ sơ do hệ thống tiếp nhận. Không nhập đè."
    elif dossier.version != told.sequence and not _is_same(row, dossier, told):
        yield "code", "Hồ sơ đã được xử lý tiếp trong hệ thống sau lần nhập trước. Không nhập đè."


def _is_same(row: ImportedRow, dossier: Dossier, told: Event | None) -> bool:
    name = row.applicant or NAMELESS
    same_name = dossier.applicant.name == name or dossier.applicant.erased_at is not None
    return told is not None and same_name and told.facts.get("given") == row.given


def _known(codes: Sequence[str]) -> dict[str, tuple[Dossier, Event | None]]:
    found = Dossier.objects.filter(code__in=codes).select_related("applicant")
    dossiers = {dossier.code: dossier for dossier in found}
    chains = [dossier.chain for dossier in dossiers.values()]
    events = Event.objects.filter(chain__in=chains, name=IMPORTED).order_by("sequence")
    last = {event.chain: event for event in events}
    return {code: (dossier, last.get(dossier.chain)) for code, dossier in dossiers.items()}


def _pieces(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while piece := list(islice(rest, _AT_ONCE)):
        yield piece
