"""Slips of a survey: print them with their secrets, type paper in, take a file in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame, survey_files
from motcua.desk.forms.surveys import TableForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.survey_rail import SURVEYS
from motcua.desk.views.legislation import checked
from motcua.documents.rendering.qr import qr_svg
from motcua.feedback import actions, policies
from motcua.feedback.actions.import_answers import CODE_COLUMN
from motcua.feedback.queries import surveys, tokens
from motcua.feedback.queries.surveys import Survey
from motcua.feedback.sheets import read_table
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, InvalidInput, WrongState
from motcua.ui.words import as_vietnamese


@require_POST
@desk
def slips(request: DeskRequest, slug: str) -> HttpResponse:
    """Secrets are told on this page only; printed again, a slip has another secret."""
    found = surveys.get(slug, request.officer)
    members = surveys.asked(found, request.officer, request.POST.get("tang", "")[:20])
    made = actions.invite_members(found, by=request.officer, at=clock.now(), members=members)
    names = surveys.names_of([slip.member for slip in made], found)
    printed = [
        {
            "secret": tokens.printed(slip.secret),
            "unit": names[slip.member.pk],
            "place": slip.member.place,
            "mark": slip.member.dossier.code[-4:] if slip.member.dossier else "",
            "qr": _qr(request, "portal:survey_sheet", slip.secret),
        }
        for slip in made
    ]
    context = {"survey": found, "slips": printed, "site": request.get_host()}
    return frame.page(request, "desk/surveys/slips.html", context, current=SURVEYS)


@require_safe
@desk
def poster(request: DeskRequest, slug: str) -> HttpResponse:
    """For the wall at the counter: where to type the secret of a slip."""
    policies.require_running(request.officer)
    found = surveys.get(slug, request.officer)
    address = request.build_absolute_uri(reverse("portal:surveys"))
    context = {"survey": found, "qr": _qr(request, "portal:surveys"), "address": address}
    return frame.page(request, "desk/surveys/poster.html", context, current=SURVEYS)


def _qr(request: DeskRequest, name: str, *parts: str) -> str:
    address = request.build_absolute_uri(reverse(name, args=parts))
    return mark_safe(qr_svg(address))  # noqa: S308 - drawn here, of an address of our own


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def enter(request: DeskRequest, slug: str) -> HttpResponse:
    """A paper slip: its code, then all questions on one page, keyboard only."""
    found = surveys.to_enter(slug, request.officer)
    code = request.POST.get("ma_phieu", "")[:30]
    context: dict[str, Any] = {"survey": found, "code": code, "errors": [], "given": {}}
    if request.method == "POST":
        try:
            return _entered(request, found, code)
        except (InvalidInput, WrongState) as fault:
            context |= {"errors": _links(found, fault), "given": _typed(request, found)}
    context["questions"] = _questions(found, context["given"], context["errors"])
    status = 422 if context["errors"] else 200
    template = "desk/surveys/enter.html"
    return frame.page(request, template, context, current=SURVEYS, status=status)


def _entered(request: DeskRequest, found: Survey, code: str) -> HttpResponse:
    member = tokens.member_of(code)
    if member is None or member.survey_id != found.pk:
        raise InvalidInput(
            "Không có phiếu nào với mã này trong khảo sát. Xem lại mã in trên phiếu.",
            field="ma_phieu",
        )
    counted = actions.enter_paper(
        member, by=request.officer, at=clock.now(), given=_typed(request, found)
    )
    told = (
        _("Đã tính phiếu %(code)s. Nhập phiếu tiếp theo.")
        if counted
        else _("Đã giữ lần nhập thứ nhất của phiếu %(code)s. Chuyển người khác nhập lần hai.")
    )
    messages.success(request, told % {"code": tokens.printed(tokens.plain(code))})
    return HttpResponseRedirect(reverse("desk:survey_enter", args=[found.slug]), status=303)


def _typed(request: DeskRequest, found: Survey) -> dict[str, list[str]]:
    given = {
        question.key: [value[:2000] for value in request.POST.getlist(f"cau-{question.key}")]
        for question in found.questionnaire.questions.questions
    }
    return {
        key: kept for key, values in given.items() if (kept := [v for v in values if v.strip()])
    }


def _links(found: Survey, fault: DomainError) -> list[dict[str, str]]:
    """Each sentence with the question it is about."""
    places = {q.key: n for n, q in enumerate(found.questionnaire.questions.questions, 1)}
    return [
        {
            "key": key,
            "url": "#ma_phieu" if key in {"", "ma_phieu"} else f"#cau-{key}",
            "text": text if key not in places else f"{places[key]}. {text}",
        }
        for key, texts in fault.errors.items()
        for text in texts
    ]


def _questions(
    found: Survey, given: dict[str, list[str]], errors: list[dict[str, str]]
) -> list[dict[str, Any]]:
    wrong = {error["key"]: error["text"] for error in errors}
    return [
        {
            "place": place, "question": question, "chosen": given.get(question.key, []),
            "fault": as_vietnamese(wrong[question.key]) if question.key in wrong else "",
        }
        for place, question in enumerate(found.questionnaire.questions.questions, 1)
    ]  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def take_file(request: DeskRequest, slug: str) -> HttpResponse:
    found = surveys.to_enter(slug, request.officer)
    form, status = TableForm(), 200
    if request.method == "POST":
        form = TableForm(request.POST, request.FILES)
        try:
            checked(form)
            table = read_table(*form.content(), [CODE_COLUMN])
            count = actions.import_answers(found, by=request.officer, at=clock.now(), table=table)
        except InvalidInput as fault:
            form.blame(fault.errors)
            status = 422
        else:
            said = ngettext("Đã tính %(n)d phiếu từ tệp.", "Đã tính %(n)d phiếu từ tệp.", count)
            messages.success(request, said % {"n": count})
            return HttpResponseRedirect(reverse("desk:survey_file", args=[found.slug]), status=303)
    context = {"survey": found, "form": form}
    template = "desk/surveys/file.html"
    return frame.page(request, template, context, current=SURVEYS, status=status)


@require_safe
@desk
def template(request: DeskRequest, slug: str) -> HttpResponse:
    """An empty file with a filled row as example, and what each option is called."""
    found = surveys.to_enter(slug, request.officer)
    questions = found.questionnaire.questions.questions
    heads = [CODE_COLUMN, *(question.key for question in questions)]
    example = [
        "ACDEF-34679", *(q.options[0].label if q.options else "" for q in questions)
    ]  # fmt: skip
    words: list[survey_files.Row] = [[_("Cột"), _("Câu hỏi"), _("Mã"), _("Trả lời")]]
    words += [[q.key, q.text, o.key, o.label] for q in questions for o in q.options]
    sheets: dict[str, Iterable[survey_files.Row]] = {
        _("Phiếu"): [heads, example],
        _("Mục trả lời"): words,
    }
    return survey_files.answer(f"{slug}-mau-nhap", "xlsx", sheets)
