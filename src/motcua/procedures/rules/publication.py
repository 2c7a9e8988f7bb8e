"""Whether a procedure was published and made public in time: metrics 1.1 and 1.2 of the 766 index.

QĐ 766/QĐ-TTg, as the national portal reckons them for a province; NĐ 63/2010/NĐ-CP Điều 15, 17 (as
amended by NĐ 92/2017/NĐ-CP): the decision that publishes is signed at least 5 working days before
the law it rests on comes into force, and put public at most 5 working days after its signing. The
first day of either term is the one beside the day it is counted from (BLDS 2015, Điều 147).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from motcua.kernel.vietnamese import date_text

BEFORE_IN_FORCE = 5
AFTER_DECISION = 5
# The n-th working day after a day; before it where n is negative.
WorkingDay = Callable[[dt.date, int], dt.date]


def last_day_to_decide(in_force_on: dt.date, working_day: WorkingDay) -> dt.date:
    """`in_force_on` is the newest day in force among the legal bases."""
    return working_day(in_force_on, -BEFORE_IN_FORCE)


def last_day_to_show(decided_on: dt.date, working_day: WorkingDay) -> dt.date:
    return working_day(decided_on, AFTER_DECISION)


def published_in_time(
    decided_on: dt.date | None, in_force_on: dt.date | None, working_day: WorkingDay
) -> bool | None:
    """Metric 1.1. None: one of the two days is not known."""
    if decided_on is None or in_force_on is None:
        return None
    return decided_on <= last_day_to_decide(in_force_on, working_day)


def made_public_in_time(
    decided_on: dt.date | None, public_on: dt.date | None, working_day: WorkingDay
) -> bool | None:
    """Metric 1.2. None: one of the two days is not known."""
    if decided_on is None or public_on is None:
        return None
    return public_on <= last_day_to_show(decided_on, working_day)


def for_the_period(answers: Iterable[bool | None]) -> bool | None:
    """A procedure of several decisions counts once: late once is late, and what is not known may
    have been late.
    """
    found = set(answers)
    return next((answer for answer in (False, None) if answer in found), True)


def day_fault(decided_on: dt.date | None, public_on: dt.date) -> str:
    """Why the day of signing cannot be; empty when it can, or is not told."""
    if decided_on is None or decided_on <= public_on:
        return ""
    return (
        f"Ngày ký quyết định {date_text(decided_on)} ở sau ngày công bố {date_text(public_on)}. "
        "Ghi đúng ngày trên quyết định đã ký."
    )
