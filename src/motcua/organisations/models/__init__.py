"""What organisations remember."""

from __future__ import annotations

from motcua.organisations.models.account import Account
from motcua.organisations.models.administration import AdministrationSession
from motcua.organisations.models.capacity import (
    DigitalCertificate,
    Headcount,
    OfficeCoverage,
    StreamliningRound,
    TrainingCourse,
)
from motcua.organisations.models.client import ClientLink
from motcua.organisations.models.draft import Draft
from motcua.organisations.models.official import Official, Post
from motcua.organisations.models.saved_view import Preference, SavedView
from motcua.organisations.models.standing import Absence, Delegation, Mandate
from motcua.organisations.models.unit import Remit, Succession, Unit, UnitKind, UnitVersion

__all__ = [
    "Absence",
    "Account",
    "AdministrationSession",
    "ClientLink",
    "Delegation",
    "DigitalCertificate",
    "Draft",
    "Headcount",
    "Mandate",
    "OfficeCoverage",
    "Official",
    "Post",
    "Preference",
    "Remit",
    "SavedView",
    "StreamliningRound",
    "Succession",
    "TrainingCourse",
    "Unit",
    "UnitKind",
    "UnitVersion",
]  # fmt: skip
