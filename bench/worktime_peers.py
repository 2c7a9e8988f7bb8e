"""The peers of `bench worktime`, each set up for the same office: 2020–2022, which had no swap.

None of them knows a make-up Saturday, so years that had one would not be a fair comparison.
"""

from __future__ import annotations

import datetime as dt

import businesstimedelta as btd
import numpy as np
import pandas as pd
import pytz
import workclock

from motcua.kernel.clock import VIETNAM
from motcua.worktime.calendars import national_changes

HOLIDAYS = sorted(
    change.day for change in national_changes() if change.kind not in ("working", "swapped-off")
)
MORNING = (dt.time(7, 30), dt.time(11, 30))
AFTERNOON = (dt.time(13, 30), dt.time(17, 30))


def workclock_office() -> workclock.Schedule:
    return workclock.Schedule(
        [
            workclock.WorkDay(*MORNING),
            workclock.WorkDay(*AFTERNOON),
            workclock.Holidays(HOLIDAYS),
        ],
        time_zone=VIETNAM,
    )


def businesstimedelta_office() -> btd.Rules:
    zone = pytz.timezone("Asia/Ho_Chi_Minh")
    days = [
        btd.WorkDayRule(start_time=opens, end_time=closes, working_days=[0, 1, 2, 3, 4], tz=zone)
        for opens, closes in (MORNING, AFTERNOON)
    ]
    return btd.Rules([*days, btd.HolidayRule(HOLIDAYS, zone)])


def pandas_office(hours: int) -> pd.offsets.CustomBusinessHour:
    start, end = ([f"{half[edge]:%H:%M}" for half in (MORNING, AFTERNOON)] for edge in (0, 1))
    return pd.offsets.CustomBusinessHour(n=hours, start=start, end=end, holidays=HOLIDAYS)


def numpy_office() -> np.busdaycalendar:
    return np.busdaycalendar(holidays=np.array(HOLIDAYS, dtype="datetime64[D]"))
