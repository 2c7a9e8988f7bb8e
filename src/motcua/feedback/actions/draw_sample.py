"""Draw the sample of a survey, so that anybody can draw the same again (QĐ 1001/QĐ-BNV)."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from fractions import Fraction
from math import ceil

from django.db import transaction

from motcua.audit.actions import record
from motcua.feedback import policies
from motcua.feedback.actions._surveys import locked
from motcua.feedback.models import SampleMember, Stratum, Survey
from motcua.feedback.queries import frame
from motcua.feedback.rules import sampling
from motcua.feedback.rules.designs import EQUAL, PER_STRATUM
from motcua.feedback.rules.lifecycle import MemberState, SurveyState
from motcua.feedback.rules.questionnaire import CITIZENS
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput

SAMPLE_DRAWN = events.declare("feedback.sample_drawn", "Rút mẫu khảo sát")
_BATCH = 2000


@transaction.atomic
def draw_sample(survey: Survey, *, by: Actor, at: dt.datetime, seed: str = "") -> Survey:
    """`seed` is drawn too unless it is given (to draw again). Raises InvalidInput on `first` when
    nothing was finished in the period, on `least` when the sample is too small for it.
    """
    policies.require_running(by)
    row = locked(survey, SurveyState.DRAFT)
    lists = _lists(row, clock.local(at).date())
    if not any(lists.values()):
        raise InvalidInput(
            "Không có giao dịch nào xong trong kỳ này, hoặc không có ai để hỏi. Xem lại kỳ.",
            field="first",
        )
    row.seed = seed or secrets.token_hex(8)
    keys = [f"{unit}/{field}/{key}" for (unit, field), rows in lists.items() for key in rows]
    row.frame_digest = sampling.frame_digest(keys)
    row.state = SurveyState.DRAWN
    row.save(update_fields=["seed", "frame_digest", "state"])
    planned = _planned(row, {key: len(rows) for key, rows in lists.items() if rows})
    members = [one for key, size in planned.items() for one in _stratum(row, key, lists[key], size)]
    SampleMember.objects.bulk_create(members, batch_size=_BATCH)
    record(chain=row.chain, type=SAMPLE_DRAWN, by=by, at=at, facts=_facts(row, lists, planned))
    return row


def _lists(row: Survey, on: dt.date) -> dict[frame.Key, dict[str, int | None]]:
    if row.questionnaire.respondents == CITIZENS:
        return {key: dict(rows) for key, rows in frame.transactions(row).items()}
    return {key: dict.fromkeys(rows) for key, rows in frame.officials(row, on).items()}


def _planned(row: Survey, sizes: Mapping[frame.Key, int]) -> dict[frame.Key, int]:
    named = {f"{unit}/{field}": size for (unit, field), size in sizes.items()}
    error, total = Fraction(row.error), sum(named.values())
    if row.allocation == PER_STRATUM:
        each = {
            name: min(size, max(row.least, sampling.sample_size(size, error)))
            for name, size in named.items()
        }
    else:
        least = sum(min(row.least, size) for size in named.values())
        size = max(sampling.sample_size(total, error), least)
        each = (
            sampling.allocate_equally(named, size)
            if row.allocation == EQUAL
            else sampling.allocate(named, size, least=row.least)
        )
    return {key: each[f"{key[0]}/{key[1]}"] for key in sizes}


def _stratum(
    row: Survey, key: frame.Key, rows: Mapping[str, int | None], planned: int
) -> list[SampleMember]:
    unit, field = key
    stratum = Stratum.objects.create(
        survey=row, unit_id=unit, field=field, population=len(rows), planned=planned
    )
    order = sampling.drawing_order(rows, row.seed, f"{unit}/{field}")
    taken = order[: planned + ceil(planned * Fraction(row.reserve))]
    return [
        SampleMember(
            survey=row, stratum=stratum, dossier_id=rows[one], place=place,
            state=MemberState.ASKED if place <= planned else MemberState.RESERVE,
        )
        for place, one in enumerate(taken, 1)
    ]  # fmt: skip


def _facts(
    row: Survey, lists: Mapping[frame.Key, object], planned: Mapping[frame.Key, int]
) -> dict[str, object]:
    return {
        "seed": row.seed,
        "frame": row.frame_digest,
        "strata": [
            {"unit": unit, "field": field, "n": planned[unit, field]} for unit, field in planned
        ],
        "empty": len(lists) - len(planned),
    }
