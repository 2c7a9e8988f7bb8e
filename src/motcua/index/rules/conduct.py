"""Which act fits a sheet in its state, and until which day; what a late filing means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from motcua.index.rules.stages import ENTRY_STATES, EntryState

S = EntryState


class Act(StrEnum):
    SCORE = "score"
    APPROVE = "approve"
    LOCK = "lock"
    APPRAISE = "appraise"
    ASK = "ask_explanation"
    EXPLAIN = "explain"
    APPRAISE_AGAIN = "appraise_again"
    SURVEY = "survey"
    DECIDE = "decide"


@dataclass(frozen=True, kw_only=True)
class Dates:
    """Last days of the phases, and the day the round opens."""

    opens_on: dt.date
    self_score_until: dt.date
    appraisal_until: dt.date
    explanation_until: dt.date
    second_appraisal_until: dt.date


FITS: Mapping[Act, frozenset[EntryState]] = {
    Act.SCORE: frozenset({S.SELF_SCORING, S.APPROVED}),
    Act.APPROVE: frozenset({S.SELF_SCORING}),
    Act.LOCK: frozenset({S.APPROVED}),
    Act.APPRAISE: frozenset({S.LOCKED, S.APPRAISAL}),
    Act.ASK: frozenset({S.LOCKED, S.APPRAISAL}),
    Act.EXPLAIN: frozenset({S.EXPLANATION}),
    Act.APPRAISE_AGAIN: frozenset({S.EXPLANATION, S.SECOND_APPRAISAL}),
    Act.SURVEY: frozenset(S) - {S.PUBLISHED},
    Act.DECIDE: frozenset(S) - {S.PUBLISHED},
}
_WORDS: Mapping[Act, str] = {
    Act.SCORE: "tự chấm và thay minh chứng",
    Act.APPROVE: "duyệt nội bộ",
    Act.LOCK: "chốt điểm",
    Act.APPRAISE: "thẩm định lần 1",
    Act.ASK: "yêu cầu giải trình",
    Act.EXPLAIN: "giải trình",
    Act.APPRAISE_AGAIN: "thẩm định lần 2",
    Act.SURVEY: "ghi kết quả điều tra",
    Act.DECIDE: "ghi điểm hội đồng",
}


def state_fault(act: Act, state: str) -> str:
    """Empty when the act fits."""
    if state in FITS[act]:
        return ""
    if act is Act.SCORE:
        return (
            f"Phiếu đang ở bước “{ENTRY_STATES[EntryState(state)]}”: sau khi chốt không sửa điểm và "
            "không thay minh chứng. Cần bổ sung thì ghi ở bước giải trình."
        )
    when = ", ".join(f"“{ENTRY_STATES[one]}”" for one in EntryState if one in FITS[act])
    return (
        f"Phiếu đang ở bước “{ENTRY_STATES[EntryState(state)]}” nên chưa {_WORDS[act]} được. "
        f"Việc này làm khi phiếu ở bước {when}."
    )


def last_day(act: Act, dates: Dates) -> dt.date | None:
    return {
        Act.SCORE: dates.self_score_until,
        Act.APPROVE: dates.self_score_until,
        Act.LOCK: dates.self_score_until,
        Act.APPRAISE: dates.appraisal_until,
        Act.ASK: dates.appraisal_until,
        Act.EXPLAIN: dates.explanation_until,
        Act.APPRAISE_AGAIN: dates.second_appraisal_until,
    }.get(act)


def day_fault(act: Act, dates: Dates, today: dt.date, permitted_until: dt.date | None) -> str:
    """Empty when the day is right, or a permission still runs."""
    if today < dates.opens_on:
        return f"Vòng chấm mở từ {dates.opens_on:%d/%m/%Y}. Quay lại từ ngày đó."
    last = last_day(act, dates)
    if last is None or today <= last or (permitted_until and today <= permitted_until):
        return ""
    return (
        f"Hạn {_WORDS[act]} là hết ngày {last:%d/%m/%Y}, nay đã quá hạn. Đề nghị cơ quan chủ trì "
        "ghi văn bản cho phép làm muộn, rồi làm lại việc này."
    )


def phase(dates: Dates, today: dt.date) -> str:
    """Of the round as a whole, by the calendar."""
    steps = [
        (dates.self_score_until, "Tự chấm"),
        (dates.appraisal_until, "Thẩm định lần 1"),
        (dates.explanation_until, "Giải trình"),
        (dates.second_appraisal_until, "Thẩm định lần 2"),
    ]
    if today < dates.opens_on:
        return "Chưa mở"
    return next((words for last, words in steps if today <= last), "Hội đồng, công bố")


def days_late(last: dt.date, handed_in: dt.date | None, today: dt.date, *, waived: bool) -> int:
    """Days from the last day of self-scoring to the lock, or to today while there is none."""
    return 0 if waived else max(0, ((handed_in or today) - last).days)


def dates_faults(dates: Dates, facts_from: dt.date, facts_to: dt.date) -> dict[str, list[str]]:
    """By field, what is wrong with the dates of a round."""
    order = [
        ("opens_on", dates.opens_on, "ngày mở"),
        ("self_score_until", dates.self_score_until, "hạn tự chấm"),
        ("appraisal_until", dates.appraisal_until, "hạn thẩm định lần 1"),
        ("explanation_until", dates.explanation_until, "hạn giải trình"),
        ("second_appraisal_until", dates.second_appraisal_until, "hạn thẩm định lần 2"),
    ]
    found: dict[str, list[str]] = {}
    for (_, before, what), (field, after, which) in pairwise(order):
        if after < before:
            message = f"{which.capitalize()} đứng trước {what} ({before:%d/%m/%Y}). Chọn ngày sau."
            found[field] = [message]
    if facts_to < facts_from:
        found["facts_to"] = ["Ngày cuối của số liệu đứng trước ngày đầu. Đổi lại hai ngày."]
    return found


def dates_text(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"
