"""What acts that sign a paper share: it is what was seen, and the trail says how it was signed."""

from __future__ import annotations

from motcua.documents.models import StoredFile
from motcua.kernel.errors import InvalidInput


def require_same(seen: str, digest: str) -> None:
    """`seen`: the digest of what stood on the page, empty where nobody looked at one."""
    if seen and seen != digest:
        raise InvalidInput(
            "Nội dung đã thay đổi sau khi anh/chị mở trang này nên chưa ký. Xem lại rồi ký.",
            field="seen", code="changed",
        )  # fmt: skip


def signed_facts(file: StoredFile | None) -> dict[str, object]:
    return {"on_paper": file is None, "sha256": file.sha256 if file else ""}
