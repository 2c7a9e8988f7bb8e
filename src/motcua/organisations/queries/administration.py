"""Sessions of administration, and the log that administrators leave."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from motcua.audit.models import Event
from motcua.kernel.events import label_of
from motcua.organisations import policies
from motcua.organisations.authority import Authority
from motcua.organisations.models import AdministrationSession, Official, UnitVersion
from motcua.organisations.officer import Officer
from motcua.organisations.queries.officers import signatures

__all__ = ["AdministrationSession", "acts", "is_over", "over_at", "session_of", "sessions"]

PAGE_SIZE = 100


def session_of(
    session_id: int, post_id: int, *, seen: dt.datetime, now: dt.datetime
) -> AdministrationSession | None:
    """The session while it lasts; `seen` is when its owner last asked for a page."""
    found = AdministrationSession.objects.filter(pk=session_id, post=post_id, ended_at=None).first()
    if found is None or now >= over_at(found, seen):
        return None
    return found


def over_at(session: AdministrationSession, seen: dt.datetime) -> dt.datetime:
    """It ends by itself: two hours after it began, or half an hour after the last page."""
    return min(session.started_at + session.LONGEST, seen + session.IDLE)


def is_over(session: AdministrationSession, now: dt.datetime) -> bool:
    return session.ended_at is not None or now >= session.started_at + session.LONGEST


@dataclass(frozen=True, kw_only=True)
class SessionLine:
    session: AdministrationSession
    who: str
    over: bool
    acts: int


def sessions(officer: Officer, now: dt.datetime, number: int = 1) -> list[SessionLine]:
    """Newest first, a page of them, with how many acts were done in each."""
    policies.require(officer, Authority.LOG_READ)
    rows = AdministrationSession.objects.select_related("post__official").order_by("-started_at")
    shown = list(rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE])
    counted = _counted([row.pk for row in shown])
    return [
        SessionLine(
            session=row, who=str(row.post), over=is_over(row, now), acts=counted.get(row.pk, 0)
        )
        for row in shown
    ]


def _counted(session_ids: list[int]) -> dict[int, int]:
    marks = Event.objects.filter(facts__administration__in=session_ids)
    counted: dict[int, int] = {}
    for mark in marks.values_list("facts__administration", flat=True):
        counted[mark] = counted.get(mark, 0) + 1
    return counted


@dataclass(frozen=True, kw_only=True)
class Act:
    label: str
    at: dt.datetime
    who: str
    about: str
    facts: dict[str, Any]


def acts(officer: Officer, *, session_id: int | None = None, number: int = 1) -> list[Act]:
    """What was done to units, officials and accounts, newest first; or in one session alone."""
    policies.require(officer, Authority.LOG_READ)
    rows = Event.objects.filter(name__startswith="organisations.").order_by("-pk")
    if session_id is not None:
        rows = rows.filter(facts__administration=session_id)
    shown = list(rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE])
    names = signatures(int(row.actor[5:]) for row in shown if row.actor.startswith("post:"))
    about = _about({row.chain for row in shown})
    return [
        Act(
            label=label_of(row.name),
            at=row.at,
            who=_who(row.actor, names),
            about=about.get(row.chain, row.chain),
            facts=row.facts,
        )
        for row in shown
    ]  # fmt: skip


def _who(actor: str, names: dict[int, str]) -> str:
    if actor.startswith("post:"):
        return names.get(int(actor[5:]), "Cán bộ")
    return "Quản trị hệ thống"


def _about(chains: set[str]) -> dict[str, str]:
    """Whom or what chains tell of, by chain."""
    keys = {int(chain[9:]) for chain in chains if chain.startswith("official:")}
    named = Official.objects.filter(pk__in=keys).values_list("pk", "name")
    slugs = {chain[5:] for chain in chains if chain.startswith("unit:")}
    versions = UnitVersion.objects.filter(unit__slug__in=slugs).order_by("valid_from")
    placed = versions.values_list("unit__slug", "name")
    return {f"official:{pk}": name for pk, name in named} | {
        f"unit:{slug}": name for slug, name in placed
    }
