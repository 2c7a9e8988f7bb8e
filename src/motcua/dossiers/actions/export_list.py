"""Take a list out of the system: written down with its purpose (Luật 91/2025/QH15)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.dossiers import policies
from motcua.kernel import events
from motcua.kernel.errors import InvalidInput, NotAllowed
from motcua.organisations.authority import Authority, roles_with
from motcua.organisations.models import Post
from motcua.organisations.officer import Officer

LIST_EXPORTED = events.declare("dossiers.list_exported", "Xuất danh sách")
PURPOSES = {
    "bao-cao": "Báo cáo, thống kê",
    "kiem-tra": "Kiểm tra, thanh tra",
    "ban-giao": "Bàn giao công việc",
    "giai-quyet": "Giải quyết hồ sơ",
}


@transaction.atomic
def export_list(
    place: str, *, by: Officer, at: dt.datetime, purpose: str, form: str, rows: int
) -> None:
    """`place` is the list's key, `form` xlsx, csv or paper; the filters may hold a name and are
    left out of the trail.
    """
    if not policies.may_export(by):
        roles = ", ".join(role.label for role in roles_with(Authority.DOSSIER_EXPORT))
        raise NotAllowed(f"Anh/chị không có quyền xuất danh sách. Người có quyền: {roles}.")
    if purpose not in PURPOSES:
        raise InvalidInput("Chọn mục đích xuất danh sách.", field="purpose")
    # The lock that keeps the chain of this post in one line.
    Post.objects.select_for_update().get(pk=by.post_id)
    facts = {"list": place, "purpose": purpose, "form": form, "rows": rows}
    record(chain=f"exports:{by.post_id}", type=LIST_EXPORTED, by=by, at=at, facts=facts)
