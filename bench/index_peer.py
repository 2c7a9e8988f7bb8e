"""Plain Python after the shape of COINr: every replication builds the whole index anew."""

from __future__ import annotations

import random


def points_of(rule: dict, most: float, value: tuple[float, float] | float) -> float:
    match rule["kind"]:
        case "points":
            return value
        case "yes_no":
            return most if value else 0.0
        case "survey":
            return most * value / 100
        case "ratio":
            return most * min(1.0, value[0] / value[1] / rule["target"])
    for band in rule["bands"]:
        if value >= band["min"]:
            return band["points"]
    return 0.0


def scored(leaves: list, units: dict[str, list], weights: list[float]) -> list[tuple[int, str]]:
    """Units with their places, by the weights given to the leaves."""
    index = {}
    for unit, values in units.items():
        earned = total = 0.0
        for (_, most, rule), value, weight in zip(leaves, values, weights, strict=True):
            if value is not None:
                earned += points_of(rule, most, value) * weight
                total += most * weight
        index[unit] = round(earned * 100 / total, 10)
    order = sorted(index, key=lambda unit: -index[unit])
    places, before = [], (0, None)
    for at, unit in enumerate(order, 1):
        place = before[0] if index[unit] == before[1] else at
        places.append((place, unit))
        before = (place, index[unit])
    return places


def simulated(leaves: list, units: dict[str, list], runs: int) -> list:
    rng = random.Random(1)  # noqa: S311 (a measurement)
    return [scored(leaves, units, [rng.uniform(0.75, 1.25) for _ in leaves]) for _ in range(runs)]
