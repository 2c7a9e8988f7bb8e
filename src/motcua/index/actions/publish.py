"""Publish a round by decision: figures and results freeze, whatever the facts do afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from motcua.audit.actions import record
from motcua.documents.actions import OpenedKey, sign_paper
from motcua.documents.keeping import kept_together
from motcua.documents.models import StoredFile
from motcua.index import policies
from motcua.index.actions import _writing
from motcua.index.models import Entry, PublishedResult, Round, Score
from motcua.index.queries.decision_paper import Decided, decision_paper
from motcua.index.queries.results import Standings, standings_of
from motcua.index.queries.sheets import UnitSheet
from motcua.index.rules.conduct import dates_text
from motcua.index.rules.scoring import Scored
from motcua.index.rules.stages import EntryState, RoundState, Stage
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units

PUBLISHED = events.declare("index.published", "Công bố kết quả chỉ số")


def publish(
    round_: Round,
    *,
    decision_number: str,
    decided_on: dt.date,
    by: Actor,
    at: dt.datetime,
    public_from: dt.datetime | None = None,
    with_key: OpenedKey | None = None,
) -> Round:
    """Until `public_from` (embargo, default: at once) only those who run or oversee it see it.

    With the official's key, opened by `unlock_key`, the decision is signed here and of today;
    without one it was signed on paper. Raises InvalidInput, WrongState, and what signing raises.
    """
    policies.require_publishing(by, round_)
    with kept_together() as made:
        round_ = Round.objects.select_for_update(of=("self",)).get(pk=round_.pk)
        number = " ".join(decision_number.split())
        _check(round_, number, decided_on, at)
        standings = standings_of(round_)
        _decide(round_, standings, _Signing(number, decided_on, by, at, with_key, made))
        _freeze(standings.sheets, by, at)
        PublishedResult.objects.bulk_create(_results(round_, standings, number, at))
        Entry.objects.filter(round=round_).update(state=EntryState.PUBLISHED.value)
        round_.published_at, round_.public_from = at, public_from or at
        round_.save(update_fields=_WRITTEN)
        facts = {
            "decision": number, "decided_on": str(decided_on), "units": len(standings.sheets),
            "public_from": clock.local(round_.public_from).isoformat(),
            "on_paper": round_.decision_file is None,
            "sha256": round_.decision_file.sha256 if round_.decision_file else "",
        }  # fmt: skip
        record(chain=round_.chain, type=PUBLISHED, by=by, at=at, facts=facts)
    return round_


_WRITTEN = [
    "state", "decision_number", "decided_on", "published_at", "public_from", "decision_file",
    "decision_signed",
]  # fmt: skip


@dataclass(frozen=True)
class _Signing:
    number: str
    on: dt.date
    by: Actor
    at: dt.datetime
    key: OpenedKey | None
    made: list[StoredFile]


def _decide(round_: Round, standings: Standings, told: _Signing) -> None:
    today = clock.local(told.at).date()
    if told.key and told.on != today:
        raise InvalidInput(
            f"Ký số hôm nay thì ngày quyết định là {dates_text(today)}. Sửa lại ngày.",
            field="decided_on", code="not_today",
        )  # fmt: skip
    signature = told.by.signature if isinstance(told.by, Officer) else ""
    paper = decision_paper(
        round_, standings, Decided(number=told.number, on=told.on, signature=signature)
    )
    file = sign_paper(
        paper, name=f"quyet-dinh-{round_.slug}.pdf", reason="Công bố kết quả chỉ số",
        by=told.by, at=told.at, with_key=told.key, made=told.made,
    )  # fmt: skip
    round_.state, round_.decision_number = RoundState.PUBLISHED, told.number
    round_.decided_on, round_.decision_file = told.on, file
    round_.decision_signed = signature if file else ""


def _check(round_: Round, number: str, decided_on: dt.date, at: dt.datetime) -> None:
    if round_.state == RoundState.PUBLISHED:
        raise WrongState(
            f"Vòng này đã công bố theo {round_.decision_number}. Kết quả đã công bố không sửa.",
            code="published",
        )
    if not number or len(number) > 100:
        raise InvalidInput("Ghi số quyết định công bố, ví dụ 36/QĐ-UBND.", field="decision_number")
    if decided_on > clock.local(at).date():
        raise InvalidInput(
            f"Ngày quyết định {dates_text(decided_on)} còn ở phía trước. Ghi ngày đã ký.",
            field="decided_on",
        )
    waiting = Entry.objects.filter(round=round_).exclude(state=EntryState.COUNCIL)
    if names := [units.place(one.unit_id, round_.facts_to).short_name for one in waiting]:
        more = f" và {len(names) - 5} đơn vị khác" if len(names) > 5 else ""
        raise WrongState(
            f"Hội đồng chưa quyết điểm của {', '.join(names[:5])}{more}. Quyết hết rồi công bố.",
            code="undecided",
        )


def _freeze(sheets: Sequence[UnitSheet], by: Actor, at: dt.datetime) -> None:
    """Each figure as the facts had it, among the scores: from now on it is read there."""
    Score.objects.filter(entry__in=[one.entry.pk for one in sheets], stage=Stage.BOUND).delete()
    Score.objects.bulk_create(
        Score(
            entry=sheet.entry, criterion=code, stage=Stage.BOUND,
            value=sheet.text(code, Stage.BOUND), points=_writing.decimal_of(sheet.final.earned[code]),
            note=f"{figure.numerator}/{figure.denominator}", at=at, by=by.reference,
        )
        for sheet in sheets
        for code, figure in sheet.figures.items()
    )  # fmt: skip


def _results(
    round_: Round, standings: Standings, number: str, at: dt.datetime
) -> list[PublishedResult]:
    return [
        PublishedResult(
            round=round_, year=round_.year, set_name=sheet.entry.block.rule_set.name,
            block=sheet.entry.block.name, unit_id=sheet.entry.unit_id,
            unit_name=units.place(sheet.entry.unit_id, round_.facts_to).name,
            points=_writing.decimal_of(scored.points), most=_writing.decimal_of(scored.most),
            index=_writing.decimal_of(scored.index), place=standings.places[sheet.entry.pk],
            of=standings.sizes[sheet.entry.block_id], grade=scored.grade, areas=_areas(scored),
            source=number, as_published=False, recorded_at=at,
        )
        for sheet, scored in standings.lines
    ]  # fmt: skip


def _areas(scored: Scored) -> dict[str, dict[str, str]]:
    return {
        area.code: {
            "name": area.name,
            "points": _text(scored.sum_of(area.leaves())),
            "most": _text(scored.most_of(area.leaves())),
        }
        for area in scored.criteria_set.areas
    }


def _text(points: Fraction) -> str:
    return str(_writing.decimal_of(points))
