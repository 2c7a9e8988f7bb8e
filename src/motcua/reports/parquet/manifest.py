"""What was exported: rows and fingerprint of each partition, so that a missing one is missed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from motcua.kernel.errors import InvalidInput
from motcua.reports.parquet.places import FILE, MANIFEST, TABLES, Place


@dataclass
class Part:
    rows: int
    sha256: str


@dataclass
class Manifest:
    """`parts`: table → `province=14/month=2026-03` → Part."""

    as_of: str = ""
    known_at: str = ""
    made_at: str = ""
    faults: dict[str, int] = field(default_factory=dict)
    parts: dict[str, dict[str, Part]] = field(default_factory=lambda: {name: {} for name in TABLES})

    @classmethod
    def read(cls, place: Place) -> Manifest | None:
        """None where nothing was exported yet; InvalidInput where it cannot be read."""
        content = place.read(MANIFEST)
        if content is None:
            return None
        try:
            told: dict[str, Any] = json.loads(content)
            parts = {
                table: {name: Part(**part) for name, part in named.items()}
                for table, named in told.pop("parts").items()
            }
            return cls(**told, parts=parts)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise InvalidInput(
                f"Không đọc được {place.path(MANIFEST)}. Xuất lại với --all.", field="place"
            ) from None

    def write(self, place: Place) -> None:
        content = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)
        place.put(content.encode(), MANIFEST)


def part_path(table: str, part: str) -> tuple[str, ...]:
    return (table, *part.split("/"), FILE)


def missing(place: Place) -> Iterator[str]:
    """Each partition that is not there, cannot be read or has other rows, in a sentence."""
    told = Manifest.read(place)
    if told is None:
        yield f"{place.root}: chưa có {MANIFEST}, không biết phải có những phần nào."
        return
    for table, parts in told.parts.items():
        for name, part in sorted(parts.items()):
            yield from _missing(place, table, name, part.rows)


def _missing(place: Place, table: str, name: str, rows: int) -> Iterator[str]:
    found = _rows(place, table, name)
    if found is None:
        yield f"{table}/{name}: thiếu phần này, lẽ ra có {rows} dòng."
    elif found < 0:
        yield f"{table}/{name}: tệp hỏng, không đọc được {rows} dòng."
    elif found != rows:
        yield f"{table}/{name}: có {found} dòng, lẽ ra {rows}."


def _rows(place: Place, table: str, name: str) -> int | None:
    """From the end of the file, where Parquet says it; -1 where it is no Parquet."""
    import pyarrow as pa
    from pyarrow import parquet

    path = place.path(*part_path(table, name))
    try:
        return int(parquet.read_metadata(path, filesystem=place.files).num_rows)
    except FileNotFoundError:
        return None
    except (pa.ArrowInvalid, OSError):
        return -1
