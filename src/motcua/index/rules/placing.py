"""Places in the nation and in a region, reckoned only where every score of that year is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from motcua.index.rules.ranking import competition

# Provinces before and since the merger of 1 July 2025 (Nghị quyết 202/2025/QH15).
_BEFORE, _SINCE, _MERGED = 63, 34, 2025


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A province in one year, as printed; None where nobody printed it."""

    year: int
    index: Fraction | None = None
    place: int | None = None
    of: int | None = None
    region: str = ""
    region_place: int | None = None
    region_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`reckoned`: from all scores; otherwise as printed. `differs`: the print said another place."""

    place: int | None
    of: int | None
    reckoned: bool
    differs: bool = False


def provinces_in(year: int) -> int:
    return _BEFORE if year < _MERGED else _SINCE


def nation_places(rows: Sequence[Scored]) -> list[Place]:
    """Rows are of one year; nothing is reckoned while one of all provinces is missing."""
    return _placed(rows, [row.place for row in rows], _whole(rows))


def region_places(rows: Sequence[Scored]) -> list[Place]:
    """The same among those of each row's region, where it is printed how many they are."""
    found: dict[int, Place] = {}
    for region in {row.region for row in rows}:
        at = [n for n, row in enumerate(rows) if row.region == region]
        own = [rows[n] for n in at]
        sizes = {row.region_of for row in own if row.region_of}
        of = max(sizes) if region and len(sizes) == 1 else None
        found |= zip(at, _placed(own, [row.region_place for row in own], of), strict=True)
    kept = (found[n] for n in range(len(rows)))
    return [
        one if one.reckoned else Place(place=one.place, of=row.region_of, reckoned=False)
        for row, one in zip(rows, kept, strict=True)
    ]


def _whole(rows: Sequence[Scored]) -> int | None:
    told = {row.of for row in rows if row.of}
    if len(told) > 1:
        return None
    return next(iter(told), provinces_in(rows[0].year)) if rows else None


def _placed(
    rows: Sequence[Scored], printed: Sequence[int | None], of: int | None
) -> list[Place]:  # fmt: skip
    scores = [row.index for row in rows]
    if of is None or len(rows) != of or None in scores:
        pairs = zip(rows, printed, strict=True)
        return [Place(place=place, of=row.of, reckoned=False) for row, place in pairs]
    return [
        Place(place=place, of=of, reckoned=True, differs=told is not None and told != place)
        for place, told in zip(competition(scores), printed, strict=True)
    ]
