"""Where a point comes from: the dossier behind a figure, the survey, and who appraises it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.desk import frame
from motcua.desk.forms.index import AssignForm, TakeSurveyForm, TraceForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.index_rail import ROUNDS
from motcua.desk.views.index_appraisal import about
from motcua.desk.views.index_rounds import redirect_to
from motcua.desk.views.index_sheets import entry_of
from motcua.desk.views.legislation import checked
from motcua.index import actions, policies
from motcua.index.actions.trace_dossier import PURPOSES
from motcua.index.queries import appraisers, board, surveys
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.organisations.queries import units


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def dossier(request: DeskRequest, slug: str, unit: str, code: str, dossier: str) -> HttpResponse:
    """Asks what for, then shows the road and the hours of the dossier, and no person."""
    entry, now = entry_of(request, slug, unit), clock.now()
    policies.require_tracing(request.officer, entry)
    form, status, traced = TraceForm(request.POST or None, purposes=PURPOSES), 200, None
    if request.method == "POST":
        try:
            traced = actions.trace_dossier(
                entry, code, dossier, purpose=checked(form)["purpose"], by=request.officer, at=now
            )
        except InvalidInput as fault:
            form.blame(fault.errors)
            status = 422
    context = {**about(entry), "code": code, "dossier": dossier, "form": form, "traced": traced}
    template = "desk/index/traced.html"
    return frame.page(request, template, context, current=ROUNDS, status=status)


def survey_context(round_: Any, data: Any = None) -> dict[str, Any]:
    """The form of the taking, where there is a published survey; and what was taken already."""
    sources = surveys.sources(round_)
    form = TakeSurveyForm(data, sources=sources, criteria=surveys.criteria(round_), prefix="lay")
    return {"taking": form, "sources": sources, "taken": surveys.taken(round_)}


@require_http_methods(["POST"])
@desk
def take(request: DeskRequest, slug: str) -> HttpResponse:
    """The results of a published survey into one criterion of all sheets that have it."""
    from motcua.desk.forms.index import SurveyForm

    now = clock.now()
    round_ = board.round_of(slug, request.officer, now)
    policies.require_running(request.officer, round_.run_by_id)
    context = survey_context(round_, request.POST)
    form = context["taking"]
    try:
        told = checked(form)
        survey, _mark, factor = told["source"].partition("/")
        done = actions.take_survey(
            round_, told["criterion"], survey, factor=factor, by=request.officer, at=now
        )
    except (InvalidInput, WrongState) as fault:
        names = {"survey": "source", "factor": "source"}
        form.blame({names.get(key, key): words for key, words in fault.errors.items()})
        context |= {"round": round_, "form": SurveyForm()}
        template = "desk/index/survey.html"
        return frame.page(request, template, context, current=ROUNDS, status=fault.status)
    messages.success(request, _("Đã lấy kết quả điều tra cho %(n)d đơn vị.") % {"n": done.written})
    if done.without:
        names_ = [units.place(pk, round_.facts_to).short_name for pk in done.without[:5]]
        messages.warning(
            request,
            _("%(n)d đơn vị không có kết quả (quá ít trả lời hoặc không nằm trong mẫu): %(names)s.")
            % {"n": len(done.without), "names": ", ".join(names_)},
        )
    return redirect_to("desk:index_survey", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def assign(request: DeskRequest, slug: str) -> HttpResponse:
    """Who appraises which sheets; nobody the sheet of their own unit."""
    now = clock.now()
    round_ = board.round_of(slug, request.officer, now)
    policies.require_running(request.officer, round_.run_by_id)
    posts = appraisers.posts_for(round_)
    form, status = AssignForm(request.POST or None, posts=posts), 200
    if request.method == "POST":
        try:
            post, chosen = checked(form)["post"], request.POST.getlist("chon")
            entries = [board.entry_of(round_, one, request.officer, now) for one in chosen]
            actions.assign_appraiser(
                entries, int(post) if post else None, by=request.officer, at=now
            )
        except (InvalidInput, WrongState) as fault:
            form.blame(fault.errors)
            status = fault.status
        else:
            messages.success(request, _("Đã phân công %(n)d phiếu.") % {"n": len(entries)})
            return redirect_to("desk:index_assign", slug)
    context = {"round": round_, "form": form, "chosen": request.POST.getlist("chon"),
               "lines": appraisers.lines(round_, request.officer, now)}  # fmt: skip
    return frame.page(request, "desk/index/assign.html", context, current=ROUNDS, status=status)
