"""Petitions on the portal: send one, follow it with code and secret, read what was published."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from allauth.core import ratelimit
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.feedback import actions
from motcua.feedback.actions import About
from motcua.feedback.queries import petition_page, petition_places, petition_public
from motcua.feedback.rules.petitions import KINDS, RATINGS, PetitionStatus
from motcua.kernel import clock
from motcua.kernel.actor import CITIZEN
from motcua.kernel.errors import DomainError, InvalidInput
from motcua.portal.petition_forms import FollowForm, PetitionForm
from motcua.ui.access import public
from motcua.ui.values import Pager
from motcua.ui.words import as_vietnamese

LIMIT, SENDING = "look_up", "petition"  # ACCOUNT_RATE_LIMITS
SALT = "motcua.portal.petition"
AGE_SECONDS = 3600
RETRY_AFTER_SECONDS = 600
REFUSED = "refused_uploads"
_TOLD = {PetitionStatus.ANSWERED, PetitionStatus.PUBLISHED, PetitionStatus.CLOSED}


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What was published, searched; and the two ways on."""
    text, kind = request.GET.get("q", "")[:200], request.GET.get("loai", "")[:20]
    number = request.GET.get("trang", "")[:6]
    found = petition_public.published(text, kind, int(number) if number.isdecimal() else 1)
    values = {
        "found": found, "text": text, "kind": kind, "kinds": KINDS.items(),
        "pager": _pager(found.number, found.pages, {"q": text, "loai": kind}),
    }  # fmt: skip
    return render(request, "portal/petitions/index.html", values)


def _pager(number: int, pages: int, asked: dict[str, str]) -> Pager:
    def url(page: int) -> str:
        return f"?{urlencode({**asked, 'trang': page})}" if 1 <= page <= pages else ""

    place = _("Trang %(n)d/%(pages)d") % {"n": number, "pages": pages}
    return Pager(previous=url(number - 1), next=url(number + 1), summary=place)


@public
@require_safe
def read(request: HttpRequest, code: str) -> HttpResponse:
    found = petition_public.one_published(code)
    if found is None:
        raise Http404
    return render(request, "portal/petitions/published.html", {"petition": found})


@public
@never_cache
@sensitive_post_parameters("name", "phone", "email", "address", "content")
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    places, told = petition_places.seats(clock.today()), request.POST or None
    form = PetitionForm(told, request.FILES if told else None, units=places)
    if request.method != "POST":
        return render(request, "portal/petitions/send.html", {"form": form})
    if not ratelimit.consume(request, action=SENDING):
        response = render(request, "portal/too_often.html", status=429)
        response["Retry-After"] = str(RETRY_AFTER_SECONDS)
        return response
    try:
        lodged = _sent(request, form)
    except InvalidInput as fault:
        form.blame(fault)
        return render(request, "portal/petitions/send.html", {"form": form}, status=422)
    return render(request, "portal/petitions/sent.html", {"lodged": lodged})


def _sent(request: HttpRequest, form: PetitionForm) -> Any:
    if request.META.get(REFUSED):
        raise InvalidInput("Tệp nặng quá 20 MB nên chưa nhận. Chụp nhỏ lại rồi gửi.", field="files")
    if not form.is_valid():
        raise InvalidInput(errors={})
    given: list[UploadedFile] = request.FILES.getlist("papers")
    files = [(one.name or "tep", one.read()) for one in given[: actions.MOST_FILES + 1]]
    said = form.cleaned_data
    return actions.lodge_petition(
        form.text(), form.who(), by=CITIZEN, at=clock.now(), may_publish=not said["hidden"],
        about=About(unit=said["unit"], dossier=said["dossier"], files=files),
    )  # fmt: skip


@public
@never_cache
@sensitive_post_parameters("secret")
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """One answer for every wrong code and secret; the answer stands in the reply to the POST."""
    form = FollowForm(request.POST or None)
    if request.method != "POST":
        return render(request, "portal/petitions/follow.html", {"form": form})
    if not form.is_valid():
        return render(request, "portal/petitions/follow.html", {"form": form}, status=422)
    code = form.cleaned_data["code"].upper()
    if not ratelimit.consume(request, action=LIMIT, key=code, dry_run=True):
        return render(request, "portal/too_often.html", status=429)
    found = petition_public.followed(code, form.cleaned_data["secret"])
    if found is None:
        ratelimit.consume(request, action=LIMIT, key=code)
        values = {"form": form, "nothing": True}
        return render(request, "portal/petitions/follow.html", values, status=422)
    return _own(request, found)


def _own(
    request: HttpRequest, found: Any, *, fault: str = "", done: str = "", status: int = 200
) -> HttpResponse:
    now = clock.now()
    told = petition_page.clock_of(found, now, why=True)
    answered = found.state in _TOLD
    values = {
        "petition": found,
        "status": found.state.label,
        "why": told.why,
        "late": now > found.answer_due_at,
        "open": found.answered_at is None and found.ended_at is None,
        "story": petition_page.diary(found, public=True),
        "answer": found.answer if answered else "",
        "asked": found.state == PetitionStatus.ASKED,
        "rates": answered and found.rating is None,
        "levels": RATINGS.items(),
        "slip": signing.dumps(found.code, salt=SALT),
        "fault": fault,
        "done": done,
    }
    return render(request, "portal/petitions/own.html", values, status=status)


@public
@require_POST
@never_cache
def rate(request: HttpRequest) -> HttpResponse:
    level = request.POST.get("muc", "")[:3]
    number = int(level) if level in {"1", "-1"} else 0
    return _done(request, _("Cảm ơn ông/bà đã đánh giá."), "rate_answer", level=number)


@public
@require_POST
@never_cache
def supplement(request: HttpRequest) -> HttpResponse:
    text = request.POST.get("bo-sung", "")[:10_000]
    return _done(request, _("Đã nhận bổ sung."), "supplement_petition", text=text)


def _done(request: HttpRequest, done: str, verb: str, **told: Any) -> HttpResponse:
    """The slip says that code and secret were seen within the hour."""
    try:
        code = signing.loads(request.POST.get("phieu", ""), salt=SALT, max_age=AGE_SECONDS)
    except signing.BadSignature:
        values = {"form": FollowForm(), "stale": True}
        return render(request, "portal/petitions/follow.html", values, status=422)
    found = petition_public.seen(code)
    if found is None:
        raise Http404
    try:
        getattr(actions, verb)(found, by=CITIZEN, at=clock.now(), **told)
    except DomainError as fault:
        message = as_vietnamese(fault.message)
        return _own(request, found, fault=message, status=fault.status)
    return _own(request, petition_public.seen(code), done=done)
