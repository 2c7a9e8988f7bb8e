"""Points of the 766 index from numerators and denominators; exact, rounded only when shown.

What cannot be told is not 0: a metric without a source, or whose points no source shares out, is
left out of the sum and of what was measured, and so shows as incompleteness. What does not apply
(nothing to divide by, another tier) lowers the maximum instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from motcua.kernel.errors import InvalidInput
from motcua.reports.rules.service_index import Group, Metric, ServiceIndex, Tier

_NONE = Fraction(0)
# Classes of the portal, by points of a hundred; recalled.
CLASSES = ((90, "Xuất sắc"), (80, "Tốt"), (70, "Khá"), (50, "Trung bình"), (0, "Yếu"))


class State(StrEnum):
    SCORED = "scored"
    NOT_APPLICABLE = "not_applicable"
    NO_SOURCE = "no_source"
    NO_WEIGHT = "no_weight"


@dataclass(frozen=True)
class Figure:
    """`unknown`: how many more there are of which nobody can tell."""

    numerator: int
    denominator: int
    unknown: int = 0


@dataclass(frozen=True, kw_only=True)
class Line:
    """`points` only where it is scored."""

    metric: Metric
    state: State
    figure: Figure | None = None
    points: Fraction | None = None

    @property
    def maximum(self) -> Fraction:
        """What it counts with: nothing where it does not apply."""
        return _NONE if self.state is State.NOT_APPLICABLE else self.metric.maximum or _NONE


@dataclass(frozen=True, kw_only=True)
class GroupScore:
    """0 ≤ points ≤ measured ≤ maximum: earned, what was measured at all, what applies."""

    group: Group
    lines: tuple[Line, ...]

    @property
    def points(self) -> Fraction:
        return sum((line.points or _NONE for line in self.lines), _NONE)

    @property
    def measured(self) -> Fraction:
        return sum((one.maximum for one in self.lines if one.state is State.SCORED), _NONE)

    @property
    def maximum(self) -> Fraction:
        return self.group.undistributed + sum((line.maximum for line in self.lines), _NONE)


@dataclass(frozen=True, kw_only=True)
class Score:
    index: ServiceIndex
    groups: tuple[GroupScore, ...]

    @property
    def points(self) -> Fraction:
        return sum((one.points for one in self.groups), _NONE)

    @property
    def measured(self) -> Fraction:
        return sum((one.measured for one in self.groups), _NONE)

    @property
    def maximum(self) -> Fraction:
        return sum((one.maximum for one in self.groups), _NONE)

    @property
    def complete(self) -> Fraction:
        """The part of the maximum that was measured, 0 to 1."""
        return self.measured / self.maximum if self.maximum else _NONE

    @property
    def rank(self) -> str:
        """The class, of all that applies; empty while something of it was not measured."""
        if self.complete < 1:
            return ""
        return class_of(self.points * 100 / self.maximum)


def score(
    index: ServiceIndex, figures: Mapping[str, Figure], tier: Tier = Tier.PROVINCE
) -> Score:  # fmt: skip
    """Raises InvalidInput for a metric that the set has not, and for figures that cannot be."""
    for key, figure in figures.items():
        check(index.metric(key), figure)
    groups = tuple(
        GroupScore(
            group=group,
            lines=tuple(line(one, figures.get(one.key), tier) for one in group.metrics),
        )
        for group in index.groups
    )
    return Score(index=index, groups=groups)


def line(metric: Metric, figure: Figure | None, tier: Tier) -> Line:
    if tier not in metric.scopes:
        return Line(metric=metric, state=State.NOT_APPLICABLE)
    if figure is None or (figure.unknown and not figure.denominator):
        return Line(metric=metric, state=State.NO_SOURCE)
    if metric.maximum is None:
        return Line(metric=metric, state=State.NO_WEIGHT, figure=figure)
    if not figure.denominator and not metric.full_when_empty:
        return Line(metric=metric, state=State.NOT_APPLICABLE, figure=figure)
    points = points_of(metric.maximum, figure, metric.target)
    return Line(metric=metric, state=State.SCORED, figure=figure, points=points)


def points_of(maximum: Fraction, figure: Figure, target: Fraction = Fraction(1)) -> Fraction:
    """All points from the target on, below it in proportion; all where nothing was to be done."""
    if not figure.denominator:
        return maximum
    share = Fraction(figure.numerator, figure.denominator)
    return min(maximum, maximum * share / target)


def check(metric: Metric, figure: Figure) -> None:
    """Raises InvalidInput naming the metric and what is wrong."""
    for name, number in (
        ("tử số", figure.numerator),
        ("mẫu số", figure.denominator),
        ("số chưa rõ", figure.unknown),
    ):
        if type(number) is not int or number < 0:
            raise InvalidInput(
                f"“{metric.name}”: {name} là {number}. Phải là số nguyên từ 0 trở lên.",
                field=metric.key,
            )
    if figure.numerator > figure.denominator:
        raise InvalidInput(
            f"“{metric.name}”: tử số {figure.numerator} lớn hơn mẫu số {figure.denominator}. "
            "Xem lại cách đếm hai số này.",
            field=metric.key,
        )


def class_of(
    points: Fraction, classes: Iterable[tuple[int, str]] = CLASSES
) -> str:  # fmt: skip
    """By the exact points: 89.996 is shown as 90.00 and is none."""
    return next(name for least, name in classes if points >= least)


def half_up(value: Fraction, digits: int = 2) -> str:
    """Of a value that is not negative."""
    whole = 10**digits
    scaled = (2 * value.numerator * whole + value.denominator) // (2 * value.denominator)
    return f"{scaled // whole}.{scaled % whole:0{digits}d}" if digits else str(scaled)
