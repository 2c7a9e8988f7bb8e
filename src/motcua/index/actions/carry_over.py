"""Open this year's round from last year's: its blocks, its sets, its units as they stand now."""

from __future__ import annotations

import dataclasses
import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.actions.open_round import open_round
from motcua.index.models import Round, RuleSet
from motcua.index.rules.judging import BlockDetails, RoundDetails
from motcua.index.rules.stages import SetState
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.organisations.queries import units

ROUND_CARRIED = events.declare("index.round_carried_over", "Chuyển vòng chấm sang năm mới")


@transaction.atomic
def carry_over(previous: Round, details: RoundDetails, *, by: Actor, at: dt.datetime) -> Round:
    """`details` gives name, year and dates; its blocks are taken from `previous`.

    The newest checked set of the new year is used where there is one; otherwise last year's is
    copied to the new year. A unit that ended is followed by those that go on with its work.
    """
    policies.require_running(by, previous.run_by_id)
    if details.year <= previous.year:
        raise InvalidInput(
            f"Năm đánh giá phải sau năm {previous.year} của vòng trước.", field="year"
        )
    on = clock.local(at).date()
    blocks = tuple(
        BlockDetails(
            name=block.name,
            rule_set_id=_set_for(block.rule_set, details.year, by, at).pk,
            unit_ids=_standing([entry.unit_id for entry in block.entries.all()], on),
        )
        for block in previous.blocks.select_related("rule_set").prefetch_related("entries")
    )
    opened = open_round(
        dataclasses.replace(details, blocks=blocks), run_by=previous.run_by_id, by=by, at=at,
        previous=previous,
    )  # fmt: skip
    facts = {"from": previous.slug, "sets": [block.rule_set_id for block in blocks]}
    record(chain=opened.chain, type=ROUND_CARRIED, by=by, at=at, facts=facts)
    return opened


def _set_for(old: RuleSet, year: int, by: Actor, at: dt.datetime) -> RuleSet:
    of_year = RuleSet.objects.filter(year=year, level=old.level)
    ready = of_year.exclude(state=SetState.DRAFT).order_by("-version").first()
    if ready:
        return ready
    newest = of_year.order_by("-version").values_list("version", flat=True).first() or 0
    return RuleSet.objects.create(
        year=year, level=old.level, version=newest + 1, name=old.name,
        legal_basis=old.legal_basis, body={**old.body, "year": year}, state=SetState.CHECKED,
        ours=old.ours, previous=old, made_at=at, made_by=by.reference,
    )  # fmt: skip


def _standing(unit_ids: list[int], on: dt.date) -> tuple[int, ...]:
    places = units.tree(on).places
    found: list[int] = []
    for unit in unit_ids:
        found += [unit] if unit in places else list(units.successors(unit, on))
    return tuple(dict.fromkeys(found))
