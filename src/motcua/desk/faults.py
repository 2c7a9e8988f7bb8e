"""Pages that say what went wrong and what to do next, in the frame of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from motcua.desk import frame
from motcua.kernel.errors import DomainError

if TYPE_CHECKING:
    from motcua.desk.guard import DeskRequest

TEMPLATE = "desk/fault.html"


def _title(status: int) -> str:
    titles = {
        403: _("Anh/chị không xem hoặc làm được việc này"),
        404: _("Không tìm thấy"),
        409: _("Chưa làm được: hồ sơ đã thay đổi"),
    }
    return titles.get(status, _("Chưa làm được"))


def told(request: DeskRequest, fault: DomainError) -> HttpResponse:
    """A rule said no: its sentence names the remedy."""
    context = {"title": _title(fault.status), "sentence": fault.message}
    return frame.page(request, TEMPLATE, context, status=fault.status)


def ours(request: DeskRequest, support: str) -> HttpResponse:
    """Our own fault: nothing was saved; the support code finds it in the log."""
    sentence = _(
        "Chưa làm được việc này: máy chủ đang bận. Nội dung đã nhập vẫn còn, chưa có gì được ghi. "
        "Quay lại và thử lại; nếu còn lỗi, báo quản trị mã hỗ trợ %(code)s."
    ) % {"code": support}
    context = {"title": _("Chưa làm được"), "sentence": sentence}
    return render(request, "desk/bare_fault.html", context, status=500)


def without_post(request: HttpRequest) -> HttpResponse:
    sentence = _(
        "Tài khoản này chưa được giao vị trí công tác, hoặc vị trí đã hết hạn. "
        "Nhờ quản trị của đơn vị giao vị trí rồi tải lại trang."
    )
    context = {"title": _("Chưa có vị trí công tác"), "sentence": sentence}
    return render(request, "desk/bare_fault.html", context, status=403)
