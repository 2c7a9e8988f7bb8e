"""By which codes facts call units: those they bear or bore, and their slugs."""

from __future__ import annotations

from collections.abc import Iterable

from motcua.organisations.models import Unit, UnitVersion


def codes_of(unit_ids: Iterable[int]) -> frozenset[str]:
    wanted = list(unit_ids)
    versions = UnitVersion.objects.filter(unit__in=wanted).exclude(code="")
    slugs = Unit.objects.filter(pk__in=wanted).values_list("slug", flat=True)
    return frozenset({*versions.values_list("code", flat=True), *slugs})
