"""Which backups there are, which keys they still owe, and the ledger of who was erased."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from motcua.config.backups import keyfile
from motcua.config.backups.places import LEDGER, REGISTRY, only_one, read_json, write_private


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`owed`: persons erased while the key file could not be reached."""

    id: str
    folder: str
    keys: str
    taken_at: str
    owed: tuple[str, ...] = field(default_factory=tuple)


def entries(home: Path) -> list[Entry]:
    rows = read_json(home / REGISTRY, [])
    return [Entry(**{**row, "owed": tuple(row["owed"])}) for row in rows]


def _write(home: Path, listed: list[Entry]) -> None:
    write_private(home / REGISTRY, json.dumps([asdict(one) for one in listed], indent=1) + "\n")


def add(home: Path, entry: Entry) -> None:
    with only_one(home):
        others = [one for one in entries(home) if one.id != entry.id]
        _write(home, [*others, entry])


def adopt(home: Path, others: list[Entry]) -> None:
    """Take over what another list knew and this one does not."""
    with only_one(home):
        known = entries(home)
        ids = {one.id for one in known}
        _write(home, [*known, *(one for one in others if one.id not in ids)])


def erased(home: Path) -> list[str]:
    """References of persons, in the order in which they were erased."""
    try:
        lines = (home / LEDGER).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [json.loads(line)["person"] for line in lines if line]


def enter_erased(home: Path, persons: list[str], at: str) -> None:
    """Each once; references only, nothing of the person."""
    with only_one(home):
        path = home / LEDGER
        known = set(erased(home))
        new = [json.dumps({"person": one, "at": at}) for one in persons if one not in known]
        old = path.read_text("utf-8") if path.exists() else ""
        if new:
            write_private(path, old + "\n".join(new) + "\n")


@dataclass(frozen=True)
class Reached:
    """Backups by their id: whose key file lost the key, and who could not be reached."""

    cleared: tuple[str, ...]
    unreached: tuple[str, ...]


def take_out(home: Path, person: str = "") -> Reached:
    """Remove the keys of `person`, and those still owed, from every backup that can be reached."""
    with only_one(home):
        after = [_settled(one, person) for one in entries(home)]
        _write(home, after)
    return Reached(
        tuple(one.id for one in after if not one.owed), tuple(one.id for one in after if one.owed)
    )


def _settled(entry: Entry, person: str) -> Entry:
    wanted = [*entry.owed, *([person] if person and person not in entry.owed else [])]
    if not wanted:
        return entry
    try:
        keyfile.blank(Path(entry.keys), wanted)
    except OSError:
        return replace(entry, owed=tuple(wanted))
    return replace(entry, owed=())
