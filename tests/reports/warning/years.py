"""A made-up past whose causes of lateness are known: slow procedures, a busy unit, supplements."""

from __future__ import annotations

from random import Random

import numpy as np

from motcua.reports.rules.warning.past import Gathered, Past

DAY = 86_400
BEGIN = 1_767_200_400  # 01/01/2026 00:00 in Vietnam
STEPS = ("receive", "assess", "sign")


def elapsed(starts, ends):
    """A calendar in which each third second is worked."""
    return np.asarray(ends - starts) // 3


def moments(days: int) -> list[int]:
    return [BEGIN + day * DAY + 8 * 3600 for day in range(days)]


def past(dossiers: int, *, days: int = 200, seed: int = 1) -> Past:
    rng, gathered = Random(seed), Gathered()
    for number in range(dossiers):
        received = BEGIN + int(rng.random() * days * DAY)
        gathered.add(*_life(rng, number, received, BEGIN + days * DAY))
    return gathered.whole()


def _life(rng, number, received, now):
    procedure, unit = rng.choice("ABC"), rng.choice(["U1", "U2"])
    due = received + 10 * DAY
    slow = {"A": 0.4, "B": 0.7, "C": 1.1}[procedure] + (0.25 if unit == "U2" else 0)
    length = int(slow * rng.lognormvariate(0, 0.25) * 10 * DAY)
    cuts = [0, 0.1, rng.uniform(0.5, 0.8), 1]
    legs = []
    for step, name in enumerate(STEPS):
        since, until = (received + int(cuts[n] * length) for n in (step, step + 1))
        if since > now:
            break
        legs.append({
            "verb": "transfer", "status": 4, "step": name, "unit": unit, "post": 10 + step,
            "due_s": due, "from_s": since, "to_s": until if until <= now else None,
        })  # fmt: skip
    finished = received + length
    fact = {
        "code": f"D{number}", "procedure": procedure, "agency": unit, "channel": 1,
        "received_s": received, "due_s": due, "finished_s": finished if finished <= now else None,
    }  # fmt: skip
    return fact, legs
