"""The 766 index as a page shows it: each line with its figures as text, so that all doors say the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from motcua.reports.queries.reconciliation import sync_rate
from motcua.reports.queries.service_index import By, Row, service_index
from motcua.reports.rules.service_points import GroupScore, Line, Score, half_up
from motcua.reports.rules.service_words import TRUST, why


@dataclass(frozen=True, kw_only=True)
class LineText:
    """Empty text where there is nothing to tell; `listed`: the rows behind it can be opened."""

    key: str
    name: str
    numerator: str
    denominator: str
    share: str
    points: str
    maximum: str
    source: str
    listed: bool


@dataclass(frozen=True, kw_only=True)
class GroupText:
    key: str
    name: str
    points: str
    measured: str
    maximum: str
    lines: tuple[LineText, ...]


@dataclass(frozen=True, kw_only=True)
class Sync:
    numerator: int
    denominator: int
    share: str
    run_at: dt.datetime


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """`complete`: percent of the points that was measured."""

    key: str
    unit: str
    name: str
    basis: str
    trust: str
    points: str
    measured: str
    maximum: str
    complete: str
    rank: str
    groups: tuple[GroupText, ...]
    sync: Sync | None


def sheet(
    first: dt.date, last: dt.date, *, unit: str = "", as_of: dt.datetime | None = None
) -> Sheet:
    """Raises InvalidInput: two sets in one period, an unknown unit, days in the wrong order."""
    (whole,) = service_index(first, last, unit=unit, as_of=as_of)
    return text_of(whole, None if not unit else [unit])


def sheets(
    first: dt.date, last: dt.date, *, by: By, unit: str = "", as_of: dt.datetime | None = None
) -> list[Sheet]:
    """One a unit or procedure, the last one the whole."""
    rows = service_index(first, last, unit=unit, by=by, as_of=as_of)
    return [
        text_of(row, [row.key] if by is By.AGENCY and row is not rows[-1] else None) for row in rows
    ]


def text_of(row: Row, agencies: list[str] | None) -> Sheet:
    score, index = row.score, row.score.index
    return Sheet(
        key=row.key, unit=row.name, name=index.name, basis=index.legal_basis,
        trust=TRUST[index.trust], points=_measured(score), measured=half_up(score.measured),
        maximum=half_up(score.maximum), complete=half_up(score.complete * 100), rank=score.rank,
        groups=tuple(_group(one) for one in score.groups), sync=_sync(agencies),
    )  # fmt: skip


def _sync(agencies: list[str] | None) -> Sync | None:
    found = sync_rate(agencies)
    if found is None:
        return None
    figure, run = found
    share = _share(figure.numerator, figure.denominator)
    return Sync(
        numerator=figure.numerator, denominator=figure.denominator, share=share, run_at=run.run_at
    )


def _group(one: GroupScore) -> GroupText:
    return GroupText(
        key=one.group.key, name=one.group.name, points=_measured(one),
        measured=half_up(one.measured), maximum=half_up(one.maximum),
        lines=tuple(_line(line) for line in one.lines),
    )  # fmt: skip


def _measured(of: GroupScore | Score) -> str:
    """Nothing measured is no points told, not 0."""
    return half_up(of.points) if of.measured else ""


def _line(line: Line) -> LineText:
    metric, figure = line.metric, line.figure
    return LineText(
        key=metric.key,
        name=metric.name,
        numerator=str(figure.numerator) if figure else "",
        denominator=str(figure.denominator) if figure else "",
        share=_share(figure.numerator, figure.denominator) if figure else "",
        # What earns nothing is only followed.
        points=half_up(line.points) if line.points is not None and metric.maximum else "",
        maximum=half_up(line.maximum) if metric.maximum else "",
        source=f"{why(line)} ({TRUST[metric.trust]})",
        listed=figure is not None and bool(figure.denominator) and not metric.private,
    )


def _share(above: int, below: int) -> str:
    return half_up(Fraction(100 * above, below)) if below else ""
