"""Filters that an officer saved, as tabs beside the lists of the role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from motcua.desk.forms.filters import FilterForm, filters_of
from motcua.desk.guard import DeskRequest
from motcua.desk.standing_in import PARAMETER
from motcua.dossiers.queries.worklists import View, WorklistKind
from motcua.organisations.officer import Officer
from motcua.organisations.queries.preferences import views_of
from motcua.procedures.queries.fields import fields_in_use
from motcua.ui.values import Link

UNDO = "desk.deleted_view"
PASSING = ("trang",)


@dataclass(frozen=True)
class Saved:
    pk: int
    name: str
    query: str
    view: View


def saved_of(officer: Officer, kind: WorklistKind) -> list[Saved]:
    found = views_of(officer, kind.key)
    fields = fields_in_use() if found else []
    return [
        Saved(one.pk, one.name, one.query, _view(f"loc-{one.pk}", kind, one.query, fields))
        for one in found
    ]


def _view(key: str, kind: WorklistKind, query: str, fields: list[tuple[str, str]]) -> View:
    given = QueryDict(query)
    return View(
        key=key, kind=kind, filters=filters_of(FilterForm(given, fields_of_law=fields), given)
    )


def saved_tabs(request: DeskRequest, saved: list[Saved], counts: dict[str, int]) -> list[Link]:
    now = lasting(request.GET)
    return [
        Link(
            text=one.name,
            url=f"{reverse('desk:worklist', args=[one.view.kind.key])}?{one.query}",
            count=counts.get(one.view.key),
            current=one.query == now,
        )
        for one in saved
    ]


def saving(request: DeskRequest, kind: WorklistKind, saved: list[Saved]) -> dict[str, Any]:
    """What the page needs to save this filter, throw the shown one away, or take one back."""
    query = lasting(request.GET)
    shown = next((one for one in saved if one.query == query), None)
    return {
        "query": query,
        "view_shown": shown,
        "may_save": bool(query) and shown is None and not request.GET.get(PARAMETER),
        "save_url": reverse("desk:save_view", args=[kind.key]),
        "undo": request.session.pop(UNDO, None),
    }


def lasting(query: QueryDict) -> str:
    """The filters of an address without the page one is on, empty fields and their order."""
    pairs = [
        (name, value)
        for name in sorted(query)
        if name not in PASSING
        for value in query.getlist(name)
        if value
    ]
    kept = QueryDict(mutable=True)
    for name, value in pairs:
        kept.appendlist(name, value)
    return kept.urlencode()
