"""The bell and its page: what waits for this officer, and what came back to them."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame
from motcua.desk.alert_words import lines_of
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.notice_words import reminder_words, round_words, task_words, words_of
from motcua.directives.actions import read_task_notices
from motcua.directives.queries import notices as task_notices
from motcua.dossiers.actions import read_notices
from motcua.dossiers.queries import notices as queries
from motcua.index.queries import reminders as round_reminders
from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.reports.queries import alerts, reminders

LARGEST = 2**62


@require_safe
@desk
def notices(request: DeskRequest) -> HttpResponse:
    told, more = queries.page(request.officer, _number(request.GET.get("tu", "")))
    now = clock.now()
    context = {
        "tasks": [(one, task_words(one)) for one in task_notices.newest(request.officer)],
        "told": [(one, words_of(one, now)) for one in told],
        "alerts": lines_of(alerts.unread(request.officer, clock.today()), clock.today()),
        "reminders": [
            (one, *reminder_words(one, clock.today())) for one in reminders.waiting(request.officer)
        ],
        "rounds": [
            round_words(one, clock.today())
            for one in round_reminders.waiting(request.officer, clock.today())
        ],
        "unread": sum(1 for one in told if not one.read) + task_notices.unread(request.officer),
        "next": f"?tu={more}" if more else "",
    }
    return frame.page(request, "desk/notices.html", context, current="thong-bao")


@require_POST
@desk
def read(request: DeskRequest) -> HttpResponse:
    """One of them and on to its dossier, or all of them."""
    wanted = request.POST.get("notice", "")
    if wanted == "all":
        read_notices(by=request.officer, at=clock.now())
        read_task_notices(by=request.officer, at=clock.now())
        return HttpResponseRedirect(reverse("desk:notices"), status=303)
    number, code = _number(wanted), request.POST.get("dossier", "")
    if number is None or not code:
        raise NotFound(_("Không có thông báo này. Tải lại trang Thông báo."))
    read_notices(by=request.officer, at=clock.now(), notice=number)
    return HttpResponseRedirect(reverse("desk:dossier", args=[code]), status=303)


@require_http_methods(["GET", "POST"])
@desk
def bell(request: DeskRequest) -> HttpResponse:
    """How many are not read; opening a dossier (by POST) reads what was told of it."""
    if request.method == "POST" and (code := request.POST.get("dossier", "")):
        read_notices(by=request.officer, at=clock.now(), dossier=code)
    count = (
        queries.unread(request.officer)
        + task_notices.unread(request.officer)
        + alerts.unread_count(request.officer, clock.today())
        + len(reminders.waiting(request.officer))
        + len(round_reminders.waiting(request.officer, clock.today()))
    )
    return render(request, "desk/bell.html", {"unread": count})


def _number(text: str) -> int | None:
    bare = text.isascii() and text.isdigit() and len(text) < 19
    return int(text) if bare and int(text) < LARGEST else None
