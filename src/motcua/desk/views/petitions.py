"""Petitions: the list and its file; one with its words, clock, diary and acts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.desk import frame, petition_rail, task_files
from motcua.desk.forms.petitions import FORMS, ActOnPetition, PetitionsForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.looking import look_at_petition
from motcua.desk.petition_lines import chip, line_of, lines_of, story
from motcua.desk.table_files import Table, as_xlsx
from motcua.desk.views.legislation import checked
from motcua.desk.views.procedures import page_number, pager_of
from motcua.feedback import actions, petition_policies
from motcua.feedback.queries import petition_counts, petition_page, petition_places, petitions
from motcua.feedback.rules.petitions import CHANNELS, PetitionVerb
from motcua.kernel import clock
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput, NotFound

_CURRENT = petition_rail.PETITIONS


@require_safe
@desk
def listing(request: DeskRequest) -> HttpResponse:
    form, now = _form(request), clock.now()
    found = petitions.page(form.filters(), request.officer, now, page_number(request))
    context = {
        "form": form,
        "text": request.GET.get("q", "")[:200],
        "chips": form.chips(request.GET, request.path),
        "lines": lines_of(found.petitions, now),
        "result": _("%(n)d phản ánh, kiến nghị") % {"n": found.total},
        "pager": pager_of(request, found.number, found.pages),
        "tabs": petition_rail.tabs(""),
        "waiting": petition_counts.waiting(request.officer, now),
        "may_enter": petition_policies.may_enter(request.officer),
        "export_url": f"{reverse('desk:petitions_file')}?{request.GET.urlencode()}",
    }
    return frame.page(request, "desk/petitions/list.html", context, current=_CURRENT)


def _form(request: DeskRequest) -> PetitionsForm:
    return PetitionsForm(request.GET, units=petition_places.seats(clock.today()))


@require_safe
@desk
def listing_file(request: DeskRequest) -> FileResponse:
    """The same rows as on the screen, as a workbook; nobody's name or words."""
    now = clock.now()
    rows = petitions.listed(_form(request).filters(), request.officer, now)[: petitions.MOST]
    heads = (_("Mã"), _("Tóm tắt"), _("Loại"), _("Kênh nhận"), _("Đơn vị"), _("Gửi lúc"),
             _("Hạn trả lời"), _("Trạng thái"), _("Ai làm tiếp"))  # fmt: skip
    title = _("Phản ánh, kiến nghị")
    table = Table(title=title, heads=heads, rows=[_cells(one) for one in lines_of(rows, now)])
    name = f"phan-anh-kien-nghi-{local(now):%Y%m%d}.xlsx"
    return FileResponse(as_xlsx(table), as_attachment=True, filename=name)


def _cells(line: dict[str, Any]) -> list[str]:
    row = line["petition"]
    return [
        row.code, row.subject, line["kind"], CHANNELS[row.channel], line["unit"],
        f"{local(row.lodged_at):%H:%M %d/%m/%Y}", f"{local(row.answer_due_at):%H:%M %d/%m/%Y}",
        line["status"], line["owner"],
    ]  # fmt: skip


@require_safe
@desk
def petition(request: DeskRequest, code: str) -> HttpResponse:
    return _page(request, petitions.get(code, request.officer))


@require_POST
@desk
def contact(request: DeskRequest, code: str) -> HttpResponse:
    """The page once more, with the ways to reach the petitioner in full; noted in their log."""
    found = petitions.get(code, request.officer)
    who = actions.reveal_contact(found, by=request.officer, at=clock.now())
    return _page(request, found, who=who)


def _page(
    request: DeskRequest,
    found: Any,
    tried: ActOnPetition | None = None,
    *,
    status: int = 200,
    who: Any = None,
) -> HttpResponse:
    now = clock.now()
    look_at_petition(request.officer, found)
    verbs = petition_page.verbs_for(found, request.officer)
    known = _known(found, verbs)
    offered = []
    for verb in verbs:
        form = FORMS[verb](verb=verb, known=known)
        if tried is not None and tried.auto_id == form.auto_id:
            form = tried
        offered.append((verb, _(verb.label), form))
    told = petition_page.clock_of(found, now, why=True)
    context = {
        "petition": found,
        "line": line_of(found, now),
        "deadline": chip(told, found.state),
        "why": told.why,
        "written": petition_page.written(found),
        "files": petition_page.attached(found),
        "story": story(found),
        "main": offered[0] if offered else None,
        "others": offered[1:],
        "tried": tried,
        "who": who,
        "may_contact": petition_policies.may_contact(request.officer, found),
    }
    template = "desk/petitions/petition.html"
    return frame.page(request, template, context, current=_CURRENT, status=status)


def _known(found: Any, verbs: list[PetitionVerb]) -> dict[str, Any]:
    on, known = clock.today(), {"petition": found}
    if PetitionVerb.ASSIGN in verbs:
        known["staff"] = petition_places.staff_of(found.unit_id, on)
    if PetitionVerb.TRANSFER in verbs:
        known["units"] = petition_places.seats(on)
    return known


@require_POST
@desk
def act(request: DeskRequest, code: str, verb: str) -> HttpResponse:
    found = petitions.get(code, request.officer)
    chosen = next((one for one in FORMS if one == verb), None)
    if chosen is None:
        raise NotFound(_("Không có việc này. Tải lại trang."))
    form = FORMS[chosen](request.POST, verb=chosen, known=_known(found, [chosen]))
    try:
        told = checked(form)
        getattr(actions, chosen)(found, by=request.officer, at=clock.now(), **told)
    except InvalidInput as fault:
        form.blame(fault.errors)
        return _page(request, petitions.get(code, request.officer), form, status=422)
    messages.success(request, _("Đã ghi: %(act)s.") % {"act": _(chosen.label)})
    still = petitions.by_code(code, request.officer)
    url = reverse("desk:petition", args=[code]) if still else reverse("desk:petitions")
    return HttpResponseRedirect(url, status=303)


@require_safe
@desk
def file(request: DeskRequest, code: str, reference: str) -> StreamingHttpResponse:
    found = petitions.get(code, request.officer)
    return task_files.shown(request, petition_page.file_of(found, reference), of=found.code)
