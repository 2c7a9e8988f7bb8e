"""Which two rows can be one person."""

from __future__ import annotations

from typing import Protocol

from motcua.kernel.errors import InvalidInput, WrongState


class Mergeable(Protocol):
    """What of a party decides whether it can be merged."""

    pk: int
    kind: str
    identity_index: str
    merged_into_id: int | None

    @property
    def erased_at(self) -> object: ...


def require_mergeable(survivor: Mergeable, absorbed: Mergeable) -> None:
    """Raises InvalidInput or WrongState with what stands in the way."""
    if survivor.pk == absorbed.pk:
        raise InvalidInput("Một người không gộp với chính mình. Chọn hai người.", field="absorbed")
    if survivor.erased_at or absorbed.erased_at:
        raise WrongState("Người đã được xóa dữ liệu không gộp được nữa.", code="erased")
    if survivor.merged_into_id or absorbed.merged_into_id:
        raise WrongState("Một trong hai người đã được gộp trước đó. Tải lại trang.", code="merged")
    if survivor.kind != absorbed.kind:
        raise InvalidInput(
            "Cá nhân, hộ, doanh nghiệp và tổ chức không gộp lẫn nhau. "
            "Nếu là người đứng tên, ghi nhận đại diện thay vì gộp.",
            field="absorbed",
        )
    numbers = {survivor.identity_index, absorbed.identity_index} - {""}
    if len(numbers) > 1:
        raise InvalidInput(
            "Hai người có hai số định danh khác nhau nên là hai người. "
            "Nếu một số nhập sai, sửa số trước rồi gộp.",
            field="absorbed",
        )
