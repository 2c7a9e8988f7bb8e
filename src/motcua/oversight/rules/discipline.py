"""A surprise check of discipline: what is counted at the door, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

MOST = 10_000


@dataclass(frozen=True, kw_only=True)
class Seen:
    """People by number, never by name: due, present, away with leave; idle at work; citizens who
    wait where nobody serves.
    """

    expected: int
    present: int
    excused: int
    badges: bool
    idle: int
    unserved: int
    note: str = ""

    @property
    def missing(self) -> int:
        return self.expected - self.present - self.excused


def seen_faults(told: Seen) -> Iterator[tuple[str, str]]:
    """What cannot be, by field."""
    if told.expected < 1:
        yield "expected", "Số người phải có mặt ít nhất là 1."
    if told.expected > MOST:
        yield "expected", f"Số người {told.expected} quá lớn. Xem lại số."
    if told.present + told.excused > told.expected:
        yield (
            "present",
            (
                f"Có mặt {told.present} cộng vắng có lý do {told.excused} lớn hơn số phải có mặt "
                f"{told.expected}. Đếm lại."
            ),
        )
    if told.idle > told.present:
        yield "idle", f"Người làm việc riêng ({told.idle}) nhiều hơn người có mặt ({told.present})."
    if told.missing and not told.note:
        yield "note", "Có người vắng không lý do: ghi bộ phận hoặc vị trí vắng."


def shortcomings(told: Seen) -> list[str]:
    """In words; none where all is as it should be."""
    found = []
    if told.missing:
        found.append(f"{told.missing} người vắng không lý do")
    if not told.badges:
        found.append("không đeo thẻ công chức")
    if told.idle:
        found.append(f"{told.idle} người làm việc riêng")
    if told.unserved:
        found.append(f"{told.unserved} người dân chờ mà không ai tiếp")
    return found
