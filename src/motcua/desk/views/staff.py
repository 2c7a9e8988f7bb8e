"""Officials, their posts and accounts: the list, one official's page, and the acts on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from motcua.desk import frame
from motcua.desk.forms import administration as forms
from motcua.desk.guard import DeskRequest
from motcua.desk.views.administration import _number, administration_page
from motcua.dossiers.queries.handover import Handover, handover_of
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotFound, WrongState
from motcua.organisations import actions
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.queries import staff
from motcua.organisations.queries.staff import PersonPage, Post
from motcua.organisations.rules.roles import Role
from motcua.ui.values import Pager

CURRENT = "can-bo"
Doing = Callable[[DeskRequest, PersonPage, Post | None, dict[str, Any]], object]


@dataclass(frozen=True, kw_only=True)
class PersonAct:
    """`of_post`: asked of one post and not of the person; `danger`: cannot be taken back."""

    label: Any
    done: Any
    authority: Authority
    form: type[forms.Form]
    do: Doing
    of_post: bool = False
    with_units: bool = False
    danger: bool = False


def _end_post(request: DeskRequest, page: PersonPage, post: Post | None, told: Any) -> object:
    assert post is not None
    return actions.end_post(post, by=request.officer, at=clock.now(), **told)


def _move(request: DeskRequest, page: PersonPage, post: Post | None, told: Any) -> object:
    assert post is not None
    more = told | {"unit": staff.unit_named(told["unit"]), "role": Role(told["role"])}
    return actions.move_official(post, by=request.officer, at=clock.now(), **more)


def _mandate(request: DeskRequest, page: PersonPage, post: Post | None, told: Any) -> object:
    assert post is not None
    unit = staff.unit_named(told.pop("unit"))
    return actions.give_mandate(post, unit, by=request.officer, at=clock.now(), **told)


def _of_account(verb: Callable[..., object]) -> Doing:
    def do(request: DeskRequest, page: PersonPage, post: Post | None, told: Any) -> object:
        if page.line.account is None:
            raise NotFound(_("Cán bộ này chưa có tài khoản."))
        return verb(page.line.account, by=request.officer, at=clock.now())

    return do


ACTS = {
    "thoi-giu": PersonAct(
        label=gettext_lazy("Thôi giữ vị trí"), done=gettext_lazy("Đã ghi ngày thôi giữ vị trí."),
        authority=Authority.POST_END, form=forms.EndPost, do=_end_post, of_post=True, danger=True,
    ),
    "dieu-chuyen": PersonAct(
        label=gettext_lazy("Điều chuyển"), done=gettext_lazy("Đã điều chuyển."),
        authority=Authority.POST_END, form=forms.MoveOfficial, do=_move, of_post=True,
        with_units=True,
    ),
    "kiem-tra": PersonAct(
        label=gettext_lazy("Giao phạm vi kiểm tra"), done=gettext_lazy("Đã giao phạm vi kiểm tra."),
        authority=Authority.MANDATE_GIVE, form=forms.GiveMandate, do=_mandate, of_post=True,
        with_units=True,
    ),
    "mo-khoa": PersonAct(
        label=gettext_lazy("Mở khóa đăng nhập"), done=gettext_lazy("Đã mở khóa đăng nhập."),
        authority=Authority.ACCOUNT_RESET, form=forms.JustConfirm,
        do=_of_account(actions.unlock_account),
    ),
    "dat-lai-ma": PersonAct(
        label=gettext_lazy("Đặt lại mã xác thực"), done=gettext_lazy("Đã đặt lại mã xác thực."),
        authority=Authority.ACCOUNT_RESET, form=forms.JustConfirm,
        do=_of_account(actions.reset_second_factor), danger=True,
    ),
    "khoa": PersonAct(
        label=gettext_lazy("Khóa tài khoản"), done=gettext_lazy("Đã khóa tài khoản."),
        authority=Authority.ACCOUNT_CLOSE, form=forms.JustConfirm,
        do=_of_account(actions.close_account), danger=True,
    ),
}  # fmt: skip


@require_safe
@administration_page(Authority.STAFF_READ)
def people(request: DeskRequest) -> HttpResponse:
    today, number = clock.today(), _number(request.GET.get("trang", ""))
    text, unit = request.GET.get("q", "").strip()[:100], request.GET.get("dv", "")
    form = forms.StaffFilter(request.GET or None, units=staff.unit_choices(today))
    wanted = unit if unit and form.is_valid() else ""
    page = staff.staff(request.officer, today, text=text, unit=wanted, number=number)
    context = {
        "page": page, "text": text, "form": form, "filtered": bool(text or wanted),
        "pager": _pager(request, page),
    }  # fmt: skip
    return frame.page(request, "desk/administration/staff.html", context, current=CURRENT)


def _pager(request: DeskRequest, page: staff.Page) -> Pager:
    def address(wanted: int) -> str:
        query = request.GET.copy()
        query["trang"] = str(wanted)
        return f"{request.path}?{query.urlencode()}"

    return Pager(
        previous=address(page.number - 1) if page.number > 1 else "",
        next=address(page.number + 1) if page.has_next else "",
        summary=_("%(n)s người") % {"n": page.count},
    )


@require_safe
@administration_page(Authority.STAFF_READ)
def person(request: DeskRequest, pk: int) -> HttpResponse:
    page = staff.person(pk, request.officer, clock.today())
    context = {
        "person": page,
        "handovers": {line.post.pk: _left(line.post) for line in page.line.posts if line.running},
        "account_acts": _offered(request, of_post=False) if page.line.account else [],
        "post_acts": _offered(request, of_post=True),
    }
    return frame.page(request, "desk/administration/person.html", context, current=CURRENT)


def _left(post: Post) -> Handover:
    return handover_of(post.pk, clock.now())


def _offered(request: DeskRequest, *, of_post: bool) -> list[tuple[str, PersonAct]]:
    return [
        (key, act)
        for key, act in ACTS.items()
        if act.of_post == of_post and request.officer.reach(act.authority) > Reach.NONE
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@administration_page(Authority.STAFF_READ)
def act(request: DeskRequest, pk: int, key: str) -> HttpResponse:
    """Asks with what it would lead to, then does it: 303, 403 or 422."""
    chosen = ACTS.get(key)
    if chosen is None:
        raise NotFound(_("Không có việc này. Tải lại trang cán bộ để xem việc làm được."))
    page = staff.person(pk, request.officer, clock.today())
    post = _post(request, pk) if chosen.of_post else None
    form = _form(request, chosen, post)
    if request.method == "POST" and form.is_valid() and _done(request, chosen, page, post, form):
        messages.success(request, str(chosen.done))
        return HttpResponseRedirect(reverse("desk:person_page", args=[pk]), status=303)
    context = {
        "person": page, "act": chosen, "form": form, "post": post,
        "left": handover_of(post.pk, clock.now()) if post else None,
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return frame.page(
        request, "desk/administration/act.html", context, current=CURRENT, status=status
    )


def _post(request: DeskRequest, pk: int) -> Post:
    wanted = request.GET.get("vi-tri", "")
    return staff.post_of(pk, int(wanted) if wanted.isascii() and wanted.isdigit() else 0)


def _form(request: DeskRequest, chosen: PersonAct, post: Post | None) -> forms.Form:
    more: dict[str, Any] = {}
    if chosen.with_units:
        more["units"] = staff.unit_choices(clock.today())
    if post:
        more["initial"] = {"unit": post.unit.slug, "role": post.role}
    return chosen.form(request.POST if request.method == "POST" else None, **more)


def _done(
    request: DeskRequest, chosen: PersonAct, page: PersonPage, post: Post | None, form: forms.Form
) -> bool:
    try:
        chosen.do(request, page, post, dict(form.cleaned_data))
    except (InvalidInput, WrongState) as fault:
        form.blame(fault.errors)
        return False
    return True
