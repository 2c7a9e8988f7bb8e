"""The states of a unit's sheet in a round, the stages a point passes, and which act fits when.

Công văn 383, 384/BNV-CCHC (self-score, evidence, appraisal) and the rounds of the provinces: a
unit scores itself, its head approves, it is locked; appraised, explained, appraised again,
decided by the council, published.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class EntryState(StrEnum):
    SELF_SCORING = "self_scoring"
    APPROVED = "approved"
    LOCKED = "locked"
    APPRAISAL = "appraisal"
    EXPLANATION = "explanation"
    SECOND_APPRAISAL = "second_appraisal"
    COUNCIL = "council"
    PUBLISHED = "published"


ENTRY_STATES: Mapping[str, str] = {
    EntryState.SELF_SCORING: "Đang tự chấm",
    EntryState.APPROVED: "Đã duyệt nội bộ",
    EntryState.LOCKED: "Đã chốt điểm",
    EntryState.APPRAISAL: "Thẩm định lần 1",
    EntryState.EXPLANATION: "Giải trình",
    EntryState.SECOND_APPRAISAL: "Thẩm định lần 2",
    EntryState.COUNCIL: "Hội đồng đã quyết",
    EntryState.PUBLISHED: "Đã công bố",
}


class Stage(StrEnum):
    """Where a value of a criterion comes from."""

    SELF = "self"
    BOUND = "bound"
    SURVEY = "survey"
    APPRAISAL = "appraisal"
    EXPLANATION = "explanation"
    SECOND_APPRAISAL = "second_appraisal"
    COUNCIL = "council"


STAGES: Mapping[str, str] = {
    Stage.SELF: "Tự chấm",
    Stage.BOUND: "Số liệu hệ thống",
    Stage.SURVEY: "Điều tra xã hội học",
    Stage.APPRAISAL: "Thẩm định lần 1",
    Stage.EXPLANATION: "Giải trình",
    Stage.SECOND_APPRAISAL: "Thẩm định lần 2",
    Stage.COUNCIL: "Hội đồng",
}

# What counts in the end: the last of these that spoke.
WEIGHT: tuple[Stage, ...] = (
    Stage.COUNCIL, Stage.SECOND_APPRAISAL, Stage.APPRAISAL, Stage.SURVEY, Stage.BOUND, Stage.SELF,
)  # fmt: skip


class RoundState(StrEnum):
    OPEN = "open"
    PUBLISHED = "published"


ROUND_STATES: Mapping[str, str] = {
    RoundState.OPEN: "Đang chấm",
    RoundState.PUBLISHED: "Đã công bố",
}


class SetState(StrEnum):
    DRAFT = "draft"
    CHECKED = "checked"
    APPROVED = "approved"
    IN_FORCE = "in_force"


SET_STATES: Mapping[str, str] = {
    SetState.DRAFT: "Dự thảo",
    SetState.CHECKED: "Đã kiểm tra",
    SetState.APPROVED: "Đã duyệt",
    SetState.IN_FORCE: "Đang áp dụng",
}

LEVELS: Mapping[str, str] = {
    "ministry": "Bộ, cơ quan ngang bộ",
    "province": "Tỉnh, thành phố",
    "department": "Sở, ban, ngành",
    "district": "Huyện (đến 30/6/2025)",
    "commune": "Xã, phường, đặc khu",
    "other": "Cơ quan, đơn vị khác",
}


class EvidenceKind(StrEnum):
    FILE = "file"
    DOSSIER = "dossier"
    LEGISLATION = "legislation"
    DECISION = "decision"
    EXPLANATION = "explanation"


EVIDENCE_KINDS: Mapping[str, str] = {
    EvidenceKind.FILE: "Tệp",
    EvidenceKind.DOSSIER: "Hồ sơ",
    EvidenceKind.LEGISLATION: "Văn bản trong danh mục pháp luật",
    EvidenceKind.DECISION: "Văn bản, quyết định khác",
    EvidenceKind.EXPLANATION: "Giải trình khi không có tài liệu",
}


def choices(words: Mapping[str, str]) -> list[tuple[str, str]]:
    """For a column that keeps the plain word."""
    return [(str(key), label) for key, label in words.items()]
