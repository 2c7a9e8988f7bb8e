"""One verb, one file."""

from __future__ import annotations

from motcua.parties.actions.check_identity import check_identity
from motcua.parties.actions.decline_data_change import decline_data_change
from motcua.parties.actions.end_household_member import end_household_member
from motcua.parties.actions.end_representation import end_representation
from motcua.parties.actions.enter_household_member import enter_household_member
from motcua.parties.actions.enter_named_parties import enter_named_parties
from motcua.parties.actions.enter_party import enter_party
from motcua.parties.actions.enter_representation import enter_representation
from motcua.parties.actions.erase_person import erase_person
from motcua.parties.actions.merge_parties import merge_parties
from motcua.parties.actions.propose_data_change import propose_data_change
from motcua.parties.actions.replay_erasure import replay_erasure
from motcua.parties.actions.reveal_identity import reveal_identity

__all__ = [
    "check_identity",
    "decline_data_change",
    "end_household_member",
    "end_representation",
    "enter_household_member",
    "enter_named_parties",
    "enter_party",
    "enter_representation",
    "erase_person",
    "merge_parties",
    "propose_data_change",
    "replay_erasure",
    "reveal_identity",
]
