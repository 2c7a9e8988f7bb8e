"""Sổ theo dõi hồ sơ: what a unit received in a period, as it stands now (Mẫu số 07)."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from motcua.audit.models import Event
from motcua.documents.queries.letterheads import letterhead_of
from motcua.documents.rendering import render
from motcua.documents.rules.forms import FormKey, form_in_force
from motcua.documents.rules.lists import Register, RegisterLine
from motcua.dossiers import policies
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.rows import within
from motcua.dossiers.rules.lifecycle import STATUS_LABELS, Status, Verb
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotAllowed
from motcua.organisations.authority import Reach
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.parties.queries import parties

MOST_LINES = 2000
MOST_DAYS = 366
_METHODS = {1: "Tại quầy", 2: "Điện tử", 3: "Bưu chính"}
_ENDED = {Status.REFUSED, Status.STOPPED}


def register_pdf(
    officer: Officer, *, first: dt.date, last: dt.date, at: dt.datetime, unit_id: int | None = None
) -> bytes:
    """Of the officer's own unit unless `unit_id` names one below it; both days count.

    Raises NotAllowed out of reach, InvalidInput for a period that cannot be or is too full.
    """
    unit = unit_id or officer.unit_id
    if officer.reach(policies.PRINT) == Reach.NONE or unit not in officer.unit_ids:
        raise NotAllowed("Anh/chị in được sổ của nơi mình làm việc. Chọn lại đơn vị.", field="unit")
    _check_period(first, last)
    rows = list(_rows(officer, unit, first, last)[: MOST_LINES + 1])
    if len(rows) > MOST_LINES:
        raise InvalidInput(
            f"Kỳ này có hơn {MOST_LINES} hồ sơ. Chọn kỳ ngắn hơn, chẳng hạn một tuần.",
            field="last",
        )
    paper = Register(
        letterhead=letterhead_of(unit, last),
        unit=units.unit_name(unit, last),
        unit_code=units.unit_code(unit, last),
        first_day=first,
        last_day=last,
        lines=_lines(rows, last),
        issued_at=at,
        keeper=officer.name,
    )
    return render(paper, form=form_in_force(FormKey.REGISTER, last))


def _check_period(first: dt.date, last: dt.date) -> None:
    if last < first:
        raise InvalidInput("Ngày cuối kỳ phải từ ngày đầu kỳ trở đi.", field="last")
    if (last - first).days >= MOST_DAYS:
        raise InvalidInput("Một sổ nhiều nhất một năm. Chọn kỳ ngắn hơn.", field="last")


def _rows(officer: Officer, unit: int, first: dt.date, last: dt.date) -> QuerySet[Dossier]:
    since = dt.datetime.combine(first, dt.time(), clock.VIETNAM)
    until = dt.datetime.combine(last + dt.timedelta(days=1), dt.time(), clock.VIETNAM)
    taken = Q(submitted_at__gte=since, submitted_at__lt=until, receiving_unit=unit)
    rows = within(policies.scope_of(officer)).filter(taken).order_by("submitted_at", "pk")
    return rows.select_related("applicant__key", "procedure_version")


def _lines(rows: list[Dossier], on: dt.date) -> tuple[RegisterLine, ...]:
    sent = _sent_on([row.chain for row in rows])
    return tuple(_line(row, sent.get(row.chain), on) for row in rows)


def _sent_on(chains: list[str]) -> dict[str, dt.date]:
    """When each first left the counter."""
    found: dict[str, dt.date] = {}
    events = Event.objects.filter(chain__in=chains, name=f"dossiers.{Verb.TRANSFER}")
    for chain, moment in events.order_by("sequence").values_list("chain", "at"):
        found.setdefault(chain, clock.local(moment).date())
    return found


def _line(row: Dossier, sent: dt.date | None, on: dt.date) -> RegisterLine:
    ended = row.state in _ENDED
    return RegisterLine(
        code=row.code,
        procedure=row.procedure_version.name,
        applicant=row.applicant.name,
        contact=_contact(row),
        agency=units.unit_name(row.resolving_unit_id, on),
        received=_day(row.received_at),
        due=_day(row.appointed_at or row.due_at),
        sent_on=sent,
        result_on=None if ended else _day(row.finished_at),
        returned=_day(row.returned_at),
        method=_METHODS[row.result_channel],
        note=STATUS_LABELS[row.state] if ended or row.received_at is None else "",
    )


def _contact(row: Dossier) -> str:
    """Address and the end of the telephone number: the register lies open on a counter."""
    told = parties.opened(row.applicant)
    phone = f"•••• {told.phone[-3:]}" if told.phone else ""
    return ", ".join(part for part in (told.address, phone) if part)


def _day(moment: dt.datetime | None) -> dt.date | None:
    return clock.local(moment).date() if moment else None
