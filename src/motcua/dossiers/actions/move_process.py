"""Move a running dossier to a newer internal process (NĐ 118/2025 Điều 18; TT 03/2025/TT-VPCP).

Its term, papers and what it was received under stay; only who does what from here on changes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, Passage, begin
from motcua.dossiers.queries import routing
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput
from motcua.kernel.vietnamese import date_text
from motcua.organisations.officer import Officer
from motcua.procedures.models import ProcessVersion, Status, Step
from motcua.procedures.queries.definitions import definition_of
from motcua.procedures.queries.published import steps_of
from motcua.procedures.rules.transition import transition

NEEDED = "Ghi vì sao chuyển hồ sơ đang chạy sang quy trình mới; lý do vào lịch sử của từng hồ sơ."


@transaction.atomic
def move_process(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    process: ProcessVersion,
    mapping: Mapping[str, str],
    reason: str,
    version: int | None = None,
    key: str = "",
) -> Done:
    """The state stays. `mapping` gives the new step for old ones whose key is gone or changed.

    The time the step has used already counts against the new budget; a step of another role
    or place goes to those who do it now.
    """
    act = begin(Verb.MOVE_PROCESS, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    why = checked_reason(reason, needed=NEEDED)
    old = act.dossier.process
    _refuse(old, process, clock.local(at).date())
    moves = transition(definition_of(old), definition_of(process), mapping)
    targets = {move.step.key: move.target.key for move in moves if move.target}
    before = act.dossier.step.key if act.dossier.step else ""
    _move(act, process, targets)
    after = act.dossier.step.key if act.dossier.step else ""
    act.dossier.process = process
    act.dossier.save(update_fields=["process"])
    facts = {
        "process": process.number, "process_before": old.number, "step": after,
        "step_before": before,
    }  # fmt: skip
    return act.record(facts, {"reason": why})


def _refuse(old: ProcessVersion, new: ProcessVersion, on: dt.date) -> None:
    if new.procedure_id != old.procedure_id:
        told = f"Quy trình {new.number} là của thủ tục {new.procedure.code}, không phải của hồ sơ."
    elif new.status != Status.PUBLISHED:
        told = f"Quy trình {new.number} chưa ban hành. Ban hành rồi mới chuyển hồ sơ sang."
    elif new.number <= old.number:
        told = f"Hồ sơ đã theo quy trình {old.number}. Chọn quy trình mới hơn."
    elif new.valid_from > on or (new.valid_to and new.valid_to <= on):
        told = (
            f"Quy trình {new.number} không có hiệu lực ngày {date_text(on)} "
            f"(từ {date_text(new.valid_from)}). Chọn quy trình đang có hiệu lực."
        )
    elif new.resolving_unit != old.resolving_unit:
        told = (
            "Quy trình mới giao cho cơ quan giải quyết khác. Hồ sơ đang chạy do cơ quan cũ "
            "giải quyết đến hết."
        )
    else:
        return
    raise InvalidInput(told, field="process", code="unfit")


def _move(act: Passage, process: ProcessVersion, targets: Mapping[str, str]) -> None:
    dossier = act.dossier
    steps = {step.key: step for step in steps_of(process.pk).values()}
    if dossier.offered_step:
        offered, offered_at = dossier.offered_step, dossier.offered_at
        target = _target(offered, steps, targets)
        if _hands_over(offered, target):
            act.offer(target)
        dossier.offered_step, dossier.offered_at = target, offered_at
    if dossier.step:
        step, target = dossier.step, _target(dossier.step, steps, targets)
        dossier.step = target
        if _hands_over(step, target):
            _pass_on(act, target)


def _target(step: Step, steps: Mapping[str, Step], targets: Mapping[str, str]) -> Step:
    key = targets.get(step.key)
    if key is None:
        raise InvalidInput(
            f"Bước “{step.name}” không còn trong quy trình mới. Chọn bước thay cho nó.",
            field=f"mapping.{step.key}",
            code="unmapped",
        )
    return steps[key]


def _hands_over(old: Step, new: Step) -> bool:
    return (old.role, old.unit_rule) != (new.role, new.unit_rule)


def _pass_on(act: Passage, step: Step) -> None:
    dossier, on = act.dossier, clock.local(act.at).date()
    unit = routing.unit_of_step(step, dossier, on)
    dossier.holder_role, dossier.holder_unit_id = step.role, unit
    dossier.holder_post_id = routing.sole_holder(unit, step.role, on)
