"""The indicators: each a measure, or measures divided by measures, with its words and its law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from motcua.reports.indicators.measures import MEASURES


class Unit(StrEnum):
    DOSSIERS = "hồ sơ"
    LETTERS = "văn bản"
    STEPS = "chặng"
    PERCENT = "%"
    HOURS = "giờ làm việc"
    DAYS = "ngày"
    PAPERS = "giấy tờ"
    DONG = "đồng"


# What one unit holds of what is summed; a share is a hundred times its quotient.
_SCALE = {Unit.PERCENT: (100, 1), Unit.HOURS: (1, 3_600), Unit.DAYS: (1, 86_400)}
FORM = "TT 01/2020/TT-VPCP, biểu II.06"
CAUSES = "TT 01/2020/TT-VPCP, biểu II.07"
INDEX = "QĐ 766/QĐ-TTg"
ONE_STOP = "NĐ 118/2025/NĐ-CP"
FORM_FROM, INDEX_FROM = dt.date(2020, 12, 5), dt.date(2022, 6, 23)
ONE_STOP_FROM, EVER = dt.date(2025, 7, 1), dt.date(2010, 10, 14)


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """`numerator` and `denominator` name measures, each a sum of them; no denominator: a count.

    `percentile` picks, of the working minutes of finished dossiers, the smallest that this share
    of them does not exceed.
    """

    key: str
    label: str
    name: str
    unit: Unit
    legal_basis: str
    valid_from: dt.date
    valid_to: dt.date | None = None
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    percentile: int = 0
    digits: int = 2

    @property
    def measures(self) -> tuple[str, ...]:
        return (*self.numerator, *self.denominator)

    @property
    def formula(self) -> str:
        """In words, put together from what its measures say."""
        if self.percentile:
            return (
                f"số phút làm việc nhỏ nhất mà ít nhất {self.percentile} % hồ sơ xong trong kỳ "
                "không vượt quá (tính theo phút tròn)"
            )
        above = " + ".join(MEASURES[key].words for key in self.numerator)
        if not self.denominator:
            return above
        return f"({above}) ÷ ({' + '.join(MEASURES[key].words for key in self.denominator)})"

    def in_force(self, day: dt.date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def parts(self, sums: Mapping[str, int]) -> tuple[int, int]:
        """Numerator and denominator as integers, one where nothing divides."""
        above = sum(sums[key] for key in self.numerator)
        return above, sum(sums[key] for key in self.denominator) if self.denominator else 1

    def shown(self, above: int, below: int) -> str:
        """Divided last, half up; empty where there is nothing to divide by."""
        if not self.denominator and not self.percentile:
            return str(above)
        if below == 0:
            return ""
        times, per = _SCALE.get(self.unit, (1, 1))
        whole = 10**self.digits
        scaled = (2 * above * times * whole + below * per) // (2 * below * per)
        return f"{scaled // whole}.{scaled % whole:0{self.digits}d}"


def _counts(*rows: tuple[str, str, str]) -> list[Indicator]:
    return [
        Indicator(key=key, label=label, name=name, unit=Unit.DOSSIERS, legal_basis=FORM,
                  valid_from=FORM_FROM, numerator=(key,))
        for key, label, name in rows
    ]  # fmt: skip


def _shares(law: str, since: dt.date, *rows: tuple[str, str, str, str, str]) -> list[Indicator]:
    return [
        Indicator(key=key, label=label, name=name, unit=Unit.PERCENT, legal_basis=law,
                  valid_from=since, numerator=tuple(above.split()), denominator=tuple(below.split()))
        for key, label, name, above, below in rows
    ]  # fmt: skip


STATUTORY = tuple(
    _counts(
        ("c3", "Tiếp nhận: tổng số", "Số hồ sơ tiếp nhận, tổng số (3) = (4) + (5) + (6)"),
        ("c4", "Trực tuyến", "Số hồ sơ tiếp nhận trong kỳ, trực tuyến (4)"),
        ("c5", "Trực tiếp, bưu chính",
         "Số hồ sơ tiếp nhận trong kỳ, trực tiếp và dịch vụ bưu chính (5)"),
        ("c6", "Từ kỳ trước", "Số hồ sơ từ kỳ trước chuyển sang (6)"),
        ("c7", "Đã giải quyết: tổng số", "Số hồ sơ đã giải quyết, tổng số (7) = (8) + (9) + (10)"),
        ("c8", "Trước hạn", "Số hồ sơ đã giải quyết trước hạn (8)"),
        ("c9", "Đúng hạn", "Số hồ sơ đã giải quyết đúng hạn (9)"),
        ("c10", "Quá hạn", "Số hồ sơ đã giải quyết quá hạn (10)"),
        ("c11", "Đang giải quyết: tổng số",
         "Số hồ sơ đang giải quyết, tổng số (11) = (12) + (13)"),
        ("c12", "Trong hạn", "Số hồ sơ đang giải quyết trong hạn (12)"),
        ("c13", "Đang giải quyết: quá hạn", "Số hồ sơ đang giải quyết quá hạn (13)"),
    )
)  # fmt: skip

_TIMELINESS = _shares(
    FORM, FORM_FROM,
    ("on_time_rate", "Đúng hạn", "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn", "c8 c9", "c7"),
    ("early_rate", "Trước hạn", "Tỷ lệ hồ sơ giải quyết trước hạn", "c8", "c7"),
    ("late_rate", "Trễ hạn", "Tỷ lệ hồ sơ giải quyết quá hạn", "c10", "c7"),
    ("overdue_rate", "Đang quá hạn", "Tỷ lệ hồ sơ đang giải quyết đã quá hạn", "c13", "c11"),
    ("settled_rate", "Đã giải quyết", "Tỷ lệ hồ sơ đã giải quyết trên số tiếp nhận", "c7", "c3"),
)  # fmt: skip
_ONLINE = _shares(
    INDEX, INDEX_FROM,
    ("in_time_rate", "Trong hạn", "Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn, đã và đang giải quyết",
     "c8 c9 c12", "c7 c11"),
    ("online_share", "Trực tuyến", "Tỷ lệ hồ sơ nộp trực tuyến", "c4", "received"),
    ("online_whole_share", "Trực tuyến toàn trình",
     "Tỷ lệ hồ sơ nộp trực tuyến của thủ tục toàn trình", "online_whole", "received_whole"),
    ("digitised_share", "Số hóa", "Tỷ lệ hồ sơ được số hóa", "digitised", "with_papers"),
    ("reused_share", "Dùng lại dữ liệu", "Tỷ lệ hồ sơ khai thác, dùng lại dữ liệu đã số hóa",
     "reused", "received"),
    ("digitised_whole_share", "Số hóa hồ sơ và kết quả",
     "Tỷ lệ hồ sơ số hóa cả giấy tờ và kết quả", "digitised_both", "received"),
    ("electronic_share", "Kết quả điện tử", "Tỷ lệ cấp kết quả giải quyết điện tử",
     "electronic", "decided"),
)  # fmt: skip
_POST = _shares(
    "QĐ 45/2016/QĐ-TTg", dt.date(2016, 12, 16),
    ("postal_share", "Nộp qua bưu chính", "Tỷ lệ hồ sơ nộp qua dịch vụ bưu chính công ích",
     "received_by_post", "received"),
    ("postal_result_share", "Trả qua bưu chính", "Tỷ lệ kết quả trả qua bưu chính công ích",
     "home_by_post", "c7"),
)  # fmt: skip
_SUPPLEMENTS = _shares(
    "NĐ 63/2010/NĐ-CP, Điều 20", EVER,
    ("supplement_rate", "Phải bổ sung", "Tỷ lệ hồ sơ có yêu cầu bổ sung",
     "supplemented", "received"),
    ("second_supplement_rate", "Bổ sung từ hai lần",
     "Tỷ lệ hồ sơ có yêu cầu bổ sung từ hai lần", "supplemented_again", "received"),
)  # fmt: skip
_OURS = "Chỉ tiêu nội bộ"


def _one(
    key: str,
    label: str,
    name: str,
    unit: Unit,
    law: str,
    *,
    numerator: tuple[str, ...],
    denominator: tuple[str, ...] = (),
) -> Indicator:
    since = {FORM: FORM_FROM, CAUSES: FORM_FROM, ONE_STOP: ONE_STOP_FROM, INDEX: INDEX_FROM}
    return Indicator(
        key=key, label=label, name=name, unit=unit, legal_basis=law,
        valid_from=since.get(law, EVER), numerator=numerator, denominator=denominator,
    )  # fmt: skip


_TIMES = [
    _one("working_time", "Thời gian trung bình", "Thời gian giải quyết trung bình", Unit.HOURS,
         INDEX, numerator=("working_s",), denominator=("timed",)),
    *(
        Indicator(key=f"working_time_p{share}", label=f"Thời gian p{share}",
                  name=f"Thời gian giải quyết mà {share} % hồ sơ không vượt quá",
                  unit=Unit.HOURS, legal_basis=_OURS, valid_from=EVER, percentile=share)
        for share in (50, 90)
    ),
    _one("paused_time", "Tạm dừng trung bình", "Thời gian tạm dừng trung bình một hồ sơ xong",
         Unit.HOURS, _OURS, numerator=("paused_s",), denominator=("c7",)),
    _one("lateness", "Trễ trung bình", "Số ngày quá hạn trung bình của hồ sơ quá hạn", Unit.DAYS,
         _OURS, numerator=("late_s",), denominator=("c10",)),
    _one("step_late_rate", "Chặng trễ", "Tỷ lệ chặng xử lý xong quá giờ hẹn", Unit.PERCENT, _OURS,
         numerator=("steps_late",), denominator=("steps_timed",)),
]  # fmt: skip
_ENDINGS = [
    _one("supplemented_again", "Bổ sung từ hai lần", "Số hồ sơ có yêu cầu bổ sung từ hai lần",
         Unit.DOSSIERS, "NĐ 63/2010/NĐ-CP, Điều 20", numerator=("supplemented_again",)),
    _one("withdrawn", "Rút hồ sơ", "Số hồ sơ công dân rút", Unit.DOSSIERS, ONE_STOP,
         numerator=("withdrawn",)),
    _one("stopped", "Dừng giải quyết", "Số hồ sơ dừng giải quyết", Unit.DOSSIERS, ONE_STOP,
         numerator=("stopped",)),
    _one("turned_down", "Từ chối", "Số hồ sơ bị từ chối sau khi tiếp nhận", Unit.DOSSIERS,
         ONE_STOP, numerator=("turned_down",)),
    _one("postal_results", "Kết quả qua bưu chính", "Số kết quả trả qua bưu chính công ích",
         Unit.DOSSIERS, "QĐ 45/2016/QĐ-TTg", numerator=("home_by_post",)),
    _one("sent_back", "Trả lại làm lại", "Số lượt trả lại để làm lại", Unit.STEPS, _OURS,
         numerator=("sent_back",)),
]  # fmt: skip
_LATENESS = [
    _one("apologies", "Văn bản xin lỗi", "Số văn bản xin lỗi và hẹn lại", Unit.LETTERS, ONE_STOP,
         numerator=("apologies",)),
    _one("apology_rate", "Có xin lỗi", "Tỷ lệ hồ sơ quá hạn có văn bản xin lỗi", Unit.PERCENT,
         ONE_STOP, numerator=("late_with_apology",), denominator=("c10",)),
    *(
        _one(key, label, f"Số hồ sơ quá hạn: {MEASURES[key].words.partition(' vì: ')[2]}",
             Unit.DOSSIERS, CAUSES, numerator=(key,))
        for key, label in {
            "late_complex": "Vì phức tạp", "late_partner": "Vì phối hợp chậm",
            "late_software": "Vì phần mềm", "late_staff": "Vì thiếu người",
            "late_other": "Vì lý do khác",
        }.items()
    ),
    _one("late_no_cause", "Chưa ghi nguyên nhân", "Số hồ sơ quá hạn chưa ghi nguyên nhân",
         Unit.DOSSIERS, CAUSES, numerator=("late_no_cause",)),
]  # fmt: skip

# What the other statutory forms print besides (reports/data/statutory_forms.yaml).
_PRINTED = [
    *(
        _one(key, label, name, Unit.DOSSIERS, ONE_STOP, numerator=(key,))
        for key, label, name in (
            ("received_direct", "Trực tiếp", "Số hồ sơ nộp trực tiếp"),
            ("received_partial", "Một phần: tiếp nhận",
             "Số hồ sơ của thủ tục trực tuyến một phần"),
            ("online_partial", "Một phần: trực tuyến",
             "Số hồ sơ nộp trực tuyến của thủ tục trực tuyến một phần"),
            ("with_fee", "Có phí", "Số hồ sơ có phí, lệ phí theo danh mục"),
            ("without_fee", "Không mất phí", "Số hồ sơ không mất phí theo danh mục"),
            ("fee_unknown", "Chưa rõ mức phí", "Số hồ sơ chưa rõ mức phí theo danh mục"),
        )
    ),
    _one("fee_dong", "Tiền phí", "Tổng phí, lệ phí theo danh mục", Unit.DONG, ONE_STOP,
         numerator=("fee_dong",)),
    _one("papers", "Giấy tờ", "Số giấy tờ của hồ sơ tiếp nhận", Unit.PAPERS, ONE_STOP,
         numerator=("papers",)),
    _one("papers_digitised", "Giấy tờ số hóa", "Số giấy tờ có bản điện tử", Unit.PAPERS, ONE_STOP,
         numerator=("papers_digitised",)),
]  # fmt: skip

INDICATORS: dict[str, Indicator] = {
    one.key: one
    for one in (
        *STATUTORY, *_TIMELINESS, *_ONLINE, *_POST, *_SUPPLEMENTS, *_TIMES, *_ENDINGS, *_LATENESS,
        *_PRINTED,
    )
}  # fmt: skip
