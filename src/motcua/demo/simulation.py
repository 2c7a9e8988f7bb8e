"""All lives at once, act by act in the order of time."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Callable, Sequence
from random import Random

from django.db import transaction

from motcua.demo.demand import Arrival
from motcua.demo.lives import Life, Office
from motcua.kernel import clock

BATCH = 200


class Simulation:
    """What would happen after `until` has not happened."""

    def __init__(
        self, arrivals: Sequence[Arrival], office: Office, *, seed: str, until: dt.datetime
    ) -> None:
        self.arrivals = arrivals
        self.office = office
        self.seed = seed
        self.until = until
        self._lives: dict[int, Life] = {}
        self._queue = [(arrival.at, number) for number, arrival in enumerate(arrivals)]
        heapq.heapify(self._queue)

    def run(self, on_progress: Callable[[int], None] = lambda filed: None) -> int:
        """Returns how many acts there were; many of them share a transaction, for speed only."""
        acts = filed = 0
        while self._queue:
            with transaction.atomic():
                for _ in range(min(BATCH, len(self._queue))):
                    filed += self._wake(*heapq.heappop(self._queue))
                    acts += 1
            on_progress(filed)
        return acts

    def _wake(self, at: dt.datetime, number: int) -> bool:
        """Lets one life go on; True when it just began."""
        born = number not in self._lives
        if born:
            rng = Random(f"{self.seed}/{number}")
            self._lives[number] = Life(self.arrivals[number], self.office, rng)
        with clock.simulated(at):
            following = self._lives[number].live(at)
        if following is not None and following < self.until:
            heapq.heappush(self._queue, (following, number))
        else:
            del self._lives[number]
        return born
