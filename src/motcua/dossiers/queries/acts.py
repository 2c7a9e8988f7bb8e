"""What this officer may do next with this dossier."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from motcua.dossiers import assignees, conditions, policies
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import GOES_LIKE, PROCESS_ACTS, Verb
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.procedures.models import Branch, Step

# What moves the dossier on, the usual first; then what turns it; then what is said about it.
_MAIN = [
    Verb.RECEIVE, Verb.TRANSFER, Verb.ASSIGN, Verb.SUBMIT_FOR_APPROVAL, Verb.APPROVE,
    Verb.ACCEPT, Verb.HAND_TO_COUNTER, Verb.RECEIVE_SUPPLEMENT, Verb.RETURN_RESULT,
    Verb.WITHDRAW, Verb.RESUME, Verb.APPROVE_SUPPLEMENT, Verb.EXTEND, Verb.ANSWER,
    Verb.RETURN_PAPERS,
]  # fmt: skip
_ASIDE = [
    Verb.ISSUE, Verb.SEND_BY_POST, Verb.REPORT_BACK, Verb.DRAFT_RESULT, Verb.CONSULT,
    Verb.CANCEL_CONSULTATION, Verb.REQUEST_SUPPLEMENT, Verb.PROPOSE_SUPPLEMENT,
    Verb.TURN_DOWN_SUPPLEMENT, Verb.SUSPEND, Verb.SEND_BACK, Verb.TURN_AWAY, Verb.RECALL,
    Verb.DECLINE, Verb.REFUSE, Verb.DENY_WITHDRAWAL, Verb.REASSIGN, Verb.DRAFT_APOLOGY,
    Verb.GIVE_CAUSE, Verb.CORRECT, Verb.ASK_WITHDRAWAL, Verb.STOP, Verb.INSTRUCT, Verb.NOTE,
]  # fmt: skip
_ORDER = [*_MAIN, *_ASIDE]


@dataclass(frozen=True, kw_only=True)
class NextAct:
    """One lawful act; `outcome` names the branch, `people` who can be given the next step."""

    verb: Verb
    label: str
    outcome: str = ""
    next_step: str = ""
    people: tuple[Officer, ...] = ()

    @property
    def main(self) -> bool:
        return self.verb in _MAIN


def next_acts(dossier: Dossier, officer: Officer, at: dt.datetime) -> list[NextAct]:
    """Lawful now, for this officer, the main one first; empty = only reading."""
    acts: list[NextAct] = []
    for verb in _ORDER:
        if _lawful(officer, verb, dossier, at):
            acts.extend(_of(verb, dossier, at))
    # Special outcomes (a check in the field, say) come after the usual way.
    return sorted(acts, key=lambda act: (not act.main, bool(act.outcome)))


def _lawful(officer: Officer, verb: Verb, dossier: Dossier, at: dt.datetime) -> bool:
    if conditions.untimely(verb, dossier, at):
        return False
    return policies.fault(officer, verb, dossier) is None


def _of(verb: Verb, dossier: Dossier, at: dt.datetime) -> list[NextAct]:
    if verb == Verb.REASSIGN:
        people = tuple(assignees.candidates_of_now(dossier, at))
        return [NextAct(verb=verb, label=verb.label, people=people)]
    if verb in PROCESS_ACTS or verb in GOES_LIKE:
        # Who may act while a hand-over waits is its taker: theirs is the step handed over.
        step = dossier.offered_step or dossier.step
        branches = step.branches.all() if step else ()
        act = GOES_LIKE.get(verb, verb)
        return [_along(verb, branch, dossier, at) for branch in branches if branch.act == act]
    return [NextAct(verb=verb, label=verb.label)]


def _along(verb: Verb, branch: Branch, dossier: Dossier, at: dt.datetime) -> NextAct:
    people: list[Officer] = []
    if verb in {Verb.ASSIGN, Verb.SUBMIT_FOR_APPROVAL} and branch.next_step:
        people = assignees.candidates(dossier, branch.next_step, at)
    return NextAct(
        verb=verb,
        # The branch is named after the usual act; what only goes the same way has its own name.
        label=verb.label if verb in GOES_LIKE else branch.label or verb.label,
        outcome=branch.outcome,
        next_step=branch.next_step.name if branch.next_step else "",
        people=tuple(people),
    )


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Who holds it, what comes next, until when: the answers that are always visible."""

    holder: str
    holder_unit: str
    next_act: str
    act_by: dt.datetime | None
    step: str


def standing(dossier: Dossier, on: dt.date) -> Standing:
    unit = units.unit_name(dossier.holder_unit_id, on) if dossier.holder_unit_id else ""
    post = dossier.holder_post
    holder = post.official.name if post else dossier.get_holder_role_display()
    return Standing(
        holder=holder,
        holder_unit=unit,
        next_act=next_act(dossier),
        act_by=dossier.act_by,
        step=dossier.step.name if dossier.step else "",
    )


_WAITING = {
    1: "Tiếp nhận hoặc trả lời",
    5: "Người nộp bổ sung giấy tờ",
    6: "Người nộp thực hiện nghĩa vụ tài chính",
    7: "Trả lời đề nghị rút hồ sơ",
    8: "Trả lại giấy tờ cho người nộp",
    9: "Trả kết quả cho người nộp",
}


def next_act(dossier: Dossier) -> str:
    if dossier.is_offered:
        return Verb.ACCEPT.label
    if dossier.status in _WAITING:
        return _WAITING[dossier.status]
    if not dossier.is_open or dossier.step is None:
        return ""
    return first_act_label(dossier.step)


def _usual_first(branch: Branch) -> tuple[bool, int]:
    return bool(branch.outcome), branch.pk


def first_act_label(step: Step) -> str:
    branch = min(step.branches.all(), key=_usual_first, default=None)
    return branch.label if branch else step.name
