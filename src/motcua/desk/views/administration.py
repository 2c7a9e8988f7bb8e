"""Administration: the way in, the matrix of rights, the tree of units, the log."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import administering, frame, matrix, unit_tree
from motcua.desk.forms.administration import DayFilter, EnterForm
from motcua.desk.guard import DeskRequest, View, desk
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput
from motcua.organisations import login_tries, policies, second_factor
from motcua.organisations.actions import enter_administration, leave_administration
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.queries import administration, reorganisation
from motcua.ui.values import Pager

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def administration_page(authority: Authority) -> Callable[[View], View]:
    """Who has the authority; an administrator only inside a session, and is shown the way in."""

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: DeskRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if request.officer.reach(authority) == Reach.NONE:
                raise policies.refusal(authority)
            if policies.must_enter(request.officer):
                way_back = request.get_full_path() if request.method == "GET" else ""
                return _way_in(request, _blank(request), way_back=way_back, status=403)
            request.administration_until = administering.until(request, request.officer)
            return view(request, *args, **kwargs)

        return desk(guarded)

    return wrap


def _blank(request: DeskRequest) -> EnterForm:
    return EnterForm(by_code=second_factor.is_set_up(request.user))


def _way_in(
    request: DeskRequest, form: EnterForm, *, way_back: str, status: int = 200
) -> HttpResponse:
    context = {"form": form, "way_back": way_back, "refused": status == 403}
    return frame.page(request, "desk/administration/enter.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def enter(request: DeskRequest) -> HttpResponse:
    if request.officer.reach(Authority.ADMINISTRATION_ENTER) == Reach.NONE:
        raise policies.refusal(Authority.ADMINISTRATION_ENTER)
    if request.method != "POST":
        return _way_in(request, _blank(request), way_back=request.GET.get("ve", ""))
    form = EnterForm(request.POST, by_code=second_factor.is_set_up(request.user))
    way_back = request.POST.get("ve", "")
    if not form.is_valid() or not _entered(request, form):
        return _way_in(request, form, way_back=way_back, status=422)
    here = url_has_allowed_host_and_scheme(way_back, allowed_hosts=None)
    return HttpResponseRedirect(
        way_back if here and way_back else reverse("desk:staff"), status=303
    )


def _entered(request: DeskRequest, form: EnterForm) -> bool:
    """Wrong codes count with those of signing in, and lock as they do."""
    name = request.user.get_username()
    if login_tries.locked(request, name):
        login_tries.show_lock(request, name)
        return False
    if not second_factor.proves(request.user, form.cleaned_data["proof"]):
        login_tries.count_failure(request, name)
        form.add_error("proof", login_tries.refusal(request, name))
        return False
    try:
        session = enter_administration(
            by=request.officer, at=clock.now(), reason=form.cleaned_data["reason"]
        )
    except InvalidInput as fault:
        form.blame(fault.errors)
        return False
    administering.keep(request, session)
    return True


@require_POST
@desk
def leave(request: DeskRequest) -> HttpResponse:
    session = administering.running(request, request.officer)
    if session is not None:
        leave_administration(session, by=request.officer, at=clock.now())
        messages.success(request, _("Đã thoát phiên quản trị."))
    request.session.pop(administering.KEPT, None)
    return HttpResponseRedirect(reverse("desk:home"), status=303)


@require_safe
@administration_page(Authority.MATRIX_READ)
def rights(request: DeskRequest) -> HttpResponse:
    room, text = request.GET.get("phong", ""), request.GET.get("q", "").strip()
    context = {
        "rows": matrix.rows(room, text), "roles": matrix.ROLES, "rooms": matrix.rooms(room),
        "room": room, "text": text,
    }  # fmt: skip
    return frame.page(request, "desk/administration/matrix.html", context, current="quyen")


@require_safe
@administration_page(Authority.MATRIX_READ)
def rights_file(request: DeskRequest) -> HttpResponse:
    """The same rows as the page with the same filter."""
    room, text = request.GET.get("phong", ""), request.GET.get("q", "").strip()
    answer = HttpResponse(matrix.workbook(matrix.rows(room, text)), content_type=XLSX)
    name = f"bang-quyen-{clock.today():%Y%m%d}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
@administration_page(Authority.STAFF_READ)
def unit_page(request: DeskRequest) -> HttpResponse:
    form = DayFilter(request.GET if "ngay" in request.GET else None)
    day = clock.today()
    if form.is_bound and form.is_valid():
        day = form.cleaned_data["ngay"]
    text = request.GET.get("q", "").strip()
    context = {
        "form": form, "day": day, "text": text, "roots": unit_tree.nodes(day, text),
        "count": unit_tree.count(day), "successions": reorganisation.successions_until(day),
        "reorganising": administering.reorganising(request.officer),
    }  # fmt: skip
    return frame.page(request, "desk/administration/units.html", context, current="don-vi")


@require_safe
@administration_page(Authority.LOG_READ)
def log(request: DeskRequest) -> HttpResponse:
    number, chosen = _number(request.GET.get("trang", "")), request.GET.get("phien", "")
    session = int(chosen) if chosen.isascii() and chosen.isdigit() else None
    acts = administration.acts(request.officer, session_id=session, number=number)
    context = {
        "sessions": administration.sessions(request.officer, clock.now()) if number == 1 else [],
        "acts": acts, "session": session, "pager": _pager(request, number, len(acts)),
    }  # fmt: skip
    return frame.page(request, "desk/administration/log.html", context, current="nhat-ky")


def _number(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _pager(request: DeskRequest, number: int, shown: int) -> Pager:
    def page(wanted: int) -> str:
        query = request.GET.copy()
        query["trang"] = str(wanted)
        return f"{request.path}?{query.urlencode()}"

    return Pager(
        previous=page(number - 1) if number > 1 else "",
        next=page(number + 1) if shown == administration.PAGE_SIZE else "",
    )
