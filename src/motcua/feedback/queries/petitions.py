"""Petitions that an officer may see: searched, filtered, paged; and one of them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from motcua.feedback import petition_policies
from motcua.feedback.models import Petition
from motcua.feedback.rules.petitions import CHANNELS, KINDS, OPEN, STATUSES, WAITING
from motcua.kernel.clock import local
from motcua.kernel.errors import NotFound
from motcua.kernel.folding import clean_text, fold
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units

__all__ = [
    "MOST",
    "PAGE",
    "WHENS",
    "Filters",
    "Page",
    "Petition",
    "by_code",
    "choices",
    "get",
    "listed",
    "number_of",
    "page",
    "within",
]

PAGE = 30
MOST = 5_000
LATE, SOON, MINE, OVER = "tre", "tuan-nay", "cua-toi", "da-xong"
WHENS = {
    LATE: "Quá hạn", SOON: "Đến hạn trong tuần", MINE: "Giao cho tôi", OVER: "Đã kết thúc",
}  # fmt: skip
_CODE = re.compile(r"(?:PA-?)?0*(\d{1,9})", re.IGNORECASE)
_RELATED = ("unit", "post__official", "dossier", "procedure", "key")


@dataclass(frozen=True, kw_only=True)
class Filters:
    """`unit` and all below it; without `when` and `status` only what is open."""

    text: str = ""
    when: str = ""
    status: str = ""
    kind: str = ""
    channel: str = ""
    unit: int | None = None


@dataclass(frozen=True, kw_only=True)
class Page:
    petitions: tuple[Petition, ...]
    total: int
    number: int
    pages: int


def within(officer: Officer) -> QuerySet[Petition]:
    """Raises NotAllowed where the role sees none."""
    scope = petition_policies.scope_of(officer)
    rows = Petition.objects.select_related(*_RELATED)
    if scope.whole:
        return rows
    return rows.filter(Q(unit__in=scope.unit_ids) | Q(post__in=scope.post_ids))


def get(code: str, officer: Officer) -> Petition:
    found = by_code(code, officer)
    if found is None:
        raise NotFound("Không có phản ánh, kiến nghị này, hoặc anh/chị không được xem.")
    return found


def by_code(code: str, officer: Officer) -> Petition | None:
    number = number_of(code)
    return within(officer).filter(pk=number).first() if number else None


def number_of(code: str) -> int | None:
    match = _CODE.fullmatch(clean_text(code))
    return int(match[1]) if match else None


def page(filters: Filters, officer: Officer, now: dt.datetime, number: int = 1) -> Page:
    found = listed(filters, officer, now)
    total = found.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    rows = found[(number - 1) * PAGE : number * PAGE]
    return Page(petitions=tuple(rows), total=total, number=number, pages=pages)


def listed(filters: Filters, officer: Officer, now: dt.datetime) -> QuerySet[Petition]:
    """What is due first stands first."""
    found = within(officer).filter(_wanted(filters, officer, now))
    return found.order_by("next_due_at", "-pk")


def _wanted(filters: Filters, officer: Officer, now: dt.datetime) -> Q:
    wanted = Q() if filters.when or filters.status or filters.text else Q(status__in=OPEN)
    if filters.text:
        wanted &= _named(filters.text)
    if filters.when:
        wanted &= _when(filters.when, officer, now)
    for name in ("status", "kind", "channel"):
        if value := getattr(filters, name):
            wanted &= Q(**{name: value})
    if filters.unit:
        on = local(now).date()
        below = units.with_predecessors(units.tree(on).below(filters.unit), on)
        wanted &= Q(unit__in=below)
    return wanted


def _named(text: str) -> Q:
    if number := number_of(text):
        return Q(pk=number)
    wanted = Q()
    for word in fold(text).split()[:20]:
        wanted &= Q(search_words__contains=word)
    return wanted


def _when(when: str, officer: Officer, now: dt.datetime) -> Q:
    if when == LATE:
        return Q(status__in=OPEN, next_due_at__lt=now)
    if when == SOON:
        return Q(status__in=OPEN, next_due_at__gte=now, next_due_at__lt=_end_of_week(now))
    if when == MINE:
        return Q(status__in=WAITING, post__in=officer.post_ids)
    return ~Q(status__in=OPEN)


def _end_of_week(now: dt.datetime) -> dt.datetime:
    """Monday 00:00 of next week."""
    today = local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + dt.timedelta(days=8 - today.isoweekday())


def choices() -> dict[str, list[tuple[str, str]]]:
    """What a filter can be set to, in the words of the office."""
    return {
        "khi": list(WHENS.items()),
        "tt": [(key.value, label) for key, label in STATUSES.items()],
        "loai": [(key.value, label) for key, label in KINDS.items()],
        "kenh": list(CHANNELS.items()),
    }
