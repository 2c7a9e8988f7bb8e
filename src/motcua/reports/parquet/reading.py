"""Facts as they were written, read where they lie: in a folder or in object storage.

What was written stands as of one instant. Whoever asks for another is told so: a due time that moved
after it, a cause that was given since, cannot be taken back here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from motcua.kernel.errors import InvalidInput
from motcua.kernel.vietnamese import moment_text
from motcua.reports.indicators import engines
from motcua.reports.indicators.engines import Tables
from motcua.reports.parquet.manifest import Manifest, missing
from motcua.reports.parquet.places import TABLES, Place
from motcua.reports.rules.facts import DOSSIERS, LEGS

DUCKDB = "duckdb"
_SHOWN = 3
_COLUMNS = {"dossiers": DOSSIERS, "legs": LEGS}


@dataclass(frozen=True, kw_only=True)
class Written:
    """A folder or `s3://bucket/prefix`, and what reads it: duckdb, local or spark://host:port."""

    address: str
    engine: str = DUCKDB

    @cached_property
    def place(self) -> Place:
        return Place.of(self.address, make=False)

    @cached_property
    def told(self) -> Manifest | None:
        """None where nobody wrote down what there must be. Raises InvalidInput for parts that are
        not there or torn: figures would be too low, and nobody would see it.
        """
        try:
            told = Manifest.read(self.place)
            faults = list(missing(self.place)) if told else []
        except OSError as cause:
            raise InvalidInput(
                f"Không đọc được {self.address}: {str(cause)[:200]}", field="facts"
            ) from cause
        if faults:
            raise InvalidInput(
                f"Dữ kiện ở {self.address} thiếu hoặc hỏng {len(faults)} phần, con số sẽ sai: "
                f"{' '.join(faults[:_SHOWN])} Xuất lại: motcua facts export {self.address} --all.",
                field="facts",
            )
        return told


@contextmanager
def held(written: Written) -> Iterator[Tables]:
    """Bound to the engine, nothing copied. Raises InvalidInput where there is nothing to read."""
    place = written.place
    _ = written.told
    _check_columns(place)
    if place.is_local:
        with engines.in_folder(Path(place.root), written.engine) as tables:
            yield tables
        return
    if written.engine != DUCKDB:
        raise InvalidInput(
            "Spark đọc thư mục mà mọi máy của cụm thấy. Với s3://… dùng duckdb, hoặc gắn bucket "
            "thành thư mục.",
            field="engine",
        )
    with engines.in_memory(*(_data_set(place, table) for table in TABLES)) as tables:
        yield tables


def _check_columns(place: Place) -> None:
    """Of a part that an earlier release wrote: what it did not know yet cannot be counted. An export
    writes every part anew whose rows have another shape, so that one part tells of all.
    """
    for table, columns in _COLUMNS.items():
        lacking = set(columns) - set(_columns(place, table))
        if lacking:
            raise InvalidInput(
                f"Dữ kiện ở {place.root} do bản phần mềm cũ xuất, thiếu cột "
                f"{', '.join(sorted(lacking))} của {table}. Xuất lại: motcua facts export "
                f"{place.root} --all.",
                field="facts",
            )


def _columns(place: Place, table: str) -> list[str]:
    from pyarrow import parquet

    path = _data_set(place, table).files[0]
    return list(parquet.read_schema(path, filesystem=place.files).names)


def _data_set(place: Place, table: str) -> Any:
    from pyarrow import dataset

    try:
        found = dataset.dataset(place.path(table), filesystem=place.files, format="parquet")
    except OSError as cause:
        raise _nothing(place, table) from cause
    if not found.files:
        raise _nothing(place, table)
    return found


def _nothing(place: Place, table: str) -> InvalidInput:
    return InvalidInput(
        f"Không có tệp Parquet nào trong {place.path(table)}. Xem lại --facts.", field="facts"
    )


def check_known_at(written: Written, known_at: dt.datetime | None) -> None:
    """What had been entered by an instant is settled when facts are written. Raises InvalidInput."""
    if known_at is None or (written.told and _moment(written.told.known_at) == known_at):
        return
    raise InvalidInput(
        f"Dữ kiện ở {written.address} không xuất theo những gì đã ghi lúc {moment_text(known_at)}. "
        f"Xuất lại: motcua facts export {written.address} --known-at {known_at.isoformat()}.",
        field="known_at",
    )


def notes(written: Written, as_of: dt.datetime | None) -> Iterator[str]:
    """Where the figures come from, and how far that instant is from the one that was asked for."""
    told = written.told
    if told is None:
        yield (
            f"Tính từ dữ kiện Parquet ở {written.address}; không có manifest.json nên không biết "
            "có thiếu phần nào."
        )
        return
    read, made = _moment(told.as_of), _moment(told.made_at)
    stands = f", như lúc {moment_text(read)}" if read else ""
    when = f" xuất lúc {moment_text(made)}{stands}" if made else ""
    yield f"Tính từ dữ kiện Parquet ở {written.address}{when}."
    if as_of is not None and as_of != read and (made is None or as_of < made):
        yield (
            f"Biểu đọc như lúc {moment_text(as_of)}, dữ kiện thì không xuất như lúc ấy: hạn, bổ sung "
            "và nguyên nhân đổi về sau được tính theo bản xuất. Để khớp từng ô: motcua facts export "
            f"{written.address} --as-of {as_of.isoformat()}."
        )


def _moment(text: str) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
