"""What is wrong with a set or with scores, each at the criterion or cell it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.kernel.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Fault:
    """`where` names the criterion or cell as its author would: `Tiêu chí 1.2`, `Dòng 7`."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class Unreadable(Exception):
    """A text that is no number, formula or value of its rule; the message says how to mend it."""


class Faulty(InvalidInput):
    """Several faults at once, so that an author mends them in one go."""

    def __init__(self, faults: Sequence[Fault], *, field: str) -> None:
        self.faults = tuple(faults)
        errors: dict[str, list[str]] = {}
        for fault in self.faults:
            errors.setdefault(fault.where, []).append(fault.message)
        message = "\n".join(str(fault) for fault in self.faults)
        super().__init__(message, field=field, code=f"invalid-{field}", errors=errors)


class InvalidSet(Faulty):
    """The set cannot score anybody until its faults are mended."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(faults, field="set")


class InvalidScores(Faulty):
    """Values that the set does not take; nothing is scored."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(faults, field="scores")
