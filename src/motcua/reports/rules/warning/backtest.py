"""Would it have helped? Learned before a day, asked after it, compared with simpler ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from motcua.reports.rules.process.stretches import Ints
from motcua.reports.rules.warning.learning import Lesson, TooLittle, day_of, learn, lesson
from motcua.reports.rules.warning.looks import Elapsed, Floats
from motcua.reports.rules.warning.model import features, probability
from motcua.reports.rules.warning.past import Past

FEWEST_TESTED = 100
TOP = 20
BINS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0)
_TENTHS = 10


@dataclass(frozen=True)
class Band:
    """Of the looks whose probability lay from `low` up to `high`: how many, said, happened."""

    low: float
    high: float
    count: int
    said: float
    happened: float


@dataclass(frozen=True)
class Backtest:
    """Brier scores are mean squared errors: less is better. `top` are of the `n` dossiers that
    each way put first on each day the shares that did become late.
    """

    learned_to: str
    tested_from: str
    tested_to: str
    dossiers: int
    looks: int
    late_share: float
    brier: float
    brier_base: float
    brier_share: float
    top_n: int
    top: float
    top_share: float
    bands: tuple[Band, ...]

    @property
    def helps(self) -> bool:
        """Better than the base rate and than the share of the term that is used."""
        return self.brier < min(self.brier_base, self.brier_share)

    def as_data(self) -> dict[str, Any]:
        return asdict(self) | {"helps": self.helps}


def backtest(
    past: Past, moments: Sequence[int], split_s: int, end_s: int, elapsed: Elapsed
) -> Backtest:
    """Raises TooLittle where either side of the split is too small."""
    taught = lesson(past, moments, split_s, elapsed)
    model = learn(past, taught, elapsed)
    whole = lesson(past, [m for m in moments if m >= split_s], end_s, elapsed)
    tested = len(np.unique(whole.looks.dossier))
    if tested < FEWEST_TESTED:
        raise TooLittle(
            f"Sau ngày chia chỉ có {tested} hồ sơ đã đến hạn, cần ít nhất {FEWEST_TESTED} để thử. "
            "Chọn ngày chia sớm hơn."
        )
    said = probability(features(whole.looks, past.names, model), model)
    simple = _by_share(taught, whole)
    base = np.full(len(said), taught.late.mean())
    return Backtest(
        learned_to=model.window[1],
        tested_from=day_of(int(whole.looks.at_s.min())),
        tested_to=day_of(end_s),
        dossiers=tested,
        looks=len(said),
        late_share=float(whole.late.mean()),
        brier=_brier(said, whole.late),
        brier_base=_brier(base, whole.late),
        brier_share=_brier(simple, whole.late),
        top_n=TOP,
        top=_top(said, whole),
        top_share=_top(whole.looks.used, whole),
        bands=_bands(said, whole.late),
    )


def _brier(said: Floats, late: Ints) -> float:
    return float(np.mean((said - late) ** 2))


def _by_share(taught: Lesson, tested: Lesson) -> Floats:
    """The simple way at its best: the share of late ones in the same tenth of the term."""
    tenths = np.minimum((taught.looks.used * _TENTHS).astype(np.int64), _TENTHS - 1)
    counts = np.bincount(tenths, minlength=_TENTHS)
    sums = np.bincount(tenths, taught.late, _TENTHS)
    table = np.where(counts > 0, sums / np.maximum(counts, 1), taught.late.mean())
    own = np.minimum((tested.looks.used * _TENTHS).astype(np.int64), _TENTHS - 1)
    return np.asarray(table[own])


def _top(score: Floats, tested: Lesson) -> float:
    """The mean over the days of the share of late ones among the first."""
    shares = []
    for day in np.unique(tested.looks.at_s).tolist():
        rows = np.flatnonzero(tested.looks.at_s == day)
        first = rows[np.argsort(-score[rows], kind="stable")[:TOP]]
        shares.append(tested.late[first].mean())
    return float(np.mean(shares))


def _bands(said: Floats, late: Ints) -> tuple[Band, ...]:
    found = []
    for low, high in pairwise(BINS):
        here = (said >= low) & ((said < high) | (high == 1.0))
        if here.any():
            share = float(late[here].mean())
            found.append(Band(low, high, int(here.sum()), float(said[here].mean()), share))
    return tuple(found)
