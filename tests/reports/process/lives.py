"""Lives of a few dossiers, made by the verbs: straight, sent back, with a supplement, still open."""

from __future__ import annotations

import datetime as dt

from motcua.dossiers import actions
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.models import Dossier
from tests.province import RENAME, RESIDENCE, Province, at

ROAD = ("transfer", "assign", "submit_for_approval", "approve", "hand_to_counter")
MISSING = [MissingPaper(name="Giấy tờ chứng minh đổi tên", fault="thiếu chứng thực")]


def live(province: Province, first: str = "2026-09-01", *, dossiers: int = 8) -> None:
    """One dossier a day from `first` on; every fourth the same kind of life."""
    day = dt.date.fromisoformat(first)
    for number in range(dossiers):
        while day.weekday() > 4 or day == dt.date(2026, 9, 2):
            day += dt.timedelta(days=1)
        _KINDS[number % 4](province, day, number)
        day += dt.timedelta(days=1)


def _received(province: Province, day: dt.date, number: int) -> Dossier:
    return province.received(
        f"{day} 08:0{number % 10}",
        procedure=RENAME if number % 3 else RESIDENCE,
        papers=(),
    )


def straight(province: Province, day: dt.date, number: int) -> Dossier:
    dossier = _received(province, day, number)
    following = _after(day)
    return province.walk(dossier, *ROAD, "return_result", day=str(following))


def sent_back(province: Province, day: dt.date, number: int) -> Dossier:
    dossier = _received(province, day, number)
    following = _after(day)
    dossier = province.walk(
        dossier, "transfer", "assign", "submit_for_approval", day=str(following)
    )
    dossier = actions.send_back(
        dossier, by=province.leader, at=at(f"{following} 15:00"), reason="Sai số thửa."
    ).dossier
    third = _after(following)
    return province.walk(
        dossier, "submit_for_approval", "approve", "hand_to_counter", day=str(third)
    )


def with_supplement(province: Province, day: dt.date, number: int) -> Dossier:
    dossier = _received(province, day, number)
    following, third = _after(day), _after(_after(day))
    dossier = province.walk(dossier, "transfer", "assign", day=str(following))
    dossier = actions.request_supplement(
        dossier, by=province.case, at=at(f"{following} 15:30"), items=MISSING, reason="Thiếu."
    ).dossier
    dossier = actions.receive_supplement(
        dossier, by=province.counter, at=at(f"{third} 08:00")
    ).dossier
    return province.walk(dossier, "submit_for_approval", "approve", day=str(third))


def still_open(province: Province, day: dt.date, number: int) -> Dossier:
    dossier = _received(province, day, number)
    return province.walk(dossier, "transfer", day=str(_after(day)))


_KINDS = (straight, sent_back, with_supplement, still_open)


def _after(day: dt.date) -> dt.date:
    following = day + dt.timedelta(days=1)
    while following.weekday() > 4 or following == dt.date(2026, 9, 2):
        following += dt.timedelta(days=1)
    return following
