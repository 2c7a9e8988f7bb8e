"""Dossiers that stand on the desks of the showcase accounts today, one for every deadline state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, zip_longest
from random import Random

from motcua.demo.demand import Arrival
from motcua.demo.fates import ANSWER, AT_INTAKE, COLLECT, LATER, SUPPLEMENT, Fate
from motcua.demo.offers import Offer
from motcua.demo.worktimes import DAY, HOUR, calendar, signed
from motcua.dossiers.rules.clock import ANSWER_ONLINE
from motcua.kernel.clock import VIETNAM
from motcua.worktime import DayRule, Term

PLACE = "xã Mai Sơn"
STEP_TAKES = 0.75 * HOUR
HALF_HOURS = [dt.time(hour, minute, 17) for hour in (7, 8, 9, 10, 13, 14, 15, 16)
              for minute in (5, 35)]  # fmt: skip
LOOK_BACK = 75


@dataclass(frozen=True, kw_only=True)
class Scene:
    """`left`: working hours to the due time, now; `ago`: working days since it was filed."""

    rest_at: str
    left: float | None = None
    ago: float = 0
    channel: int = 1
    supplement: str = ""
    sent_back: bool = False
    refused: bool = False


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Where scenes are played: the reception, the agency (empty: the commune) and its fields."""

    receiver: str
    department: str
    fields: frozenset[str]


DESK = (
    Scene(rest_at="tham-dinh", left=1.5),
    Scene(rest_at=ANSWER, left=6.5, channel=2),
    Scene(rest_at="tham-dinh", left=-12),
    Scene(rest_at=SUPPLEMENT, ago=4, supplement=LATER),
    Scene(rest_at="ky", left=3),
    Scene(rest_at=COLLECT, ago=2),
    Scene(rest_at="tiep-nhan", left=14),
    Scene(rest_at="phan-cong", left=10),
    Scene(rest_at="nobody", ago=1, channel=2, refused=True),
    Scene(rest_at="tham-dinh", left=6),
    Scene(rest_at=ANSWER, left=-1, channel=2),
    Scene(rest_at="van-thu", left=5),
    Scene(rest_at="tham-dinh", left=-2),
    Scene(rest_at="ky", left=-1),
    Scene(rest_at=ANSWER, left=3, channel=2),
    Scene(rest_at="phan-cong", left=2),
    Scene(rest_at="tham-dinh", left=30),
    Scene(rest_at=SUPPLEMENT, ago=3, supplement=AT_INTAKE),
    Scene(rest_at="tham-dinh", left=9, sent_back=True),
    Scene(rest_at="duyet", left=4),
    Scene(rest_at=COLLECT, ago=28),
    Scene(rest_at=ANSWER, left=0.5, channel=2),
    Scene(rest_at="tiep-nhan", left=20),
    Scene(rest_at="ky", left=12),
    Scene(rest_at="tham-dinh", left=18),
    Scene(rest_at="duyet", left=11),
    Scene(rest_at=COLLECT, ago=1),
)
_LAND = frozenset({"dat-dai"})
_SHOPS = frozenset({"dat-dai", "ho-kinh-doanh"})
_CIVIL = frozenset({"ho-tich", "chung-thuc"})
STAGES = (
    Stage(receiver="mai-son-trung-tam", department="", fields=_SHOPS),
    Stage(receiver="trung-tam-tinh", department="so-nong-nghiep-moi-truong", fields=_LAND),
    Stage(receiver="mai-son-trung-tam", department="", fields=_CIVIL),
)


def arrivals(offers: Sequence[Offer], until: dt.datetime, rng: Random, most: int) -> list[Arrival]:
    """At most `most` of them, stage by stage in turn; a scene no procedure fits is left out."""
    played = [list(_play(stage, offers, until, rng)) for stage in STAGES]
    in_turn = chain.from_iterable(zip_longest(*played))
    return [arrival for arrival in in_turn if arrival is not None][:most]


def _play(
    stage: Stage, offers: Sequence[Offer], until: dt.datetime, rng: Random
) -> Iterator[Arrival]:
    fitting = [o for o in offers if o.department == stage.department and o.field in stage.fields]
    for scene in DESK:
        able = [offer for offer in fitting if _can(offer, scene)]
        rng.shuffle(able)
        found = [(_moment(scene, offer, until), offer) for offer in able]
        timed = [(miss, at, offer) for (miss, at), offer in found if at is not None]
        if timed:
            _, at, offer = min(timed, key=lambda each: each[0])
            yield _arrival(scene, stage, offer, at)


def _can(offer: Offer, scene: Scene) -> bool:
    known = {*offer.stages, ANSWER, SUPPLEMENT, COLLECT, "nobody"}
    return scene.rest_at in known and scene.channel in offer.channels


def _arrival(scene: Scene, stage: Stage, offer: Offer, at: dt.datetime) -> Arrival:
    fate = Fate(
        pace=0.5, refused=scene.refused, supplement=scene.supplement, sent_back=scene.sent_back,
        rest_at=scene.rest_at,
    )  # fmt: skip
    return Arrival(
        at=at, receiver=stage.receiver, offer=offer, channel=scene.channel, result_channel=1,
        place=PLACE, fate=fate,
    )  # fmt: skip


def _moment(scene: Scene, offer: Offer, until: dt.datetime) -> tuple[float, dt.datetime | None]:
    """When to file so that it stands as the scene wants, and by how many seconds it misses."""
    needed, wanted = _walk(scene, offer), _wanted(scene)
    standings = _standings(*_clock(scene, offer), until)
    able = [(abs(left - wanted), at) for at, gone, left in standings if gone >= needed]
    return min(able, key=lambda each: each[0], default=(float("inf"), None))


def _wanted(scene: Scene) -> float:
    return -scene.ago * DAY if scene.left is None else scene.left * HOUR


def _clock(scene: Scene, offer: Offer) -> tuple[str, str]:
    """The term that the scene looks at, and its day rule; a term of nothing ends when filed."""
    if scene.left is None:
        return "0wd", DayRule.ROLLING
    if scene.rest_at == ANSWER:
        return str(ANSWER_ONLINE), DayRule.ROLLING
    return offer.term, offer.day_rule or DayRule.ROLLING


@cache
def _standings(
    term: str, rule: str, until: dt.datetime
) -> tuple[tuple[dt.datetime, int, int], ...]:
    """Each moment at which one could file: working seconds gone since, and left until due."""
    found = []
    for at in _grid(until):
        due = calendar().due(at, Term.parse(term), day_rule=DayRule(rule))
        assert due is not None
        found.append((at, signed(at, until), signed(until, due)))
    return tuple(found)


@cache
def _grid(until: dt.datetime) -> tuple[dt.datetime, ...]:
    days = [until.date() - dt.timedelta(days=back) for back in range(LOOK_BACK)]
    moments = (dt.datetime.combine(day, time, VIETNAM) for day in days for time in HALF_HOURS)
    return tuple(at for at in moments if calendar().is_open(at) and at < until)


def _walk(scene: Scene, offer: Offer) -> float:
    """Working seconds to lead it there: one share a step on the straight way, more for bends."""
    if scene.rest_at == ANSWER:
        return 0
    steps, key = 1 + 4 * scene.sent_back + (scene.supplement == LATER) * 2, "tiep-nhan"
    while key and key != scene.rest_at and scene.rest_at not in {SUPPLEMENT, "nobody"}:
        steps += 1
        key = offer.stages[key].straight.next
    return steps * STEP_TAKES
