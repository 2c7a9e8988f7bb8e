"""Beside the surveys: questionnaires, indices that others publish, ratings of services."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.desk import frame, survey_files
from motcua.desk.forms.surveys import PeriodForm, TableForm, TextFileForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.survey_rail import EXTERNAL, RATINGS, SURVEYS
from motcua.desk.views.legislation import checked
from motcua.feedback import actions, policies
from motcua.feedback.queries import external, surveys
from motcua.feedback.queries import ratings as rated
from motcua.feedback.rules.external import COLUMNS, NEEDED, SOURCES
from motcua.feedback.sheets import read_table
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput

DAYS = 90


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def questionnaires(request: DeskRequest) -> HttpResponse:
    policies.require_running(request.officer)
    form, status = TextFileForm(), 200
    if request.method == "POST":
        form = TextFileForm(request.POST, request.FILES)
        try:
            _keep(request, form)
        except InvalidInput as fault:
            form.blame(fault.errors)
            status = 422
        else:
            return HttpResponseRedirect(reverse("desk:questionnaires"), status=303)
    context = {"form": form, "rows": surveys.questionnaires(request.officer)}
    template = "desk/surveys/questionnaires.html"
    return frame.page(request, template, context, current=SURVEYS, status=status)


def _keep(request: DeskRequest, form: TextFileForm) -> None:
    """Those that come with the product, or the file that was chosen."""
    if "mau" in request.POST:
        texts = actions.own_questionnaires()
    else:
        checked(form)
        texts = [form.text()]
    for text in texts:
        kept = actions.keep_questionnaire(text, by=request.officer, at=clock.now())
    messages.success(request, _("Đã nhập: %(title)s.") % {"title": str(kept)})


@require_safe
@desk
def questionnaire(request: DeskRequest, key: str, number: int) -> HttpResponse:
    found = surveys.questionnaire(key, number, request.officer)
    context = {"version": found, "content": found.questions}
    template = "desk/surveys/questionnaire.html"
    return frame.page(request, template, context, current=SURVEYS)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def external_indices(request: DeskRequest) -> HttpResponse:
    form, status = TableForm(), 200
    if request.method == "POST":
        form = TableForm(request.POST, request.FILES)
        try:
            _take(request, form)
        except InvalidInput as fault:
            form.blame(fault.errors)
            status = 422
        else:
            return HttpResponseRedirect(reverse("desk:external_indices"), status=303)
    asked = {name: request.GET.get(key, "")[:120] for name, key in _ASKED.items()}
    context = {
        "form": form,
        "lines": external.lines(request.officer, **asked),
        "asked": asked,
        "sources": SOURCES.items(),
        "subjects": external.subjects(),
        "may_import": policies.may_import(request.officer),
    }
    template = "desk/surveys/external.html"
    return frame.page(request, template, context, current=EXTERNAL, status=status)


_ASKED = {"source": "chi-so", "subject": "noi", "year": "nam"}


def _take(request: DeskRequest, form: TableForm) -> None:
    policies.require_importing(request.officer)
    checked(form)
    table = read_table(*form.content(), NEEDED)
    found = actions.import_external_index(by=request.officer, at=clock.now(), table=table)
    told = _("Đã nhập %(n)d giá trị; %(known)d đã có từ trước.")
    messages.success(request, told % {"n": found.entered, "known": found.known})


@require_safe
@desk
def external_file(request: DeskRequest, form: str) -> HttpResponse:
    """What is shown, in the form that is taken in; empty it is the template."""
    rows: list[survey_files.Row] = [COLUMNS]
    rows += [
        [r.source, r.year, r.subject, r.component, r.as_published, r.place, r.citation]
        for r in (line.row for line in external.lines(request.officer))
    ]
    if len(rows) == 1:
        rows.append(["PAPI", 2024, "Sơn La", "", "42,5", "20/61", "papi.org.vn, 2025"])
    kind = "csv" if form == "csv" else "xlsx"
    return survey_files.answer("chi-so-khac", kind, {_("Chỉ số khác"): rows})


@require_safe
@desk
def ratings(request: DeskRequest) -> HttpResponse:
    found, context = _rated(request)
    context["found"] = found
    status = 422 if context["form"].errors else 200
    template = "desk/surveys/ratings.html"
    return frame.page(request, template, context, current=RATINGS, status=status)


@require_safe
@desk
def ratings_file(request: DeskRequest, form: str) -> HttpResponse:
    found, _context = _rated(request)
    heads = [
        _("Đơn vị"), _("Rất hài lòng"), _("Hài lòng"), _("Không hài lòng"), _("Lượt"), _("Tỷ lệ (%)"),
    ]  # fmt: skip
    rows: list[survey_files.Row] = [heads]
    for u in found.units:
        counts = (u.very, u.satisfied, u.unsatisfied, u.total, round(u.share * 100, 2))
        rows.append([u.name, *counts])
    kind = "csv" if form == "csv" else "xlsx"
    return survey_files.answer("danh-gia", kind, {_("Đánh giá"): rows})


def _rated(request: DeskRequest) -> tuple[rated.Ratings, dict[str, Any]]:
    today = clock.today()
    usual = {"tu": today - dt.timedelta(days=DAYS), "den": today}
    form = PeriodForm(request.GET or {name: f"{day:%d/%m/%Y}" for name, day in usual.items()})
    told = usual | form.taken()
    found = rated.ratings(request.officer, told["tu"], told["den"])
    return found, {"form": form, "first": told["tu"], "last": told["den"]}
