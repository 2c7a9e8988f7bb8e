"""How the pages of oversight are put together: a list with its filters and its Excel; a form alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import ngettext

from motcua.desk import frame
from motcua.desk.guard import DeskRequest
from motcua.desk.page_acts import Offered, PageAct, carry_out
from motcua.desk.tables import WANTED, Table, workbook_answer
from motcua.ui.values import Link


def list_page(
    request: DeskRequest,
    table: Table,
    *,
    current: str,
    name: str,
    empty: str,
    form: Any = None,
    links: Sequence[Link] = (),
    **more: Any,
) -> HttpResponse:
    """With `?tai=1` the same rows as a workbook called `name`."""
    if WANTED in request.GET:
        return workbook_answer(table, name)
    query = request.GET.copy()
    query[WANTED] = "1"
    count = len(table.rows)
    context = {
        "heading": table.label,
        "table": table,
        "form": form,
        "empty": empty,
        "links": links,
        "result": ngettext("%(n)d dòng", "%(n)d dòng", count) % {"n": count},
        "export_url": f"?{query.urlencode()}",
        **more,
    }
    status = more.pop("status", 200)
    template = "desk/oversight/list.html"
    return frame.page(request, template, context, current=current, status=status)


def form_page(
    request: DeskRequest, act: PageAct, back: Link, *, current: str, to: str = ""
) -> HttpResponse:
    """A page of one verb: shows its form, does it when sent, says above a field what is wrong."""

    def shown(one: Offered, status: int = 422) -> HttpResponse:
        context = {"one": one, "back": back}
        template = "desk/oversight/form.html"
        return frame.page(request, template, context, current=current, status=status)

    if request.method != "POST":
        return shown(Offered(act=act, form=act.made()), status=200)
    return carry_out(request, [act], act.key, shown, to or back.url)


def way_back(text: str, name: str, *args: Any) -> Link:
    return Link(text=text, url=reverse(name, args=args))
