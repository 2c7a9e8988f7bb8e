"""Take back a saved filter that was thrown away."""

from __future__ import annotations

import datetime as dt

from motcua.kernel.errors import NotFound
from motcua.organisations.actions.save_view import save_view
from motcua.organisations.models import SavedView
from motcua.organisations.officer import Officer


def restore_view(pk: int, *, by: Officer, at: dt.datetime) -> SavedView:
    gone = SavedView.objects.filter(account=by.account_id, pk=pk, deleted_at__isnull=False).first()
    if gone is None:
        raise NotFound("Không lấy lại được bộ lọc này. Lưu lại bộ lọc từ danh sách.")
    restored = save_view(gone.place, gone.name, gone.query, by=by, at=at)
    gone.delete()
    return restored
