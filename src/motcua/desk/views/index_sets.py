"""Sets of criteria: the list, one with its tree, taken in, compared, exported, and its acts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.desk import frame, index_set_page
from motcua.desk.forms.index_sets import (
    ImportForm,
    SetsForm,
)
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.ranking_rail import SETS
from motcua.desk.views.legislation import checked
from motcua.index import actions, policies
from motcua.index.exchange import set_files, set_papers, workbooks
from motcua.index.queries import rule_sets
from motcua.index.queries.rule_sets import RuleSet
from motcua.index.rules.comparing import changed_criteria
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotFound

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@desk
def listing(request: DeskRequest) -> HttpResponse:
    form = SetsForm(request.GET, years=rule_sets.years())
    sets = rule_sets.listed(form.filters(), request.officer)
    context = {
        "form": form,
        "chips": form.chips(request.GET, request.path),
        "sets": sets,
        "result": _("%(n)d bộ tiêu chí") % {"n": len(sets)},
        "may_keep": policies.may_keep_sets(request.officer),
    }
    return frame.page(request, "desk/ranking/sets.html", context, current=SETS)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def take_in(request: DeskRequest) -> HttpResponse:
    policies.require_keeping_sets(request.officer)
    posted = request.method == "POST"
    form = ImportForm(request.POST if posted else None, request.FILES if posted else None)
    faults: list[str] = []
    if posted:
        try:
            taken = _taken_in(request, form)
        except InvalidInput as fault:
            # Faults of the file name their cells, which are no fields of this form.
            if fault.field in {"set", "scores"}:
                faults = fault.message.splitlines()
            else:
                form.blame(fault.errors)
        else:
            messages.success(request, _("Đã nhập bộ tiêu chí thành dự thảo."))
            return HttpResponseRedirect(reverse("desk:index_set", args=[taken.pk]), status=303)
    context = {"form": form, "faults": faults}
    status = 422 if posted else 200
    return frame.page(request, "desk/ranking/import.html", context, current=SETS, status=status)


def _taken_in(request: DeskRequest, form: ImportForm) -> RuleSet:
    told = checked(form)
    return actions.import_set(
        told["file"].read(), by=request.officer, at=clock.now(), level=told["level"],
        file_name=told["file"].name, year=told["year"],
    )  # fmt: skip


@require_safe
@desk
def example(request: DeskRequest) -> HttpResponse:
    """Our own set as a workbook, to be filled in another way."""
    policies.require_reading_sets(request.officer)
    content = workbooks.workbook_of(set_files.demo_set_data())
    return _file(content, XLSX, "bo-tieu-chi-mau.xlsx")


@require_safe
@desk
def rule_set(request: DeskRequest, pk: int) -> HttpResponse:
    """`?sua=1.2` opens a criterion, `?them=III` a new one under it; nothing typed is kept."""
    held = rule_sets.get(pk, request.officer)
    return index_set_page.page(request, held, index_set_page.editing_of(request, held))


@require_safe
@desk
def compare(request: DeskRequest, pk: int) -> HttpResponse:
    """`?voi=12`: beside that one; without it beside the one it was copied from."""
    held = rule_sets.get(pk, request.officer)
    others = rule_sets.comparable_with(held)
    asked = request.GET.get("voi", "")
    chosen = int(asked) if asked.isdigit() else (others[0].pk if others else 0)
    other = rule_sets.get(chosen, request.officer) if chosen else None
    differences = rule_sets.between(other, held) if other else []
    context = {
        "held": held,
        "other": other,
        "others": others,
        "differences": differences,
        "count": changed_criteria(differences or []),
    }
    return frame.page(request, "desk/ranking/compare.html", context, current=SETS)


@require_safe
@desk
def export(request: DeskRequest, pk: int, form: str) -> HttpResponse:
    held = rule_sets.get(pk, request.officer)
    name = f"bo-tieu-chi-{held.level}-{held.year}-lan-{held.version}"
    if form == "xlsx":
        return _file(workbooks.workbook_of(held.body), XLSX, f"{name}.xlsx")
    if form == "json":
        text = set_files.set_text(held.body)
        return _file(text.encode(), "application/json", f"{name}.json")
    if form == "docx":
        content = set_papers.set_document(held.body, ours=held.ours, state=held.get_state_display())
        return _file(content, DOCX, f"{name}.docx")
    raise NotFound(_("Không có dạng tệp này. Chọn Excel, Word hoặc JSON."))


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
