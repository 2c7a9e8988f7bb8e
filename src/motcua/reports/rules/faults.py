"""What can be wrong with the events that facts are drawn from: kept, mended, told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    SKEW = "skew"
    REVERSED = "reversed"
    GAP = "gap"
    NO_INTAKE = "no_intake"
    UNKNOWN_UNIT = "unknown_unit"
    UNKNOWN_PROCEDURE = "unknown_procedure"
    UNKNOWN_YEAR = "unknown_year"


_SENTENCES = {
    FaultKind.SKEW: "sự kiện {n} ghi giờ sớm hơn sự kiện trước {s} giây; tính theo giờ của sự kiện trước",
    FaultKind.REVERSED: "xong trước khi tiếp nhận {s} giây; không tính thời gian giải quyết",
    FaultKind.GAP: "thiếu sự kiện đứng trước sự kiện {n}",
    FaultKind.NO_INTAKE: "sự kiện đầu không nói thủ tục, kênh và đơn vị",
    FaultKind.UNKNOWN_UNIT: "không có đơn vị số {a}",
    FaultKind.UNKNOWN_PROCEDURE: "không có phiên bản thủ tục {a}",
    FaultKind.UNKNOWN_YEAR: "sự kiện {n} ở năm chưa có lịch làm việc; không tính giờ làm việc",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """`seconds` is by how much, `about` which unit or procedure."""

    code: str
    sequence: int
    kind: FaultKind
    seconds: int = 0
    about: str = ""

    def __str__(self) -> str:
        said = _SENTENCES[self.kind].format(n=self.sequence, s=self.seconds, a=self.about)
        return f"{self.code}: {said}."
