"""What organisations remember."""

from __future__ import annotations

from motcua.organisations.models.account import Account
from motcua.organisations.models.client import ClientLink
from motcua.organisations.models.draft import Draft
from motcua.organisations.models.official import Official, Post
from motcua.organisations.models.unit import Remit, Unit, UnitKind, UnitVersion

__all__ = [
    "Account",
    "ClientLink",
    "Draft",
    "Official",
    "Post",
    "Remit",
    "Unit",
    "UnitKind",
    "UnitVersion",
]
