"""Outlines of units from TopoJSON or GeoJSON, and which unit each is of.

TopoJSON keeps each border once, as an arc of whole steps; an outline names its arcs, `~n` one
that is walked backwards. Outlines are kept as GeoJSON with `code` and `name` of our own units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import fold

MOST_AREAS = 5_000
DIGITS = 4  # about ten metres
_KIND = re.compile(r"^(xa|phuong|thi tran|dac khu|tinh|thanh pho|ubnd)\s+")
_AREAS = frozenset({"Polygon", "MultiPolygon"})

Point = list[float]


@dataclass(frozen=True, kw_only=True)
class Placed:
    """`collection` is GeoJSON; `unknown` names areas of no unit of ours, `missing` units without."""

    collection: dict[str, Any]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]


def areas(data: Any) -> list[dict[str, Any]]:
    """Features with geometry and properties. Raises InvalidInput for what is no map of areas."""
    kind = data.get("type") if isinstance(data, dict) else None
    try:
        if kind == "Topology":
            found = list(_of_topology(data))
        elif kind == "FeatureCollection":
            found = [_feature(one["geometry"], one.get("properties"), one.get("id"))
                     for one in data["features"]]  # fmt: skip
        else:
            found = []
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError):
        raise InvalidInput(
            "Tệp bản đồ hỏng: một ranh giới không đọc được. Xuất lại tệp từ phần mềm bản đồ.",
            field="file",
        ) from None
    found = [one for one in found if one["geometry"]["type"] in _AREAS]
    if not found or len(found) > MOST_AREAS:
        raise InvalidInput(
            f"Tệp phải là TopoJSON hoặc GeoJSON, có từ 1 đến {MOST_AREAS} vùng.", field="file"
        )
    return found


def placed(found: Iterable[dict[str, Any]], units: Mapping[str, str]) -> Placed:
    """`units`: name by code. An area is of the unit with its code, else of the one of its name."""
    by_name: dict[str, list[str]] = {}
    for code, name in units.items():
        by_name.setdefault(bare(name), []).append(code)
    taken: dict[str, dict[str, Any]] = {}
    unknown = []
    for one in found:
        label = str(one["properties"].get("name") or one["properties"].get("code") or "?")
        own = _code(one, label, units, by_name)
        if own is None or own in taken:
            unknown.append(label)
        else:
            told = {"code": own, "name": units[own]}
            taken[own] = {"type": "Feature", "properties": told, "geometry": one["geometry"]}
    missing = tuple(name for code, name in units.items() if code not in taken)
    collection = {"type": "FeatureCollection", "features": list(taken.values())}
    return Placed(collection=collection, unknown=tuple(unknown), missing=missing)


def bare(name: str) -> str:
    """`UBND xã Mai Sơn` and `Xã Mai Sơn` are both of Mai Sơn."""
    words = fold(name)
    while (shorter := _KIND.sub("", words)) != words:
        words = shorter
    return words


def _code(
    one: dict[str, Any], name: str, units: Mapping[str, str], by_name: Mapping[str, list[str]]
) -> str | None:  # fmt: skip
    told = str(one["properties"].get("code") or one["id"] or "")
    if told in units:
        return told
    named = by_name.get(bare(name), [])
    # Two communes of one name are told apart by code only.
    return named[0] if len(named) == 1 else None


def _of_topology(data: dict[str, Any]) -> Iterable[dict[str, Any]]:
    arcs = _arcs(data)
    for shape in data["objects"].values():
        for one in shape.get("geometries", [shape]):
            if one.get("type") in _AREAS:
                yield _feature(_geometry(one, arcs), one.get("properties"), one.get("id"))


def _feature(geometry: Any, properties: Any, known: Any) -> dict[str, Any]:
    if geometry["type"] in _AREAS:
        _check(geometry["coordinates"])
    return {"geometry": geometry, "properties": properties or {}, "id": known}


def _check(coordinates: Any) -> None:
    """Raises TypeError, ValueError or IndexError where a corner is no pair of numbers."""
    while isinstance(coordinates[0], list):
        for one in coordinates:
            if not isinstance(one, list):
                raise TypeError
        coordinates = coordinates[0]
    float(coordinates[0] + coordinates[1])


def _arcs(data: dict[str, Any]) -> list[list[Point]]:
    moved = data.get("transform")
    if not moved:
        return [[_point(*corner[:2]) for corner in arc] for arc in data["arcs"]]
    (a, b), (c, d) = moved["scale"], moved["translate"]
    found = []
    for arc in data["arcs"]:
        x = y = 0
        line = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            line.append(_point(x * a + c, y * b + d))
        found.append(line)
    return found


def _point(x: float, y: float) -> Point:
    return [round(float(x), DIGITS), round(float(y), DIGITS)]


def _geometry(one: dict[str, Any], arcs: list[list[Point]]) -> dict[str, Any]:
    if one["type"] == "Polygon":
        return {"type": "Polygon", "coordinates": [_ring(ring, arcs) for ring in one["arcs"]]}
    parts = [[_ring(ring, arcs) for ring in part] for part in one["arcs"]]
    return {"type": "MultiPolygon", "coordinates": parts}


def _ring(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Arcs one after the other; the corner where two meet stands once."""
    line: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        line.extend(arc[1:] if line else arc)
    return line
