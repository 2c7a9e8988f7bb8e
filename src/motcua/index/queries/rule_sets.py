"""Sets of criteria as they are kept: which there are, one of them, and what they mean."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Max, QuerySet

from motcua.index import policies
from motcua.index.models import RuleSet
from motcua.index.rules.comparing import Difference, differences
from motcua.index.rules.criteria import CriteriaSet
from motcua.index.rules.faults import InvalidSet
from motcua.index.rules.reading import read_set
from motcua.index.rules.stages import LEVELS, SetState
from motcua.kernel.actor import Actor
from motcua.kernel.errors import NotFound

__all__ = ["LEVELS", "RuleSet", "SetFilters", "SetState"]


@dataclass(frozen=True, kw_only=True)
class SetFilters:
    """Empty means any."""

    year: int | None = None
    level: str = ""
    state: str = ""


def listed(filters: SetFilters, by: Actor) -> list[RuleSet]:
    """Newest year first."""
    policies.require_reading_sets(by)
    found: QuerySet[RuleSet] = RuleSet.objects.defer("body")
    if filters.year:
        found = found.filter(year=filters.year)
    if filters.level:
        found = found.filter(level=filters.level)
    if filters.state:
        found = found.filter(state=filters.state)
    return list(found.order_by("-year", "level", "-version"))


def get(pk: int, by: Actor) -> RuleSet:
    policies.require_reading_sets(by)
    found = RuleSet.objects.select_related("previous").filter(pk=pk).first()
    if found is None:
        raise NotFound("Không có bộ tiêu chí này. Tìm lại trong danh sách bộ tiêu chí.")
    return found


def years() -> list[int]:
    found = RuleSet.objects.order_by("-year").values_list("year", flat=True).distinct()
    return list(found)


def next_version(year: int, level: str) -> int:
    same = RuleSet.objects.filter(year=year, level=level)
    return (same.aggregate(most=Max("version"))["most"] or 0) + 1


def comparable_with(rule_set: RuleSet) -> list[RuleSet]:
    """Sets of the same level to lay beside it: the one it was copied from, then the newest."""
    same = RuleSet.objects.filter(level=rule_set.level).exclude(pk=rule_set.pk)
    found = sorted(same.defer("body"), key=lambda one: (-one.year, -one.version))
    return sorted(found, key=lambda one: one.pk != rule_set.previous_id)


def in_force(level: str, on: dt.date) -> RuleSet | None:
    """The newest of a level that applies on a day."""
    found = RuleSet.objects.filter(level=level, state=SetState.IN_FORCE, valid_from__lte=on)
    return found.order_by("-valid_from", "-version").first()


def meaning(rule_set: RuleSet) -> CriteriaSet:
    """What it says, read once per revision. Raises `InvalidSet` while it does not add up."""
    return _meaning(rule_set.pk, rule_set.revision)


@lru_cache(maxsize=64)
def _meaning(pk: int, revision: int) -> CriteriaSet:
    return read_set(RuleSet.objects.get(pk=pk, revision=revision).body).criteria_set


def forget() -> None:
    """For tests, where keys begin anew."""
    _meaning.cache_clear()
    _between.cache_clear()


def between(before: RuleSet, after: RuleSet) -> list[Difference] | None:
    """None where one of the two does not add up yet."""
    try:
        return list(_between(before.pk, before.revision, after.pk, after.revision))
    except InvalidSet:
        return None


@lru_cache(maxsize=256)
def _between(before: int, before_at: int, after: int, after_at: int) -> tuple[Difference, ...]:
    """Asked for every year on a unit's page; a revision never changes."""
    return tuple(differences(_meaning(before, before_at), _meaning(after, after_at)))
