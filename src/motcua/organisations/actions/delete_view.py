"""Throw a saved filter away; its owner can take it back."""

from __future__ import annotations

import datetime as dt

from motcua.kernel.errors import NotFound
from motcua.organisations.models import SavedView
from motcua.organisations.officer import Officer

KEPT = dt.timedelta(days=1)


def delete_view(pk: int, *, by: Officer, at: dt.datetime) -> SavedView:
    """Those thrown away more than a day ago are gone for good."""
    mine = SavedView.objects.filter(account=by.account_id)
    view = mine.filter(pk=pk, deleted_at=None).first()
    if view is None:
        raise NotFound("Không có bộ lọc này, hoặc đã xóa. Tải lại danh sách.")
    mine.filter(deleted_at__lt=at - KEPT).delete()
    view.deleted_at = at
    view.save(update_fields=["deleted_at"])
    return view
