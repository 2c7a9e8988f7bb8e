"""Surveys: the list, a design, one survey with its sample, acts and figures, and its files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame, survey_files
from motcua.desk.forms.surveys import (
    DesignForm,
    ReasonForm,
    SurveysForm,
    told_design,
    usual_design,
)
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.survey_rail import SURVEYS
from motcua.desk.views.legislation import checked
from motcua.desk.views.procedures import page_number, pager_of
from motcua.feedback import actions, policies
from motcua.feedback.queries import surveys
from motcua.feedback.queries.surveys import Survey
from motcua.feedback.rules.lifecycle import MEMBER_STATES, SurveyState
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, InvalidInput, NotFound


@require_safe
@desk
def listing(request: DeskRequest) -> HttpResponse:
    officer = request.officer
    if not policies.may_read(officer):
        return _to_type_in(request)
    form = SurveysForm(request.GET)
    found = surveys.page(form.filters(), officer, page_number(request))
    context = {
        "form": form,
        "chips": form.chips(request.GET, request.path),
        "found": found,
        "result": ngettext("%(n)d khảo sát", "%(n)d khảo sát", found.total) % {"n": found.total},
        "pager": pager_of(request, found.number, found.pages),
        "may_run": policies.may_run(officer),
        "to_enter": surveys.open_to_enter(officer) if policies.may_enter(officer) else [],
    }
    return frame.page(request, "desk/surveys/list.html", context, current=SURVEYS)


def _to_type_in(request: DeskRequest) -> HttpResponse:
    context = {"to_enter": surveys.open_to_enter(request.officer)}
    return frame.page(request, "desk/surveys/to_enter.html", context, current=SURVEYS)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def design(request: DeskRequest, slug: str = "") -> HttpResponse:
    """A new survey, or one that is not drawn yet."""
    policies.require_running(request.officer)
    survey = surveys.get(slug, request.officer) if slug else None
    offered = [
        (f"{one.key}/{one.number}", str(one)) for one in surveys.questionnaires(request.officer)
    ]
    usual = told_design(survey) if survey else usual_design(clock.today())
    form = DesignForm(request.POST or None, initial=usual, questionnaires=offered)
    status = 200
    if request.method == "POST":
        try:
            made = _designed(request, form, survey)
        except InvalidInput as fault:
            form.blame(fault.errors)
            status = 422
        else:
            messages.success(request, _("Đã ghi thiết kế khảo sát."))
            return _to(made)
    context = {"form": form, "survey": survey, "offered": offered}
    template = "desk/surveys/design.html"
    return frame.page(request, template, context, current=SURVEYS, status=status)


def _designed(request: DeskRequest, form: DesignForm, survey: Survey | None) -> Survey:
    told = checked(form)
    key, _slash, number = told["questionnaire"].partition("/")
    questionnaire = surveys.questionnaire(key, int(number), request.officer)
    return actions.design_survey(
        form.design(), by=request.officer, at=clock.now(), questionnaire=questionnaire,
        survey=survey, respondents=told["respondents"] or 0,
    )  # fmt: skip


@require_safe
@desk
def survey(request: DeskRequest, slug: str) -> HttpResponse:
    return _page(request, surveys.get(slug, request.officer))


def _page(
    request: DeskRequest, found: Survey, *, fault: str = "", form: ReasonForm | None = None
) -> HttpResponse:
    officer = request.officer
    runs = policies.may_run(officer)
    begun = found.state not in {SurveyState.DRAFT, SurveyState.DRAWN}
    context: dict[str, Any] = {
        "survey": found,
        "runs": runs,
        "may_enter": policies.may_enter(officer) and found.state == SurveyState.OPEN,
        "found": surveys.figures(found, officer) if begun else None,
        "trend": surveys.trend(found) if found.state == SurveyState.PUBLISHED else [],
        "fault": fault,
        "reason_form": form or ReasonForm(),
    }
    if runs:
        context["strata"] = surveys.strata(found, officer)
        context["comments"] = surveys.comments(found, officer)
    status = 422 if fault or form else 200
    template = "desk/surveys/survey.html"
    return frame.page(request, template, context, current=SURVEYS, status=status)


def _draw(request: DeskRequest, found: Survey) -> str:
    actions.draw_sample(found, by=request.officer, at=clock.now())
    return _("Đã rút mẫu.")


def _open(request: DeskRequest, found: Survey) -> str:
    actions.open_survey(found, by=request.officer, at=clock.now())
    return _("Khảo sát đã mở. In phiếu mời để gửi.")


def _close(request: DeskRequest, found: Survey) -> str:
    actions.close_survey(found, by=request.officer, at=clock.now())
    return _("Khảo sát đã đóng. Xem kết quả rồi công bố.")


def _publish(request: DeskRequest, found: Survey) -> str:
    actions.publish_survey(found, by=request.officer, at=clock.now())
    return _("Đã công bố. Kết quả hiện trên cổng.")


_DO: dict[str, Callable[[DeskRequest, Survey], str]] = {
    "rut-mau": _draw, "mo": _open, "dong": _close, "cong-bo": _publish,
}  # fmt: skip


@require_POST
@desk
def act(request: DeskRequest, slug: str, verb: str) -> HttpResponse:
    policies.require_running(request.officer)
    found = surveys.get(slug, request.officer)
    if verb == "thay":
        return _replace(request, found)
    if verb not in _DO:
        raise NotFound(_("Không có việc này. Mở lại trang khảo sát."))
    try:
        told = _DO[verb](request, found)
    except DomainError as fault:
        return _page(request, surveys.get(slug, request.officer), fault=fault.message)
    messages.success(request, told)
    return _to(found)


def _replace(request: DeskRequest, found: Survey) -> HttpResponse:
    form = ReasonForm(request.POST)
    try:
        count = actions.replace_members(
            found, by=request.officer, at=clock.now(), reason=checked(form)["reason"]
        )
    except InvalidInput as fault:
        form.blame(fault.errors)
        return _page(request, found, form=form)
    messages.success(request, _("Đã thay %(n)d người. In phiếu mời cho họ.") % {"n": count})
    return _to(found)


def _to(found: Survey) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:survey", args=[found.slug]), status=303)


@require_safe
@desk
def sample(request: DeskRequest, slug: str) -> HttpResponse:
    """Who was drawn, masked."""
    found = surveys.get(slug, request.officer)
    stratum, state = request.GET.get("tang", "")[:20], request.GET.get("tt", "")[:10]
    page = surveys.members(
        found, request.officer, stratum=stratum, state=state, number=page_number(request)
    )
    context = {
        "survey": found,
        "page": page,
        "strata": surveys.strata(found, request.officer),
        "states": MEMBER_STATES.items(),
        "stratum": stratum,
        "state": state,
        "labels": {key.value: label for key, label in MEMBER_STATES.items()},
        "pager": pager_of(request, page.number, page.pages),
    }
    return frame.page(request, "desk/surveys/sample.html", context, current=SURVEYS)


@require_safe
@desk
def export(request: DeskRequest, slug: str, what: str, form: str) -> HttpResponse:
    found = surveys.get(slug, request.officer)
    if form not in {"xlsx", "csv"} or what not in {"ket-qua", "mau"}:
        raise NotFound(_("Không có tệp này. Mở lại trang khảo sát."))
    if what == "ket-qua":
        sheets = survey_files.figures(surveys.figures(found, request.officer))
        return survey_files.answer(f"{slug}-ket-qua", form, sheets)
    return survey_files.answer(f"{slug}-mau", form, {_("Mẫu"): _members(request, found)})


def _members(request: DeskRequest, found: Survey) -> list[survey_files.Row]:
    heads = [_("Đơn vị"), _("Lĩnh vực"), _("Thứ tự rút"), _("Đuôi mã hồ sơ"), _("Tình trạng")]
    labels = {key.value: label for key, label in MEMBER_STATES.items()}
    rows: list[survey_files.Row] = [heads]
    for one in surveys.all_members(found, request.officer):
        rows.append([one.unit, one.field, one.place, one.mark, _(labels[one.state])])
    return rows
