"""The tabs of the pages of legal documents, and the words of the room that they translate."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.ui.values import Link

LIST, PLAN, POSTINGS, REVIEWS, PROBLEMS = "danh-muc", "ke-hoach", "dang", "ra-soat", "chong-cheo"
WORDS = (
    gettext_noop("Trong kế hoạch"),
    gettext_noop("Đang soạn thảo"),
    gettext_noop("Lấy ý kiến"),
    gettext_noop("Đã thẩm định"),
    gettext_noop("Đã trình"),
    gettext_noop("Đã ban hành"),
    gettext_noop("Đưa ra khỏi kế hoạch"),
    gettext_noop("Rà soát thường xuyên"),
    gettext_noop("Rà soát theo chuyên đề"),
    gettext_noop("Hệ thống hóa kỳ"),
    gettext_noop("Giữ nguyên"),
    gettext_noop("Hết hiệu lực"),
    gettext_noop("Chồng chéo, mâu thuẫn"),
    gettext_noop("Cần sửa đổi, bổ sung"),
    gettext_noop("Cần thay thế"),
    gettext_noop("Cần bãi bỏ"),
)


def tabs(current: str) -> list[Link]:
    named = {
        LIST: (_("Danh mục"), "desk:documents"),
        PLAN: (_("Kế hoạch ban hành"), "desk:plan"),
        POSTINGS: (_("Đăng cơ sở dữ liệu quốc gia"), "desk:postings"),
        REVIEWS: (_("Rà soát, hệ thống hóa"), "desk:reviews"),
        PROBLEMS: (_("Hết hiệu lực, chồng chéo"), "desk:problems"),
    }
    return [
        Link(text=text, url=reverse(name), current=key == current)
        for key, (text, name) in named.items()
    ]
