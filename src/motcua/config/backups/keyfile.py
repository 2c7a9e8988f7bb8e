"""The keys of persons of one backup: a line each, still wrapped with the installation's key."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from motcua.config.backups.places import write_private
from motcua.kernel.errors import InvalidInput


@dataclass(frozen=True, kw_only=True)
class KeyLine:
    """`wrapped` None with `destroyed_at` empty: the person was erased after the backup."""

    pk: int
    person: str
    wrapped: bytes | None
    destroyed_at: str = ""

    @property
    def erased_since(self) -> bool:
        return self.wrapped is None and not self.destroyed_at


def write(path: Path, lines: Iterable[KeyLine]) -> None:
    write_private(path, "".join(_text(line) for line in lines))


def read(path: Path) -> list[KeyLine]:
    """Raises InvalidInput when the file is missing or no key file."""
    try:
        return [_line(text) for text in path.read_text("utf-8").splitlines() if text]
    except FileNotFoundError:
        raise InvalidInput(
            f"Không có tệp khóa {path}. Chỉ nơi để tệp khóa bằng --keys-from."
        ) from None
    except (ValueError, KeyError, TypeError):
        raise InvalidInput(f"Tệp khóa {path} bị hỏng. Lấy bản khác của tệp này.") from None


def blank(path: Path, persons: Iterable[str]) -> int:
    """Take these persons' keys out; the old bytes are overwritten. How many were there.

    Raises OSError when the file cannot be reached or written.
    """
    wanted = set(persons)
    lines = [_line(text) for text in path.read_text("utf-8").splitlines() if text]
    found = sum(line.person in wanted and line.wrapped is not None for line in lines)
    if found:
        kept = [replace(line, wrapped=None) if line.person in wanted else line for line in lines]
        with path.open("r+b") as old:
            write(path, kept)
            # The new file has taken the place; what the old one held must not stay on the disk.
            old.write(b"\0" * os.fstat(old.fileno()).st_size)
            old.flush()
            os.fsync(old.fileno())
    return found


def _text(line: KeyLine) -> str:
    wrapped = base64.b64encode(line.wrapped).decode() if line.wrapped else None
    row = {"id": line.pk, "person": line.person, "wrapped": wrapped, "destroyed": line.destroyed_at}
    return json.dumps(row) + "\n"


def _line(text: str) -> KeyLine:
    row = json.loads(text)
    wrapped = base64.b64decode(row["wrapped"]) if row["wrapped"] else None
    return KeyLine(
        pk=int(row["id"]), person=row["person"], wrapped=wrapped, destroyed_at=row["destroyed"]
    )
