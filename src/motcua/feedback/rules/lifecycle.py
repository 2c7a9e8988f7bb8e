"""States of a survey and of who was drawn."""

from __future__ import annotations

from enum import StrEnum


class SurveyState(StrEnum):
    DRAFT = "draft"
    DRAWN = "drawn"
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"


STATES = {
    SurveyState.DRAFT: "Đang thiết kế",
    SurveyState.DRAWN: "Đã rút mẫu",
    SurveyState.OPEN: "Đang nhận phiếu",
    SurveyState.CLOSED: "Đã đóng",
    SurveyState.PUBLISHED: "Đã công bố",
}


class MemberState(StrEnum):
    ASKED = "asked"
    ANSWERED = "answered"
    REPLACED = "replaced"
    RESERVE = "reserve"


MEMBER_STATES = {
    MemberState.ASKED: "Đang mời",
    MemberState.ANSWERED: "Đã trả lời",
    MemberState.REPLACED: "Đã thay",
    MemberState.RESERVE: "Dự phòng",
}
ONLINE, TABLET, PAPER, FILE = "online", "tablet", "paper", "file"
CHANNELS = {ONLINE: "Trực tuyến", TABLET: "Máy ở quầy", PAPER: "Phiếu giấy", FILE: "Nhập tệp"}
