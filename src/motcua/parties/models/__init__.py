"""What parties remembers."""

from __future__ import annotations

from motcua.parties.models.party import Party, PartyKind

__all__ = ["Party", "PartyKind"]
