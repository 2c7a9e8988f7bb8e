"""What is counted: integer sums over the facts, each named and said in words.

`marked` writes beside each dossier what it is in the span; a measure then only picks. The words of
the law are those of biểu II.06 (TT 01/2020/TT-VPCP): received in the period or carried in, finished
before, on or after the due time, pending in time or overdue.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from motcua.reports.indicators.span import Span
from motcua.reports.rules.facts import DAY_S, UTC_OFFSET_S, Ending

# An Ibis table or column: the library is not loaded to define what it is told.
Table = Any
Column = Any
COUNTER, ONLINE, POST = 1, 2, 3
WHOLE, PARTIAL = "full", "partial"


@dataclass(frozen=True, kw_only=True)
class Measure:
    """`of` a marked table gives what is counted (a condition) or summed (an integer)."""

    key: str
    words: str
    of: Callable[[Table], Column]
    legs: bool = False


def marked(dossiers: Table, of: Span) -> Table:
    """The dossiers that the span knows, with a column for each thing that they are in it."""
    d = dossiers
    here = d.filter(d.received_s < of.end_s)
    done = _yes(here.finished_s < of.end_s)
    # A day that had not come yet began with what stood open at the instant.
    before = _yes(here.finished_s < min(of.from_s, of.end_s))
    entered = here.received_s >= of.from_s
    # The day begins at local midnight: before it, it is another, earlier date.
    due_day = here.due_s - (here.due_s + UTC_OFFSET_S) % DAY_S
    # These columns are of the first request: whoever waits for a second one is not spared.
    waits = _yes(here.supplement_from_s < of.end_s) & ~_yes(here.supplement_to_s < of.end_s)
    return here.mutate(
        entered=entered,
        carried=~entered & ~before,
        finished=done & ~before,
        pending=~done,
        early=_yes(here.finished_s < due_day),
        late=_yes(here.finished_s > here.due_s),
        overdue=_yes(here.due_s < of.at_s) & ~waits,
        decided=here.ending.isin([Ending.GRANTED.value, Ending.DECLINED.value]),
    )


def marked_legs(legs: Table, of: Span) -> Table:
    """The legs that ended in the span; what closes a dossier is one of no length, and no work."""
    here = legs.filter((legs.to_s >= of.from_s) & (legs.to_s < of.end_s))
    timed = here.due_s.notnull() & (here.to_s > here.from_s)
    return here.mutate(timed=timed, late=timed & _yes(here.to_s > here.due_s))


def _yes(condition: Column) -> Column:
    """Unknown is not yes."""
    return condition.fill_null(False)


def _all(*parts: tuple[str, str, Callable[[Table], Column]]) -> dict[str, Measure]:
    return {key: Measure(key=key, words=words, of=of) for key, words, of in parts}


def _late_for(cause: str, words: str) -> Measure:
    return Measure(
        key=f"late_{cause}",
        words=f"hồ sơ xong quá hạn trong kỳ vì: {words}",
        of=lambda d: d.finished & d.late & (d.cause == cause),
    )


CAUSES = {
    "complex": "phức tạp, liên quan nhiều cơ quan",
    "partner": "cơ quan phối hợp chậm",
    "software": "lỗi phần mềm, đường truyền",
    "staff": "thiếu người, quá tải",
    "other": "nguyên nhân khác",
}
MEASURES: dict[str, Measure] = {
    **_all(
        ("c3", "hồ sơ tiếp nhận trong kỳ hoặc từ kỳ trước chuyển sang",
         lambda d: d.entered | d.carried),
        ("c4", "hồ sơ nộp trực tuyến được tiếp nhận trong kỳ",
         lambda d: d.entered & (d.channel == ONLINE)),
        ("c5", "hồ sơ nộp trực tiếp hoặc qua bưu chính được tiếp nhận trong kỳ",
         lambda d: d.entered & d.channel.isin([COUNTER, POST])),
        ("c6", "hồ sơ tiếp nhận trước kỳ, đến đầu kỳ chưa giải quyết xong", lambda d: d.carried),
        ("c7", "hồ sơ giải quyết xong trong kỳ, kể cả rút, từ chối sau tiếp nhận và dừng",
         lambda d: d.finished),
        ("c8", "hồ sơ xong trong kỳ vào một ngày trước ngày hẹn trả",
         lambda d: d.finished & d.early),
        ("c9", "hồ sơ xong trong kỳ vào ngày hẹn trả, không sau giờ hẹn",
         lambda d: d.finished & ~d.early & ~d.late),
        ("c10", "hồ sơ xong trong kỳ sau giờ hẹn trả", lambda d: d.finished & d.late),
        ("c11", "hồ sơ đến cuối kỳ chưa giải quyết xong", lambda d: d.pending),
        ("c12", "hồ sơ chưa xong mà chưa quá hạn, kể cả chờ bổ sung lần đầu",
         lambda d: d.pending & ~d.overdue),
        ("c13", "hồ sơ chưa xong mà đã quá hạn", lambda d: d.pending & d.overdue),
        ("received", "hồ sơ tiếp nhận trong kỳ", lambda d: d.entered),
        ("received_by_post", "hồ sơ tiếp nhận trong kỳ qua bưu chính",
         lambda d: d.entered & (d.channel == POST)),
        ("received_whole", "hồ sơ tiếp nhận trong kỳ của thủ tục toàn trình",
         lambda d: d.entered & (d.online_level == WHOLE)),
        ("online_whole", "hồ sơ nộp trực tuyến của thủ tục toàn trình",
         lambda d: d.entered & (d.channel == ONLINE) & (d.online_level == WHOLE)),
        ("home_by_post", "hồ sơ xong trong kỳ, kết quả trả qua bưu chính",
         lambda d: d.finished & (d.result_channel == POST)),
        ("with_papers", "hồ sơ tiếp nhận trong kỳ có giấy tờ",
         lambda d: d.entered & (d.papers > 0)),
        ("digitised", "hồ sơ tiếp nhận trong kỳ mà mọi giấy tờ có bản điện tử",
         lambda d: d.entered & (d.papers > 0) & (d.papers_digitised >= d.papers)),
        ("reused", "hồ sơ tiếp nhận trong kỳ có giấy tờ dùng lại bản đã số hóa",
         lambda d: d.entered & (d.papers_reused > 0)),
        ("digitised_both",
         "hồ sơ tiếp nhận trong kỳ có giấy tờ số hóa, đã xong, văn bản kết quả nếu có là tệp điện tử",
         lambda d: d.entered & d.finished & (d.papers_digitised > 0)
         & (~d.decided | (d.result_electronic == 1))),
        ("decided", "hồ sơ xong trong kỳ có văn bản kết quả (chấp thuận hoặc từ chối giải quyết)",
         lambda d: d.finished & d.decided),
        ("electronic", "trong đó kết quả là tệp điện tử đã ký số",
         lambda d: d.finished & d.decided & (d.result_electronic == 1)),
        ("timed", "hồ sơ xong trong kỳ biết rõ thời gian giải quyết",
         lambda d: d.finished & d.working_s.notnull()),
        ("working_s", "tổng giây làm việc không kể tạm dừng của hồ sơ xong trong kỳ",
         lambda d: d.finished.ifelse(d.working_s, 0)),
        ("withdrawn", "hồ sơ công dân rút trong kỳ",
         lambda d: d.finished & (d.ending == Ending.WITHDRAWN.value)),
        ("stopped", "hồ sơ dừng giải quyết trong kỳ",
         lambda d: d.finished & (d.ending == Ending.STOPPED.value)),
        ("turned_down", "hồ sơ từ chối sau khi tiếp nhận, trong kỳ",
         lambda d: d.finished
         & d.ending.isin([Ending.DECLINED.value, Ending.REFUSED.value])),
        ("supplemented", "hồ sơ tiếp nhận trong kỳ có yêu cầu bổ sung",
         lambda d: d.entered & (d.supplements > 0)),
        ("supplemented_again", "hồ sơ tiếp nhận trong kỳ có yêu cầu bổ sung từ hai lần",
         lambda d: d.entered & (d.supplements > 1)),
        ("apologies", "văn bản xin lỗi của hồ sơ xong trong kỳ",
         lambda d: d.finished.ifelse(d.apologies, 0)),
        ("late_with_apology", "hồ sơ xong quá hạn trong kỳ có văn bản xin lỗi",
         lambda d: d.finished & d.late & (d.apologies > 0)),
        ("late_s", "tổng giây từ giờ hẹn đến lúc xong của hồ sơ xong quá hạn trong kỳ",
         lambda d: (d.finished & d.late).ifelse(d.finished_s - d.due_s, 0)),
        ("paused_s", "tổng giây làm việc tạm dừng của hồ sơ xong trong kỳ",
         lambda d: d.finished.ifelse(d.paused_s, 0)),
        ("late_no_cause", "hồ sơ xong quá hạn trong kỳ chưa ghi nguyên nhân",
         lambda d: d.finished & d.late & (d.cause == "")),
        ("received_direct", "hồ sơ tiếp nhận trong kỳ, nộp trực tiếp",
         lambda d: d.entered & (d.channel == COUNTER)),
        ("received_partial", "hồ sơ tiếp nhận trong kỳ của thủ tục trực tuyến một phần",
         lambda d: d.entered & (d.online_level == PARTIAL)),
        ("online_partial", "hồ sơ nộp trực tuyến của thủ tục trực tuyến một phần",
         lambda d: d.entered & (d.channel == ONLINE) & (d.online_level == PARTIAL)),
        ("with_fee", "hồ sơ tiếp nhận trong kỳ có phí, lệ phí theo danh mục",
         lambda d: d.entered & (d.fee > 0)),
        ("without_fee", "hồ sơ tiếp nhận trong kỳ không mất phí theo danh mục",
         lambda d: d.entered & (d.fee == 0)),
        ("fee_unknown", "hồ sơ tiếp nhận trong kỳ mà danh mục không ghi một mức phí duy nhất",
         lambda d: d.entered & d.fee.isnull()),
        ("fee_dong", "tổng phí, lệ phí theo danh mục của hồ sơ tiếp nhận trong kỳ",
         lambda d: d.entered.ifelse(d.fee, 0)),
        ("papers", "giấy tờ của hồ sơ tiếp nhận trong kỳ",
         lambda d: d.entered.ifelse(d.papers, 0)),
        ("papers_digitised", "giấy tờ có bản điện tử của hồ sơ tiếp nhận trong kỳ",
         lambda d: d.entered.ifelse(d.papers_digitised, 0)),
    ),
    **{f"late_{cause}": _late_for(cause, words) for cause, words in CAUSES.items()},
    "steps_timed": Measure(
        key="steps_timed", words="chặng xử lý kết thúc trong kỳ có giờ hẹn", legs=True,
        of=lambda leg: leg.timed,
    ),
    "steps_late": Measure(
        key="steps_late", words="chặng xử lý kết thúc trong kỳ sau giờ hẹn", legs=True,
        of=lambda leg: leg.late,
    ),
    "sent_back": Measure(
        key="sent_back", words="lượt trả lại để làm lại, trong kỳ", legs=True,
        of=lambda leg: leg.verb == "send_back",
    ),
}  # fmt: skip
