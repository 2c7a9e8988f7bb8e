"""Units merged, split, abolished, renamed and set up: what it would do first, then the act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.desk import administering, frame
from motcua.desk.forms import reorganising as forms
from motcua.desk.guard import DeskRequest
from motcua.desk.views.administration import administration_page
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, InvalidInput, NotAllowed, NotFound
from motcua.organisations import actions
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.queries import reorganisation, units
from motcua.organisations.queries.reorganisation import Preview, UnitKind
from motcua.organisations.queries.staff import unit_named
from motcua.procedures.queries.process import resolved_by

CURRENT = "don-vi"


@dataclass(frozen=True, kw_only=True)
class Reorganising:
    """`ends` tells which units end and which go on, from the form; None where none ends."""

    done: Any
    form: type[forms.Reorganise]
    do: Callable[..., object]
    ends: Callable[[Any], tuple[list[str], list[str]]] | None = None


def _merge(form: Any, **more: Any) -> object:
    merged = [unit_named(slug) for slug in form.merged()]
    return actions.merge_units(merged, unit_named(form.cleaned_data["into"]), **more)


def _split(form: Any, **more: Any) -> object:
    into = {unit_named(slug): share for slug, share in form.shares().items()}
    return actions.split_unit(unit_named(form.cleaned_data["unit"]), into, **more)


def _abolish(form: Any, **more: Any) -> object:
    successor = form.cleaned_data["successor"]
    return actions.abolish_unit(
        unit_named(form.cleaned_data["unit"]),
        successor=unit_named(successor) if successor else None,
        **more,
    )


def _rename(form: Any, *, on: Any, **more: Any) -> object:
    told = form.cleaned_data
    was = reorganisation.details_of(told["unit"], on)
    return actions.place_unit(
        told["unit"], name=told["name"], short_name=told["short_name"],
        code=told["code"] or was["code"], phone=was["phone"], address=was["address"],
        kind=UnitKind(was["kind"]), parent=unit_named(was["parent"]) if was["parent"] else None,
        valid_from=on, **more,
    )  # fmt: skip


def _place(form: Any, *, on: Any, **more: Any) -> object:
    told = form.cleaned_data
    if units.id_of(told["slug"]) is not None:
        raise InvalidInput(
            _("Đã có đơn vị mang tên ngắn này. Chọn tên khác, hoặc dùng đổi tên."), field="slug"
        )
    return actions.place_unit(
        told["slug"], name=told["name"], short_name=told["short_name"], code=told["code"],
        kind=UnitKind(told["kind"]), parent=unit_named(told["parent"]), valid_from=on, **more,
    )  # fmt: skip


ACTS = {
    "sap-nhap": Reorganising(
        done=gettext_lazy("Đã sáp nhập."),
        form=forms.Merge, do=_merge,
        ends=lambda form: (form.merged(), [form.cleaned_data["into"]]),
    ),
    "chia": Reorganising(
        done=gettext_lazy("Đã chia."),
        form=forms.Split, do=_split,
        ends=lambda form: ([form.cleaned_data["unit"]], list(form.shares())),
    ),
    "giai-the": Reorganising(
        done=gettext_lazy("Đã giải thể."),
        form=forms.Abolish, do=_abolish,
        ends=lambda form: (
            [form.cleaned_data["unit"]], list(filter(None, [form.cleaned_data["successor"]]))
        ),
    ),
    "doi-ten": Reorganising(
        done=gettext_lazy("Đã đổi tên."),
        form=forms.Rename, do=_rename,
    ),
    "lap-moi": Reorganising(
        done=gettext_lazy("Đã lập đơn vị."),
        form=forms.Place, do=_place,
    ),
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@administration_page(Authority.STAFF_READ)
def reorganise(request: DeskRequest, key: str) -> HttpResponse:
    """Shows what it would do; only what was shown is then carried out: 303, 403 or 422."""
    act = ACTS.get(key)
    if act is None:
        raise NotFound(_("Không có việc này. Mở lại trang cơ cấu tổ chức."))
    label, authority = administering.REORGANISING[key]
    if request.officer.reach(authority) == Reach.NONE:
        raise NotAllowed(_("Chỉ quản trị kỹ thuật thay đổi cơ cấu tổ chức."))
    known = reorganisation.known_units(clock.today())
    form = act.form(request.POST if request.method == "POST" else None, units=known)
    if request.method != "POST" or not form.is_valid():
        return _page(request, label, form)
    seen = request.POST.get("seen") == form.fingerprint()
    carries = request.POST.get("act") == "carry" and seen
    if not _done(request, act, form, rehearse=True):
        return _page(request, label, form)
    foreseen = _preview(act, form)
    if not carries:
        return _page(request, label, form, foreseen=foreseen)
    if not _done(request, act, form, rehearse=False):
        return _page(request, label, form)
    messages.success(request, _result(act, foreseen))
    on = form.cleaned_data["on"]
    return HttpResponseRedirect(f"{reverse('desk:units')}?ngay={on:%d/%m/%Y}", status=303)


def _done(
    request: DeskRequest, act: Reorganising, form: forms.Reorganise, *, rehearse: bool
) -> bool:
    """Whether the verb does it; a rehearsal is taken back, so that its faults are known before."""
    told = form.cleaned_data
    try:
        with transaction.atomic():
            act.do(
                form, by=request.officer, at=clock.now(), on=told["on"],
                legal_basis=told["legal_basis"],
            )  # fmt: skip
            transaction.set_rollback(rehearse)
    except DomainError as fault:
        form.blame(fault.errors)
        return False
    finally:
        units.forget_trees()
    return True


def _preview(act: Reorganising, form: forms.Reorganise) -> Preview | None:
    if act.ends is None:
        return None
    ending, after = (tuple(map(_number, slugs)) for slugs in act.ends(form))
    return reorganisation.preview(ending, after, form.cleaned_data["on"])


def _number(slug: str) -> int:
    return unit_named(slug).pk


def _page(
    request: DeskRequest,
    label: Any,
    form: forms.Reorganise,
    *,
    foreseen: Preview | None = None,
) -> HttpResponse:
    ready = form.is_bound and not form.errors
    context: dict[str, Any] = {
        "label": label, "form": form, "ready": ready, "foreseen": foreseen,
        "fingerprint": form.fingerprint() if ready else "",
        "processes": _processes(foreseen, form) if foreseen else [],
    }  # fmt: skip
    status = 422 if form.is_bound and not ready else 200
    template = "desk/administration/reorganise.html"
    return frame.page(request, template, context, current=CURRENT, status=status)


def _processes(foreseen: Preview, form: forms.Reorganise) -> list[Any]:
    slugs = units.slugs(foreseen.ending).values()
    return resolved_by(slugs, form.cleaned_data["on"])


def _result(act: Reorganising, foreseen: Preview | None) -> str:
    if foreseen is None:
        return str(act.done)
    carried = ", ".join(f"{one.count} {one.label}" for one in foreseen.burdens)
    told = _("%(done)s %(units)d đơn vị và %(posts)d vị trí kết thúc.") % {
        "done": act.done, "units": len(foreseen.ends), "posts": foreseen.posts,
    }  # fmt: skip
    if carried:
        told += " " + _("Tiếp tục tại đơn vị kế thừa: %(carried)s.") % {"carried": carried}
    return told
