"""What parties remembers."""

from __future__ import annotations

from motcua.parties.models.data_change import DataChange
from motcua.parties.models.party import ERASED, CheckAnswer, Party, PartyKind
from motcua.parties.models.ties import HouseholdMember, Representation

__all__ = [
    "ERASED",
    "CheckAnswer",
    "DataChange",
    "HouseholdMember",
    "Party",
    "PartyKind",
    "Representation",
]
