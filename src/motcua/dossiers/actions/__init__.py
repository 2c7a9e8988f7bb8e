"""One verb, one file. Each: docstring with its article, policy, rule, write, record."""

from __future__ import annotations

from motcua.dossiers.actions.accept import accept
from motcua.dossiers.actions.apply_change import apply_change
from motcua.dossiers.actions.approve import approve
from motcua.dossiers.actions.assign import assign
from motcua.dossiers.actions.hand_to_counter import hand_to_counter
from motcua.dossiers.actions.recall import recall
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.receive_at_counter import receive_at_counter
from motcua.dossiers.actions.receive_supplement import receive_supplement
from motcua.dossiers.actions.refuse import refuse
from motcua.dossiers.actions.refuse_at_counter import refuse_at_counter
from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.actions.request_supplement_at_counter import request_supplement_at_counter
from motcua.dossiers.actions.rereckon import rereckon
from motcua.dossiers.actions.return_result import return_result
from motcua.dossiers.actions.send_back import send_back
from motcua.dossiers.actions.set_day_rule import set_day_rule
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.submit_for_approval import submit_for_approval
from motcua.dossiers.actions.transfer import transfer
from motcua.dossiers.actions.turn_away import turn_away

__all__ = [
    "accept",
    "apply_change",
    "approve",
    "assign",
    "hand_to_counter",
    "recall",
    "receive",
    "receive_at_counter",
    "receive_supplement",
    "refuse",
    "refuse_at_counter",
    "request_supplement",
    "request_supplement_at_counter",
    "rereckon",
    "return_result",
    "send_back",
    "set_day_rule",
    "submit",
    "submit_for_approval",
    "transfer",
    "turn_away",
]
