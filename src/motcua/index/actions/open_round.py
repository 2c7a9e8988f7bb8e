"""Open a round: its dates, its blocks with their sets, the units that take part.

QĐ 876/QĐ-BNV for provinces; for departments and communes the decision of the province. A unit
below may run the round of those below it (giao cấp dưới chủ trì).
"""

from __future__ import annotations

import dataclasses
import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.models import Entry, Round, RoundBlock, RuleSet
from motcua.index.queries import bindings
from motcua.index.queries.sets import rules_of
from motcua.index.rules.conduct import Dates, dates_faults
from motcua.index.rules.judging import BlockDetails, RoundDetails
from motcua.index.rules.stages import SetState
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.organisations.queries import units

ROUND_OPENED = events.declare("index.round_opened", "Mở vòng chấm")


@transaction.atomic
def open_round(
    details: RoundDetails,
    *,
    run_by: int,
    by: Actor,
    at: dt.datetime,
    delegated_from: Round | None = None,
    previous: Round | None = None,
) -> Round:
    """`run_by` is the number of the unit that runs it. Raises InvalidInput by field."""
    policies.require_running(by, run_by)
    details = dataclasses.replace(details, name=" ".join(clean_text(details.name).split()))
    sets = {row.pk: row for row in RuleSet.objects.filter(pk__in=_set_ids(details))}
    if errors := _faults(details, run_by, sets, at) | _delegation(delegated_from, run_by):
        raise InvalidInput(errors=errors)
    fields = dataclasses.asdict(details)
    del fields["blocks"]
    opened = Round.objects.create(
        slug=_slug(details.year, run_by), run_by_id=run_by, delegated_from=delegated_from,
        previous=previous, **fields,
    )  # fmt: skip
    for order, block in enumerate(details.blocks, 1):
        row = RoundBlock.objects.create(
            round=opened, name=block.name, rule_set=sets[block.rule_set_id], order=order
        )
        Entry.objects.bulk_create(
            Entry(round=opened, block=row, unit_id=unit) for unit in block.unit_ids
        )
    record(chain=opened.chain, type=ROUND_OPENED, by=by, at=at, facts=_facts(opened, details))
    return opened


def _set_ids(details: RoundDetails) -> list[int]:
    return [block.rule_set_id for block in details.blocks]


def _slug(year: int, run_by: int) -> str:
    place = units.slug_of(run_by)
    taken = Round.objects.filter(year=year, run_by=run_by).count()
    return f"{year}-{place}" if not taken else f"{year}-{place}-{taken + 1}"


def _facts(opened: Round, details: RoundDetails) -> dict[str, object]:
    return {
        "year": opened.year, "units": [len(block.unit_ids) for block in details.blocks],
        "sets": _set_ids(details), "self_score_until": str(opened.self_score_until),
    }  # fmt: skip


def _faults(
    details: RoundDetails, run_by: int, sets: dict[int, RuleSet], at: dt.datetime
) -> dict[str, list[str]]:
    dates = Dates(**{one.name: getattr(details, one.name) for one in dataclasses.fields(Dates)})
    found = dates_faults(dates, details.facts_from, details.facts_to)
    if not details.name or len(details.name) > 200:
        found["name"] = ["Ghi tên vòng chấm, dài nhất 200 ký tự."]
    if not 2000 <= details.year <= 2100:
        found["year"] = ["Năm đánh giá phải từ 2000 đến 2100."]
    if not details.blocks:
        found["blocks"] = ["Chọn ít nhất một khối với bộ tiêu chí và đơn vị tham gia."]
    below = units.tree(clock.local(at).date()).below(run_by)
    problems = [fault for block in details.blocks for fault in _block(block, sets, below, run_by)]
    problems += _twice(details)
    if problems:
        found.setdefault("blocks", []).extend(problems)
    return found


def _block(
    block: BlockDetails, sets: dict[int, RuleSet], below: frozenset[int], run_by: int
) -> list[str]:
    found = []
    if not block.name or len(block.name) > 100:
        found.append("Ghi tên khối, dài nhất 100 ký tự.")
    if not block.unit_ids:
        found.append(f"Khối “{block.name}” chưa có đơn vị nào.")
    if outside := [unit for unit in block.unit_ids if unit not in below or unit == run_by]:
        found.append(f"Khối “{block.name}” có {len(outside)} đơn vị không thuộc nơi chủ trì.")
    rule_set = sets.get(block.rule_set_id)
    if rule_set is None:
        found.append(f"Khối “{block.name}” chưa chọn bộ tiêu chí.")
    elif rule_set.state == SetState.DRAFT:
        found.append(f"“{rule_set.name}” còn là dự thảo. Kiểm tra bộ tiêu chí rồi mở vòng.")
    else:
        found += [
            f"“{rule_set.name}”, tiêu chí {code}: chưa có số liệu “{name}” trong hệ thống."
            for code, name in rules_of(rule_set).bound.items()
            if not bindings.known(name)
        ]
    return found


def _twice(details: RoundDetails) -> list[str]:
    every = [unit for block in details.blocks for unit in block.unit_ids]
    names = [block.name for block in details.blocks]
    found = []
    if len(every) != len(set(every)):
        found.append("Có đơn vị ở hai khối. Giữ mỗi đơn vị một khối.")
    if len(names) != len(set(names)):
        found.append("Hai khối cùng tên. Đổi tên một khối.")
    return found


def _delegation(parent: Round | None, run_by: int) -> dict[str, list[str]]:
    if parent is None:
        return {}
    below = units.tree(clock.today()).below(parent.run_by_id)
    if run_by in below and run_by != parent.run_by_id:
        return {}
    return {"run_by": [f"Chỉ giao vòng này cho đơn vị thuộc nơi chủ trì “{parent.name}”."]}
