"""The catalogue for those who keep it: finding, one procedure, two versions, one process."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.desk import frame, procedure_pages
from motcua.desk.catalogue_rail import PROCEDURES
from motcua.desk.forms.catalogue import CatalogueForm
from motcua.desk.guard import DeskRequest, desk
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput
from motcua.procedures.queries import managed
from motcua.procedures.queries.contents import content_of
from motcua.procedures.queries.definitions import definition_of
from motcua.procedures.queries.fields import fields_in_use
from motcua.procedures.queries.process import process_numbered
from motcua.procedures.rules.comparison import compare_contents, compare_processes
from motcua.procedures.rules.drawing import bpmn_xml
from motcua.ui.values import Change, Pager

KIND = "thu-tuc"


@require_safe
@desk
def catalogue(request: DeskRequest) -> HttpResponse:
    form = CatalogueForm(request.GET, fields_of_law=fields_in_use())
    number = page_number(request)
    found = managed.page(form.filters(), request.officer, clock.today(), number)
    context = {
        "form": form,
        "text": request.GET.get("q", "")[:200],
        "chips": form.chips(request.GET, request.path),
        "found": found,
        "rows": [procedure_pages.row_of(version) for version in found.versions],
        "result": _("%(n)d thủ tục") % {"n": found.total},
        "pager": pager_of(request, found.number, found.pages),
    }
    return frame.page(request, "desk/procedures/list.html", context, current=PROCEDURES)


def page_number(request: DeskRequest) -> int:
    text = request.GET.get("trang", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def pager_of(request: DeskRequest, number: int, pages: int) -> Pager:
    def paged(to: int) -> str:
        query = request.GET.copy()
        query["trang"] = str(to)
        return f"?{query.urlencode()}" if 1 <= to <= pages else ""

    summary = _("Trang %(n)d/%(all)d") % {"n": number, "all": pages}
    return Pager(previous=paged(number - 1), next=paged(number + 1), summary=summary)


@require_safe
@desk
def procedure(request: DeskRequest, code: str) -> HttpResponse:
    context = procedure_pages.page_of(code, request.officer, clock.today())
    return frame.page(request, "desk/procedures/procedure.html", context, current=PROCEDURES)


@require_safe
@desk
def version(request: DeskRequest, code: str, number: int) -> HttpResponse:
    context = procedure_pages.version_of(code, number, request.officer, clock.today())
    return frame.page(request, "desk/procedures/version.html", context, current=PROCEDURES)


@require_safe
@desk
def compare(request: DeskRequest, code: str) -> HttpResponse:
    """`?tu=1&den=2` of versions, `&loai=quy-trinh` of processes; without them the newest two."""
    standing = managed.standing(code, request.officer, clock.today())
    of_processes = request.GET.get("loai") == "quy-trinh"
    choices: tuple[Any, ...] = standing.processes if of_processes else standing.versions
    numbers = [one.number for one in choices]
    first, second = _chosen(request, numbers)
    everything = request.GET.get("tat-ca") == "1"
    context: dict[str, Any] = {
        "standing": standing,
        "of_processes": of_processes,
        "numbers": numbers,
        "first": first,
        "second": second,
        "everything": everything,
        "heads": [one for one in reversed(choices) if one.number in {first, second}],
    }
    if len(numbers) > 1:
        found = _differences(request, code, first, second, of_processes=of_processes)
        context["changes"] = [
            Change(name=_name(one.group, one.name), before=one.removed, after=one.added)
            for one in found
            if everything or not one.same
        ]
        context["count"] = sum(not one.same for one in found)
    return frame.page(request, "desk/procedures/compare.html", context, current=PROCEDURES)


def _name(group: str, name: str) -> str:
    return f"{group}: {name}" if name else group


def _chosen(request: DeskRequest, numbers: list[int]) -> tuple[int, int]:
    usual = numbers[1] if len(numbers) > 1 else 0, numbers[0] if numbers else 0
    asked = [request.GET.get(name, "") for name in ("tu", "den")]
    if not all(asked):
        return usual
    if any(not text.isdigit() or int(text) not in numbers for text in asked):
        raise InvalidInput(
            _("Thủ tục này không có phiên bản đã chọn. Chọn hai phiên bản trong danh sách."),
            field="tu",
        )
    return int(asked[0]), int(asked[1])


def _differences(
    request: DeskRequest, code: str, first: int, second: int, *, of_processes: bool
) -> Any:
    officer = request.officer
    if of_processes:
        return compare_processes(
            definition_of(process_numbered(code, first, officer)),
            definition_of(process_numbered(code, second, officer)),
        )
    return compare_contents(
        content_of(managed.version_numbered(code, first, officer)),
        content_of(managed.version_numbered(code, second, officer)),
    )


@require_safe
@desk
def process(request: DeskRequest, code: str, number: int) -> HttpResponse:
    context = procedure_pages.process_of(code, number, request.officer, clock.today())
    context["drawing_url"] = reverse("desk:procedure_drawing", args=[code, number])
    return frame.page(request, "desk/procedures/process.html", context, current=PROCEDURES)


@require_safe
@desk
def drawing(request: DeskRequest, code: str, number: int) -> HttpResponse:
    """The process as a BPMN 2.0 file, which other tools open as well."""
    found = process_numbered(code, number, request.officer)
    title = f"{code} · quy trình {number}"
    xml = bpmn_xml(definition_of(found), title=title)
    answer = HttpResponse(xml, content_type="application/xml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{code}-quy-trinh-{number}.bpmn"'
    return answer
