"""Who is away on a day, who stands in for them, and what an inspection was ordered for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from motcua.kernel.errors import NotFound
from motcua.organisations.models import Absence, Delegation, Mandate, Post
from motcua.organisations.queries import units

__all__ = ["Absence", "Delegation", "Mandate", "Post", "absences", "absences_of", "delegations_of"]


def in_force(on: dt.date) -> Q:
    return units.valid_on(on) & (Q(ended_on__isnull=True) | Q(ended_on__gt=on))


def meeting(first: dt.date, last: dt.date) -> Q:
    """Rows in force on some day from `first` to `last`."""
    still = Q(ended_on__isnull=True) | Q(ended_on__gt=first)
    return Q(valid_from__lte=last, valid_to__gte=first) & still


def absent_officials(on: dt.date) -> QuerySet[Absence, int]:
    """Their ids, as one column for a condition."""
    return Absence.objects.filter(in_force(on)).values_list("official_id", flat=True)


def delegations_to(post_ids: Iterable[int], on: dt.date) -> list[Delegation]:
    """In force on the day, of posts that are held on it; oldest first."""
    given = Delegation.objects.filter(in_force(on), receiver__in=list(post_ids))
    held = given.filter(giver__in=Post.objects.filter(units.valid_on(on)))
    return list(held.select_related("giver__official").order_by("pk"))


def delegations_of(post_ids: Iterable[int]) -> list[Delegation]:
    """All ever given by these posts, newest first."""
    given = Delegation.objects.filter(giver__in=list(post_ids))
    related = given.select_related("giver__official", "receiver__official")
    return list(related.order_by("-valid_from", "-pk"))


def absences_of(official_id: int) -> list[Absence]:
    """All ever, newest first."""
    return list(Absence.objects.filter(official=official_id).order_by("-valid_from", "-pk"))


@dataclass(frozen=True, kw_only=True)
class Away:
    """One who is away from a post; `stand_in` is empty when nobody was named."""

    post_id: int
    name: str
    title: str
    kind: str
    until: dt.date
    stand_in: str

    @property
    def text(self) -> str:
        """`Giàng A Tủa (nghỉ phép đến 12/10/2026) → Quàng Văn Dũng`."""
        said = f"{self.name} ({self.kind} đến {self.until:%d/%m/%Y})"
        return f"{said} → {self.stand_in}" if self.stand_in else said


def absences(unit_ids: Iterable[int], on: dt.date) -> list[Away]:
    """Who of these units is away on the day, by name: one statement."""
    absent = Absence.objects.filter(in_force(on), official=OuterRef("official")).order_by(
        "-valid_to"
    )
    given = Delegation.objects.filter(in_force(on), giver=OuterRef("pk")).order_by("-pk")
    posts = Post.objects.filter(units.valid_on(on), unit__in=list(unit_ids)).annotate(
        away_kind=Subquery(absent.values("kind")[:1]),
        away_until=Subquery(absent.values("valid_to")[:1]),
        stand_in=Subquery(given.values("receiver__official__name")[:1]),
    )
    away = posts.filter(away_until__isnull=False).select_related("official")
    return [_away(post) for post in away.order_by("official__name", "pk")]


def _away(post: Any) -> Away:
    return Away(
        post_id=post.pk,
        name=post.official.name,
        title=post.full_title,
        kind=Absence(kind=post.away_kind).get_kind_display(),
        until=post.away_until,
        stand_in=post.stand_in or "",
    )


def mandated_units(post_id: int, on: dt.date) -> frozenset[int]:
    """The units an inspection was ordered for, with all below them and what they took over."""
    ordered = Mandate.objects.filter(in_force(on), post=post_id).values_list("unit_id", flat=True)
    tree = units.tree(on)
    below = frozenset(unit for ordered_id in ordered for unit in tree.below(ordered_id))
    return units.with_predecessors(below, on)


def own_delegation(delegation_id: int, post_ids: Iterable[int]) -> Delegation:
    """NotFound when none of these posts gave it."""
    found = Delegation.objects.filter(pk=delegation_id, giver__in=list(post_ids)).first()
    if found is None:
        raise NotFound("Không có ủy quyền này trong danh sách của anh/chị. Tải lại trang.")
    return found


def own_absence(absence_id: int, official_id: int) -> Absence:
    found = Absence.objects.filter(pk=absence_id, official=official_id).first()
    if found is None:
        raise NotFound("Không có thời gian vắng này. Tải lại trang.")
    return found


def is_running(row: Absence | Delegation | Mandate, on: dt.date) -> bool:
    """Not over on the day: in force, or still to come."""
    return row.ended_on is None and row.valid_to >= on


def post_with(post_id: int) -> Post:
    found = Post.objects.filter(pk=post_id).select_related("official").first()
    if found is None:
        raise NotFound("Không có vị trí công tác này. Tải lại trang.", field="receiver")
    return found
