"""Plans of reform: their areas, what a task needs, and how far it got."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from motcua.kernel.vietnamese import date_text

# NQ 76/NQ-CP of 15/7/2021 names six areas of content; steering goes before them.
AREAS = {
    "steering": "Chỉ đạo, điều hành", "institutions": "Cải cách thể chế",
    "procedures": "Cải cách thủ tục hành chính", "apparatus": "Cải cách tổ chức bộ máy",
    "service": "Cải cách chế độ công vụ", "finance": "Cải cách tài chính công",
    "digital": "Xây dựng, phát triển chính quyền số",
}  # fmt: skip
KINDS = {"programme": "Chương trình nhiều năm", "yearly": "Kế hoạch năm"}
VERDICTS = {"done": "Hoàn thành", "partly": "Hoàn thành một phần", "not": "Không hoàn thành"}
LONGEST_PROGRAMME = 10
MOST_BUDGET = 10**15


class PlanState(StrEnum):
    DRAFT = "draft"
    RUNNING = "running"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return _PLANS[self]


_PLANS = {
    PlanState.DRAFT: "Dự thảo", PlanState.RUNNING: "Đang thực hiện", PlanState.CLOSED: "Đã tổng kết",
}  # fmt: skip


class TaskState(StrEnum):
    RUNNING = "running"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return "Đã khép lại" if self is TaskState.CLOSED else "Đang thực hiện"


@dataclass(frozen=True, kw_only=True)
class PlanDetails:
    kind: str
    title: str
    number: str
    decided_on: dt.date
    first_year: int
    last_year: int


def plan_faults(told: PlanDetails) -> Iterator[tuple[str, str]]:
    if not told.title:
        yield "title", "Chưa ghi tên kế hoạch."
    if not told.number:
        yield "number", "Chưa ghi số văn bản ban hành, hoặc số dự thảo."
    if told.last_year < told.first_year:
        yield "last_year", "Năm cuối trước năm đầu. Xem lại hai năm."
    if told.kind == "yearly" and told.last_year != told.first_year:
        yield "last_year", "Kế hoạch năm chỉ của một năm. Ghi cùng năm, hoặc chọn Chương trình."
    if told.last_year - told.first_year >= LONGEST_PROGRAMME:
        yield "last_year", f"Chương trình dài nhất {LONGEST_PROGRAMME} năm. Xem lại năm cuối."


@dataclass(frozen=True, kw_only=True)
class TaskDetails:
    """`measure`: the product by which one sees it done. With `indicator` and `target` progress is
    reckoned from facts. `budget` in đồng.
    """

    area: str
    text: str
    measure: str
    due_on: dt.date
    budget: int = 0
    indicator: str = ""
    at_least: bool = True
    target: Decimal | None = None


def task_faults(told: TaskDetails, first_year: int, last_year: int) -> Iterator[tuple[str, str]]:
    if not told.text:
        yield "text", "Chưa ghi nhiệm vụ."
    if not told.measure:
        yield "measure", "Chưa ghi sản phẩm hoặc kết quả phải đạt."
    if not first_year <= told.due_on.year <= last_year:
        yield (
            "due_on",
            (
                f"Hạn {date_text(told.due_on)} ngoài năm của kế hoạch "
                f"({first_year}{f'–{last_year}' if last_year > first_year else ''}). Chọn ngày khác."
            ),
        )
    if not 0 <= told.budget <= MOST_BUDGET:
        yield "budget", "Kinh phí phải từ 0 đồng và không quá một triệu tỷ đồng."
    if told.indicator and told.target is None:
        yield "target", "Nhiệm vụ gắn với chỉ tiêu thì ghi mức phải đạt."
    if told.target is not None and not told.indicator:
        yield "indicator", "Có mức phải đạt thì chọn chỉ tiêu; nếu không, bỏ mức này."
    if told.target is not None and not 0 <= told.target <= 1_000_000:
        yield "target", "Mức phải đạt từ 0 trở lên. Xem lại số."


def reached(shown: Fraction | None, target: Decimal, *, at_least: bool) -> bool:
    """Exactly, on unrounded values; nothing to divide by is not reached."""
    if shown is None:
        return False
    return shown >= Fraction(target) if at_least else shown <= Fraction(target)


def share_done(shares: list[int]) -> int:
    """Whole percents of a plan from those of its tasks, rounded down: 99.9 is not done."""
    return sum(shares) // len(shares) if shares else 0
