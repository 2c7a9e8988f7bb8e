"""A draft of an internal process as it is typed: steps, and ways from step to step by number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from motcua.desk.forms import offer
from motcua.desk.forms.catalogue import RuleForm
from motcua.desk.forms.rows import RowForm, Tables, day_input
from motcua.organisations.rules.roles import Role
from motcua.procedures.actions.rows import field_code
from motcua.procedures.queries.managed import ACT_LABELS
from motcua.procedures.rules.comparison import UNIT_RULES
from motcua.procedures.rules.process import (
    HOUR,
    BranchDefinition,
    ProcessDefinition,
    StepDefinition,
)

MOST_STEPS = 60


class HeadForm(RuleForm):
    valid_from = forms.DateField(label=gettext_lazy("Hiệu lực từ ngày"), widget=day_input())
    legal_basis = forms.CharField(
        label=gettext_lazy("Quyết định phê duyệt quy trình"), max_length=300, required=False
    )
    resolving_unit = forms.ChoiceField(label=gettext_lazy("Cơ quan giải quyết"), required=False)

    def __init__(self, *args: Any, units: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = ("", gettext_lazy("Theo nơi tiếp nhận"))
        offer(self, "resolving_unit", [usual, *units], data=True)


class StepRow(RowForm):
    number = forms.IntegerField(label=gettext_lazy("Bước số"), min_value=1, max_value=MOST_STEPS)
    name = forms.CharField(label=gettext_lazy("Tên bước"), max_length=200)
    role = forms.ChoiceField(
        label=gettext_lazy("Vai trò"),
        initial=Role.TN.value,
        choices=[(role.value, role.label) for role in Role],
    )
    unit_rule = forms.ChoiceField(
        label=gettext_lazy("Nơi thực hiện"), choices=list(UNIT_RULES.items()), initial="receiving"
    )
    hours = forms.DecimalField(
        label=gettext_lazy("Giờ làm việc"), min_value=0, max_value=9999, decimal_places=2,
        localize=False,
    )  # fmt: skip
    key = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)


class WayRow(RowForm):
    step = forms.IntegerField(label=gettext_lazy("Từ bước số"), min_value=1, max_value=MOST_STEPS)
    act = forms.ChoiceField(
        label=gettext_lazy("Việc"), choices=list(ACT_LABELS.items()), initial="transfer"
    )
    label = forms.CharField(label=gettext_lazy("Chữ trên nút"), max_length=200)
    next = forms.IntegerField(
        label=gettext_lazy("Tới bước số (để trống: kết thúc)"), min_value=1, max_value=MOST_STEPS,
        required=False,
    )  # fmt: skip
    outcome = forms.SlugField(
        label=gettext_lazy("Mã kết quả (khi một việc có nhiều nhánh)"), max_length=60,
        required=False,
    )  # fmt: skip


class ProcessTables(Tables):
    head_class = HeadForm
    row_classes = {"steps": StepRow, "ways": WayRow}
    names = {"steps": gettext_lazy("Các bước"), "ways": gettext_lazy("Đường đi giữa các bước")}

    def is_valid(self) -> bool:
        return super().is_valid() and self._fits()

    def _fits(self) -> bool:
        """Numbers are of one step each, and ways lead between steps that are there."""
        numbers = [row["number"] for row in self.told("steps")]
        sound = True
        for form in self.tables["steps"].kept:
            if numbers.count(form.cleaned_data["number"]) > 1:
                form.add_error("number", gettext_lazy("Số này dùng cho hai bước. Đổi một số."))
                sound = False
        for form in self.tables["ways"].kept:
            for name in ("step", "next"):
                wanted = form.cleaned_data.get(name)
                if wanted is not None and wanted not in numbers:
                    form.add_error(name, gettext_lazy("Không có bước mang số này."))
                    sound = False
        return sound

    def definition(self) -> ProcessDefinition:
        steps = sorted(self.told("steps"), key=lambda row: row["number"])
        keys = _keys(steps)
        return ProcessDefinition(
            steps=tuple(self._step(row, keys) for row in steps),
            legal_basis=self.head.cleaned_data["legal_basis"],
            resolving_unit=self.head.cleaned_data["resolving_unit"],
        )

    def _step(self, row: dict[str, Any], keys: dict[int, str]) -> StepDefinition:
        ways = [way for way in self.told("ways") if way["step"] == row["number"]]
        return StepDefinition(
            key=keys[row["number"]],
            name=row["name"],
            role=row["role"],
            unit_rule=row["unit_rule"],
            budget_seconds=int(row["hours"] * HOUR),
            branches=tuple(
                BranchDefinition(
                    act=way["act"], label=way["label"], outcome=way["outcome"],
                    next=keys[way["next"]] if way["next"] else "",
                )
                for way in ways
            ),
        )  # fmt: skip


def _keys(steps: list[dict[str, Any]]) -> dict[int, str]:
    """Steps keep the key they had, so that running dossiers find them; new ones get their name's."""
    taken = {row["key"] for row in steps if row["key"]}
    found: dict[int, str] = {}
    for row in steps:
        key = row["key"] or field_code(row["name"])[:50] or "buoc"
        if not row["key"] and key in taken:
            key = f"{key}-{row['number']}"
        taken.add(key)
        found[row["number"]] = key
    return found


def initial_of(process: ProcessDefinition) -> dict[str, list[dict[str, Any]]]:
    numbers = {step.key: place for place, step in enumerate(process.steps, start=1)}
    steps = [
        {"number": numbers[step.key], "name": step.name, "role": step.role, "key": step.key,
         "unit_rule": step.unit_rule, "hours": f"{step.budget_seconds / HOUR:g}"}
        for step in process.steps
    ]  # fmt: skip
    ways = [
        {"step": numbers[step.key], "act": branch.act, "label": branch.label,
         "next": numbers.get(branch.next), "outcome": branch.outcome}
        for step in process.steps
        for branch in step.branches
    ]  # fmt: skip
    return {"steps": steps, "ways": ways}
