"""What can be wrong with a question about time, in words for the person who asked it."""

from __future__ import annotations

from motcua.kernel.errors import DomainError


class WorktimeError(DomainError):
    """A deadline or a working time that cannot be reckoned as asked."""


class InvalidTerm(WorktimeError):
    """The term is not written in one of the known ways, or is out of all measure."""

    def __init__(self, message: str) -> None:
        super().__init__(message, field="term", code="invalid-term")


class InvalidPause(WorktimeError):
    """One pause is wrong in itself."""

    def __init__(self, message: str) -> None:
        super().__init__(message, field="pauses", code="invalid-pause")


class OverlappingPauses(WorktimeError):
    """Two pauses share some time."""

    def __init__(self, message: str) -> None:
        super().__init__(message, field="pauses", code="overlapping-pauses")


class InvalidPeriod(WorktimeError):
    """A period that ends before it begins."""

    def __init__(self, message: str) -> None:
        super().__init__(message, field="to", code="invalid-period")


class InvalidHours(WorktimeError):
    """Hours of a day, a week or a calendar that cannot be."""

    def __init__(self, message: str) -> None:
        super().__init__(message, field="hours", code="invalid-hours")


class UnknownYear(WorktimeError):
    """The answer depends on a day of a year whose calendar is not known."""

    def __init__(self, year: int, first: int, last: int, wanted: str = "hạn") -> None:
        remedy = f"đến 31/12/{last}" if year > last else f"từ 01/01/{first}"
        super().__init__(
            f"Năm {year} chưa có lịch làm việc nên chưa tính được {wanted}. "
            f"Chọn ngày {remedy} hoặc báo quản trị nhập lịch.",
            field="start",
            code="unknown-year",
        )
        self.year = year
