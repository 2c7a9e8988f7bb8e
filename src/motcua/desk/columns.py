"""Which columns of a list an officer wants to see; what tells dossiers apart always stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from motcua.desk.guard import DeskRequest
from motcua.organisations.queries.preferences import preference

KEY = "columns"
SESSION = "desk.columns"
OPTIONAL: dict[str, str | Promise] = {
    "owner": gettext_lazy("Chủ hồ sơ"),
    "received": gettext_lazy("Nhận"),
    "due": gettext_lazy("Hạn"),
    "step": gettext_lazy("Bước, người giữ"),
    "channel": gettext_lazy("Kênh"),
}


@dataclass(frozen=True)
class Choice:
    key: str
    label: str | Promise
    shown: bool


def hidden_columns(request: DeskRequest) -> frozenset[str]:
    """Asked of the database once a session."""
    if SESSION not in request.session:
        request.session[SESSION] = preference(request.officer, KEY, [])
    return frozenset(request.session[SESSION]) & OPTIONAL.keys()


def columns_of(hidden: Iterable[str]) -> list[Choice]:
    gone = set(hidden)
    return [Choice(key, label, key not in gone) for key, label in OPTIONAL.items()]
