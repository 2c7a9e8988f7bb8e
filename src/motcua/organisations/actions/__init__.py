"""One verb, one file."""

from __future__ import annotations

from motcua.organisations.actions.abolish_unit import abolish_unit
from motcua.organisations.actions.be_absent import be_absent
from motcua.organisations.actions.clear_draft import clear_draft
from motcua.organisations.actions.close_account import close_account
from motcua.organisations.actions.delegate import delegate
from motcua.organisations.actions.delete_view import delete_view
from motcua.organisations.actions.end_delegation import end_delegation
from motcua.organisations.actions.end_mandate import end_mandate
from motcua.organisations.actions.end_post import end_post
from motcua.organisations.actions.enter_administration import enter_administration
from motcua.organisations.actions.enter_certificate import enter_certificate
from motcua.organisations.actions.enter_coverage import enter_coverage
from motcua.organisations.actions.enter_headcount import enter_headcount
from motcua.organisations.actions.enter_staff_row import enter_staff_row
from motcua.organisations.actions.enter_streamlining import enter_streamlining
from motcua.organisations.actions.enter_training import enter_training
from motcua.organisations.actions.enter_unit_row import enter_unit_row
from motcua.organisations.actions.give_mandate import give_mandate
from motcua.organisations.actions.give_post import give_post
from motcua.organisations.actions.give_remit import give_remit
from motcua.organisations.actions.import_capacity import import_capacity
from motcua.organisations.actions.leave_administration import leave_administration
from motcua.organisations.actions.merge_units import merge_units
from motcua.organisations.actions.move_official import move_official
from motcua.organisations.actions.open_account import open_account
from motcua.organisations.actions.place_unit import place_unit
from motcua.organisations.actions.place_unknown_unit import place_unknown_unit
from motcua.organisations.actions.register_client import register_client
from motcua.organisations.actions.reset_second_factor import reset_second_factor
from motcua.organisations.actions.restore_view import restore_view
from motcua.organisations.actions.return_early import return_early
from motcua.organisations.actions.revoke_client import revoke_client
from motcua.organisations.actions.rotate_client import rotate_client
from motcua.organisations.actions.save_draft import save_draft
from motcua.organisations.actions.save_preference import save_preference
from motcua.organisations.actions.save_view import save_view
from motcua.organisations.actions.split_unit import split_unit
from motcua.organisations.actions.unlock_account import unlock_account

__all__ = [
    "abolish_unit",
    "be_absent",
    "clear_draft",
    "close_account",
    "delegate",
    "delete_view",
    "end_delegation",
    "end_mandate",
    "end_post",
    "enter_administration",
    "enter_certificate",
    "enter_coverage",
    "enter_headcount",
    "enter_staff_row",
    "enter_streamlining",
    "enter_training",
    "enter_unit_row",
    "give_mandate",
    "give_post",
    "give_remit",
    "import_capacity",
    "leave_administration",
    "merge_units",
    "move_official",
    "open_account",
    "place_unit",
    "place_unknown_unit",
    "register_client",
    "reset_second_factor",
    "restore_view",
    "return_early",
    "revoke_client",
    "rotate_client",
    "save_draft",
    "save_preference",
    "save_view",
    "split_unit",
    "unlock_account",
]
