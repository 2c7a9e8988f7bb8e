"""Rows that are likely one person, most likely first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Count, Q, QuerySet

from motcua.organisations.officer import Officer
from motcua.parties import policies
from motcua.parties.models import Party
from motcua.parties.rules.likeness import LIKELY, Likeness, Traits, likeness

MOST = 100
# A phone that a whole village leaves at the counter says nothing of who they are.
LARGEST_GROUP = 12


@dataclass(frozen=True)
class Pair:
    first: Party
    second: Party
    likeness: Likeness


def likely(officer: Officer) -> list[Pair]:
    """For those who may propose or decide a merge; nobody else sees persons side by side."""
    if not policies.may_see_changes(officer):
        return []
    found = {(one.pk, other.pk): Pair(one, other, compared(one, other)) for one, other in _pairs()}
    ranked = sorted(found.values(), key=lambda pair: (-pair.likeness.score, pair.first.pk))
    return [pair for pair in ranked if pair.likeness.score >= LIKELY][:MOST]


def of_party(party: Party) -> list[Pair]:
    """Those that may be the same person as this one."""
    near = Q(name_folded=party.name_folded)
    if party.phone_index:
        near |= Q(phone_index=party.phone_index)
    rows = _standing().filter(near).exclude(pk=party.pk).order_by("pk")[:LARGEST_GROUP]
    pairs = [Pair(party, other, compared(party, other)) for other in rows]
    likely_ones = [pair for pair in pairs if pair.likeness.score >= LIKELY]
    return sorted(likely_ones, key=lambda pair: -pair.likeness.score)


def compared(one: Party, other: Party) -> Likeness:
    return likeness(_traits(one), _traits(other))


def _traits(party: Party) -> Traits:
    return Traits(
        kind=party.kind,
        name=party.name_folded,
        birth_year=party.birth_year,
        number=party.identity_index,
        phone=party.phone_index,
    )


def _standing() -> QuerySet[Party]:
    return Party.objects.filter(merged_into=None, erased_at=None).select_related("key")


def _pairs() -> Iterator[tuple[Party, Party]]:
    for trait in ("name_folded", "phone_index"):
        shared = (
            _standing().exclude(**{trait: ""}).values(trait).annotate(n=Count("pk"))
            .filter(n__gt=1, n__lte=LARGEST_GROUP).order_by(trait).values_list(trait, flat=True)
        )  # fmt: skip
        groups: dict[str, list[Party]] = {}
        for party in (
            _standing().filter(**{f"{trait}__in": list(shared[: MOST * 5])}).order_by("pk")
        ):
            groups.setdefault(getattr(party, trait), []).append(party)
        for group in groups.values():
            yield from combinations(group, 2)
