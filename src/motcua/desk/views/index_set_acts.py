"""What is done to a set of criteria: written, checked, approved, put in force, copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.desk import frame
from motcua.desk.forms.index_sets import ApproveForm, CopyForm, HeadForm, InForceForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.index_set_page import form_for_code, form_for_new, page
from motcua.desk.ranking_rail import SETS
from motcua.desk.views.legislation import checked
from motcua.index import actions
from motcua.index.queries import rule_sets
from motcua.index.queries.rule_sets import RuleSet
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotFound


@require_POST
@desk
def act(request: DeskRequest, pk: int, verb: str) -> HttpResponse:
    held = rule_sets.get(pk, request.officer)
    if verb in {"sua", "them"}:
        return _write_criterion(request, held, verb)
    if verb in _WITH_FORM:
        return _with_form(request, held, verb)
    if verb not in _PLAIN:
        raise NotFound(_("Không có việc này. Mở lại trang bộ tiêu chí."))
    try:
        done, told = _PLAIN[verb](request, held)
    except InvalidInput as fault:
        context = {"title": _("Bộ tiêu chí chưa khớp"), "faults": fault.message.splitlines(),
                   "held": held}  # fmt: skip
        template = "desk/ranking/set_faults.html"
        return frame.page(request, template, context, current=SETS, status=422)
    messages.success(request, told)
    return _to(done)


def _seen(request: DeskRequest) -> int | None:
    text = request.POST.get("seen", "")
    return int(text) if text.isdigit() else None


def _write_criterion(request: DeskRequest, held: RuleSet, verb: str) -> HttpResponse:
    where = request.POST.get("where", "")
    make = form_for_code if verb == "sua" else form_for_new
    editing = make(held, where, request.POST)
    write = actions.change_criterion if verb == "sua" else actions.add_criterion
    form = editing["form"]
    try:
        checked(form)
        write(held, where, form.told(), by=request.officer, at=clock.now(), seen=_seen(request))
    except InvalidInput as fault:
        form.blame(fault.errors)
        return page(request, held, editing, status=422)
    messages.success(request, _("Đã ghi vào dự thảo."))
    return _to(held)


def _check(request: DeskRequest, held: RuleSet) -> tuple[RuleSet, str]:
    done = actions.check_set(held, by=request.officer, at=clock.now(), seen=_seen(request))
    return done, _("Bộ tiêu chí khớp. Chuyển người khác duyệt.")


def _remove(request: DeskRequest, held: RuleSet) -> tuple[RuleSet, str]:
    code = request.POST.get("where", "")
    done = actions.remove_criterion(
        held, code, by=request.officer, at=clock.now(), seen=_seen(request)
    )
    return done, _("Đã bỏ mục %(code)s khỏi dự thảo.") % {"code": code[:40]}


_PLAIN: dict[str, Callable[[DeskRequest, RuleSet], tuple[RuleSet, str]]] = {
    "kiem-tra": _check, "bo": _remove,
}  # fmt: skip


def _head(request: DeskRequest, held: RuleSet, told: dict[str, Any]) -> tuple[RuleSet, str]:
    done = actions.change_set(held, told, by=request.officer, at=clock.now(), seen=_seen(request))
    return done, _("Đã ghi phần chung.")


def _approve(request: DeskRequest, held: RuleSet, told: dict[str, Any]) -> tuple[RuleSet, str]:
    done = actions.approve_set(held, by=request.officer, at=clock.now(), **told)
    return done, _("Đã duyệt theo %(decision)s.") % {"decision": done.decision}


def _in_force(request: DeskRequest, held: RuleSet, told: dict[str, Any]) -> tuple[RuleSet, str]:
    done = actions.put_set_in_force(held, by=request.officer, at=clock.now(), **told)
    return done, _("Bộ tiêu chí được áp dụng.")


def _copy(request: DeskRequest, held: RuleSet, told: dict[str, Any]) -> tuple[RuleSet, str]:
    done = actions.copy_set(held, by=request.officer, at=clock.now(), **told)
    return done, _("Đã chép thành dự thảo của năm %(year)s.") % {"year": done.year}


_Act = Callable[[DeskRequest, RuleSet, dict[str, Any]], tuple[RuleSet, str]]
_WITH_FORM: dict[str, tuple[str, Any, _Act]] = {
    "chung": ("head", HeadForm, _head),
    "duyet": ("approve", ApproveForm, _approve),
    "ap-dung": ("in_force", InForceForm, _in_force),
    "sao-chep": ("copy", CopyForm, _copy),
}
_AUTO_ID = {"head": "chung-%s", "approve": "duyet-%s", "in_force": "ap-dung-%s", "copy": "chep-%s"}


def _with_form(request: DeskRequest, held: RuleSet, verb: str) -> HttpResponse:
    name, make, do = _WITH_FORM[verb]
    form = make(request.POST, auto_id=_AUTO_ID[name])
    try:
        done, told = do(request, held, checked(form))
    except InvalidInput as fault:
        form.blame(fault.errors)
        return page(request, held, {}, tried={name: form}, status=422)
    messages.success(request, told)
    return _to(done)


def _to(held: RuleSet) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:index_set", args=[held.pk]), status=303)
