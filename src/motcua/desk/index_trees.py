"""A set as its page shows it: the tree with sums, and what a change on its way would make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from motcua.desk.forms.index_sets import CriterionForm
from motcua.index.queries.rule_sets import RuleSet
from motcua.index.rules.faults import InvalidSet
from motcua.index.rules.numbers import half_up, plain
from motcua.index.rules.reading import read_set
from motcua.index.rules.set_editing import found, is_area, put_in, rewritten
from motcua.index.rules.set_tree import Line, set_faults, total_of, tree_lines
from motcua.index.rules.trying import Trial, asked_with, try_value
from motcua.kernel.errors import InvalidInput
from motcua.ui.formats import number_text


@dataclass(frozen=True, kw_only=True)
class TreeRow:
    """`apart`: written maximum less the parts, in words, empty when they meet."""

    line: Line
    most: str
    summed: str
    apart: str
    changed: bool


@dataclass(frozen=True, kw_only=True)
class Tree:
    rows: tuple[TreeRow, ...]
    total: str
    faults: tuple[str, ...]


def tree_of(body: Mapping[str, Any], changed: str = "") -> Tree:
    faults = [str(fault) for fault in set_faults(body)]
    return Tree(
        rows=tuple(_row(line, line.code == changed) for line in tree_lines(body)),
        total=_number(total_of(body)),
        faults=tuple(faults),
    )


def _row(line: Line, changed: bool) -> TreeRow:  # noqa: FBT001
    most = line.most if line.most is not None else line.summed
    apart = line.apart
    return TreeRow(
        line=line,
        most="" if most is None else _number(most),
        summed="" if line.summed is None else _number(line.summed),
        apart=_("lệch %(by)s") % {"by": _signed(apart)} if apart else "",
        changed=changed,
    )


def _signed(number: Fraction) -> str:
    return f"+{_number(number)}" if number > 0 else _number(number)


def _number(number: Fraction) -> str:
    return number_text(Decimal(plain(number).rstrip("…")))


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What is typed, not kept: the tree it would make, and the points of the test value."""

    tree: Tree
    sentence: str = ""
    error: str = ""


def preview(rule_set: RuleSet, form: CriterionForm, *, code: str, parent: str | None) -> Preview:
    body = rule_set.body
    if not form.is_valid():
        return Preview(tree=tree_of(body))
    try:
        told = form.told()
        made = rewritten(body, code, told) if parent is None else put_in(body, parent, told)
    except InvalidInput as fault:
        return Preview(tree=tree_of(body), error=fault.message)
    new = str(told.get("code") or code).strip()
    text = form.cleaned_data.get("gia_tri", "").strip()
    return Preview(tree=tree_of(made, new), sentence=_tried(made, new, text) if text else "")


def _tried(body: Mapping[str, Any], code: str, text: str) -> str:
    try:
        criteria_set = read_set(_alone(body, code)).criteria_set
    except InvalidSet as cause:
        return _("Chưa thử được: %(why)s") % {"why": cause.faults[0]}
    if others := asked_with(criteria_set, code):
        return _("Điểm còn tùy giá trị của tiêu chí %(codes)s.") % {"codes": ", ".join(others)}
    return _said(try_value(criteria_set, code, {code: text}), text)


def _alone(body: Mapping[str, Any], code: str) -> Mapping[str, Any]:
    """The criterion by itself, where the rest of the draft does not add up yet."""
    if not set_faults(body) or is_area(body, code):
        return body
    return {"areas": [{"code": "*", "name": "*", "criteria": [found(body, code)]}]}


def _said(trial: Trial, text: str) -> str:
    if trial.fault:
        return trial.fault
    if trial.points is None:
        return _("“%(text)s”: không áp dụng, giảm điểm tối đa.") % {"text": text[:60]}
    points = number_text(Decimal(half_up(trial.points)))
    return _("“%(text)s” được %(points)s điểm.") % {"text": text[:60], "points": points}
