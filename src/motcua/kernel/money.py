"""Money is whole đồng."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Money:
    dong: int

    def __post_init__(self) -> None:
        if self.dong < 0:
            message = "money here is never negative"
            raise ValueError(message)

    def __add__(self, other: Money) -> Money:
        return Money(self.dong + other.dong)

    def text(self) -> str:
        """In a sentence: `14.000 đồng`."""
        return f"{grouped(self.dong)} đồng"


def grouped(number: int) -> str:
    """`1234567` → `1.234.567`."""
    return f"{number:,}".replace(",", ".")
