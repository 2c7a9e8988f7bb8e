"""Answer a questionnaire with the secret of a slip, and read what surveys found.

One question a page, no script needed, each answer kept as it is given. The same views serve the
tablet at a counter (`kiosk`), which goes back to its beginning by itself.
"""

from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.feedback import actions
from motcua.feedback.queries import answering, surveys
from motcua.feedback.queries.answering import OPEN, Sheet
from motcua.feedback.queries.tokens import plain, printed
from motcua.feedback.rules.lifecycle import ONLINE, TABLET
from motcua.kernel import clock
from motcua.kernel.actor import CITIZEN
from motcua.kernel.errors import DomainError, InvalidInput, WrongState
from motcua.portal.views.ratings import AGE_SECONDS, SALT
from motcua.ui.access import public
from motcua.ui.words import as_vietnamese

LIMIT = "survey"  # ACCOUNT_RATE_LIMITS; only wrong secrets count
DONE_SECONDS = 15  # how long the tablet thanks


@public
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """What was published, and the field for the secret of a slip."""
    return _start(request, kiosk=False)


@public
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def kiosk(request: HttpRequest) -> HttpResponse:
    """The tablet at a counter waits here."""
    return _start(request, kiosk=True)


def _start(request: HttpRequest, *, kiosk: bool) -> HttpResponse:
    values: dict[str, Any] = {"kiosk": kiosk, "published": surveys.published()}
    template = "portal/survey/kiosk.html" if kiosk else "portal/survey/index.html"
    if request.method != "POST":
        return render(request, template, values)
    secret = plain(request.POST.get("ma", "")[:60])
    if (fault := _known(request, secret)) is not None:
        values |= {"typed": request.POST.get("ma", "")[:20], "fault": fault}
        return render(request, template, values, status=422)
    return HttpResponseRedirect(_url("sheet", secret, kiosk=kiosk), status=303)


def _known(request: HttpRequest, secret: str) -> str | None:
    """The sentence to show, None when the secret opens a questionnaire."""
    if not ratelimit.consume(request, action=LIMIT, key=secret or "-", dry_run=True):
        return _("Nhập sai nhiều lần. Chờ 10 phút rồi thử lại, hoặc hỏi cán bộ ở quầy.")
    if secret and answering.sheet(secret, clock.today()) is not None:
        return None
    ratelimit.consume(request, action=LIMIT, key=secret or "-")
    return _("Không có phiếu nào với mã này. Xem lại 10 chữ và số in trên phiếu mời.")


def _url(name: str, token: str, *places: int, kiosk: bool) -> str:
    prefix = "portal:survey_kiosk_" if kiosk else "portal:survey_"
    return reverse(f"{prefix}{name}", args=[token, *places])


@public
@require_safe
@never_cache
def sheet(request: HttpRequest, token: str, kiosk: bool = False) -> HttpResponse:  # noqa: FBT001, FBT002 - Django passes it by name
    """What it is about, before the first question."""
    found = _opened(request, token, kiosk=kiosk)
    if isinstance(found, HttpResponse):
        return found
    first = next(iter(found.questionnaire.asked(found.given)))[0]
    undone = found.lacking[0][0] if found.given and found.lacking else first
    values = {"first": _url("question", token, undone, kiosk=kiosk), "begun": bool(found.given)}
    return _page(request, "portal/survey/sheet.html", found, values, kiosk=kiosk)


@public
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def question(request: HttpRequest, token: str, place: int, kiosk: bool = False) -> HttpResponse:  # noqa: FBT001, FBT002
    found = _opened(request, token, kiosk=kiosk)
    if isinstance(found, HttpResponse):
        return found
    asked = found.question_at(place)
    if asked is None:
        return HttpResponseRedirect(_url("sheet", token, kiosk=kiosk))
    values = {"question": asked, "place": place, "chosen": found.given.get(asked.key, [])}
    if request.method == "POST":
        typed = [value[:2000] for value in request.POST.getlist("tra-loi")[:20]]
        try:
            return _kept(request, found, asked, typed, _Way(token, place, kiosk))
        except InvalidInput as fault:
            values |= {"chosen": typed, "fault": as_vietnamese(fault.message)}
    before = found.place_before(place)
    values["back"] = _url("question", token, before, kiosk=kiosk) if before else ""
    status = 422 if "fault" in values else 200
    return _page(request, "portal/survey/question.html", found, values, kiosk=kiosk, status=status)


