from __future__ import annotations

from motcua.procedures.models.catalogue import (
    Field,
    Procedure,
    ProcedureVersion,
    Status,
)
from motcua.procedures.models.parts import (
    Channel,
    Fee,
    FeeKind,
    LegalBasis,
    Method,
    Paper,
    ProcedureCase,
    ResultKind,
)
from motcua.procedures.models.process import Act, Branch, ProcessVersion, Step, UnitRule

__all__ = [
    "Act",
    "Branch",
    "Channel",
    "Fee",
    "FeeKind",
    "Field",
    "LegalBasis",
    "Method",
    "Paper",
    "Procedure",
    "ProcedureCase",
    "ProcedureVersion",
    "ProcessVersion",
    "ResultKind",
    "Status",
    "Step",
    "UnitRule",
]
