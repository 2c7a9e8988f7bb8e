"""A petition as the pages show it: its clock as a chip, who moves next, its diary."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from motcua.calendars.queries import Calendars, calendars_now
from motcua.feedback.queries import petition_page
from motcua.feedback.queries.petition_page import PetitionClock
from motcua.feedback.rules.petitions import KINDS, PetitionStatus
from motcua.kernel.clock import local
from motcua.organisations.queries import units
from motcua.ui.deadline import DeadlineView, deadline_view
from motcua.ui.values import Event
from motcua.ui.words import moment_words

_ENDED = {PetitionStatus.REFUSED: "declined", PetitionStatus.RETURNED: "stopped"}


def chip(clock: PetitionClock, status: PetitionStatus) -> DeadlineView:
    return deadline_view(
        now=clock.now, due_at=clock.due_at, remaining_seconds=clock.remaining_seconds,
        term_seconds=clock.term_seconds, finished_at=clock.finished_at,
        remaining_at_finish=clock.remaining_at_finish, is_open=clock.is_open, why=clock.why,
        ended=_ENDED.get(status, ""),
    )  # fmt: skip


def line_of(petition: Any, now: dt.datetime, calendars: Calendars | None = None) -> dict[str, Any]:
    clock, on = petition_page.clock_of(petition, now, calendars), local(now).date()
    return {
        "petition": petition,
        "url": reverse("desk:petition", args=[petition.code]),
        "deadline": chip(clock, petition.state),
        "clock": clock,
        "unit": units.full_name(petition.unit_id, on),
        "owner": petition_page.owner(petition, on),
        "status": petition.state.label,
        "kind": KINDS[petition.kind],
    }


def lines_of(petitions: Iterable[Any], now: dt.datetime) -> list[dict[str, Any]]:
    calendars = calendars_now()
    return [line_of(petition, now, calendars) for petition in petitions]


def story(petition: Any) -> list[Event]:
    """The diary as a timeline, newest first."""
    return [
        Event(what=one.label, when=moment_words(one.at), iso=local(one.at).isoformat(),
              who=one.by, note=one.text)
        for one in petition_page.diary(petition)
    ]  # fmt: skip
