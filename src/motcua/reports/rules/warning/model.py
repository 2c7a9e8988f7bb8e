"""The model as data: numbers in JSON with their window and version, never code to be unpickled.

Scoring needs NumPy alone; learning (scikit-learn) stands in `learning.py`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

import numpy as np

from motcua.kernel.errors import InvalidInput
from motcua.reports.rules.process.stretches import Ints
from motcua.reports.rules.warning.looks import WORKING_DAY, Floats, Looks

# Raised when a feature or the meaning of one changes: an older model is not read any more.
DEFINITION = 1
HOUR = 3600.0

FEATURES = (
    "used", "used_half", "used_most", "left", "term", "squeeze", "in_step", "queued",
    "supplements", "sent_back", "pauses", "unit_load", "post_load", "due_monday", "due_friday",
    "online", "by_post", "procedure_rate", "agency_rate", "unit_rate",
)  # fmt: skip


@dataclass(frozen=True)
class Model:
    """`rates` are shares of late dossiers by procedure, agency and unit, drawn to the base rate
    where there are few; `needs` the working seconds that usually follow after entering a step,
    by `procedure|step`, `|step` where the procedure is not known, and `` for any.
    """

    definition: int
    window: tuple[str, str]
    dossiers: int
    base_rate: float
    rates: Mapping[str, Mapping[str, float]]
    needs: Mapping[str, int]
    mean: Sequence[float]
    scale: Sequence[float]
    weights: Sequence[float]
    intercept: float
    calibration: tuple[float, float]

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_data(cls, data: Mapping[str, Any]) -> Model:
        """Raises InvalidInput for data that is no model of this definition."""
        names = {field.name for field in fields(cls)}
        if data.get("definition") != DEFINITION or set(data) != names:
            raise InvalidInput("Mô hình cảnh báo thuộc phiên bản khác. Học lại: motcua warn train.")
        lists = (data["mean"], data["scale"], data["weights"])
        numbers = [number for values in lists for number in values]
        sizes = {len(values) for values in lists}
        if sizes != {len(FEATURES)} or not all(math.isfinite(number) for number in numbers):
            raise InvalidInput("Mô hình cảnh báo hỏng. Học lại: motcua warn train.")
        return cls(**dict(data))


Names = Mapping[str, Sequence[str]]


def features(looks: Looks, names: Names, model: Model) -> Floats:
    """A row for each look, a column for each of FEATURES."""
    return np.column_stack(
        [
            *_of_time(looks, need(looks, names, model.needs)),
            *_of_course(looks),
            *(
                rate(getattr(looks, key), names[key], model.rates[key], model.base_rate)
                for key in ("procedure", "agency", "unit")
            ),
        ]
    )


def _of_time(looks: Looks, needed: Floats) -> list[Floats]:
    used, left = looks.used, np.asarray(looks.left, np.float64)
    return [
        used,
        np.maximum(used - 0.5, 0),
        np.maximum(used - 0.8, 0),
        np.log1p(left / WORKING_DAY),
        np.log1p(looks.term / WORKING_DAY),
        # What usually still follows, against what is left of the term.
        np.clip(np.log((needed + HOUR) / (left + HOUR)), -4, 4),
        np.log1p(looks.in_step / WORKING_DAY),
    ]


def _of_course(looks: Looks) -> list[Floats]:
    counts = (looks.queued, looks.supplements, looks.sent_back, looks.pauses)
    weekday = looks.due_weekday
    return [
        *(np.minimum(count, 3).astype(np.float64) for count in counts),
        np.log1p(looks.unit_load),
        np.log1p(looks.post_load),
        *(np.asarray(weekday == day, np.float64) for day in (0, 4)),
        *(np.asarray(looks.channel == channel, np.float64) for channel in (2, 3)),
    ]


def need(looks: Looks, names: Names, needs: Mapping[str, int]) -> Floats:
    """Working seconds that usually still follow; time already spent in the step taken off."""
    steps, procedures = names["step"], names["procedure"]
    pairs = looks.procedure * len(steps) + looks.step
    distinct, place = np.unique(pairs, return_inverse=True)
    usual = np.asarray(
        [_need(needs, procedures[pair // len(steps)], steps[pair % len(steps)])
         for pair in distinct.tolist()], np.float64,
    )  # fmt: skip
    whole = usual[place] if len(distinct) else np.zeros(0)
    return np.maximum(whole - looks.in_step, 0.1 * whole)


def _need(needs: Mapping[str, int], procedure: str, step: str) -> int:
    return needs.get(f"{procedure}|{step}", needs.get(f"|{step}", needs.get("", 0)))


def rate(keys: Ints, names: Sequence[str], rates: Mapping[str, float], base: float) -> Floats:
    """Log odds, so that the weight of a rate is near one."""
    table = np.asarray([_odds(rates.get(name, base)) for name in names], np.float64)
    return np.asarray(table[keys]) if len(names) else np.zeros(len(keys))


def _odds(share: float) -> float:
    held = min(max(share, 0.001), 0.999)
    return math.log(held / (1 - held))


def contributions(rows: Floats, model: Model) -> Floats:
    """How much each feature moves the log odds from those of the usual dossier."""
    scaled = (rows - np.asarray(model.mean)) / np.asarray(model.scale)
    return np.asarray(scaled * np.asarray(model.weights) * model.calibration[0])


def probability(rows: Floats, model: Model) -> Floats:
    slope, shift = model.calibration
    odds = contributions(rows, model).sum(axis=1) + slope * model.intercept + shift
    return np.asarray(1 / (1 + np.exp(-odds)))
