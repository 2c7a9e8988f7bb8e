"""How a task stood at a moment: exactly one of six, so that the columns of a report add up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    NOT_DONE = "not_done"
    IN_TIME = "in_time"
    OVERDUE = "overdue"
    RETURNED = "returned"


@dataclass(frozen=True, kw_only=True)
class Course:
    """What became of a task, as moments; `done` tells the two endings apart."""

    given_at: dt.datetime
    due_at: dt.datetime
    submitted_at: dt.datetime | None = None
    finished_at: dt.datetime | None = None
    returned_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    done: bool = False
    void: bool = False

    @property
    def closed_at(self) -> dt.datetime | None:
        """When it ended for the unit: with its accepted report, else with the assigner's word."""
        return self.finished_at if self.done else self.ended_at


def standing(course: Course, at: dt.datetime) -> Standing | None:
    """None before it was given, and once it was withdrawn or replaced."""
    if course.given_at > at:
        return None
    closed = course.closed_at
    if closed and closed <= at:
        if course.void:
            return None
        if not course.done:
            return Standing.NOT_DONE
        return Standing.DONE_IN_TIME if closed <= course.due_at else Standing.DONE_LATE
    if course.returned_at and course.returned_at <= at:
        return Standing.RETURNED
    # Reported in time and not judged yet is not late.
    stopped = course.submitted_at if course.submitted_at and course.submitted_at <= at else at
    return Standing.OVERDUE if stopped > course.due_at else Standing.IN_TIME
