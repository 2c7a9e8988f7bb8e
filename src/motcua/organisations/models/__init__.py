"""What organisations remember."""

from __future__ import annotations

from motcua.organisations.models.account import Account
from motcua.organisations.models.draft import Draft
from motcua.organisations.models.official import Official, Post
from motcua.organisations.models.saved_view import Preference, SavedView
from motcua.organisations.models.unit import Remit, Unit, UnitKind, UnitVersion

__all__ = [
    "Account",
    "Draft",
    "Official",
    "Post",
    "Preference",
    "Remit",
    "SavedView",
    "Unit",
    "UnitKind",
    "UnitVersion",
]
