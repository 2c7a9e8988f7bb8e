"""Names as they are borne in Sơn La, drawn from lists and frequencies of our own."""

from __future__ import annotations

from random import Random
from typing import Any

from motcua.demo.reading import data

_PEOPLES = ("thai", "mong", "kinh", "muong", "khac")


def full_name(rng: Random, *, woman: bool) -> str:
    """Family name, middle name where there is one, given name."""
    lists = _people(rng)
    family = _weighted(rng, lists["family"])
    middle = _weighted(rng, lists["women" if woman else "men"])
    given = rng.choice(lists["hers" if woman else "his"])
    return " ".join(part for part in (family, middle, given) if part)


def _people(rng: Random) -> dict[str, Any]:
    names: dict[str, Any] = data("names")
    peoples = [names[people] for people in _PEOPLES]
    chosen: dict[str, Any] = rng.choices(peoples, [people["share"] for people in peoples])[0]
    return chosen


def _weighted(rng: Random, pairs: list[tuple[str, int]]) -> str:
    return rng.choices([word for word, _ in pairs], [weight for _, weight in pairs])[0]