class _Way:
    """Where the respondent is."""

    def __init__(self, token: str, place: int, kiosk: bool) -> None:  # noqa: FBT001
        self.token, self.place, self.kiosk = token, place, kiosk


def _kept(
    request: HttpRequest, found: Sheet, asked: answering.Question, typed: list[str], way: _Way
) -> HttpResponse:
    member = actions.keep_draft_answer(
        found.member, by=CITIZEN, at=clock.now(), question=asked, values=typed
    )
    then = answering.of_member(member, clock.today())
    after = then.place_after(way.place)
    if after and "sua" not in request.POST:
        url = _url("question", way.token, after, kiosk=way.kiosk)
    else:
        url = _url("review", way.token, kiosk=way.kiosk)
    return HttpResponseRedirect(url, status=303)


@public
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def review(request: HttpRequest, token: str, kiosk: bool = False) -> HttpResponse:  # noqa: FBT001, FBT002
    """All answers with a way to change each; sending counts them once."""
    found = _opened(request, token, kiosk=kiosk)
    if isinstance(found, HttpResponse):
        return found
    status = 200
    if request.method == "POST":
        channel = TABLET if kiosk else ONLINE
        try:
            actions.submit_answer(found.member, by=CITIZEN, at=clock.now(), channel=channel)
        except InvalidInput:
            status = 422
        except WrongState:
            return _over(request, kiosk=kiosk, again=True)
        else:
            return _over(request, kiosk=kiosk, again=False)
    lines = [
        (place, asked, words, _url("question", token, place, kiosk=kiosk) + "?sua=1")
        for place, asked, words in found.lines
    ]
    lacking = [(place, _url("question", token, place, kiosk=kiosk)) for place, _q in found.lacking]
    values = {"lines": lines, "lacking": lacking}
    return _page(request, "portal/survey/review.html", found, values, kiosk=kiosk, status=status)


def _opened(request: HttpRequest, token: str, *, kiosk: bool) -> Sheet | HttpResponse:
    """The sheet, or the page that says gently why there is none to fill in."""
    found = None
    if _known(request, plain(token)) is None:
        found = answering.sheet(token, clock.today())
    if found is None:
        values = {"kiosk": kiosk, "state": "unknown"}
        return render(request, "portal/survey/over.html", values, status=404)
    if found.state != OPEN:
        return _over(request, kiosk=kiosk, again=True, state=found.state)
    return found


def _over(
    request: HttpRequest, *, kiosk: bool, again: bool, state: str = "answered"
) -> HttpResponse:
    values = {"kiosk": kiosk, "state": state, "again": again}
    response = render(request, "portal/survey/over.html", values)
    if kiosk:
        response["Refresh"] = f"{DONE_SECONDS}; url={reverse('portal:survey_kiosk')}"
    return response


def _page(
    request: HttpRequest,
    template: str,
    found: Sheet,
    values: dict[str, Any],
    *,
    kiosk: bool,
    status: int = 200,
) -> HttpResponse:
    values |= {"sheet": found, "kiosk": kiosk, "total": len(found.questionnaire.questions)}
    return render(request, template, values, status=status)


@public
@require_safe
def published(request: HttpRequest, slug: str) -> HttpResponse:
    """What a survey found, with how it was asked and how sure it is."""
    try:
        survey = surveys.published_one(slug)
    except DomainError:
        return render(request, "404.html", status=404)
    values = {"survey": survey, "found": survey.results, "trend": surveys.trend(survey)}
    return render(request, "portal/survey/published.html", values)


@public
@require_POST
@never_cache
def take_up(request: HttpRequest) -> HttpResponse:
    """From the page of the own dossier to its questionnaire."""
    try:
        code = signing.loads(request.POST.get("phieu", ""), salt=SALT, max_age=AGE_SECONDS)
    except signing.BadSignature:
        code = ""
    member = answering.invited(code) if code else None
    if member is None:
        return _over(request, kiosk=False, again=True)
    secret = actions.accept_invitation(member, by=CITIZEN, at=clock.now())
    return HttpResponseRedirect(_url("sheet", printed(secret), kiosk=False), status=303)
