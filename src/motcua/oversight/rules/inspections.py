"""What an inspection may be: kinds, states told from its days, and what a finding needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.vietnamese import date_text

KINDS = {"reform": "Cải cách hành chính", "discipline": "Kỷ luật, kỷ cương hành chính"}
STRENGTH, LIMIT = "strength", "limit"
FINDING_KINDS = {STRENGTH: "Ưu điểm", LIMIT: "Hạn chế"}
ANSWERS = {"yes": "Đạt", "partly": "Đạt một phần", "no": "Chưa đạt", "na": "Không áp dụng"}
# NĐ 217/2025/NĐ-CP asks for notice before a visit; a surprise check goes by its own form.
SHORTEST_NOTICE = dt.timedelta(days=3)


class InspectionState(StrEnum):
    """Told by the days and by whether there is a conclusion; never stored."""

    ANNOUNCED = "announced"
    VISITING = "visiting"
    WRITING = "writing"
    FOLLOWED = "followed"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return _STATES[self]


_STATES = {
    InspectionState.ANNOUNCED: "Đã thông báo",
    InspectionState.VISITING: "Đang kiểm tra",
    InspectionState.WRITING: "Chờ kết luận",
    InspectionState.FOLLOWED: "Theo dõi khắc phục",
    InspectionState.CLOSED: "Đã khép lại",
}


class RemedyState(StrEnum):
    UNACCEPTED = "unaccepted"
    RUNNING = "running"
    REPORTED = "reported"
    VERIFIED = "verified"

    @property
    def label(self) -> str:
        return _REMEDIES[self]


_REMEDIES = {
    RemedyState.UNACCEPTED: "Chờ đơn vị nhận",
    RemedyState.RUNNING: "Đang khắc phục",
    RemedyState.REPORTED: "Chờ xác nhận",
    RemedyState.VERIFIED: "Đã khắc phục",
}


def inspection_state(
    starts_on: dt.date, ends_on: dt.date, on: dt.date, *, concluded: bool, open_remedies: int
) -> InspectionState:
    if concluded:
        return InspectionState.FOLLOWED if open_remedies else InspectionState.CLOSED
    if on < starts_on:
        return InspectionState.ANNOUNCED
    return InspectionState.VISITING if on <= ends_on else InspectionState.WRITING


def remedy_state(
    accepted: dt.datetime | None, reported: dt.date | None, verified: dt.datetime | None
) -> RemedyState:
    if verified:
        return RemedyState.VERIFIED
    if reported:
        return RemedyState.REPORTED
    return RemedyState.RUNNING if accepted else RemedyState.UNACCEPTED


def is_late(due_on: dt.date, reported_on: dt.date | None, on: dt.date) -> bool:
    """Reported after it was due, or due and not reported."""
    return (reported_on or on) > due_on


@dataclass(frozen=True, kw_only=True)
class InspectionDetails:
    """As typed for an inspection: `first` to `last` is the period that is looked into."""

    decision: str
    decided_on: dt.date
    announced_on: dt.date
    starts_on: dt.date
    ends_on: dt.date
    first: dt.date
    last: dt.date


def inspection_faults(told: InspectionDetails) -> Iterator[tuple[str, str]]:
    """Field and sentence."""
    if not told.decision:
        yield "decision", "Chưa ghi số quyết định thành lập đoàn."
    if told.announced_on < told.decided_on:
        yield "announced_on", "Ngày thông báo trước ngày quyết định. Xem lại hai ngày."
    if told.starts_on - told.announced_on < SHORTEST_NOTICE:
        yield (
            "starts_on",
            (
                f"Thông báo ngày {date_text(told.announced_on)}, kiểm tra sớm nhất "
                f"{date_text(told.announced_on + SHORTEST_NOTICE)}. Kiểm tra không báo trước thì ghi ở "
                "Kiểm tra đột xuất."
            ),
        )
    if told.ends_on < told.starts_on:
        yield "ends_on", "Ngày kết thúc trước ngày bắt đầu. Xem lại hai ngày."
    if told.last < told.first:
        yield "last", "Ngày cuối của thời kỳ kiểm tra trước ngày đầu. Xem lại hai ngày."
    if told.last >= told.starts_on:
        yield "last", "Thời kỳ kiểm tra phải kết thúc trước ngày đoàn đến. Chọn ngày sớm hơn."


@dataclass(frozen=True, kw_only=True)
class FindingDetails:
    """`remedy` and `due_on` belong to a limit and to nothing else; `post`: who answers for it."""

    kind: str
    topic: str
    text: str
    cause: str = ""
    post: int | None = None
    evidence: str = ""
    remedy: str = ""
    due_on: dt.date | None = None


def finding_faults(told: FindingDetails, ends_on: dt.date) -> Iterator[tuple[str, str]]:
    if not told.text:
        yield "text", "Chưa ghi nội dung. Ghi điều đoàn thấy, kèm số liệu."
    if told.kind == STRENGTH:
        if told.remedy or told.due_on:
            yield "remedy", "Ưu điểm không có việc khắc phục. Bỏ ô này hoặc chọn Hạn chế."
        return
    if not told.cause:
        yield "cause", "Chưa ghi nguyên nhân của hạn chế."
    if told.post is None:
        yield "post", "Chưa chọn vị trí chịu trách nhiệm về hạn chế này."
    if not told.evidence:
        yield "evidence", "Chưa ghi chứng cứ: mã hồ sơ, số văn bản hoặc số liệu."
    if not told.remedy:
        yield "remedy", "Hạn chế nào cũng phải có việc khắc phục. Ghi việc đơn vị phải làm."
    if told.due_on is None:
        yield "due_on", "Chưa ghi hạn khắc phục."
    elif told.due_on <= ends_on:
        yield "due_on", f"Hạn khắc phục phải sau ngày kết thúc kiểm tra {date_text(ends_on)}."
