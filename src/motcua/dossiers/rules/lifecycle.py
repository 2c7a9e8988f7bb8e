"""The national states 1-10 and what may be done in each: the whole life of a dossier.

Source: trường TrangThai of the national portal; transitions of NĐ 118/2025/NĐ-CP, Điều 17-22.
A procedure adds steps, never states.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


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


class Verb(StrEnum):
    SUBMIT = "submit"
    RECEIVE = "receive"
    REQUEST_SUPPLEMENT = "request_supplement"
    RECEIVE_SUPPLEMENT = "receive_supplement"
    REFUSE = "refuse"
    ASSIGN = "assign"
    TRANSFER = "transfer"
    SUBMIT_FOR_APPROVAL = "submit_for_approval"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    HAND_TO_COUNTER = "hand_to_counter"
    RETURN_RESULT = "return_result"

    @property
    def label(self) -> str:
        return VERB_LABELS[self]

    @property
    def done(self) -> str:
        return VERBS_DONE[self]


VERB_LABELS = {
    Verb.SUBMIT: "Nộp hồ sơ",
    Verb.RECEIVE: "Tiếp nhận",
    Verb.REQUEST_SUPPLEMENT: "Yêu cầu bổ sung",
    Verb.RECEIVE_SUPPLEMENT: "Nhận bổ sung",
    Verb.REFUSE: "Từ chối tiếp nhận",
    Verb.ASSIGN: "Phân công",
    Verb.TRANSFER: "Chuyển hồ sơ",
    Verb.SUBMIT_FOR_APPROVAL: "Trình ký",
    Verb.SEND_BACK: "Trả lại kèm lý do",
    Verb.APPROVE: "Duyệt và chuyển",
    Verb.HAND_TO_COUNTER: "Chuyển kết quả ra quầy",
    Verb.RETURN_RESULT: "Trả kết quả",
}

VERBS_DONE = {
    Verb.SUBMIT: "Nộp hồ sơ",
    Verb.RECEIVE: "Tiếp nhận",
    Verb.REQUEST_SUPPLEMENT: "Yêu cầu bổ sung",
    Verb.RECEIVE_SUPPLEMENT: "Nhận bổ sung",
    Verb.REFUSE: "Từ chối tiếp nhận",
    Verb.ASSIGN: "Phân công",
    Verb.TRANSFER: "Chuyển hồ sơ",
    Verb.SUBMIT_FOR_APPROVAL: "Trình ký",
    Verb.SEND_BACK: "Trả lại",
    Verb.APPROVE: "Duyệt",
    Verb.HAND_TO_COUNTER: "Chuyển kết quả ra quầy",
    Verb.RETURN_RESULT: "Trả kết quả",
}

_S = Status


@dataclass(frozen=True)
class Passage:
    """From which states a verb may be done, and which states it may lead to."""

    sources: frozenset[Status]
    targets: frozenset[Status]


def _passage(sources: set[Status], targets: set[Status]) -> Passage:
    return Passage(frozenset(sources), frozenset(targets))


LIFECYCLE: dict[Verb, Passage] = {
    Verb.SUBMIT: _passage(set(), {_S.REGISTERED}),
    Verb.RECEIVE: _passage({_S.REGISTERED}, {_S.RECEIVED}),
    Verb.REFUSE: _passage({_S.REGISTERED}, {_S.REFUSED}),
    Verb.REQUEST_SUPPLEMENT: _passage({_S.REGISTERED, _S.RECEIVED, _S.PROCESSING}, {_S.SUPPLEMENT}),
    Verb.RECEIVE_SUPPLEMENT: _passage({_S.SUPPLEMENT}, {_S.RECEIVED, _S.PROCESSING}),
    Verb.TRANSFER: _passage({_S.RECEIVED, _S.PROCESSING}, {_S.PROCESSING}),
    Verb.ASSIGN: _passage({_S.RECEIVED, _S.PROCESSING}, {_S.PROCESSING}),
    Verb.SUBMIT_FOR_APPROVAL: _passage({_S.PROCESSING}, {_S.PROCESSING}),
    Verb.SEND_BACK: _passage({_S.PROCESSING}, {_S.PROCESSING}),
    Verb.APPROVE: _passage({_S.PROCESSING}, {_S.PROCESSING}),
    Verb.HAND_TO_COUNTER: _passage({_S.RECEIVED, _S.PROCESSING}, {_S.DONE}),
    Verb.RETURN_RESULT: _passage({_S.DONE}, {_S.RETURNED}),
}

CLOSED = frozenset({_S.REFUSED, _S.STOPPED, _S.RETURNED})
OPEN = frozenset(set(Status) - CLOSED)
# The term runs in these; in the others it has not begun, is paused or is over.
RUNNING = frozenset({_S.RECEIVED, _S.PROCESSING})

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
# Acts of the place of reception, whoever of its counter officers is on duty.
COUNTER_ACTS = frozenset(
    {Verb.SUBMIT, Verb.RECEIVE, Verb.REFUSE, Verb.RECEIVE_SUPPLEMENT, Verb.RETURN_RESULT}
)


EVENT_PREFIX = "dossiers."
_VERBS = {verb.value: verb for verb in Verb}


def told(event: str) -> str:
    """What an event of a dossier is called in its history."""
    verb = verb_of(event)
    return verb.done if verb else event


def verb_of(event: str) -> Verb | None:
    """The verb that an event (`dossiers.receive`) tells of; None for other events."""
    return _VERBS.get(event.removeprefix(EVENT_PREFIX))
