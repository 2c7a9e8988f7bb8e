"""Drafts of an internal process: begun from the newest one, written, compared, put in force."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.desk import drafting, frame
from motcua.desk.catalogue_rail import PROCEDURES
from motcua.desk.forms.catalogue import PublishForm
from motcua.desk.forms.process_draft import ProcessTables, initial_of
from motcua.desk.guard import DeskRequest, desk
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, InvalidInput, WrongState
from motcua.organisations.queries import staff
from motcua.organisations.rules.roles import Role
from motcua.procedures import policies
from motcua.procedures.actions import draft_process, publish_process, revise_process
from motcua.procedures.queries import managed
from motcua.procedures.queries.definitions import definition_of
from motcua.procedures.queries.managed import ProcessVersion
from motcua.procedures.queries.process import process_numbered
from motcua.procedures.rules import process as rules
from motcua.procedures.rules.comparison import compare_processes
from motcua.procedures.rules.process import ProcessDefinition


@require_POST
@desk
def start(request: DeskRequest, code: str) -> HttpResponse:
    """From the newest process; of a procedure that has none, an empty one."""
    policies.require_publishing_processes(request.officer)
    standing = managed.standing(code, request.officer, clock.today())
    _version, draft = managed.drafted(standing)
    if draft is None:
        newest = standing.processes[0] if standing.processes else None
        begun = ProcessDefinition(steps=(), legal_basis="")
        given = definition_of(newest) if newest else begun
        since = max(clock.today(), newest.valid_from if newest else clock.today())
        draft = draft_process(
            standing.current.procedure,
            ProcessDefinition(
                steps=given.steps, legal_basis="", resolving_unit=given.resolving_unit
            ),
            by=request.officer, at=clock.now(), valid_from=since + dt.timedelta(days=1),
        )  # fmt: skip
        messages.success(request, _("Đã chép quy trình mới nhất thành dự thảo."))
    return HttpResponseRedirect(reverse("desk:process_edit", args=[code, draft.number]), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def edit(request: DeskRequest, code: str, number: int) -> HttpResponse:
    draft = _draft(request, code, number)
    act = request.POST.get("act", "")
    head = {
        "valid_from": draft.valid_from, "legal_basis": draft.legal_basis,
        "resolving_unit": draft.resolving_unit,
    }  # fmt: skip
    tables = ProcessTables(
        request.POST if request.method == "POST" else None, initial=head,
        rows=initial_of(definition_of(draft)), units=staff.unit_choices(clock.today()),
        more=act.removeprefix("more:") if act.startswith("more:") else "",
    )  # fmt: skip
    if request.method != "POST":
        return _page(request, draft, tables)
    if act.startswith("more:"):
        return _page(request, draft, tables, quiet=True)
    if not tables.is_valid():
        return _page(request, draft, tables, status=422)
    try:
        revise_process(
            draft, tables.definition(), by=request.officer, at=clock.now(),
            valid_from=tables.head.cleaned_data["valid_from"],
        )  # fmt: skip
    except DomainError as fault:
        tables.blame(fault.errors)
        return _page(request, draft, tables, status=fault.status)
    messages.success(request, _("Đã ghi dự thảo."))
    name = "desk:process_publish" if act == "publish" else "desk:process_edit"
    return HttpResponseRedirect(reverse(name, args=[code, number]), status=303)


def _draft(request: DeskRequest, code: str, number: int) -> ProcessVersion:
    policies.require_publishing_processes(request.officer)
    draft = process_numbered(code, number, request.officer)
    if draft.status != draft.Status.DRAFT:
        raise WrongState(
            _("Quy trình này đã ban hành nên không sửa được. Soạn quy trình mới để thay đổi.")
        )
    return draft


def _page(
    request: DeskRequest,
    draft: ProcessVersion,
    tables: ProcessTables,
    *,
    status: int = 200,
    quiet: bool = False,
) -> HttpResponse:
    unbound = not tables.head.is_bound
    faults = rules.faults(definition_of(draft), roles=Role.values) if unbound else {}
    # The decision is asked for when it is put in force.
    faults.pop("legal_basis", None)
    standing = managed.standing(draft.procedure.code, request.officer, clock.today())
    context: dict[str, Any] = {
        "standing": standing, "draft": draft, "of_process": True,
        **drafting.shown(tables, faults, quiet=quiet),
        "publish_url": reverse("desk:process_publish", args=[standing.code, draft.number]),
        "back": reverse("desk:procedure", args=[standing.code]),
    }  # fmt: skip
    template = "desk/procedures/edit.html"
    return frame.page(request, template, context, status=status, current=PROCEDURES)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def publish(request: DeskRequest, code: str, number: int) -> HttpResponse:
    """What changes, side by side; then the decision that approves it."""
    draft = _draft(request, code, number)
    form = PublishForm(
        request.POST if request.method == "POST" else None,
        initial={"decision": draft.legal_basis},
    )
    if request.method != "POST" or not form.is_valid():
        return _asked(request, draft, form, 422 if form.is_bound else 200)
    try:
        publish_process(
            draft, by=request.officer, at=clock.now(), decision=form.cleaned_data["decision"]
        )
    except (InvalidInput, WrongState) as fault:
        form.blame(drafting.in_words(fault.errors, ProcessTables.names))
        return _asked(request, draft, form, fault.status)
    messages.success(request, _("Đã ban hành quy trình %(n)d.") % {"n": draft.number})
    return HttpResponseRedirect(reverse("desk:procedure", args=[code]), status=303)


def _asked(
    request: DeskRequest, draft: ProcessVersion, form: PublishForm, status: int
) -> HttpResponse:
    code = draft.procedure.code
    standing = managed.standing(code, request.officer, clock.today())
    before = next((one for one in standing.processes if one.status != draft.status), None)
    found = compare_processes(_unsigned(before), _unsigned(draft)) if before else ()
    context = {
        "standing": standing, "draft": draft, "before": before, "form": form, "of_process": True,
        **drafting.changes(found),
        "edit_url": reverse("desk:process_edit", args=[code, draft.number]),
    }  # fmt: skip
    template = "desk/procedures/publish.html"
    return frame.page(request, template, context, status=status, current=PROCEDURES)


def _unsigned(process: ProcessVersion) -> ProcessDefinition:
    """The decision is asked for on this page, so it is no change of the draft."""
    return replace(definition_of(process), legal_basis="")
