"""The national states 1-10 and what may be done in each: the whole life of a dossier.

Source: trường TrangThai of the national portal; transitions of NĐ 118/2025/NĐ-CP, Điều 17-22.
A procedure adds steps, never states. What the verbs are called stands in `verbs.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from motcua.dossiers.rules.verbs import Verb

__all__ = ["LIFECYCLE", "Passage", "Relation", "Status", "Verb", "told", "verb_of"]


class Status(IntEnum):
    REGISTERED = 1
    RECEIVED = 2
    REFUSED = 3
    PROCESSING = 4
    SUPPLEMENT = 5
    FINANCIAL_DUTY = 6
    WITHDRAWAL_ASKED = 7
    STOPPED = 8
    DONE = 9
    RETURNED = 10

    @property
    def label(self) -> str:
        return STATUS_LABELS[self]


STATUS_LABELS = {
    Status.REGISTERED: "Mới đăng ký",
    Status.RECEIVED: "Được tiếp nhận",
    Status.REFUSED: "Không được tiếp nhận",
    Status.PROCESSING: "Đang xử lý",
    Status.SUPPLEMENT: "Yêu cầu bổ sung giấy tờ",
    Status.FINANCIAL_DUTY: "Yêu cầu thực hiện nghĩa vụ tài chính",
    Status.WITHDRAWAL_ASKED: "Công dân yêu cầu rút hồ sơ",
    Status.STOPPED: "Dừng xử lý",
    Status.DONE: "Đã xử lý xong",
    Status.RETURNED: "Đã trả kết quả",
}


class Relation(StrEnum):
    """How one must stand to a dossier to do a verb; the role must carry the authority besides."""

    OPENER = "opener"  # at one's own place of reception, before there is a dossier
    COUNTER = "counter"  # any counter officer of the place of reception
    HOLDER = "holder"  # who holds the current step
    HANDLER = "handler"  # the holder, or the place of reception
    GIVER = "giver"  # who handed it over and still answers for it
    TAKER = "taker"  # to whom it is handed over, and who has not accepted yet
    ASKED = "asked"  # the unit that was consulted
    HEAD = "head"  # head of the unit that holds it, or of the competent authority
    READER = "reader"  # whoever may read it
    SYSTEM = "system"  # no person at all


@dataclass(frozen=True)
class Passage:
    """From which states a verb may be done, which states it may lead to, and by whom.

    `stays`: it leads to the state it came from.
    """

    sources: frozenset[Status]
    targets: frozenset[Status]
    who: Relation
    stays: bool = False


def _to(who: Relation, sources: set[Status], targets: set[Status]) -> Passage:
    return Passage(frozenset(sources), frozenset(targets), who)


def _in(who: Relation, states: set[Status]) -> Passage:
    return Passage(frozenset(states), frozenset(states), who, stays=True)


_S, _R = Status, Relation
_NEW, _AT_WORK = _S.REGISTERED, {_S.RECEIVED, _S.PROCESSING}
_WAITING = {_S.SUPPLEMENT, _S.FINANCIAL_DUTY}
_UNFINISHED = {_NEW, *_AT_WORK, *_WAITING}
_OPEN = {*_UNFINISHED, _S.WITHDRAWAL_ASKED, _S.DONE}

LIFECYCLE: dict[Verb, Passage] = {
    # Intake
    Verb.DRAFT: _in(_R.OPENER, set()),
    Verb.SUBMIT: _to(_R.OPENER, set(), {_NEW}),
    Verb.RECEIVE: _to(_R.COUNTER, {_NEW}, {_S.RECEIVED}),
    Verb.SETTLE_AT_COUNTER: _to(_R.OPENER, set(), {_S.RETURNED}),
    Verb.REFUSE: _to(_R.COUNTER, {_NEW}, {_S.REFUSED}),
    Verb.CORRECT: _in(_R.COUNTER, _UNFINISHED),
    Verb.ATTACH: _in(_R.HANDLER, _UNFINISHED),
    # Supplement
    Verb.REQUEST_SUPPLEMENT: _to(_R.HOLDER, {_NEW, *_AT_WORK}, {_S.SUPPLEMENT}),
    Verb.RECEIVE_SUPPLEMENT: _to(_R.COUNTER, {_S.SUPPLEMENT}, _AT_WORK),
    Verb.PROPOSE_SUPPLEMENT: _in(_R.HOLDER, _AT_WORK),
    Verb.APPROVE_SUPPLEMENT: _to(_R.HEAD, _AT_WORK, {_S.SUPPLEMENT}),
    Verb.TURN_DOWN_SUPPLEMENT: _in(_R.HEAD, _AT_WORK),
    # The internal process
    Verb.TRANSFER: _to(_R.HOLDER, _AT_WORK, _AT_WORK),
    Verb.ACCEPT: _to(_R.TAKER, _AT_WORK, {_S.PROCESSING}),
    Verb.TURN_AWAY: _in(_R.TAKER, _AT_WORK),
    Verb.RECALL: _in(_R.GIVER, _AT_WORK),
    Verb.ASSIGN: _to(_R.HOLDER, _AT_WORK, {_S.PROCESSING}),
    Verb.REASSIGN: _in(_R.HEAD, {_NEW, *_AT_WORK, *_WAITING, _S.DONE}),
    Verb.CONSULT: _in(_R.HOLDER, {_S.PROCESSING}),
    Verb.ANSWER: _in(_R.ASKED, {_S.PROCESSING, *_WAITING}),
    Verb.CANCEL_CONSULTATION: _in(_R.HOLDER, {_S.PROCESSING, *_WAITING}),
    Verb.DRAFT_RESULT: _in(_R.HOLDER, {_S.PROCESSING}),
    Verb.SUBMIT_FOR_APPROVAL: _in(_R.HOLDER, {_S.PROCESSING}),
    Verb.SEND_BACK: _in(_R.HOLDER, {_S.PROCESSING}),
    Verb.APPROVE: _in(_R.HOLDER, {_S.PROCESSING}),
    Verb.DECLINE: _in(_R.HOLDER, {_S.PROCESSING}),
    Verb.ISSUE: _in(_R.HOLDER, {_S.PROCESSING}),
    Verb.HAND_TO_COUNTER: _to(_R.HOLDER, _AT_WORK, {_S.DONE}),
    Verb.SEND_BY_POST: _in(_R.COUNTER, {_S.DONE}),
    Verb.RETURN_RESULT: _to(_R.COUNTER, {_S.DONE}, {_S.RETURNED}),
    # Time
    Verb.SUSPEND: _to(_R.HOLDER, _AT_WORK, {_S.FINANCIAL_DUTY}),
    Verb.RESUME: _to(_R.HANDLER, {_S.FINANCIAL_DUTY}, _AT_WORK),
    Verb.DRAFT_APOLOGY: _in(_R.HOLDER, _AT_WORK),
    Verb.EXTEND: _in(_R.HEAD, _AT_WORK),
    Verb.GIVE_CAUSE: _in(_R.READER, {*_OPEN, _S.RETURNED, _S.STOPPED}),
    Verb.RERECKON: _in(_R.SYSTEM, {*_UNFINISHED, _S.WITHDRAWAL_ASKED}),
    Verb.MOVE_PROCESS: _in(_R.READER, {*_AT_WORK, *_WAITING}),
    Verb.RELEASE: _in(_R.SYSTEM, _OPEN),
    # Ends before its time
    Verb.ASK_WITHDRAWAL: _to(_R.COUNTER, _UNFINISHED, {_S.WITHDRAWAL_ASKED}),
    Verb.DENY_WITHDRAWAL: _to(_R.COUNTER, {_S.WITHDRAWAL_ASKED}, _UNFINISHED),
    Verb.WITHDRAW: _to(_R.COUNTER, {_S.WITHDRAWAL_ASKED}, {_S.STOPPED}),
    Verb.STOP: _to(_R.HEAD, {*_AT_WORK, *_WAITING}, {_S.STOPPED}),
    Verb.RETURN_PAPERS: _to(_R.COUNTER, {_S.STOPPED}, {_S.RETURNED}),
    # Talk about it
    Verb.NOTE: _in(_R.READER, set(Status)),
    Verb.INSTRUCT: _in(_R.READER, _OPEN),
    Verb.REPORT_BACK: _in(_R.HOLDER, _OPEN),
    # From another system, as it stands there; again when it stands differently
    Verb.IMPORT: _to(_R.SYSTEM, set(Status), set(Status)),
}

CLOSED = frozenset({_S.REFUSED, _S.STOPPED, _S.RETURNED})
OPEN = frozenset(set(Status) - CLOSED)
# The term runs in these; in the others it has not begun, is paused or is over.
RUNNING = frozenset(_AT_WORK)
PAUSED = frozenset(_WAITING)

# Acts that end a step of the internal process: only who holds the step may do them.
PROCESS_ACTS = frozenset(
    {
        Verb.TRANSFER,
        Verb.ASSIGN,
        Verb.SUBMIT_FOR_APPROVAL,
        Verb.SEND_BACK,
        Verb.APPROVE,
        Verb.HAND_TO_COUNTER,
        Verb.RETURN_RESULT,
    }
)
# A negative decision goes the way of an approval.
GOES_LIKE = {Verb.DECLINE: Verb.APPROVE}

EVENT_PREFIX = "dossiers."
_VERBS = {verb.value: verb for verb in Verb}


def told(event: str) -> str:
    """What an event of a dossier is called in its history."""
    verb = verb_of(event)
    return verb.done if verb else event


def verb_of(event: str) -> Verb | None:
    """The verb that an event (`dossiers.receive`) tells of; None for other events."""
    return _VERBS.get(event.removeprefix(EVENT_PREFIX))
