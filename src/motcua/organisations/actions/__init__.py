"""One verb, one file."""

from __future__ import annotations

from motcua.organisations.actions.clear_draft import clear_draft
from motcua.organisations.actions.give_post import give_post
from motcua.organisations.actions.give_remit import give_remit
from motcua.organisations.actions.open_account import open_account
from motcua.organisations.actions.place_unit import place_unit
from motcua.organisations.actions.register_client import register_client
from motcua.organisations.actions.revoke_client import revoke_client
from motcua.organisations.actions.rotate_client import rotate_client
from motcua.organisations.actions.save_draft import save_draft

__all__ = [
    "clear_draft",
    "give_post",
    "give_remit",
    "open_account",
    "place_unit",
    "register_client",
    "revoke_client",
    "rotate_client",
    "save_draft",
]
