"""What dossiers themselves say of the criteria of NĐ 61/2018: points 2, 1 or 0 of each dossier.

Only criteria 1 and 3 can be told by events of dossiers, criterion 8 by petitions; the steps are those
of data/evaluation.yaml, recalled.
"""

from __future__ import annotations

from motcua.reports.rules.facts import local_day

TIME, CONTACTS, PETITIONS = 1, 3, 8
TOLD = (TIME, CONTACTS)


def points(criterion: int, *, finished_s: int, due_s: int | None, supplements: int) -> int | None:
    """Of a finished dossier; None where it says nothing (no due time)."""
    if criterion == TIME:
        return _time(finished_s, due_s)
    if criterion == CONTACTS:
        return _contacts(supplements)
    return None


def _time(finished_s: int, due_s: int | None) -> int | None:
    """Shorter than the law allows: on a day before; equal: in time that day; else longer."""
    if due_s is None:
        return None
    if local_day(finished_s) < local_day(due_s):
        return 2
    return 1 if finished_s <= due_s else 0


def _contacts(supplements: int) -> int:
    """The first coming counts: once, two or three times, more."""
    times = supplements + 1
    return 2 if times == 1 else 1 if times <= 3 else 0


def petition_points(in_time: int, answered: int, whole: int) -> int | None:
    """Of `whole` petitions due, `answered` of them at all; None where there was none."""
    if not whole:
        return None
    if in_time == whole:
        return 2
    return 1 if answered else 0
