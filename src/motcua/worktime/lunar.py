"""New Year and the tenth of the third month of the Vietnamese lunar calendar.

Months begin on the day (at +07:00) of a new moon; the eleventh holds the winter solstice, and in a
year of thirteen the first month without a principal term of the sun is the leap one. New moon and
sun by the short series of Meeus, Astronomical Algorithms, good to some minutes.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from math import floor, pi, sin

_J2000 = 2451545.0
_ZONE = 7 / 24
_JULIAN_TO_ORDINAL = 1721425  # Julian day number minus proleptic ordinal
_MONTH = 29.530588861
_FIRST_MOON = 2451550.09766


def _sine(degrees: float) -> float:
    return sin(degrees * pi / 180)


def _new_moon_day(k: int) -> int:
    """Julian day number (local) of the k-th new moon after January 2000."""
    t = k / 1236.85
    mean = _FIRST_MOON + _MONTH * k + 0.00015437 * t * t
    sun = 2.5534 + 29.1053567 * k
    moon = 201.5643 + 385.81693528 * k
    node = 160.7108 + 390.67050284 * k
    periodic = (
        -0.4072 * _sine(moon)
        + (0.17241 - 0.000433 * t) * _sine(sun)
        + 0.01608 * _sine(2 * moon)
        + 0.01039 * _sine(2 * node)
        + 0.00739 * _sine(moon - sun)
        - 0.00514 * _sine(moon + sun)
        + 0.00208 * _sine(2 * sun)
        - 0.00111 * _sine(moon - 2 * node)
        - 0.00057 * _sine(moon + 2 * node)
        + 0.00056 * _sine(2 * moon + sun)
        - 0.00042 * _sine(3 * moon)
    )
    minute_and_more = 70 / 86400  # dynamical minus universal time
    return floor(mean + periodic - minute_and_more + 0.5 + _ZONE)


def _sun_sign(day: int) -> int:
    """Which twelfth of its path the sun is in at the local midnight that begins `day`."""
    t = (day - 0.5 - _ZONE - _J2000) / 36525
    mean = 280.46646 + 36000.76983 * t
    anomaly = 357.52911 + 35999.05029 * t
    centre = (1.914602 - 0.004817 * t) * _sine(anomaly) + 0.019993 * _sine(2 * anomaly)
    return floor((mean + centre - 0.00569) % 360 / 30)


def _eleventh_month(year: int) -> int:
    """The number of the new moon whose month holds the winter solstice of `year`."""
    end = dt.date(year, 12, 31).toordinal() + _JULIAN_TO_ORDINAL
    k = floor((end - _FIRST_MOON) / _MONTH) + 1
    while _new_moon_day(k) > end or _sun_sign(_new_moon_day(k)) >= 9:
        k -= 1
    return k


@cache
def _leap_month(year: int) -> int | None:
    """The leap month between the eleventh months of the year before and of `year`."""
    eleventh, following = _eleventh_month(year - 1), _eleventh_month(year)
    if following - eleventh == 12:
        return None
    months = range(eleventh + 1, following)
    return next(k for k in months if _sun_sign(_new_moon_day(k)) == _sun_sign(_new_moon_day(k + 1)))


def _first_month(year: int) -> int:
    """The number of the new moon that begins lunar `year`."""
    usual, leap = _eleventh_month(year - 1) + 2, _leap_month(year)
    return usual + 1 if leap is not None and leap <= usual else usual


def _date(julian_day: int) -> dt.date:
    return dt.date.fromordinal(julian_day - _JULIAN_TO_ORDINAL)


def new_year(year: int) -> dt.date:
    """Mùng một Tết."""
    return _date(_new_moon_day(_first_month(year)))


def ancestors_day(year: int) -> dt.date:
    """Giỗ Tổ Hùng Vương: the tenth of the third lunar month, never of a leap month."""
    first = _first_month(year)
    third = first + (3 if _leap_month(year) in (first + 1, first + 2) else 2)
    return _date(_new_moon_day(third)) + dt.timedelta(9)
