"""What the verbs of a round share: the lock on a sheet, and points written with their history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from motcua.audit.actions import record
from motcua.index.models import Entry, LatePermission, Score, ScoreChange
from motcua.index.queries.sets import rules_of
from motcua.index.queries.sheets import dates_of
from motcua.index.rules import conduct, judging
from motcua.index.rules.conduct import Act
from motcua.index.rules.criteria import Criterion
from motcua.index.rules.judging import Judgement
from motcua.index.rules.stages import Stage
from motcua.kernel import clock
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, StaleVersion, WrongState
from motcua.kernel.folding import clean_text
from motcua.organisations.queries.officers import signatures

_PERMISSION = {
    Act.SCORE: LatePermission.Act.SCORE,
    Act.APPROVE: LatePermission.Act.SCORE,
    Act.LOCK: LatePermission.Act.SCORE,
    Act.EXPLAIN: LatePermission.Act.EXPLAIN,
    Act.APPRAISE: LatePermission.Act.APPRAISE,
    Act.ASK: LatePermission.Act.APPRAISE,
    Act.APPRAISE_AGAIN: LatePermission.Act.APPRAISE,
}
_SIX = Decimal(10) ** -6


def locked(entry: Entry) -> Entry:
    rows = Entry.objects.select_for_update(of=("self",))
    return rows.select_related("round", "block__rule_set").get(pk=entry.pk)


def require_fit(act: Act, entry: Entry, at: dt.datetime) -> None:
    """Raises WrongState: the sheet is at another step, or the last day is over."""
    if fault := conduct.state_fault(act, entry.state):
        raise WrongState(fault, code="state")
    today = clock.local(at).date()
    permitted = None
    if kind := _PERMISSION.get(act):
        rows = entry.permissions.filter(act=kind).order_by("-until")
        permitted = rows.values_list("until", flat=True).first()
    if fault := conduct.day_fault(act, dates_of(entry.round), today, permitted):
        raise WrongState(fault, code="late")


def leaves_of(entry: Entry, codes: Mapping[str, Any] | list[str]) -> dict[str, Criterion]:
    """Raises InvalidInput with each code that the set does not score."""
    criteria_set = rules_of(entry.block.rule_set).criteria_set
    found = {code: judging.leaf_of(criteria_set, code) for code in codes}
    if missing := [code for code, leaf in found.items() if leaf is None]:
        raise InvalidInput(
            errors={
                code: [f"Bộ tiêu chí không có tiêu chí “{code[:40]}” để chấm."] for code in missing
            }
        )
    return {code: leaf for code, leaf in found.items() if leaf is not None}


def checked(leaves: Mapping[str, Criterion], given: Mapping[str, Judgement]) -> None:
    """Raises InvalidInput: each value its criterion refuses, each note too long."""
    errors = {
        code: [fault]
        for code, one in given.items()
        if (fault := judging.value_fault(leaves[code], one.value) or judging.note_fault(one.note))
    }
    if errors:
        raise InvalidInput(errors=errors)


def tidy(given: Mapping[str, Judgement]) -> dict[str, Judgement]:
    return {
        code.strip(): replace(one, value=" ".join(one.value.split()), note=clean_text(one.note))
        for code, one in given.items()
    }


def refuse_crossing(
    entry: Entry, stage: Stage, seen: Mapping[str, int] | None, by: Actor
) -> None:  # fmt: skip
    """`seen` is by criterion the number of the last change the page was made from, 0 for none.

    Raises StaleVersion with who changed what since, when it was somebody else.
    """
    if not seen:
        return
    rows = ScoreChange.objects.filter(entry=entry, stage=stage, criterion__in=list(seen))
    crossed = [row for row in rows if row.pk > seen[row.criterion] and row.by != by.reference]
    if crossed:
        told = [_told(row) for row in crossed]
        raise StaleVersion(
            "Điểm vừa được người khác ghi, nên chưa ghi đè. " + " ".join(told)
            + " Nội dung anh/chị nhập vẫn còn; xem lại rồi ghi lần nữa.",
            changes=told,
        )  # fmt: skip


def _told(row: ScoreChange) -> str:
    at = clock.local(row.at)
    return (
        f"{at:%H:%M %d/%m/%Y}, {signature_of(row.by)} ghi tiêu chí {row.criterion}: "
        f"“{row.after or 'để trống'}”."
    )


def signature_of(reference: str) -> str:
    kind, _, number = reference.partition(":")
    if kind == "post" and number.isdigit():
        return signatures([int(number)]).get(int(number), reference)
    return reference


def write(
    entry: Entry,
    stage: Stage,
    given: Mapping[str, Judgement],
    *,
    by: Actor,
    at: dt.datetime,
    event: str,
    facts: Mapping[str, Any] | None = None,
    stood: Mapping[str, str] | None = None,
) -> list[ScoreChange]:
    """Only what changes is written; one event tells of all of it, without the words.

    `stood`: by criterion what counted when an appraiser spoke.
    """
    kept = {
        row.criterion: row
        for row in Score.objects.filter(entry=entry, stage=stage, criterion__in=list(given))
    }
    leaves = rules_of(entry.block.rule_set).leaves
    moved = {
        code: one for code, one in given.items() if code not in kept or _differs(kept[code], one)
    }
    changes = [
        ScoreChange(
            entry=entry, criterion=code, stage=stage, after=one.value, note=one.note,
            before=kept[code].value if code in kept else "", explain=one.explain,
            stood=(stood or {}).get(code, ""),
            points=_decimal(judging.points_alone(leaves[code], one.value)), at=at, by=by.reference,
        )
        for code, one in moved.items()
    ]  # fmt: skip
    _keep(entry, stage, changes, kept)
    if changes or facts:
        told = {one.criterion: [one.before, one.after] for one in changes}
        whole = {"stage": str(stage), "values": told, **(facts or {})}
        record(chain=entry.chain, type=event, by=by, at=at, facts=whole)
    return changes


def _differs(row: Score, one: Judgement) -> bool:
    return (row.value, row.note, row.explain) != (one.value, one.note, one.explain)


def _keep(
    entry: Entry, stage: Stage, changes: list[ScoreChange], kept: Mapping[str, Score]
) -> None:
    fresh: list[Score] = []
    again: list[Score] = []
    for one in changes:
        row = kept.get(one.criterion) or Score(entry=entry, criterion=one.criterion, stage=stage)
        row.value, row.points, row.note = one.after, one.points, one.note
        row.explain, row.at, row.by = one.explain, one.at, one.by
        (again if row.pk else fresh).append(row)
    Score.objects.bulk_create(fresh)
    Score.objects.bulk_update(again, ["value", "points", "note", "explain", "at", "by"])
    ScoreChange.objects.bulk_create(changes)


def _decimal(points: Fraction | None) -> Decimal | None:
    if points is None:
        return None
    return (Decimal(points.numerator) / Decimal(points.denominator)).quantize(_SIX)


decimal_of = _decimal


def move(entry: Entry, state: str, **fields: Any) -> None:
    entry.state = state
    for name, value in fields.items():
        setattr(entry, name, value)
    entry.save(update_fields=["state", *fields])
