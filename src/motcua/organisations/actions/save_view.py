"""Keep a filter under a name, so that tomorrow it is one key away."""

from __future__ import annotations

import datetime as dt

from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name
from motcua.organisations.models import SavedView
from motcua.organisations.officer import Officer

MOST = 12
NAME_LENGTH = 60
QUERY_LENGTH = 800


def save_view(place: str, name: str, query: str, *, by: Officer, at: dt.datetime) -> SavedView:
    """The same name in the same list takes the new filter."""
    assert by.account_id is not None, "a view belongs to an account"
    named = clean_name(name, field="name", label="Tên bộ lọc", max_length=NAME_LENGTH)
    _check(query)
    mine = SavedView.objects.filter(account=by.account_id, place=place, deleted_at=None)
    if mine.exclude(name=named).count() >= MOST:
        raise InvalidInput(
            f"Đã có {MOST} bộ lọc ở danh sách này. Xóa một bộ lọc ít dùng rồi lưu lại.",
            field="name",
        )
    view, _made = SavedView.objects.update_or_create(
        account_id=by.account_id, place=place, name=named, deleted_at=None,
        defaults={"query": query, "saved_at": at},
    )  # fmt: skip
    return view


def _check(query: str) -> None:
    if not query:
        raise InvalidInput("Chưa có điều kiện lọc nào. Chọn điều kiện rồi lưu.", field="name")
    if len(query) > QUERY_LENGTH:
        raise InvalidInput("Bộ lọc dài quá nên chưa lưu được. Bớt điều kiện rồi lưu.", field="name")
