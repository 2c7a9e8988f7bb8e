"""Drafts of a procedure: begun from the newest version, written, compared, published."""

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
from motcua.desk.forms.procedure_draft import ProcedureTables, initial_of
from motcua.desk.forms.procedure_publishing import PublishVersionForm
from motcua.desk.guard import DeskRequest, desk
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, InvalidInput, WrongState
from motcua.procedures import policies
from motcua.procedures.actions import draft_version, publish_version, revise_version
from motcua.procedures.queries import managed
from motcua.procedures.queries.contents import content_of
from motcua.procedures.queries.managed import ProcedureVersion
from motcua.procedures.rules import version as rules
from motcua.procedures.rules.comparison import compare_contents
from motcua.procedures.rules.content import Content


@require_POST
@desk
def start(request: DeskRequest, code: str) -> HttpResponse:
    """A draft that is there already is opened; a procedure has one at a time."""
    policies.require_publishing_procedures(request.officer)
    standing = managed.standing(code, request.officer, clock.today())
    draft, _process = managed.drafted(standing)
    if draft is None:
        newest = managed.with_all(standing.versions[0])
        draft = draft_version(
            _undecided(newest), by=request.officer, at=clock.now(),
            valid_from=max(clock.today(), newest.valid_from) + dt.timedelta(days=1),
        )  # fmt: skip
        messages.success(request, _("Đã chép phiên bản mới nhất thành dự thảo."))
    return HttpResponseRedirect(reverse("desk:version_edit", args=[code, draft.number]), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def edit(request: DeskRequest, code: str, number: int) -> HttpResponse:
    draft = _draft(request, code, number)
    content = content_of(draft)
    head, rows = initial_of(content)
    head |= {"valid_from": draft.valid_from, "seen": draft.content_digest}
    act = request.POST.get("act", "")
    tables = ProcedureTables(
        request.POST if request.method == "POST" else None, initial=head, rows=rows,
        more=act.removeprefix("more:") if act.startswith("more:") else "",
    )  # fmt: skip
    if request.method != "POST":
        return _page(request, draft, tables)
    if act.startswith("more:"):
        return _page(request, draft, tables, quiet=True)
    if not tables.is_valid():
        return _page(request, draft, tables, status=422)
    told = tables.head.cleaned_data
    try:
        revise_version(
            draft, tables.content(content), by=request.officer, at=clock.now(),
            valid_from=told["valid_from"], seen=told["seen"],
        )  # fmt: skip
    except DomainError as fault:
        tables.blame(fault.errors)
        return _page(request, draft, tables, status=fault.status)
    messages.success(request, _("Đã ghi dự thảo."))
    name = "desk:version_publish" if act == "publish" else "desk:version_edit"
    return HttpResponseRedirect(reverse(name, args=[code, number]), status=303)


def _draft(request: DeskRequest, code: str, number: int) -> ProcedureVersion:
    policies.require_publishing_procedures(request.officer)
    draft = managed.version_numbered(code, number, request.officer)
    if draft.status != draft.Status.DRAFT:
        raise WrongState(
            _("Phiên bản này đã công bố nên không sửa được. Soạn phiên bản mới để thay đổi.")
        )
    return draft


def _page(
    request: DeskRequest,
    draft: ProcedureVersion,
    tables: ProcedureTables,
    *,
    status: int = 200,
    quiet: bool = False,
) -> HttpResponse:
    faults = {} if tables.head.is_bound else rules.faults(content_of(draft), on=draft.valid_from)
    standing = managed.standing(draft.procedure.code, request.officer, clock.today())
    context: dict[str, Any] = {
        "standing": standing, "draft": draft, "of_process": False,
        **drafting.shown(tables, faults, quiet=quiet),
        "publish_url": reverse("desk:version_publish", args=[standing.code, draft.number]),
        "back": reverse("desk:procedure", args=[standing.code]),
    }  # fmt: skip
    template = "desk/procedures/edit.html"
    return frame.page(request, template, context, status=status, current=PROCEDURES)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def publish(request: DeskRequest, code: str, number: int) -> HttpResponse:
    """What changes, side by side; then the decision that it is published by."""
    draft = _draft(request, code, number)
    form = PublishVersionForm(
        request.POST if request.method == "POST" else None,
        initial={"decision": draft.decision, "decided_on": draft.decided_on},
    )
    if request.method != "POST" or not form.is_valid():
        return _asked(request, draft, form, 422 if form.is_bound else 200)
    try:
        publish_version(
            draft, by=request.officer, at=clock.now(), decision=form.cleaned_data["decision"],
            decided_on=form.cleaned_data["decided_on"],
        )  # fmt: skip
    except (InvalidInput, WrongState) as fault:
        form.blame(drafting.in_words(fault.errors, ProcedureTables.names))
        return _asked(request, draft, form, fault.status)
    messages.success(request, _("Đã công bố phiên bản %(n)d.") % {"n": draft.number})
    return HttpResponseRedirect(reverse("desk:procedure", args=[code]), status=303)


def _asked(
    request: DeskRequest, draft: ProcedureVersion, form: PublishVersionForm, status: int
) -> HttpResponse:
    code = draft.procedure.code
    standing = managed.standing(code, request.officer, clock.today())
    before = next((one for one in standing.versions if one.status != draft.status), None)
    found = (
        compare_contents(_undecided(managed.with_all(before)), _undecided(draft)) if before else ()
    )
    context = {
        "standing": standing, "draft": draft, "before": before, "form": form, "of_process": False,
        **drafting.changes(found),
        "edit_url": reverse("desk:version_edit", args=[code, draft.number]),
    }  # fmt: skip
    template = "desk/procedures/publish.html"
    return frame.page(request, template, context, status=status, current=PROCEDURES)


def _undecided(version: ProcedureVersion) -> Content:
    """The decision is asked for when it is published, so it is no change of the draft."""
    return replace(content_of(version), decision="", decided_on=None)
