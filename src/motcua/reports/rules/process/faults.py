"""What is wrong with a foreign log: counted by kind, the first of each named by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

SHOWN = 5


class Flaw(StrEnum):
    """A row without a case is set aside; with the others an event stays, without what is wrong."""

    NO_CASE = "no_case"
    NO_ACTIVITY = "no_activity"
    NO_TIME = "no_time"
    BROKEN_TIME = "broken_time"
    NAIVE_TIME = "naive_time"
    BACKWARDS = "backwards"
    BAD_VALUE = "bad_value"
    CELLS = "cells"
    UNCLOSED = "unclosed"
    TOO_LONG = "too_long"
    CUT_OFF = "cut_off"
    NO_EVENTS = "no_events"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Flaw.NO_CASE: "không có mã hồ sơ (vụ việc)",
    Flaw.NO_ACTIVITY: "không có tên việc, giữ dưới tên “(không tên)”",
    Flaw.NO_TIME: "không có thời điểm, giữ nhưng không tính thời gian",
    Flaw.BROKEN_TIME: "thời điểm không đọc được, giữ nhưng không tính thời gian",
    Flaw.NAIVE_TIME: "thời điểm không ghi múi giờ, đọc theo giờ Việt Nam",
    Flaw.BACKWARDS: "xảy ra trước sự kiện đứng trên nó trong tệp, xếp lại theo thời gian",
    Flaw.BAD_VALUE: "thuộc tính có giá trị không đúng kiểu, giữ dạng chữ",
    Flaw.CELLS: "số ô khác dòng tiêu đề",
    Flaw.UNCLOSED: "dấu ngoặc kép không đóng, bỏ các dòng bị nuốt",
    Flaw.TOO_LONG: "quá dài, cắt bớt",
    Flaw.CUT_OFF: "tệp hỏng hoặc dở dang từ đây, phần sau không đọc được",
    Flaw.NO_EVENTS: "vụ việc không có sự kiện nào",
}


@dataclass
class Faults:
    """`tell` gets each (line, flaw, value) as it is found; only counts and examples are kept."""

    tell: Callable[[int, Flaw, str], None] = lambda line, flaw, value: None
    counts: Counter[Flaw] = field(default_factory=Counter)
    examples: dict[Flaw, list[tuple[int, str]]] = field(default_factory=dict)

    def add(self, line: int, flaw: Flaw, value: str = "") -> None:
        self.counts[flaw] += 1
        short = value if len(value) <= 60 else f"{value[:59]}…"
        shown = self.examples.setdefault(flaw, [])
        if len(shown) < SHOWN:
            shown.append((line, short))
        self.tell(line, flaw, short)
