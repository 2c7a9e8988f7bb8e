"""Several dossiers of one person: what is filled in already waits beside the one on the page.

Only procedure, papers and ways are kept; the person is the same and stands on the page once.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from motcua.procedures.queries.receivable import receivable_one

OWN = ("procedure", "method", "case", "resolving", "channel", "result_channel", "source")
MOST = 20


def kept_of(content: Mapping[str, str]) -> list[dict[str, str]]:
    """What no page can have written is nothing."""
    try:
        found = json.loads(content.get("kept", "") or "[]")
    except ValueError:
        return []
    rows = found if isinstance(found, list) else []
    return [_own(row) for row in rows[:MOST] if isinstance(row, dict)]


def with_another(content: Mapping[str, str]) -> dict[str, str]:
    """The one on the page is put aside; the page is free for the next of the same person."""
    if not content.get("procedure"):
        return dict(content)
    kept = [*kept_of(content), _own(content)][:MOST]
    return {**_without_own(content), "kept": _text(kept)}


def without_kept(content: Mapping[str, str], place: str) -> dict[str, str]:
    kept = kept_of(content)
    index = _index(place, kept)
    if index is not None:
        del kept[index]
    return {**content, "kept": _text(kept)}


def reopened(content: Mapping[str, str], place: str) -> dict[str, str]:
    """One that was put aside comes back onto the page; the one on the page is put aside."""
    index = _index(place, kept_of(content))
    if index is None:
        return dict(content)
    wanted = kept_of(content)[index]
    others = without_kept(content, place)
    return {**with_another(others), **wanted} if others.get("procedure") else {**others, **wanted}


def named(content: Mapping[str, str], on: dt.date) -> list[tuple[int, str, str]]:
    """Place, code and name of each that was put aside."""
    found = []
    for place, one in enumerate(kept_of(content), 1):
        version = receivable_one(one.get("procedure", ""), on)
        found.append((place, one.get("procedure", ""), version.name if version else ""))
    return found


def _own(content: Mapping[str, Any]) -> dict[str, str]:
    return {
        str(name): str(value)
        for name, value in content.items()
        if name in OWN or str(name).startswith("paper-")
    }


def _without_own(content: Mapping[str, str]) -> dict[str, str]:
    own = _own(content)
    kept = {"channel", "result_channel"}
    return {name: value for name, value in content.items() if name not in own or name in kept}


def _index(place: str, kept: list[dict[str, str]]) -> int | None:
    number = int(place) if place.isascii() and place.isdigit() and len(place) < 4 else 0
    return number - 1 if 1 <= number <= len(kept) else None


def _text(kept: list[dict[str, str]]) -> str:
    return json.dumps(kept, ensure_ascii=False) if kept else ""
