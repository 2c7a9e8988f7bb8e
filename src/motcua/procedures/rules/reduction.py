"""Cắt giảm thời hạn: a promised term, always shorter than the statutory one, with its basis."""

from __future__ import annotations

from collections.abc import Iterator

from motcua.procedures.rules.content import MethodContent
from motcua.worktime import Term, TermUnit, WorktimeError

DAY = 24
# A working day takes on average seven fifths of a day; a month is at least four weeks.
_HOURS = {
    TermUnit.WORKING_DAYS: DAY * 7 / 5,
    TermUnit.WORKING_HOURS: DAY * 7 / 5 / 8,
    TermUnit.MINUTES: DAY * 7 / 5 / 8 / 60,
    TermUnit.SAME_DAY: DAY * 7 / 5,
    TermUnit.DAYS: DAY,
    TermUnit.CLOCK_HOURS: 1,
    TermUnit.MONTHS: DAY * 30,
}


def length(term: Term) -> float:
    """Hours by the calendar, roughly: to compare terms that are counted differently."""
    amount = 1 if term.unit == TermUnit.SAME_DAY else float(term.amount)
    return amount * _HOURS[term.unit]


def faults(cell: str, method: MethodContent) -> Iterator[tuple[str, str]]:
    """Messages by cell; `cell` leads to the method."""
    if not method.reduced_term:
        if method.reduction_basis:
            yield f"{cell}.reduced_term", "Có căn cứ cắt giảm nhưng chưa ghi thời hạn cắt giảm."
        return
    if not method.reduction_basis.strip():
        yield f"{cell}.reduction_basis", "Thời hạn cắt giảm cần căn cứ. Ghi số quyết định."
    if not method.term:
        yield f"{cell}.term", "Chưa có thời hạn theo luật nên chưa cắt giảm được. Ghi thời hạn đó."
        return
    try:
        reduced, statutory = Term.parse(method.reduced_term), Term.parse(method.term)
    except WorktimeError as fault:
        yield f"{cell}.reduced_term", str(fault)
        return
    if length(reduced) >= length(statutory):
        yield (
            f"{cell}.reduced_term",
            (
                f"Thời hạn cắt giảm {reduced.text()} không ngắn hơn thời hạn theo luật "
                f"{statutory.text()}. Ghi thời hạn ngắn hơn hoặc để trống."
            ),
        )
