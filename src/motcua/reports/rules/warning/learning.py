"""Learning from dossiers whose outcome is known: regularised logistic regression, calibrated on
later days than it was fitted on. scikit-learn is loaded only here, by a command or a child process.

A dossier teaches when it has fallen due before the end of the window, finished or not: choosing by
"finished" would leave out just the slow ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from motcua.reports.rules.process.stretches import Ints
from motcua.reports.rules.warning.looks import Elapsed, Floats, Looks, look
from motcua.reports.rules.warning.model import (
    DEFINITION,
    FEATURES,
    Model,
    features,
    probability,
)
from motcua.reports.rules.warning.past import NEVER, Past

FEWEST_DOSSIERS = 300
FEWEST_OF_A_KIND = 30
MOST_ROWS = 150_000
PRIOR = 20.0
_LEARNING_SHARE = 0.8


class TooLittle(Exception):
    """The history does not carry a probability; the message says what is missing."""


@dataclass(frozen=True)
class Lesson:
    """Looks of the past with the outcome of each; `end_s` closes the window."""

    looks: Looks
    late: Ints
    end_s: int


def lesson(past: Past, moments: Sequence[int], end_s: int, elapsed: Elapsed) -> Lesson:
    """Looks at the moments before `end_s`, of dossiers that fell due by then.

    Due times known when the window ends are those of the last leg begun by then.
    """
    due = due_known(past, end_s)
    looks = look(past, [moment for moment in moments if moment < end_s], elapsed)
    looks = looks.where(due[looks.dossier] <= end_s)
    late = (past.dossier["finished_s"] > due).astype(np.int64)
    return _thinned(Lesson(looks, late[looks.dossier], end_s))


def due_known(past: Past, at_s: int) -> Ints:
    """For each dossier the due time that stood at an instant; while paused or unborn: NEVER."""
    due = np.full(len(past.codes), NEVER, np.int64)
    begun = past.leg["from_s"] <= at_s
    # A finished dossier keeps the due time it was finished under.
    counted = begun & ((past.leg["due_s"] < NEVER) | (past.leg["from_s"] < _end_of(past)))
    # Rows are in the order of time within a dossier: the last one written stands.
    due[past.leg["dossier"][counted]] = past.leg["due_s"][counted]
    return due


def _end_of(past: Past) -> Ints:
    return np.asarray(past.dossier["finished_s"][past.leg["dossier"]])


def _thinned(whole: Lesson) -> Lesson:
    """Every second, third, … moment where there are more looks than learning needs."""
    each = -(-len(whole.looks) // MOST_ROWS)
    if each <= 1:
        return whole
    kept = np.isin(whole.looks.at_s, np.unique(whole.looks.at_s)[::each])
    return replace(whole, looks=whole.looks.where(kept), late=whole.late[kept])


def learn(past: Past, taught: Lesson, elapsed: Elapsed) -> Model:
    """Raises TooLittle where the history is too small to say anything."""
    check(taught)
    cut = np.quantile(np.unique(taught.looks.at_s), _LEARNING_SHARE)
    early = taught.looks.at_s <= cut
    rough = _blank(past, taught, early, elapsed)
    rows = features(taught.looks, past.names, rough)
    fitted = _fit(rough, rows[early], taught.late[early])
    later = ~early
    if min(taught.late[later].sum(), (1 - taught.late[later]).sum()) < FEWEST_OF_A_KIND / 3:
        later = np.ones(len(later), bool)
    return _calibrated(fitted, rows[later], taught.late[later])


def check(taught: Lesson) -> None:
    numbers, first = np.unique(taught.looks.dossier, return_index=True)
    late = int(taught.late[first].sum())
    if len(numbers) < FEWEST_DOSSIERS or min(late, len(numbers) - late) < FEWEST_OF_A_KIND:
        raise TooLittle(
            f"Mới có {len(numbers)} hồ sơ đã đến hạn, trong đó {late} trễ. Cần ít nhất "
            f"{FEWEST_DOSSIERS} hồ sơ, gồm {FEWEST_OF_A_KIND} trễ và {FEWEST_OF_A_KIND} đúng hạn, "
            "mới đủ để ước xác suất. Chưa cảnh báo."
        )


def _blank(past: Past, taught: Lesson, early: NDArray[np.bool_], elapsed: Elapsed) -> Model:
    """What is counted before anything is fitted; weights still nothing."""
    looks, late = taught.looks.where(early), taught.late[early]
    numbers, first = np.unique(looks.dossier, return_index=True)
    one, outcome = looks.where(_marked(len(looks), first)), late[first]
    one_outcome = late[_marked(len(looks), first)]
    base = float(outcome.mean())
    window = (int(taught.looks.at_s.min()), taught.end_s)
    zeros = [0.0] * len(FEATURES)
    return Model(
        definition=DEFINITION,
        window=(day_of(window[0]), day_of(window[1])),
        dossiers=len(np.unique(taught.looks.dossier)),
        base_rate=base,
        rates={
            key: _rates(getattr(one, key), one_outcome, past.names[key], base)
            for key in ("procedure", "agency", "unit")
        },
        needs=_needs(past, numbers, taught.end_s, elapsed),
        mean=zeros,
        scale=[1.0] * len(FEATURES),
        weights=zeros,
        intercept=0.0,
        calibration=(1.0, 0.0),
    )


def _marked(size: int, places: Ints) -> NDArray[np.bool_]:
    marks = np.zeros(size, bool)
    marks[places] = True
    return marks


def day_of(instant_s: int) -> str:
    zone = dt.timezone(dt.timedelta(hours=7))
    return dt.datetime.fromtimestamp(instant_s, zone).date().isoformat()


def _rates(keys: Ints, late: Ints, names: Sequence[str], base: float) -> dict[str, float]:
    counts = np.bincount(keys, minlength=len(names))
    sums = np.bincount(keys, late, len(names))
    drawn = (sums + PRIOR * base) / (counts + PRIOR)
    return {name: float(drawn[n]) for n, name in enumerate(names) if counts[n]}


def _needs(past: Past, numbers: Ints, end_s: int, elapsed: Elapsed) -> dict[str, int]:
    """Median working seconds from entering a step to the end, of dossiers finished in the window."""
    leg, own = past.leg, past.dossier
    end = own["finished_s"][leg["dossier"]]
    known = np.isin(leg["dossier"], numbers) & (end <= end_s) & (leg["from_s"] < end)
    rows = np.flatnonzero(known & (leg["from_s"] == leg["step_from_s"]))
    spent = elapsed(leg["from_s"][rows], end[rows])
    procedures = own["procedure"][leg["dossier"][rows]]
    steps = past.names["step"]
    found = {"": int(np.median(spent)) if len(spent) else 0}
    for step in np.unique(leg["step"][rows]).tolist():
        here = leg["step"][rows] == step
        found[f"|{steps[step]}"] = int(np.median(spent[here]))
        for procedure in np.unique(procedures[here]).tolist():
            own_rows = here & (procedures == procedure)
            if own_rows.sum() >= 10:
                name = f"{past.names['procedure'][procedure]}|{steps[step]}"
                found[name] = int(np.median(spent[own_rows]))
    return found


def _fit(rough: Model, rows: Floats, late: Ints) -> Model:
    from sklearn.linear_model import LogisticRegression

    mean, scale = rows.mean(axis=0), rows.std(axis=0)
    scale = np.where(scale > 1e-9, scale, 1.0)
    fitted = LogisticRegression(C=0.3, max_iter=500).fit((rows - mean) / scale, late)
    return replace(
        rough,
        mean=mean.tolist(),
        scale=scale.tolist(),
        weights=fitted.coef_[0].tolist(),
        intercept=float(fitted.intercept_[0]),
    )


def _calibrated(fitted: Model, rows: Floats, late: Ints) -> Model:
    """Platt's two numbers, on days the weights have not seen."""
    from sklearn.linear_model import LogisticRegression

    raw = np.clip(probability(rows, fitted), 1e-6, 1 - 1e-6)
    odds = np.log(raw / (1 - raw)).reshape(-1, 1)
    found = LogisticRegression(C=1e6, max_iter=500).fit(odds, late)
    slope = max(float(found.coef_[0][0]), 0.05)
    return replace(fitted, calibration=(slope, float(found.intercept_[0])))
