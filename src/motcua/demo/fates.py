"""What will become of a dossier, drawn when it arrives."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from motcua.demo.reading import data
from motcua.demo.worktimes import DAY, HOUR

AT_INTAKE = "intake"
LATER = "later"
# Where a dossier can rest besides the steps of its process.
ANSWER, SUPPLEMENT, COLLECT = "answer", "supplement", "collect"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fate:
    """Times are working seconds; `supplement_takes` or `collected_after` None: nobody comes.

    `late_by` is how long after its due time the appraisal ends (0: in time), `pace` the share of
    the time left that each step takes, `rest_at` the step or state in which the dossier stays,
    `bends` what else will happen to it on its way.
    """

    pace: float
    refused: bool = False
    supplement: str = ""
    supplement_takes: float | None = None
    late_by: float = 0
    sent_back: bool = False
    verified: bool = False
    collected_after: float | None = None
    rest_at: str = ""
    declined: bool = False
    bends: frozenset[str] = frozenset()

    @property
    def staged(self) -> bool:
        """Led quickly to where it rests, by the people who have accounts."""
        return bool(self.rest_at)


def draw(rng: Random) -> Fate:
    rates = data("demand")["rates"]
    return Fate(
        pace=rng.uniform(0.25, 0.85),
        refused=rng.random() < rates["refused"],
        supplement=_supplement(rng, rates),
        supplement_takes=_unless(rng, rates["supplement_never"], rng.uniform(0.5, 8) * DAY),
        late_by=_lateness(rng) if rng.random() < rates["late"] else 0,
        sent_back=rng.random() < rates["sent_back"],
        verified=rng.random() < rates["verified"],
        declined=rng.random() < rates["declined"],
        bends=frozenset(
            name for name, rate in data("demand")["bends"].items() if rng.random() < rate
        ),
        collected_after=_unless(rng, rates["never_collected"], rng.expovariate(1) * DAY + HOUR / 4),
    )


def _supplement(rng: Random, rates: dict[str, float]) -> str:
    drawn = rng.random()
    if drawn < rates["supplement_at_intake"]:
        return AT_INTAKE
    return LATER if drawn < rates["supplement_at_intake"] + rates["supplement_later"] else ""


def _unless(rng: Random, rate: float, seconds: float) -> float | None:
    return None if rng.random() < rate else seconds


def _lateness(rng: Random) -> float:
    """Mostly hours, sometimes a week."""
    return min(HOUR / 2 + rng.expovariate(1) * 1.2 * DAY, 8 * DAY)
