"""Whether two surveys may stand in one line."""

from __future__ import annotations

from typing import Protocol


class Measured(Protocol):
    """What decides whether figures mean the same."""

    @property
    def method(self) -> str: ...
    @property
    def formula(self) -> str: ...
    @property
    def satisfied_from(self) -> int: ...
    @property
    def questionnaire_id(self) -> int: ...


_SAID = {
    "method": "cách hỏi khác",
    "formula": "công thức khác",
    "satisfied_from": "mức tính là hài lòng khác",
    "questionnaire_id": "bộ câu hỏi khác",
}


def differences(earlier: Measured, later: Measured) -> list[str]:
    """Why the change between them is no change of satisfaction; empty when they may be compared."""
    return [said for name, said in _SAID.items() if getattr(earlier, name) != getattr(later, name)]
