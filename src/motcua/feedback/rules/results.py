"""From answers to figures: overall, by factor, by question, by unit; small cells stay hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from motcua.feedback.rules import estimates
from motcua.feedback.rules.designs import SHARE
from motcua.feedback.rules.estimates import Estimate, Heard, Pair
from motcua.feedback.rules.questionnaire import Given, Question, Questionnaire


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A stratum: whom it stands for, how many were asked, and what was answered."""

    unit: str
    population: int
    asked: int
    answers: Sequence[Given]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How an answer is counted: the formula, and from which weight it is satisfied."""

    formula: str
    satisfied_from: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """`index` and each of `factors` is None where nobody answered."""

    asked: int
    answered: int
    index: Estimate | None
    factors: dict[str, Estimate | None]

    @property
    def response_rate(self) -> float:
        return self.answered / self.asked if self.asked else 0.0


def gain(question: Question, values: Sequence[str], measure: Measure) -> Pair:
    """What one answer adds: (gained, valid); (0, 0) when it does not count."""
    option = question.option(values[0]) if values else None
    if option is None or option.weight is None:
        return 0.0, 0.0
    if measure.formula == SHARE:
        return float(option.weight >= measure.satisfied_from), 1.0
    return float(option.weight) / 100, 1.0


def figures(questionnaire: Questionnaire, layers: Mapping[str, Layer], measure: Measure) -> Figures:
    """Of all strata given: the whole survey, or those of one unit."""
    factors = {
        factor: _heard(questionnaire.of_factor(factor), layers, measure)
        for factor in questionnaire.factors
    }
    answered = {name: heard for name, heard in factors.items() if _anybody(heard)}
    return Figures(
        asked=sum(layer.asked for layer in layers.values()),
        answered=sum(len(layer.answers) for layer in layers.values()),
        index=estimates.mean_of(answered) if answered else None,
        factors={name: _ratio(heard) for name, heard in factors.items()},
    )


def of_question(
    question: Question, layers: Mapping[str, Layer], measure: Measure
) -> Estimate | None:
    return _ratio(_heard((question,), layers, measure))


def shares(question: Question, layers: Mapping[str, Layer]) -> dict[str, float]:
    """Weighted share of each option among those who answered the question; empty when nobody."""
    totals = dict.fromkeys((option.key for option in question.options), 0.0)
    whole = 0.0
    for layer in layers.values():
        if not layer.answers:
            continue
        weight = layer.population / len(layer.answers)
        for given in layer.answers:
            chosen = given.get(question.key) or ()
            whole += weight * bool(chosen)
            for key in chosen:
                totals[key] = totals.get(key, 0.0) + weight
    return {key: total / whole for key, total in totals.items()} if whole else {}


def shown(counts: Mapping[str, int], least: int) -> set[str]:
    """Cells that may be shown: a single hidden one takes the next smallest with it, or it could
    be reckoned from the whole.
    """
    hidden = {name for name, count in counts.items() if count < least}
    rest = sorted(set(counts) - hidden, key=lambda name: (counts[name], name))
    # Nobody stands behind an empty cell.
    if sum(1 for name in hidden if counts[name]) == 1 and rest:
        hidden.add(rest[0])
    return set(counts) - hidden


def of_units(layers: Mapping[str, Layer]) -> dict[str, dict[str, Layer]]:
    found: dict[str, dict[str, Layer]] = {}
    for name, layer in layers.items():
        found.setdefault(layer.unit, {})[name] = layer
    return found


def _heard(
    questions: Sequence[Question], layers: Mapping[str, Layer], measure: Measure
) -> dict[str, Heard]:
    return {
        name: Heard(
            population=max(layer.population, len(layer.answers)),
            pairs=[_pair(questions, given, measure) for given in layer.answers],
        )
        for name, layer in layers.items()
    }


def _pair(questions: Sequence[Question], given: Given, measure: Measure) -> Pair:
    each = [gain(question, given.get(question.key) or (), measure) for question in questions]
    return sum(one[0] for one in each), sum(one[1] for one in each)


def _anybody(heard: Mapping[str, Heard]) -> bool:
    return any(valid for one in heard.values() for _gain, valid in one.pairs)


def _ratio(heard: Mapping[str, Heard]) -> Estimate | None:
    return estimates.ratio(heard) if _anybody(heard) else None
