"""Communes as an SVG of paths, in five steps: no script draws it, and every area leads to its board."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.reports.rules.steps import Steps

WIDTH = 720
MARGIN = 4
Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Area:
    """`step` 0 is hatched: nothing known."""

    path: str
    step: int
    name: str
    words: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Drawing:
    areas: tuple[Area, ...]
    height: int
    width: int = WIDTH


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is known of one commune: `share` in hundredths of a percent, and in words."""

    share: int
    words: str
    url: str


def drawing(
    outlines: Mapping[str, Any], known: Mapping[str, Told], shades: Steps
) -> Drawing | None:
    """Communes of which nothing is `known`, by code, are hatched."""
    found = outlines["features"]
    corners = [corner for one in found for ring in _rings(one["geometry"]) for corner in ring]
    if not corners:
        return None
    west, east = min(x for x, _y in corners), max(x for x, _y in corners)
    south, north = min(y for _x, y in corners), max(y for _x, y in corners)
    # Degrees of longitude are shorter than those of latitude.
    narrow = math.cos(math.radians((north + south) / 2))
    scale = (WIDTH - 2 * MARGIN) / max(1e-9, (east - west) * narrow)
    height = int((north - south) * scale) + 2 * MARGIN

    def place(corner: Point) -> tuple[int, int]:
        return (round(MARGIN + (corner[0] - west) * narrow * scale),
                round(MARGIN + (north - corner[1]) * scale))  # fmt: skip

    areas = []
    for one in found:
        code, name = one["properties"]["code"], one["properties"]["name"]
        path = "".join(
            _path([place(corner) for corner in ring]) for ring in _rings(one["geometry"])
        )
        areas.append(_area(path, name, known.get(code), shades))
    return Drawing(areas=tuple(areas), height=height)


def _area(path: str, name: str, told: Told | None, shades: Steps) -> Area:
    if told is None:
        return Area(path=path, step=0, name=name, words="", url="")
    return Area(path=path, step=shades.of(told.share), name=name, words=told.words, url=told.url)


def _rings(geometry: Mapping[str, Any]) -> Iterator[list[Point]]:
    parts = geometry["coordinates"]
    for part in [parts] if geometry["type"] == "Polygon" else parts:
        yield from part


def _path(corners: list[tuple[int, int]]) -> str:
    """Corners that fall on one another stand once."""
    kept = [
        corner for place, corner in enumerate(corners) if not place or corner != corners[place - 1]
    ]
    if len(kept) < 3:
        return ""
    return "M" + "L".join(f"{x} {y}" for x, y in kept) + "Z"
