"""A worklist: tabs, filters in the address, pages by key, rows with their deadlines."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.desk import frame, seen
from motcua.desk.batches import acts_of_list, buttons, lawful_batch
from motcua.desk.columns import columns_of, hidden_columns
from motcua.desk.forms.filters import FilterForm, chips_of, filters_of
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.homes.tabs import tabs_of
from motcua.desk.lines import row_of
from motcua.desk.office_hours import when_text
from motcua.desk.personal_numbers import is_personal_number, person_of
from motcua.desk.printing_many import print_buttons, printable, prints
from motcua.desk.saved_views import saved_of, saved_tabs, saving
from motcua.desk.standing_in import seat_chips, viewing
from motcua.dossiers import conditions, policies
from motcua.dossiers.queries import worklists
from motcua.dossiers.queries.keyset import FAR
from motcua.dossiers.queries.worklists import Filters, View, WorklistKind
from motcua.kernel import clock
from motcua.kernel.errors import NotAllowed
from motcua.organisations.officer import Officer
from motcua.procedures.queries.fields import fields_in_use
from motcua.ui.values import Pager, Worklist, WorkRow
from motcua.ui.words import list_words

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

NOBODY = "0"
SIGNED = "trinh-ky"
HERE = ""


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def worklist(request: DeskRequest, key: str) -> HttpResponse:
    kind = kind_of(viewing(request), key)
    if request.method == "POST":
        return HttpResponseRedirect(_address_for(request), status=303)
    answer = _page(request, kind)
    if request.headers.get("HX-Request"):
        answer["HX-Push-Url"] = request.get_full_path()
    return answer


def kind_of(officer: Officer, key: str) -> WorklistKind:
    kind = worklists.kind_for(officer, key)
    if kind is None:
        raise NotAllowed(
            _("Danh sách này không thuộc vai trò %(role)s. Chọn một danh sách ở cột bên trái.")
            % {"role": _(officer.role.label).lower()}
        )
    return kind


def _address_for(request: HttpRequest) -> str:
    """Where the typed text leads; the number of a person becomes the row of the person."""
    query = request.GET.copy()
    text = request.POST.get("q", "").strip()
    for name in ("q", "nguoi", "trang"):
        query.pop(name, None)
    if text and is_personal_number(text):
        query["nguoi"] = str(person_of(text) or NOBODY)
    elif text:
        query["q"] = text[:100]
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _page(request: DeskRequest, kind: WorklistKind) -> HttpResponse:
    now, officer, viewer = clock.now(), request.officer, viewing(request)
    form = FilterForm(request.GET, fields_of_law=fields_in_use())
    filters = filters_of(form, request.GET)
    saved = saved_of(officer, kind)
    views = [one.view for one in saved]
    here = kind.key if filters == Filters() else HERE
    if here == HERE and viewer is officer:
        views.append(View(key=HERE, kind=kind, filters=filters))
    counts = worklists.counts(officer, now, views)
    count = counts.get(here) if viewer is officer else None
    found = worklists.page(kind, viewer, now, filters, request.GET.get("trang", ""), count=count)
    chips = [*seat_chips(request, viewer), *chips_of(form, request.GET, request.path)]
    shown = _list(request, kind, found, filters)
    context = {
        "kind": kind,
        "label": list_words(kind.label),
        "tabs": [*tabs_of(officer, counts, kind.key), *saved_tabs(request, saved, counts)],
        "form": form,
        "chips": chips,
        "text": request.GET.get("q", ""),
        "count": found.count_text,
        "result": _("%(count)s hồ sơ · cập nhật %(hour)s")
        % {"count": found.count_text, "hour": f"{now:%H:%M}"},
        "list": shown,
        "batch": [*buttons(officer, kind.key), *print_buttons(officer)],
        "batch_url": reverse("desk:batch", args=[kind.key]),
        "batch_key": uuid.uuid4().hex,
        "may_export": policies.may_export(viewer),
        "empty_next": "" if found.dossiers or chips else _next_due(officer, now),
        "columns": columns_of(shown.hidden),
        **saving(request, kind, saved),
    }
    return frame.page(request, "desk/worklist.html", context, current=kind.key, counts=counts)


def _list(
    request: DeskRequest, kind: WorklistKind, found: worklists.Page, filters: Filters
) -> Worklist:
    now = clock.now()
    query = request.GET.urlencode()
    stamp_url = reverse("desk:worklist_stamp", args=[kind.key])
    if acts_of_list(request.officer, kind.key):
        conditions.know(found.dossiers)
    return Worklist(
        caption=list_words(kind.label),
        rows=tuple(_row(request, kind, dossier, now) for dossier in found.dossiers),
        pager=Pager(
            previous=_paged(request.GET, found.previous), next=_paged(request.GET, found.next)
        ),
        selectable=bool(acts_of_list(request.officer, kind.key)) or prints(request.officer),
        refresh_url=f"{stamp_url}?{query}" if query else stamp_url,
        version=worklists.stamp(kind, viewing(request), now, filters),
        hidden=hidden_columns(request),
    )


def _row(request: DeskRequest, kind: WorklistKind, dossier: Dossier, now: dt.datetime) -> WorkRow:
    lawful = lawful_batch(request.officer, dossier, kind.key)
    row = row_of(
        dossier,
        now,
        lawful=[*lawful, *printable(request.officer, dossier)],
        note=_note(kind, dossier, now),
    )
    if kind.key != SIGNED:
        return row
    url = f"{reverse('desk:sign_queue')}?ho-so={dossier.code}"
    locked = "" if seen.was_seen(request, dossier) else _("Mở xem trước khi chọn ký")
    return replace(row, url=url, locked=locked)


def _note(kind: WorklistKind, dossier: Dossier, now: dt.datetime) -> str:
    """When somebody waits for something besides the term, until when."""
    by: dt.datetime = dossier.sort_key  # type: ignore[attr-defined]
    if kind.sort_key is None or by >= FAR:
        return ""
    return _("trước %(when)s") % {"when": when_text(by, now)}


def _paged(query: QueryDict, cursor: str) -> str:
    if not cursor:
        return ""
    there = query.copy()
    there["trang"] = cursor
    return f"?{there.urlencode()}"


def _next_due(officer: Officer, now: dt.datetime) -> str:
    """The nearest thing to come, for a list with nothing to do."""
    return when_text(worklists.next_due(officer, now), now)


@require_safe
@desk
def stamp(request: DeskRequest, key: str) -> HttpResponse:
    """Changes when the list does; asked for every half minute."""
    viewer = viewing(request)
    kind = kind_of(viewer, key)
    filters = filters_of(FilterForm(request.GET, fields_of_law=fields_in_use()), request.GET)
    version = worklists.stamp(kind, viewer, clock.now(), filters)
    return JsonResponse({"version": version})
