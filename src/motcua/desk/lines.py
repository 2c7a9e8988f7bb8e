"""A dossier as a line of a list: plain values for the components."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from motcua.dossiers.queries import acts, deadlines
from motcua.dossiers.queries.timeline import Happening
from motcua.kernel.clock import local
from motcua.ui.deadline import DeadlineFacts, DeadlineView, deadline_view
from motcua.ui.values import WorkRow

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

CHANNELS = {
    1: ("user", gettext_noop("Trực tiếp")),
    2: ("world", gettext_noop("Trực tuyến")),
    3: ("mailbox", gettext_noop("Bưu chính")),
}


def deadline_of(
    dossier: Dossier, now: dt.datetime, *, why: bool = False, told: Sequence[Happening] = (),
    ending: tuple[str, str] = ("", ""),
) -> DeadlineView:  # fmt: skip
    """`ending` is why it ended before its time and the paper that says so, where that is known."""
    reading = deadlines.reading(dossier, now, why=why, told=told)
    reason, paper = ending if reading.ended else ("", "")
    return deadline_view(DeadlineFacts(**vars(reading), ended_reason=reason, ended_paper=paper))


def row_of(
    dossier: Dossier,
    now: dt.datetime,
    *,
    lawful: Iterable[str] = (),
    next_act: bool = False,
    **more: Any,
) -> WorkRow:
    icon, channel = CHANNELS[dossier.channel]
    return WorkRow(
        key=dossier.code,
        url=reverse("desk:dossier", args=[dossier.code]),
        code=dossier.code,
        procedure=dossier.procedure_version.name,
        owner=dossier.applicant.name,
        deadline=deadline_of(dossier, now),
        received=_moment(dossier.received_at or dossier.submitted_at, now),
        due=_moment(dossier.due_at, now),
        step=_step(dossier),
        holder=_holder(dossier),
        channel=gettext(channel),
        channel_icon=icon,
        next_act=acts.next_act(dossier) if next_act else "",
        version=str(dossier.version),
        acts=tuple(lawful),
        **more,
    )


def _moment(moment: dt.datetime | None, now: dt.datetime) -> str:
    """The hour of today, the day and month of this year, the whole date otherwise."""
    if moment is None:
        return ""
    here, today = local(moment), local(now)
    if here.date() == today.date():
        return f"{here:%H:%M}"
    return f"{here:%d/%m}" if here.year == today.year else f"{here:%d/%m/%Y}"


def _step(dossier: Dossier) -> str:
    return dossier.step.name if dossier.step else dossier.state.label


def _holder(dossier: Dossier) -> str:
    if dossier.holder_post:
        return dossier.holder_post.official.name
    return dossier.get_holder_role_display() if dossier.holder_role else ""
