"""The page of one set: tree, forms of its acts, what is typed and not kept yet."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from motcua.desk import frame
from motcua.desk.forms.index_sets import (
    ApproveForm,
    CopyForm,
    CriterionForm,
    HeadForm,
    InForceForm,
    initial_of,
)
from motcua.desk.guard import DeskRequest
from motcua.desk.index_trees import preview, tree_of
from motcua.desk.ranking_rail import SETS
from motcua.index import policies
from motcua.index.queries import rule_sets
from motcua.index.queries.rule_sets import RuleSet, SetState
from motcua.index.rules.set_editing import found, is_area
from motcua.index.rules.set_heads import head_of


def editing_of(request: DeskRequest, held: RuleSet) -> dict[str, Any]:
    if not may_change(request, held):
        return {}
    if code := request.GET.get("sua", ""):
        return form_for_code(held, code, request.GET if "name" in request.GET else None)
    if "them" in request.GET:
        parent = request.GET["them"]
        return form_for_new(held, parent, request.GET if "name" in request.GET else None)
    return {}


def form_for_code(held: RuleSet, code: str, data: Any = None) -> dict[str, Any]:
    node = found(held.body, code)
    area = is_area(held.body, code)
    form = CriterionForm(
        data, initial=initial_of(node), area=area, parent=bool(node.get("criteria")),
        auto_id="tieu-chi-%s",
    )  # fmt: skip
    return {"form": form, "code": code, "parent": None, "verb": "sua"}


def form_for_new(held: RuleSet, parent: str, data: Any = None) -> dict[str, Any]:
    form = CriterionForm(data, area=not parent, auto_id="tieu-chi-%s")
    return {"form": form, "code": "", "parent": parent, "verb": "them"}


def may_change(request: DeskRequest, held: RuleSet) -> bool:
    drafts = {SetState.DRAFT, SetState.CHECKED}
    return held.state in drafts and policies.may_keep_sets(request.officer)


def page(
    request: DeskRequest,
    held: RuleSet,
    editing: dict[str, Any],
    *,
    tried: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    live = None
    if editing and editing["form"].is_bound and status == 200:
        live = preview(held, editing["form"], code=editing["code"], parent=editing["parent"])
    forms = {
        "head": HeadForm(initial=head_of(held.body), auto_id="chung-%s"),
        "approve": ApproveForm(auto_id="duyet-%s"),
        "in_force": InForceForm(auto_id="ap-dung-%s"),
        "copy": CopyForm(initial={"year": held.year + 1}, auto_id="chep-%s"),
    } | (tried or {})
    others = rule_sets.comparable_with(held)
    context = {
        "held": held,
        "tree": live.tree if live else tree_of(held.body),
        "live": live,
        "editing": editing if status != 200 or not live else editing | {"quiet": True},
        "forms": forms,
        "tried": next(iter((tried or {}).values()), None),
        "others": others,
        "may_change": may_change(request, held),
        "may_keep": policies.may_keep_sets(request.officer),
        "may_approve": held.state == SetState.CHECKED
        and policies.may_approve_set(request.officer, held.maker),
    }
    return frame.page(request, "desk/ranking/set.html", context, current=SETS, status=status)
