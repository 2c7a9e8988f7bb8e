"""Published tables as files that `score` and `compare` take; a gap stays a gap.

`components`: points of a place by area (`year,province,area_no,area,max_points,points`).
`years`: index and place of several places (`year,rank,province,score`).
`versions`: area maxima of several sets (JSON), as far as they were printed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from motcua.index.exchange.score_files import decoded, records
from motcua.index.rules.faults import Fault, InvalidScores, InvalidSet, Unreadable
from motcua.index.rules.numbers import read_number

_COMPONENTS = ("year", "province", "area_no", "area", "max_points", "points")
_YEARS = ("year", "rank", "province", "score")
_FILE = "Tệp đã công bố"


def kind_of(content: bytes) -> str:
    """`components`, `years` or nothing, by the header row."""
    names = {name.strip().lower() for name in decoded(content, _FILE).split("\n", 1)[0].split(",")}
    wanted = {"components": _COMPONENTS, "years": _YEARS}
    return next((kind for kind, columns in wanted.items() if set(columns) <= names), "")


def set_of_components(content: bytes, *, place: str, year: str) -> tuple[dict[str, Any], str]:
    """A set with one criterion an area, whose value is its points, and the scores as CSV."""
    rows = [row for row in _rows(content, _COMPONENTS) if row[:2] == [year, place]]
    if not rows:
        raise InvalidScores([Fault(_FILE, f"không có dòng nào của {place} năm {year}.")])
    areas = []
    for _year, _place, code, name, most, points in rows:
        _checked(f"{place}, lĩnh vực {code}", most, points)
        areas.append({"no": code, "name": name, "max": most})
    data = _by_areas(areas, f"{place} {year}, theo điểm lĩnh vực đã công bố", int(year), "")
    scores = [[place, row[2], row[5]] for row in rows if row[5].strip()]
    return data, csv_text(("unit", "criterion", "value"), scores)


def standings_of_year(content: bytes, *, year: str) -> str:
    """`unit,index,rank` of one year; a score or place that nobody printed stays empty."""
    rows = [row for row in _rows(content, _YEARS) if row[0] == year]
    if not rows:
        raise InvalidScores([Fault(_FILE, f"không có dòng nào của năm {year}.")])
    for _year, _rank, place, score in rows:
        _checked(place, score)
    return csv_text(("unit", "index", "rank"), [[row[2], row[3], row[1]] for row in rows])


def set_of_version(data: Mapping[str, Any], *, year: str) -> dict[str, Any]:
    """The area maxima printed for a year, one criterion an area."""
    versions = data.get("versions")
    for version in versions if isinstance(versions, list) else []:
        if year in [str(one) for one in version.get("used_for") or []]:
            return _of_version(version, int(year))
    raise InvalidSet([Fault(_FILE, f"không có bộ tiêu chí dùng cho năm “{year}”.")])


def _of_version(version: Mapping[str, Any], year: int) -> dict[str, Any]:
    areas = version.get("areas") or []
    if lacking := [str(area["no"]) for area in areas if area.get("max") is None]:
        message = f"chưa công bố điểm tối đa của lĩnh vực {', '.join(lacking)}; không chấm được."
        raise InvalidSet([Fault(f"Bộ tiêu chí năm {year}", message)])
    if not areas:
        message = "chưa công bố điểm tối đa của lĩnh vực nào; không chấm được."
        raise InvalidSet([Fault(f"Bộ tiêu chí năm {year}", message)])
    name = f"Điểm tối đa theo lĩnh vực năm {year}, không phải phụ lục tiêu chí"
    return _by_areas(areas, name, year, str(version.get("decision") or ""))


def _by_areas(
    areas: Sequence[Mapping[str, Any]], name: str, year: int, basis: str
) -> dict[str, Any]:
    tree = [
        {
            "code": area["no"],
            "name": area["name"],
            "criteria": [
                {
                    "code": area["no"],
                    "name": area["name"],
                    "max": area["max"],
                    "rule": {"kind": "points"},
                }
            ],
        }
        for area in areas
    ]
    return {"name": name, "year": year, "legal_basis": basis, "areas": tree}


def _rows(content: bytes, columns: Sequence[str]) -> list[list[str]]:
    faults: list[Fault] = []
    rows = [cells for _where, cells in records(content, columns, file=_FILE, faults=faults)]
    if faults:
        raise InvalidScores(faults)
    return rows


def _checked(where: str, *numbers: str) -> None:
    for number in numbers:
        try:
            if number.strip():
                read_number(number)
        except Unreadable as cause:
            raise InvalidScores([Fault(where, str(cause))]) from None


def csv_text(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([columns, *rows])
    return out.getvalue()
