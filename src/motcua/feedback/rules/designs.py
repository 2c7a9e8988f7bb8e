"""What a survey is set up to do, and when a design cannot be carried out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from motcua.feedback.rules.questionnaire import CITIZENS, RESPONDENTS

PER_STRATUM, PROPORTIONAL, EQUAL = "per_stratum", "proportional", "equal"
ALLOCATIONS = {
    PER_STRATUM: "Tính cỡ mẫu riêng cho từng tầng",
    PROPORTIONAL: "Một cỡ mẫu chung, chia theo tỷ lệ",
    EQUAL: "Một cỡ mẫu chung, chia đều",
}
BY_UNIT, BY_UNIT_AND_FIELD = "unit", "unit_field"
STRATIFICATIONS = {BY_UNIT: "Đơn vị", BY_UNIT_AND_FIELD: "Đơn vị và lĩnh vực"}
SHARE, WEIGHTS = "share", "weights"
FORMULAS = {
    SHARE: "Tỷ lệ câu trả lời hài lòng trên câu trả lời hợp lệ",
    WEIGHTS: "Trung bình trọng số của câu trả lời",
}
# Two ways of asking whose figures must not stand in one line (domain: SIPAS to 2021, from 2022).
TRANSACTIONS, RESIDENTS, OFFICIAL = "transactions", "residents", "officials"
METHODS = {
    TRANSACTIONS: "Hỏi người vừa làm thủ tục (như SIPAS đến năm 2021)",
    RESIDENTS: "Hỏi người dân ở cơ sở (như SIPAS từ năm 2022)",
    OFFICIAL: "Hỏi cán bộ, đại biểu",
}
LEAST_SHOWN = 5
MOST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """`error` is e of n = N/(1+Ne²); `satisfied_from` the weight from which an answer counts as
    satisfied; `reserve` the share of the sample drawn besides, to replace who does not answer;
    figures of fewer than `least_shown` answers are not shown.
    """

    name: str
    year: int
    legal_basis: str = ""
    method: str = TRANSACTIONS
    first: dt.date | None = None
    last: dt.date | None = None
    stratify: str = BY_UNIT
    allocation: str = PER_STRATUM
    error: Decimal = Decimal("0.05")
    least: int = 30
    reserve: Decimal = Decimal("0.2")
    formula: str = SHARE
    satisfied_from: int = 60
    least_shown: int = LEAST_SHOWN
    double_entry: bool = False
    closes_on: dt.date | None = None


def faults(design: Design, respondents: str, today: dt.date) -> dict[str, list[str]]:
    """Messages by field; empty when it can be carried out."""
    found = {**_words(design), **_numbers(design), **_days(design, today)}
    if design.method == RESIDENTS and respondents == CITIZENS:
        found["method"] = (
            "Hệ thống chỉ có danh sách giao dịch để rút mẫu. Chọn cách hỏi người vừa làm thủ tục; "
            "kết quả điều tra hộ dân nhập ở trang Chỉ số khác."
        )
    if (design.method == OFFICIAL) == (respondents == CITIZENS):
        kind = RESPONDENTS[respondents].lower()
        found["method"] = f"Bộ câu hỏi này dành cho {kind}. Chọn cách hỏi khớp với bộ câu hỏi."
    return {name: [message] for name, message in found.items()}


def _words(design: Design) -> dict[str, str]:
    found = {}
    if not 5 <= len(design.name) <= MOST_NAME:
        found["name"] = f"Tên khảo sát cần từ 5 đến {MOST_NAME} ký tự."
    if len(design.legal_basis) > 300:
        found["legal_basis"] = "Căn cứ dài quá 300 ký tự. Ghi số, ký hiệu và ngày văn bản."
    for name, known in (
        ("method", METHODS), ("stratify", STRATIFICATIONS), ("allocation", ALLOCATIONS),
        ("formula", FORMULAS),
    ):  # fmt: skip
        if getattr(design, name) not in known:
            found[name] = "Chọn một mục trong danh sách."
    return found


def _numbers(design: Design) -> dict[str, str]:
    found = {}
    if not 2000 <= design.year <= 2100:
        found["year"] = "Năm cần từ 2000 đến 2100."
    if not Fraction(1, 200) <= Fraction(design.error) <= Fraction(1, 4):
        found["error"] = "Sai số cần từ 0,5% đến 25%, ví dụ 5%."
    if not 0 <= design.least <= 400:
        found["least"] = "Số phiếu ít nhất mỗi tầng cần từ 0 đến 400."
    if not 0 <= design.reserve <= 2:
        found["reserve"] = "Phần dự phòng cần từ 0% đến 200% mẫu."
    if not 0 < design.satisfied_from <= 100:
        found["satisfied_from"] = "Trọng số từ đó tính là hài lòng cần từ 1 đến 100."
    if not LEAST_SHOWN <= design.least_shown <= 100:
        found["least_shown"] = f"Số phiếu ít nhất để hiện số liệu cần từ {LEAST_SHOWN} đến 100."
    return found


def _days(design: Design, today: dt.date) -> dict[str, str]:
    found = {}
    if design.method == TRANSACTIONS:
        if design.first is None:
            found["first"] = "Chưa có ngày đầu của kỳ giao dịch."
        if design.last is None:
            found["last"] = "Chưa có ngày cuối của kỳ giao dịch."
    if design.first and design.last and design.last < design.first:
        found["last"] = "Ngày cuối phải từ ngày đầu trở đi."
    if design.last and design.last > today:
        found["last"] = "Kỳ giao dịch chưa kết thúc. Chọn ngày cuối đến hôm nay."
    if design.closes_on is None:
        found["closes_on"] = "Chưa có ngày ngừng nhận phiếu."
    elif design.closes_on < today:
        found["closes_on"] = "Ngày ngừng nhận phiếu đã qua. Chọn từ hôm nay trở đi."
    return found
