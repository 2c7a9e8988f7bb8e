"""What an officer's board looks at: which period, which agencies, which field; asked of the policy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from motcua.dossiers.policies import Scope
from motcua.kernel.errors import NotAllowed
from motcua.organisations.authority import Reach
from motcua.organisations.models import UnitVersion
from motcua.organisations.officer import Officer
from motcua.organisations.queries import officers, units
from motcua.reports import policies
from motcua.reports.queries.tallies import grain_of
from motcua.reports.rules.whole_months import Period
from motcua.reports.settlement import By

EVERYWHERE = None
# Whom a league compares: who resolves dossiers under a seal of their own.
RANKED = frozenset({"commune", "department"})


@dataclass(frozen=True, kw_only=True)
class View:
    """`agencies` bounds what may be seen, None: the whole province; `unit` and `field` are asked."""

    period: Period
    agencies: frozenset[str] | None = EVERYWHERE
    unit: str = ""
    field: str = ""

    @property
    def keys(self) -> dict[str, Any]:
        """The filter of roll-ups and facts."""
        keys: dict[str, Any] = {"field": self.field} if self.field else {}
        if self.unit:
            keys["agency"] = self.unit
        elif self.agencies is not None:
            keys["agency__in"] = sorted(self.agencies)
        return keys

    @property
    def without_field(self) -> dict[str, Any]:
        return {name: value for name, value in self.keys.items() if name != "field"}

    @property
    def grain(self) -> str:
        return grain_of(self.keys)

    @property
    def alone(self) -> str:
        """The one agency it is about, empty where there are several."""
        if self.unit or self.agencies is None:
            return self.unit
        return next(iter(self.agencies)) if len(self.agencies) == 1 else ""


def view_for(
    officer: Officer, period: Period, on: dt.date, unit: str = "", field: str = ""
) -> View:
    """Raises NotAllowed: for whom boards are not, and for a unit out of their reach."""
    agencies = agencies_of(policies.board_scope(officer), on)
    if unit and agencies is not None and unit not in agencies:
        raise NotAllowed(
            "Đơn vị này ngoài phạm vi anh/chị xem số liệu. Chọn đơn vị trong danh sách.",
            code="out_of_scope",
        )
    return View(period=period, agencies=agencies, unit=unit, field=field)


def agencies_of(scope: Scope, on: dt.date) -> frozenset[str] | None:
    """Codes under which facts count the units of a scope; those they took over from among them."""
    scopes = [one for one in (scope, *scope.also) if one.reach]
    if any(one.reach == Reach.ALL for one in scopes):
        return EVERYWHERE
    tree = units.tree(on)
    ids = {unit for one in scopes for unit in one.unit_ids}
    codes = {tree.code(unit) for unit in ids if unit in tree.places}
    gone = [unit for unit in ids if unit not in tree.places]
    if gone:
        last = UnitVersion.objects.filter(unit_id__in=gone)
        codes.update(last.values_list("code", flat=True))
    return frozenset(codes - {""})


def offered_units(view: View, on: dt.date) -> list[tuple[str, str]]:
    """Code and name of those that stand today and may be looked at alone, by name."""
    places = ranked(view, on)
    return sorted(places.items(), key=lambda pair: pair[1])


def ranked(view: View, on: dt.date) -> dict[str, str]:
    """Code and short name of each agency that a league of the view expects."""
    places = units.tree(on).places.values()
    return {
        place.code: place.short_name
        for place in places
        if place.code and place.kind in RANKED and within(view, place.code)
    }


def within(view: View, code: str) -> bool:
    if view.unit:
        return code == view.unit
    return view.agencies is None or code in view.agencies


def names_of(codes: Iterable[str], on: dt.date) -> dict[str, str]:
    """What agencies are called; of those that are no more, what they were last called."""
    from motcua.reports.queries.settlement import names_of as last_names

    wanted = set(codes)
    places = units.tree(on).places.values()
    found = {place.code: place.short_name for place in places if place.code in wanted}
    if missing := wanted - set(found):
        told = last_names(By.AGENCY, missing)
        found |= {code: told.get(code, code) for code in missing}
    return found


def unit_ids(codes: Iterable[str], on: dt.date) -> dict[str, int]:
    """The numbers of those that stand today, by code."""
    wanted = set(codes)
    return {p.code: p.unit_id for p in units.tree(on).places.values() if p.code in wanted}


def heads_of(codes: Iterable[str], on: dt.date) -> dict[str, str]:
    """Who answers for each agency, by its code."""
    ids = unit_ids(codes, on)
    found = officers.heads(ids.values(), on) if ids else {}
    return {code: found[unit] for code, unit in ids.items() if unit in found}
