"""From one version of an internal process to the next: which step becomes which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.kernel.errors import InvalidInput
from motcua.procedures.rules.process import ProcessDefinition, StepDefinition


@dataclass(frozen=True, kw_only=True)
class StepMove:
    """`target` is None where nobody said which step follows this one; `hands_over` when the new
    step is another role's or another place's.
    """

    step: StepDefinition
    target: StepDefinition | None

    @property
    def hands_over(self) -> bool:
        if self.target is None:
            return False
        old, new = self.step, self.target
        return (old.role, old.unit_rule) != (new.role, new.unit_rule)


def transition(
    old: ProcessDefinition, new: ProcessDefinition, mapping: Mapping[str, str]
) -> tuple[StepMove, ...]:
    """Every old step with its new one: as `mapping` says, else the one of the same key.

    Raises InvalidInput (`mapping.<key>`) for steps that do not exist.
    """
    targets = {step.key: step for step in new.steps}
    _check(old, targets, mapping)
    return tuple(
        StepMove(step=step, target=targets.get(mapping.get(step.key) or step.key))
        for step in old.steps
    )


def _check(
    old: ProcessDefinition, targets: Mapping[str, StepDefinition], mapping: Mapping[str, str]
) -> None:
    names = {step.key: step.name for step in old.steps}
    errors: dict[str, list[str]] = {}
    for key, target in mapping.items():
        if key not in names:
            errors[f"mapping.{key}"] = [f"Quy trình đang chạy không có bước “{key}”."]
        elif target and target not in targets:
            choices = ", ".join(f"“{step.name}”" for step in targets.values())
            errors[f"mapping.{key}"] = [
                (
                    f"Quy trình mới không có bước “{target}” để nhận bước “{names[key]}”. "
                    f"Chọn một trong: {choices}."
                )
            ]
    if errors:
        raise InvalidInput(errors=errors)
