"""Worktime: when something is due, and why.

Lives here: Term, Calendar, the Ledger of pauses, and the Reckoning made of the three; the
national office calendar as dated data with its citations; scalar and vectorised arithmetic.
Law: Civil Code 2015, Arts. 147–148; Labour Code 2019, Arts. 111–112 (Labour Code 2012, Art. 115).
Calls: kernel (the zone, the error type).
Announces: nothing.
Never: reads a clock, a database or a setting; knows a dossier; guesses a year nobody announced
unless it is asked to, and then says so.
"""

from __future__ import annotations

from motcua.worktime.calendar import Calendar
from motcua.worktime.changes import DayChange, DayKind
from motcua.worktime.errors import (
    InvalidHours,
    InvalidPause,
    InvalidPeriod,
    InvalidTerm,
    OverlappingPauses,
    UnknownYear,
    WorktimeError,
)
from motcua.worktime.hours import Hours, Week, WeekVersion, hours
from motcua.worktime.pauses import Ledger, Pause
from motcua.worktime.reckoning import Line, Reckoning
from motcua.worktime.terms import DayRule, Term, TermUnit
from motcua.worktime.working_days import working_day

__all__ = [
    "Calendar",
    "DayChange",
    "DayKind",
    "DayRule",
    "Hours",
    "InvalidHours",
    "InvalidPause",
    "InvalidPeriod",
    "InvalidTerm",
    "Ledger",
    "Line",
    "OverlappingPauses",
    "Pause",
    "Reckoning",
    "Term",
    "TermUnit",
    "UnknownYear",
    "Week",
    "WeekVersion",
    "WorktimeError",
    "hours",
    "working_day",
]
