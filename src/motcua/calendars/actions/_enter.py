"""What every verb of the room does around its own line: policy, lock, check, row, stamp, event."""

from __future__ import annotations

import datetime as dt
import secrets

from motcua.audit.actions import record
from motcua.calendars import policies
from motcua.calendars.models import CalendarChange, CalendarStamp
from motcua.calendars.models.change import content_of
from motcua.calendars.queries.current import Calendars, calendars_now
from motcua.calendars.rules.checks import check
from motcua.calendars.rules.entries import Entry
from motcua.kernel import clock
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.vietnamese import date_text
from motcua.organisations.queries import units

_THE_ONE = 1


def locked() -> Calendars:
    """The calendars with the lock on them: two changes never pass each other."""
    CalendarStamp.objects.get_or_create(pk=_THE_ONE, defaults={"stamp": ""})
    CalendarStamp.objects.select_for_update().get(pk=_THE_ONE)
    return calendars_now()


def enter_checked(entry: Entry, *, by: Actor, at: dt.datetime, event: str) -> CalendarChange:
    """For a unit's own change; raises NotAllowed or InvalidInput."""
    policies.require_change(by, entry.unit_id)
    calendars = locked()
    check_entry(entry, calendars)
    return enter(entry, by=by, at=at, event=event)


def check_entry(entry: Entry, calendars: Calendars) -> None:
    """Also asked by previews, before anything is entered."""
    assert entry.unit_id is not None
    if entry.unit_id not in units.tree(entry.begins).places:
        raise InvalidInput(
            f"Đơn vị chưa có hoặc không còn vào ngày {date_text(entry.begins)}. "
            "Chọn ngày khác hoặc đơn vị khác.",
            field="first_day",
            code="no_unit_then",
        )
    standing = calendars.of(entry.unit_id, entry.begins)
    check(entry, standing, calendars.own(entry.unit_id))


def enter(entry: Entry, *, by: Actor, at: dt.datetime, event: str) -> CalendarChange:
    """Write row and event, then renew the stamp: from here on every process reads anew."""
    row = CalendarChange.objects.create(
        unit_id=entry.unit_id, kind=entry.kind, first_day=entry.first_day, last_day=entry.last_day,
        from_time=entry.from_time, to_time=entry.to_time, made_up_on=entry.made_up_on,
        content=content_of(entry), name=entry.name, legal_basis=entry.legal_basis,
        withdraws_id=entry.withdraws, entered_by=by.reference, entered_at=clock.now(),
    )  # fmt: skip
    CalendarStamp.objects.filter(pk=_THE_ONE).update(stamp=secrets.token_hex(16))
    facts = {
        "change": row.pk, "unit": entry.unit_id, "kind": str(entry.kind),
        "first_day": str(entry.first_day), "last_day": str(entry.ends),
        "withdraws": entry.withdraws,
    }  # fmt: skip
    record(chain=chain_of(entry.unit_id), type=event, by=by, at=at, facts=facts)
    return row


def chain_of(unit_id: int | None) -> str:
    return f"calendar:{unit_id or 'vn'}"
