"""What dossiers remembers."""

from __future__ import annotations

from motcua.dossiers.models.dossier import Dossier
from motcua.dossiers.models.ledger import Participation, PauseEntry, RecordedRequest
from motcua.dossiers.models.numbering import CodeSequence
from motcua.dossiers.models.parts import DossierPaper, Outcome, SupplementRequest
from motcua.dossiers.models.time_rule import TimeRule

__all__ = [
    "CodeSequence",
    "Dossier",
    "DossierPaper",
    "Outcome",
    "Participation",
    "PauseEntry",
    "RecordedRequest",
    "SupplementRequest",
    "TimeRule",
]
