"""One verb, one file."""

from __future__ import annotations

from motcua.organisations.actions.clear_draft import clear_draft
from motcua.organisations.actions.delete_view import delete_view
from motcua.organisations.actions.give_post import give_post
from motcua.organisations.actions.give_remit import give_remit
from motcua.organisations.actions.open_account import open_account
from motcua.organisations.actions.place_unit import place_unit
from motcua.organisations.actions.restore_view import restore_view
from motcua.organisations.actions.save_draft import save_draft
from motcua.organisations.actions.save_preference import save_preference
from motcua.organisations.actions.save_view import save_view

__all__ = [
    "clear_draft",
    "delete_view",
    "give_post",
    "give_remit",
    "open_account",
    "place_unit",
    "restore_view",
    "save_draft",
    "save_preference",
    "save_view",
]
