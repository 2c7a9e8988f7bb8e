"""What of a person may be printed."""

from __future__ import annotations

_SHOWN = 4


def masked_identity(number: str) -> str:
    """`014091001234` → `********1234`; a number of four characters or fewer is hidden whole."""
    shown = number[-_SHOWN:] if len(number) > _SHOWN else ""
    return shown.rjust(len(number), "*")
