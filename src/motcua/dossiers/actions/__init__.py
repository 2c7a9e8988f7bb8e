"""One verb, one file. Each: docstring with its article, policy, rule, write, record."""

from __future__ import annotations

from motcua.dossiers.actions.accept import accept
from motcua.dossiers.actions.answer import answer
from motcua.dossiers.actions.apply_change import apply_change
from motcua.dossiers.actions.approve import approve
from motcua.dossiers.actions.approve_supplement import approve_supplement
from motcua.dossiers.actions.ask_withdrawal import ask_withdrawal
from motcua.dossiers.actions.assign import assign
from motcua.dossiers.actions.attach import attach
from motcua.dossiers.actions.cancel_consultation import cancel_consultation
from motcua.dossiers.actions.consult import consult
from motcua.dossiers.actions.correct import correct
from motcua.dossiers.actions.decline import decline
from motcua.dossiers.actions.deny_withdrawal import deny_withdrawal
from motcua.dossiers.actions.draft import draft
from motcua.dossiers.actions.draft_apology import draft_apology
from motcua.dossiers.actions.draft_result import draft_result
from motcua.dossiers.actions.export_list import export_list
from motcua.dossiers.actions.extend import extend
from motcua.dossiers.actions.give_cause import give_cause
from motcua.dossiers.actions.hand_to_counter import hand_to_counter
from motcua.dossiers.actions.import_dossiers import import_dossiers
from motcua.dossiers.actions.instruct import instruct
from motcua.dossiers.actions.issue import issue
from motcua.dossiers.actions.move_process import move_process
from motcua.dossiers.actions.note import note
from motcua.dossiers.actions.notify import notify
from motcua.dossiers.actions.propose_supplement import propose_supplement
from motcua.dossiers.actions.read_notices import read_notices
from motcua.dossiers.actions.reassign import reassign
from motcua.dossiers.actions.recall import recall
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.receive_at_counter import receive_at_counter
from motcua.dossiers.actions.receive_group import receive_group
from motcua.dossiers.actions.receive_supplement import receive_supplement
from motcua.dossiers.actions.refuse import refuse
from motcua.dossiers.actions.refuse_at_counter import refuse_at_counter
from motcua.dossiers.actions.release import release
from motcua.dossiers.actions.report_back import report_back
from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.actions.request_supplement_at_counter import request_supplement_at_counter
from motcua.dossiers.actions.rereckon import rereckon
from motcua.dossiers.actions.resume import resume
from motcua.dossiers.actions.return_papers import return_papers
from motcua.dossiers.actions.return_result import return_result
from motcua.dossiers.actions.send_back import send_back
from motcua.dossiers.actions.send_by_post import send_by_post
from motcua.dossiers.actions.set_day_rule import set_day_rule
from motcua.dossiers.actions.settle_at_counter import settle_at_counter
from motcua.dossiers.actions.stop import stop
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.submit_for_approval import submit_for_approval
from motcua.dossiers.actions.suspend import suspend
from motcua.dossiers.actions.transfer import transfer
from motcua.dossiers.actions.turn_away import turn_away
from motcua.dossiers.actions.turn_down_supplement import turn_down_supplement
from motcua.dossiers.actions.withdraw import withdraw

__all__ = [
    "accept",
    "answer",
    "apply_change",
    "approve",
    "approve_supplement",
    "ask_withdrawal",
    "assign",
    "attach",
    "cancel_consultation",
    "consult",
    "correct",
    "decline",
    "deny_withdrawal",
    "draft",
    "draft_apology",
    "draft_result",
    "export_list",
    "extend",
    "give_cause",
    "hand_to_counter",
    "import_dossiers",
    "instruct",
    "issue",
    "move_process",
    "note",
    "notify",
    "propose_supplement",
    "read_notices",
    "reassign",
    "recall",
    "receive",
    "receive_at_counter",
    "receive_group",
    "receive_supplement",
    "refuse",
    "refuse_at_counter",
    "release",
    "report_back",
    "request_supplement",
    "request_supplement_at_counter",
    "rereckon",
    "resume",
    "return_papers",
    "return_result",
    "send_back",
    "send_by_post",
    "set_day_rule",
    "settle_at_counter",
    "stop",
    "submit",
    "submit_for_approval",
    "suspend",
    "transfer",
    "turn_away",
    "turn_down_supplement",
    "withdraw",
]
