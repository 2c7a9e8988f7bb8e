"""The forms counted a second time: local dates, if and plain sums; nothing of the product."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

ZONE = dt.timezone(dt.timedelta(hours=7))
CAUSES = ("complex", "partner", "software", "staff", "other")


def _time(seconds):
    return None if seconds is None else dt.datetime.fromtimestamp(seconds, ZONE)


def rows(dossiers: list[dict], by: str, first: dt.date, last: dt.date) -> dict[str, dict[str, int]]:
    """Row → `form.column` → count."""
    found: dict = defaultdict(lambda: defaultdict(int))
    for one in dossiers:
        for name, count in _of(one, first, last).items():
            found[one[by]][name] += count
    return found


def _of(one: dict, first: dt.date, last: dt.date) -> dict[str, int]:
    received, finished = _time(one["received_s"]), _time(one["finished_s"])
    due = _time(one["due_s"])
    if received is None or received.date() > last:
        return {}
    entered = received.date() >= first
    done = finished is not None and first <= finished.date() <= last
    over = finished is not None and finished.date() < first
    told: dict[str, int] = {}
    if entered:
        told |= _entered(one)
    if not over:
        told |= _settled(one, entered, done, finished, due, last)
    return told


def _entered(one: dict) -> dict[str, int]:
    channel, level, fee = one["channel"], one["online_level"], one["fee"]
    papers, digitised = one["papers"], one["papers_digitised"]
    online = channel == 2
    return {
        "online.received": 1, "online.online": online,
        "online.whole": level == "full", "online.whole_online": level == "full" and online,
        "online.partial": level == "partial",
        "online.partial_online": level == "partial" and online,
        "postal.received": 1, "postal.direct": channel == 1, "postal.online": online,
        "postal.by_post": channel == 3,
        "fees.received": 1, "fees.charged": bool(fee), "fees.free": fee == 0,
        "fees.unknown": fee is None, "fees.due": fee or 0,
        "digitisation.with_papers": papers > 0,
        "digitisation.digitised": papers > 0 and digitised >= papers,
        "digitisation.papers": papers, "digitisation.papers_digitised": digitised,
    }  # fmt: skip


def _settled(one, entered, done, finished, due, last) -> dict[str, int]:
    end = dt.datetime.combine(last + dt.timedelta(1), dt.time(), ZONE)
    told = {"settlement.c3": 1, "settlement.c6": not entered,
            "settlement.c4": entered and one["channel"] == 2,
            "settlement.c5": entered and one["channel"] in (1, 3)}  # fmt: skip
    if done:
        early = due is not None and finished.date() < due.date()
        late = due is not None and finished > due
        told |= {"settlement.c7": 1, "settlement.c8": early, "settlement.c10": late,
                 "settlement.c9": not early and not late, "postal.finished": 1,
                 "postal.home_by_post": one["result_channel"] == 3,
                 "lateness.letters": one["apologies"]}  # fmt: skip
        if one["ending"] in ("granted", "declined"):
            signed = one["result_electronic"] == 1
            told |= {"online.decided": 1, "online.electronic": signed,
                     "digitisation.decided": 1, "digitisation.electronic": signed}  # fmt: skip
        if late:
            told |= {"lateness.late": 1, f"lateness.{one['cause'] or 'unsaid'}": 1,
                     "lateness.apologised": one["apologies"] > 0}  # fmt: skip
    else:
        asked, answered = _time(one["supplement_from_s"]), _time(one["supplement_to_s"])
        waits = asked is not None and asked < end and not (answered and answered < end)
        overdue = due is not None and due < end and not waits
        told |= {"settlement.c11": 1, "settlement.c12": not overdue, "settlement.c13": overdue}
    return told
