"""What dossiers remembers."""

from __future__ import annotations

from motcua.dossiers.models.dossier import Dossier
from motcua.dossiers.models.draft import DossierDraft
from motcua.dossiers.models.lateness import Extension, LateCause, Lateness
from motcua.dossiers.models.ledger import Participation, PauseEntry, RecordedRequest
from motcua.dossiers.models.notices import Notice
from motcua.dossiers.models.numbering import CodeSequence, DocumentBook
from motcua.dossiers.models.parts import DossierPaper, Outcome, SupplementRequest
from motcua.dossiers.models.reader import Reader
from motcua.dossiers.models.search import SearchWord
from motcua.dossiers.models.talk import Consultation, Instruction
from motcua.dossiers.models.time_rule import TimeRule

__all__ = [
    "CodeSequence",
    "Consultation",
    "DocumentBook",
    "Dossier",
    "DossierDraft",
    "DossierPaper",
    "Extension",
    "Instruction",
    "LateCause",
    "Lateness",
    "Notice",
    "Outcome",
    "Participation",
    "PauseEntry",
    "Reader",
    "RecordedRequest",
    "SearchWord",
    "SupplementRequest",
    "TimeRule",
]
