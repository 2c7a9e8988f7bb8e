"""The rating of a service: three levels, reasons to choose from (NĐ 61/2018 Điều 31)."""

from __future__ import annotations

from motcua.kernel.errors import InvalidInput

LEVELS = {3: "Rất hài lòng", 2: "Hài lòng", 1: "Không hài lòng"}
SATISFIED = 2
REASONS = {
    "on-time": "Nhanh, đúng hẹn",
    "clear": "Giải thích rõ",
    "polite": "Thái độ tốt",
    "many-visits": "Phải đi lại nhiều lần",
    "late": "Trễ hẹn",
    "unclear": "Giải thích không rõ",
    "rude": "Thái độ chưa tốt",
    "extra-papers": "Đòi thêm giấy tờ ngoài quy định",
}
COMMENT_LENGTH = 500


def check(level: int, reasons: list[str], comment: str) -> None:
    if level not in LEVELS:
        raise InvalidInput("Chọn một trong ba mức rồi gửi.", field="level")
    if unknown := [reason for reason in reasons if reason not in REASONS]:
        raise InvalidInput(f"Không có lý do “{unknown[0][:40]}”. Chọn lại.", field="reasons")
    if len(comment) > COMMENT_LENGTH:
        message = f"Góp ý dài {len(comment)} ký tự, tối đa {COMMENT_LENGTH}. Rút gọn lại."
        raise InvalidInput(message, field="comment")
