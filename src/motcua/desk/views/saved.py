"""Saving a filter, throwing it away, taking it back; choosing columns."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.desk.columns import KEY, OPTIONAL, SESSION
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.saved_views import UNDO, lasting
from motcua.desk.views.worklists import kind_of
from motcua.kernel import clock
from motcua.organisations import actions


@require_POST
@desk
def save(request: DeskRequest, key: str) -> HttpResponse:
    kind = kind_of(request.officer, key)
    query = lasting(QueryDict(request.POST.get("query", "")[:2000]))
    view = actions.save_view(
        kind.key, request.POST.get("name", ""), query, by=request.officer, at=clock.now()
    )
    messages.success(request, _("Đã lưu bộ lọc “%(name)s”.") % {"name": view.name})
    return _to(kind.key, query)


@require_POST
@desk
def delete(request: DeskRequest, pk: int) -> HttpResponse:
    view = actions.delete_view(pk, by=request.officer, at=clock.now())
    request.session[UNDO] = {"pk": view.pk, "name": view.name}
    return _to(view.place, "")


@require_POST
@desk
def restore(request: DeskRequest, pk: int) -> HttpResponse:
    view = actions.restore_view(pk, by=request.officer, at=clock.now())
    messages.success(request, _("Đã lấy lại bộ lọc “%(name)s”.") % {"name": view.name})
    return _to(view.place, view.query)


@require_POST
@desk
def columns(request: DeskRequest, key: str) -> HttpResponse:
    kind = kind_of(request.officer, key)
    shown = set(request.POST.getlist("cot"))
    hidden = [name for name in OPTIONAL if name not in shown]
    actions.save_preference(KEY, hidden, by=request.officer, at=clock.now())
    request.session[SESSION] = hidden
    return _to(kind.key, lasting(QueryDict(request.POST.get("query", "")[:2000])))


def _to(key: str, query: str) -> HttpResponse:
    path = reverse("desk:worklist", args=[key])
    return HttpResponseRedirect(f"{path}?{query}" if query else path, status=303)
