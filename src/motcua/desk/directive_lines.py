"""A task as the pages show it: its clock as a chip, its names as they are called today."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.calendars.queries import Calendars, calendars_now
from motcua.directives.queries import task_page
from motcua.directives.queries.task_page import TaskClock
from motcua.kernel.clock import local
from motcua.organisations.queries import units
from motcua.ui.deadline import DeadlineView, deadline_view
from motcua.ui.values import Event, Link
from motcua.ui.words import moment_words

_ENDED = {
    "returned": "declined",
    "not-done": "stopped",
    "withdrawn": "withdrawn",
    "replaced": "stopped",
}


def chip(clock: TaskClock) -> DeadlineView:
    return deadline_view(
        now=clock.now, due_at=clock.due_at, remaining_seconds=clock.remaining_seconds,
        term_seconds=clock.term_seconds, finished_at=clock.finished_at,
        remaining_at_finish=clock.remaining_at_finish, is_open=clock.is_open, why=clock.why,
        ended=_ENDED[clock.ended] if clock.ended else "",
    )  # fmt: skip


def line_of(task: Any, now: dt.datetime, calendars: Calendars | None = None) -> dict[str, Any]:
    return {
        "task": task,
        "url": reverse("desk:task", args=[task.pk]),
        "deadline": chip(task_page.clock_of(task, now, calendars)),
        "unit": units.full_name(task.lead_unit_id, local(now).date()),
        "assigner": task.assigner_post.official.name,
        "status": task.state.label,
        "warned": _warned(task),
    }


def _warned(task: Any) -> str:
    if task.asked_due_on:
        return _("xin gia hạn đến %(day)s") % {"day": f"{task.asked_due_on:%d/%m/%Y}"}
    return _("đã đôn đốc %(n)d lần") % {"n": task.urged} if task.urged else ""


def lines_of(tasks: Any, now: dt.datetime) -> list[dict[str, Any]]:
    calendars = calendars_now()
    return [line_of(task, now, calendars) for task in tasks]


def story(task: Any) -> list[Event]:
    """The diary as a timeline, newest first."""
    return [_event(task, entry) for entry in task_page.diary(task)]


def _event(task: Any, entry: Any) -> Event:
    said = [entry.text]
    if entry.percent is not None:
        said.insert(0, f"{entry.percent}%")
    if entry.due_before:
        days = {"a": moment_words(entry.due_before), "b": moment_words(entry.due_after)}
        said.insert(0, _("Hạn cũ %(a)s, hạn mới %(b)s.") % days)
    url = reverse("desk:task_file", args=[task.pk, entry.file.reference]) if entry.file else ""
    files = (Link(text=_("Mở tệp"), url=url),) if url else ()
    return Event(
        what=entry.get_verb_display(), when=moment_words(entry.at), iso=local(entry.at).isoformat(),
        who=entry.by_name, note=" ".join(filter(None, said)), files=files,
    )  # fmt: skip
