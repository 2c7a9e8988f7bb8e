"""Rows of a file of documents (`data/acts.yaml` is ours) as documents with their relations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.legislation.rules.documents import DocumentDetails, clean_number

TEXTS = ("number", "kind", "title", "issuer", "review_note")
DAYS = ("issued_on", "valid_from", "valid_to")
TIES = ("amends", "replaces")
KNOWN = {*TEXTS, *DAYS, *TIES, "verified"}


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """`amends` and `replaces` are numbers; `faults` are messages by field."""

    details: DocumentDetails
    amends: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()


def read_row(row: object) -> Sheet:
    if not isinstance(row, Mapping):
        fault = (
            "",
            "Dòng này không phải một văn bản. Ghi các ô number, title, issuer, valid_from.",
        )
        return Sheet(details=_details({}), faults=(fault,))
    faults = [(str(name), f"Ô “{name}” không có trong mẫu.") for name in row if name not in KNOWN]
    for name in DAYS:
        if row.get(name) is not None and not _is_day(row[name]):
            faults.append((name, f"“{row[name]}” không phải ngày. Ghi dạng 2025-07-01."))
    return Sheet(
        details=_details(row),
        amends=_numbers(row.get("amends")),
        replaces=_numbers(row.get("replaces")),
        faults=tuple(faults),
    )


def _details(row: Mapping[Any, Any]) -> DocumentDetails:
    days = {name: row.get(name) if _is_day(row.get(name)) else None for name in DAYS}
    told: dict[str, Any] = {name: str(row.get(name) or "") for name in TEXTS} | days
    return DocumentDetails(**told, verified=row.get("verified") is True)


def _is_day(value: object) -> bool:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def _numbers(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value] if value else []
    return tuple(clean_number(str(number)) for number in listed)
