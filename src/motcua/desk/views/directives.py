"""Lists of tasks: given to me, given by me, watched by the task force, to be urged."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.desk import directive_rail, frame
from motcua.desk.directive_lines import lines_of
from motcua.desk.forms.directives import TasksForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.table_files import Table, as_xlsx
from motcua.desk.views.procedures import page_number, pager_of
from motcua.directives import policies
from motcua.directives.queries import lists, report, task_page
from motcua.directives.queries.lists import View, When
from motcua.kernel import clock
from motcua.kernel.clock import local
from motcua.kernel.errors import NotFound
from motcua.ui.values import Link


@require_safe
@desk
def listing(request: DeskRequest, key: str) -> HttpResponse:
    kind, form, now = _kind(request, key), _form(request), clock.now()
    found = lists.page(kind, form.filters(), request.officer, now, page_number(request))
    context: dict[str, Any] = {
        "form": form,
        "text": request.GET.get("q", "")[:200],
        "chips": form.chips(request.GET, request.path),
        "lines": lines_of(found.tasks, now),
        "result": _("%(n)d nhiệm vụ") % {"n": found.total},
        "pager": pager_of(request, found.number, found.pages),
        "tabs": directive_rail.tabs(request.officer, kind),
        "pressing": _pressing(request, kind),
        "title": titles()[kind],
        "may_assign": policies.may_assign(request.officer),
        "export_url": f"{reverse('desk:tasks_file', args=[kind])}?{request.GET.urlencode()}",
        "board": report.board(request.officer, now) if kind == View.WATCHED else [],
    }
    template = "desk/directives/list.html"
    return frame.page(request, template, context, current=directive_rail.TASKS)


def titles() -> dict[View, str]:
    return {
        View.MINE: _("Nhiệm vụ được giao"),
        View.GIVEN: _("Nhiệm vụ tôi giao"),
        View.WATCHED: _("Theo dõi nhiệm vụ"),
        View.URGING: _("Nhiệm vụ cần đôn đốc"),
    }


def _kind(request: DeskRequest, key: str) -> View:
    """NotFound for a list that is none, or that this role has not."""
    found = next((one for one in directive_rail.views_of(request.officer) if one == key), None)
    if found is None or not policies.may_read(request.officer):
        raise NotFound(_("Không có danh sách này, hoặc vai trò của anh/chị không dùng nó."))
    return found


def _form(request: DeskRequest) -> TasksForm:
    return TasksForm(request.GET, units=task_page.all_units(clock.today()))


def _pressing(request: DeskRequest, kind: View) -> list[Link]:
    """What is pressing, each a tap away; nothing that is not there."""
    counted = lists.counts(kind, request.officer, clock.now())
    base = reverse("desk:tasks", args=[kind])
    return [
        Link(text=_(lists.WHENS[When(key)]), url=f"{base}?khi={key}", count=count,
             current=request.GET.get("khi") == key)
        for key, count in counted.items()
        if count
    ]  # fmt: skip


@require_safe
@desk
def listing_file(request: DeskRequest, key: str) -> FileResponse:
    """The same rows as on the screen, as a workbook."""
    kind, now = _kind(request, key), clock.now()
    rows = lists.whole(kind, _form(request).filters(), request.officer, now)
    table = Table(
        title=titles()[kind],
        heads=(
            _("Số"), _("Nhiệm vụ"), _("Đơn vị chủ trì"), _("Người giao"), _("Giao theo"),
            _("Giao lúc"), _("Hạn"), _("Trạng thái"), _("Tiến độ (%)"), _("Đôn đốc"),
        ),
        rows=[_cells(line) for line in lines_of(rows, now)],
    )  # fmt: skip
    name = f"nhiem-vu-{kind}-{local(now):%Y%m%d}.xlsx"
    return FileResponse(as_xlsx(table), as_attachment=True, filename=name)


def _cells(line: dict[str, Any]) -> list[str | int]:
    task = line["task"]
    return [
        task.code, task.title, line["unit"], line["assigner"], str(task.source),
        f"{local(task.given_at):%H:%M %d/%m/%Y}", f"{local(task.due_at):%H:%M %d/%m/%Y}",
        line["status"], task.percent, task.urged,
    ]  # fmt: skip
