"""A citation: which document, which article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LegalRef:
    number: str
    article: str = ""

    def __str__(self) -> str:
        return f"{self.article} {self.number}".strip()
