"""The plan of documents to issue in a year, and posting them (Luật 64/2025/QH15; NĐ 52/2015/NĐ-CP)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.errors import WrongState
from motcua.kernel.vietnamese import date_text
from motcua.legislation.rules.documents import KINDS

# Days of the calendar from signing, by which a document stands in the national base. From memory
# of NĐ 52/2015/NĐ-CP; to be read against its text.
POSTING_DAYS = 15
POSTING_BASIS = "NĐ 52/2015/NĐ-CP"
LONGEST = {"title": 1_000, "basis": 300, "reason": 500, "address": 300, "note": 1_000}


class Stage(StrEnum):
    PLANNED = "planned"
    DRAFTING = "drafting"
    CONSULTING = "consulting"
    APPRAISED = "appraised"
    SUBMITTED = "submitted"
    ISSUED = "issued"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        return STAGES[self]


STAGES = {
    Stage.PLANNED: "Trong kế hoạch",
    Stage.DRAFTING: "Đang soạn thảo",
    Stage.CONSULTING: "Lấy ý kiến",
    Stage.APPRAISED: "Đã thẩm định",
    Stage.SUBMITTED: "Đã trình",
    Stage.ISSUED: "Đã ban hành",
    Stage.DROPPED: "Đưa ra khỏi kế hoạch",
}
# In this order; a draft also goes back a stage, never past being issued.
ON_THE_WAY = (
    Stage.PLANNED, Stage.DRAFTING, Stage.CONSULTING, Stage.APPRAISED, Stage.SUBMITTED,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class PlanDetails:
    """`regulatory`: a legal normative document (QPPL), which is posted to the national base."""

    title: str
    kind: str
    due_on: dt.date | None
    basis: str = ""
    regulatory: bool = True


def plan_faults(details: PlanDetails, today: dt.date) -> Iterator[tuple[str, str]]:
    if not details.title:
        yield "title", "Tên văn bản còn trống. Ghi văn bản sẽ quy định về việc gì."
    if details.kind not in KINDS:
        yield "kind", "Loại văn bản không có. Chọn trong danh sách."
    if details.due_on is None:
        yield "due_on", "Chưa có ngày phải ban hành."
    elif details.due_on < today:
        yield "due_on", f"Ngày {date_text(details.due_on)} đã qua. Chọn từ hôm nay trở đi."
    elif details.due_on.year > today.year + 5:
        yield "due_on", "Kế hoạch xa quá 5 năm. Xem lại năm."
    yield from too_long({"title": details.title, "basis": details.basis})


def too_long(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, text in texts.items():
        if len(text) > LONGEST[name]:
            yield name, f"Dài {len(text)} ký tự, tối đa {LONGEST[name]}. Ghi gọn lại."


def check_open(stage: str) -> None:
    if Stage(stage) not in ON_THE_WAY:
        raise WrongState(
            f"Văn bản này {Stage(stage).label.lower()}, không đổi giai đoạn được nữa.",
            code="closed",
        )


def posting_due(issued_on: dt.date) -> dt.date:
    """The day of signing does not count."""
    return issued_on + dt.timedelta(days=POSTING_DAYS)
