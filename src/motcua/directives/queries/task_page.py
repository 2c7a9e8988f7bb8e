"""One task for its page: how its clock stands and why, its diary, what may be done now and by whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from motcua.calendars.queries import Calendars, calendars_now
from motcua.directives import policies
from motcua.directives.models import AssignedTask, TaskEntry
from motcua.directives.queries.rows import within
from motcua.directives.rules import due
from motcua.directives.rules.due import DueWish
from motcua.directives.rules.lifecycle import RUNNING, TaskStatus, TaskVerb
from motcua.kernel.clock import local
from motcua.organisations.models import Post
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units

# In the order in which they are offered.
OFFERED = (
    TaskVerb.ACCEPT, TaskVerb.SUBMIT, TaskVerb.JUDGE, TaskVerb.REPORT, TaskVerb.ASK_EXTENSION,
    TaskVerb.SPLIT, TaskVerb.RETURN, TaskVerb.GRANT_EXTENSION, TaskVerb.REFUSE_EXTENSION,
    TaskVerb.URGE, TaskVerb.REPLACE, TaskVerb.WITHDRAW,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class TaskClock:
    """Seconds are working seconds of the unit; `ended` says how it ended where not by being done."""

    now: dt.datetime
    due_at: dt.datetime
    remaining_seconds: int | None
    term_seconds: int
    finished_at: dt.datetime | None
    remaining_at_finish: int | None
    is_open: bool
    why: tuple[str, ...] = ()
    ended: TaskStatus | None = None


def clock_of(
    task: AssignedTask, now: dt.datetime, calendars: Calendars | None = None, *, why: bool = False
) -> TaskClock:
    """What was reported done stands still at that moment until it is judged."""
    calendar = (calendars or calendars_now()).of(task.lead_unit_id, now.date()).provisional()
    stopped = task.finished_at or task.submitted_at
    left = calendar.elapsed(now, task.due_at) if now <= task.due_at else None
    at_stop = None
    if stopped:
        late = stopped > task.due_at
        span = calendar.elapsed(*sorted((stopped, task.due_at)))
        at_stop = -span if late else span
    sentences: list[str] = []
    if why:
        wish = DueWish(term=task.due_term, day=task.due_day, hour=task.due_hour)
        sentences = due.explanation(wish, task.due_set_at, calendar)
    return TaskClock(
        now=now, due_at=task.due_at,
        remaining_seconds=-calendar.elapsed(task.due_at, now) if left is None else left,
        term_seconds=calendar.elapsed(task.given_at, task.due_at),
        finished_at=stopped, remaining_at_finish=at_stop, is_open=calendar.is_open(now),
        why=tuple(sentences),
        ended=None if task.state in {*RUNNING, TaskStatus.SUBMITTED, TaskStatus.DONE}
        else task.state,
    )  # fmt: skip


def diary(task: AssignedTask) -> list[TaskEntry]:
    """Newest first, with the files."""
    return list(task.entries.select_related("file").order_by("-number"))


def verbs_for(task: AssignedTask, officer: Officer, now: dt.datetime) -> list[TaskVerb]:
    """What this officer may do to it now."""
    on = local(now).date()
    able = [verb for verb in OFFERED if policies.fault(officer, verb, task, on) is None]
    return [verb for verb in able if _sensible(verb, task, now)]


def _sensible(verb: TaskVerb, task: AssignedTask, now: dt.datetime) -> bool:
    match verb:
        case TaskVerb.JUDGE:
            return task.state == TaskStatus.SUBMITTED or now > task.due_at
        case TaskVerb.REFUSE_EXTENSION:
            return task.asked_due_on is not None
        case TaskVerb.ASK_EXTENSION:
            return task.asked_due_on is None
        case TaskVerb.SPLIT:
            return task.parent_id is None
    return True


def parts_of(task: AssignedTask) -> list[AssignedTask]:
    return list(task.parts.select_related("post__official").order_by("due_at", "pk"))


def follow_ups(task: AssignedTask, officer: Officer) -> list[AssignedTask]:
    """What took its place, as far as the officer may see it."""
    return list(within(officer).filter(replaces=task).order_by("pk"))


def supporting(task: AssignedTask, on: dt.date) -> list[str]:
    found = task.supporting_units.values_list("pk", flat=True)
    return sorted(units.full_name(pk, on) for pk in found)


def staff_of(task: AssignedTask, officer: Officer, on: dt.date) -> list[tuple[int, str]]:
    """Who a part may be given to: those who work in the unit or below it, oneself left out."""
    below = units.tree(on).below(units.current(task.lead_unit_id, on))
    held = Post.objects.filter(units.valid_on(on), unit__in=below).exclude(pk=officer.post_id)
    rows = held.select_related("official").order_by("official__name", "pk")
    return [(post.pk, f"{post}, {units.place(post.unit_id, on).short_name}") for post in rows]


def unit_choices(officer: Officer, on: dt.date) -> list[tuple[int, str]]:
    """Units that this officer may give tasks to, by name."""
    found = [(pk, units.full_name(pk, on)) for pk in policies.units_to_assign(officer, on)]
    return sorted(found, key=lambda pair: pair[1])


def all_units(on: dt.date) -> list[tuple[int, str]]:
    """Units of the day, by name: for support and for filters."""
    return sorted(((pk, units.full_name(pk, on)) for pk in units.tree(on).places),
                  key=lambda pair: pair[1])  # fmt: skip
