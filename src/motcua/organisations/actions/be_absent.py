"""Say that an official is away (Luật Cán bộ, công chức 2025): new work goes round them."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.organisations import policies
from motcua.organisations.actions._trail import record
from motcua.organisations.authority import Authority
from motcua.organisations.models import Absence, Official
from motcua.organisations.queries import standing

ABSENT = events.declare("organisations.absent", "Báo vắng mặt")


@transaction.atomic
def be_absent(
    official: Official,
    *,
    by: Actor,
    at: dt.datetime,
    kind: Absence.Kind,
    valid_from: dt.date,
    valid_to: dt.date,
) -> Absence:
    """Both days count. One's own absence, or that of somebody of one's unit.

    The event does not say why: an illness is nobody's business in the trail.
    """
    official = Official.objects.select_for_update().get(pk=official.pk)
    policies.require_person(by, Authority.ABSENCE_REPORT, official)
    _check(official, clock.local(at).date(), valid_from, valid_to)
    made = Absence.objects.create(
        official=official, kind=kind, valid_from=valid_from, valid_to=valid_to
    )
    facts = {"absence": made.pk, "valid_from": str(valid_from), "valid_to": str(valid_to)}
    record(chain=f"official:{official.pk}", type=ABSENT, by=by, at=at, facts=facts)
    return made


def _check(official: Official, today: dt.date, valid_from: dt.date, valid_to: dt.date) -> None:
    if valid_to < valid_from:
        raise InvalidInput(
            "Ngày cuối vắng mặt trước ngày đầu. Chọn lại một trong hai ngày.", field="valid_to"
        )
    if valid_to < today:
        raise InvalidInput(
            f"Thời gian này đã qua. Chọn ngày cuối từ {today:%d/%m/%Y} trở đi.", field="valid_to"
        )
    meeting = standing.meeting(valid_from, valid_to)
    if other := Absence.objects.filter(meeting, official=official).first():
        raise InvalidInput(
            f"Đã báo vắng từ {other.valid_from:%d/%m/%Y} đến {other.valid_to:%d/%m/%Y}. "
            "Chọn ngày khác, hoặc báo trở lại trước.",
            field="valid_from",
        )
