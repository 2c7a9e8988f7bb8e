"""Which act is possible in which state: one table, read by verbs, pages and tests (QĐ 42/2014/QĐ-TTg)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.errors import WrongState


class TaskStatus(StrEnum):
    GIVEN = "given"
    DOING = "doing"
    RETURNED = "returned"
    SUBMITTED = "submitted"
    DONE = "done"
    NOT_DONE = "not-done"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"

    @property
    def label(self) -> str:
        return STATUSES[self]


STATUSES = {
    TaskStatus.GIVEN: "Chờ nhận",
    TaskStatus.DOING: "Đang thực hiện",
    TaskStatus.RETURNED: "Trả lại người giao",
    TaskStatus.SUBMITTED: "Chờ đánh giá",
    TaskStatus.DONE: "Hoàn thành",
    TaskStatus.NOT_DONE: "Không hoàn thành",
    TaskStatus.WITHDRAWN: "Đã thu hồi",
    TaskStatus.REPLACED: "Đã thay bằng nhiệm vụ khác",
}
# Somebody still owes something; the clock of the one assigned runs in the first two.
RUNNING = frozenset({TaskStatus.GIVEN, TaskStatus.DOING})
OPEN = RUNNING | {TaskStatus.RETURNED, TaskStatus.SUBMITTED}
# Of these nobody is asked whether they were in time.
VOID = frozenset({TaskStatus.WITHDRAWN, TaskStatus.REPLACED})


class TaskVerb(StrEnum):
    ASSIGN = "assign_task"
    ACCEPT = "accept_task"
    RETURN = "return_task"
    REPORT = "report_progress"
    ASK_EXTENSION = "ask_extension"
    GRANT_EXTENSION = "grant_extension"
    REFUSE_EXTENSION = "refuse_extension"
    URGE = "urge_task"
    ESCALATE = "escalate_task"
    SUBMIT = "submit_completion"
    JUDGE = "judge_completion"
    WITHDRAW = "withdraw_task"
    REPLACE = "replace_task"
    SPLIT = "split_task"

    @property
    def label(self) -> str:
        return LIFECYCLE[self].label

    @property
    def done(self) -> str:
        return LIFECYCLE[self].done


class Side(StrEnum):
    """Who may: the one assigned, the assigner, who watches for them, or nobody but the clock."""

    ASSIGNEE = "assignee"
    ASSIGNER = "assigner"
    WATCH = "watch"
    SYSTEM = "system"


@dataclass(frozen=True, kw_only=True)
class Passage:
    """`target` None: the state stays, or the verb says which of `targets`."""

    label: str
    done: str
    side: Side
    sources: frozenset[TaskStatus]
    target: TaskStatus | None = None


_S, _V = TaskStatus, TaskVerb
_LOOSE = frozenset({_S.GIVEN, _S.DOING, _S.RETURNED})
_DOING = frozenset({_S.DOING})

LIFECYCLE: dict[TaskVerb, Passage] = {
    _V.ASSIGN: Passage(label="Giao nhiệm vụ", done="Giao nhiệm vụ", side=Side.ASSIGNER,
                       sources=frozenset(), target=_S.GIVEN),
    _V.ACCEPT: Passage(label="Nhận nhiệm vụ", done="Nhận nhiệm vụ", side=Side.ASSIGNEE,
                       sources=frozenset({_S.GIVEN}), target=_S.DOING),
    _V.RETURN: Passage(label="Trả lại người giao", done="Trả lại người giao", side=Side.ASSIGNEE,
                       sources=frozenset({_S.GIVEN}), target=_S.RETURNED),
    _V.REPORT: Passage(label="Báo cáo tiến độ", done="Báo cáo tiến độ", side=Side.ASSIGNEE,
                       sources=_DOING),
    _V.SPLIT: Passage(label="Giao cho người của đơn vị", done="Giao cho người của đơn vị",
                      side=Side.ASSIGNEE, sources=_DOING),
    _V.ASK_EXTENSION: Passage(label="Xin gia hạn", done="Xin gia hạn", side=Side.ASSIGNEE,
                              sources=_DOING),
    _V.GRANT_EXTENSION: Passage(label="Gia hạn", done="Gia hạn", side=Side.ASSIGNER,
                                sources=RUNNING),
    _V.REFUSE_EXTENSION: Passage(label="Không cho gia hạn", done="Không cho gia hạn",
                                 side=Side.ASSIGNER, sources=_DOING),
    _V.URGE: Passage(label="Đôn đốc", done="Đôn đốc", side=Side.WATCH, sources=RUNNING),
    _V.ESCALATE: Passage(label="Báo cấp trên", done="Tự báo cấp trên vì quá hạn",
                         side=Side.SYSTEM, sources=RUNNING),
    _V.SUBMIT: Passage(label="Báo cáo hoàn thành", done="Báo cáo hoàn thành", side=Side.ASSIGNEE,
                       sources=_DOING, target=_S.SUBMITTED),
    _V.JUDGE: Passage(label="Đánh giá hoàn thành", done="Đánh giá hoàn thành", side=Side.ASSIGNER,
                      sources=frozenset({_S.SUBMITTED, _S.DOING, _S.GIVEN})),
    _V.WITHDRAW: Passage(label="Thu hồi", done="Thu hồi nhiệm vụ", side=Side.ASSIGNER,
                         sources=_LOOSE, target=_S.WITHDRAWN),
    _V.REPLACE: Passage(label="Thay bằng nhiệm vụ khác", done="Thay bằng nhiệm vụ khác",
                        side=Side.ASSIGNER, sources=_LOOSE, target=_S.REPLACED),
}  # fmt: skip


def check(verb: TaskVerb, status: TaskStatus) -> None:
    """Raises WrongState with what the task waits for instead."""
    if status in LIFECYCLE[verb].sources:
        return
    raise WrongState(
        f"Nhiệm vụ đang ở trạng thái “{status.label}” nên không {verb.label[0].lower()}"
        f"{verb.label[1:]} được. Tải lại trang để xem việc làm được lúc này.",
        code="state",
    )


class Verdict(StrEnum):
    DONE = "done"
    NOT_DONE = "not-done"
    SEND_BACK = "send-back"


VERDICTS = {
    Verdict.DONE: "Hoàn thành",
    Verdict.NOT_DONE: "Không hoàn thành",
    Verdict.SEND_BACK: "Chưa đạt, làm tiếp",
}


def check_verdict(verdict: Verdict, status: TaskStatus, *, late: bool) -> None:
    """What was never reported done can only be judged not done, and only after its time."""
    if status == TaskStatus.SUBMITTED:
        return
    if verdict != Verdict.NOT_DONE:
        raise WrongState(
            "Đơn vị chưa báo cáo hoàn thành. Chờ báo cáo, hoặc đôn đốc.", code="not-submitted"
        )
    if not late:
        raise WrongState(
            "Nhiệm vụ còn hạn nên chưa thể kết luận không hoàn thành. Thu hồi nếu không cần nữa.",
            code="in-time",
        )
