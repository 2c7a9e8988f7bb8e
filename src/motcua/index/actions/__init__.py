"""One verb, one file."""

from __future__ import annotations

from motcua.index.actions.add_criterion import add_criterion
from motcua.index.actions.adopt_demo_set import adopt_demo_set
from motcua.index.actions.analyse_results import analyse_results
from motcua.index.actions.appraise import appraise
from motcua.index.actions.appraise_again import appraise_again
from motcua.index.actions.approve_internally import approve_internally
from motcua.index.actions.approve_set import approve_set
from motcua.index.actions.ask_explanation import ask_explanation
from motcua.index.actions.assign_appraiser import assign_appraiser
from motcua.index.actions.attach_evidence import attach_evidence
from motcua.index.actions.carry_over import carry_over
from motcua.index.actions.change_criterion import change_criterion
from motcua.index.actions.change_set import change_set
from motcua.index.actions.check_set import check_set
from motcua.index.actions.copy_set import copy_set
from motcua.index.actions.decide_by_council import decide_by_council
from motcua.index.actions.enter_result import enter_result
from motcua.index.actions.enter_survey import enter_survey
from motcua.index.actions.explain import explain
from motcua.index.actions.hand_in_explanation import hand_in_explanation
from motcua.index.actions.import_results import import_results
from motcua.index.actions.import_set import import_set
from motcua.index.actions.lock import lock
from motcua.index.actions.look_early import look_early
from motcua.index.actions.open_round import open_round
from motcua.index.actions.permit_late import permit_late
from motcua.index.actions.publish import publish
from motcua.index.actions.put_set_in_force import put_set_in_force
from motcua.index.actions.reckon_confidence import reckon_confidence
from motcua.index.actions.remind import remind
from motcua.index.actions.remove_criterion import remove_criterion
from motcua.index.actions.self_score import self_score
from motcua.index.actions.take_survey import take_survey
from motcua.index.actions.trace_dossier import trace_dossier
from motcua.index.actions.withdraw_evidence import withdraw_evidence

__all__ = [
    "add_criterion",
    "adopt_demo_set",
    "analyse_results",
    "appraise",
    "appraise_again",
    "approve_internally",
    "approve_set",
    "ask_explanation",
    "assign_appraiser",
    "attach_evidence",
    "carry_over",
    "change_criterion",
    "change_set",
    "check_set",
    "copy_set",
    "decide_by_council",
    "enter_result",
    "enter_survey",
    "explain",
    "hand_in_explanation",
    "import_results",
    "import_set",
    "lock",
    "look_early",
    "open_round",
    "permit_late",
    "publish",
    "put_set_in_force",
    "reckon_confidence",
    "remind",
    "remove_criterion",
    "self_score",
    "take_survey",
    "trace_dossier",
    "withdraw_evidence",
]
