"""Who comes when, where and for what: the stream of dossiers up to now."""

from __future__ import annotations

import datetime as dt
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from motcua.demo.fates import Fate, draw
from motcua.demo.offers import Offer
from motcua.demo.reading import data
from motcua.demo.units import Commune
from motcua.demo.worktimes import at_counter, is_workday, online
from motcua.procedures.models import Channel

CENTRE = "{}-trung-tam"


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrival:
    """`place` is where the applicant lives, `resolving` a commune other than the receiving one."""

    at: dt.datetime
    receiver: str
    offer: Offer
    channel: int
    result_channel: int
    place: str
    fate: Fate
    resolving: str = ""


class Demand:
    def __init__(self, offers: Sequence[Offer], communes: Sequence[Commune]) -> None:
        self.of_commune = _Urn([o for o in offers if not o.department])
        self.of_province = _Urn([o for o in offers if o.department])
        self.communes = communes
        self._sizes = [commune.size for commune in communes]

    def arrival(self, rng: Random, days: Days) -> Arrival:
        """One dossier; its moment is drawn with its channel, which says when people file."""
        rates = data("demand")
        commune = self._commune(rng)
        provincial = rng.random() >= rates["commune_share"]
        offer = (self.of_province if provincial else self.of_commune).draw(rng)
        channel = _channel(rng, offer)
        receiver, resolving = self._where(rng, commune, offer)
        return Arrival(
            at=days.draw(rng, channel), receiver=receiver, resolving=resolving, offer=offer,
            channel=channel, result_channel=_of(rng, rates["results"]), place=commune.place,
            fate=draw(rng),
        )  # fmt: skip

    def _where(self, rng: Random, commune: Commune, offer: Offer) -> tuple[str, str]:
        """The place of reception, and the commune that resolves where that is another."""
        rates = data("demand")
        if offer.department and rng.random() >= rates["province_at_commune"]:
            return str(data("units")["centre"]["slug"]), ""
        if offer.department or rng.random() >= rates["elsewhere"]:
            return CENTRE.format(commune.slug), ""
        return CENTRE.format(self._commune(rng).slug), commune.slug

    def _commune(self, rng: Random) -> Commune:
        return rng.choices(self.communes, self._sizes)[0]


class _Urn:
    """Offers drawn by weight."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        self.offers = offers
        self._marks = list(accumulate(offer.weight for offer in offers))

    def draw(self, rng: Random) -> Offer:
        place = bisect(self._marks, rng.random() * self._marks[-1])
        return self.offers[min(place, len(self.offers) - 1)]


class Days:
    """The days of the stream with their weights: Mondays, Tết and year's end are busiest.

    Never before the province was reorganised.
    """

    def __init__(self, until: dt.datetime) -> None:
        rates = data("demand")
        self.until = until
        first = data("units")["reorganised_on"] + dt.timedelta(days=1)
        days = [until.date() - dt.timedelta(days=n) for n in range(rates["days"], -1, -1)]
        self.days = [day for day in days if day >= first]
        rise = (rates["growth"] - 1) / rates["days"]
        self.online = [
            rates["weekdays"][day.weekday()] * (1 + rise * n) * _peak(day)
            for n, day in enumerate(self.days)
        ]
        self.counter = [
            weight if is_workday(day) else 0
            for day, weight in zip(self.days, self.online, strict=True)
        ]

    def draw(self, rng: Random, channel: int) -> dt.datetime:
        """A moment before `until`; drawn again when it would lie after it."""
        weights = self.online if channel == Channel.ONLINE else self.counter
        hours = online if channel == Channel.ONLINE else at_counter
        while True:
            found = hours(rng.choices(self.days, weights)[0], rng)
            if found < self.until:
                return found


def _peak(day: dt.date) -> float:
    """How many times as many as usual come in that part of the year."""
    here = f"{day:%m-%d}"
    peaks = data("demand")["peaks"]
    return next((float(factor) for first, last, factor in peaks if first <= here <= last), 1.0)


def _channel(rng: Random, offer: Offer) -> int:
    wanted = _of(rng, data("demand")["channels"])
    return wanted if wanted in offer.channels else offer.channels[0]


def _of(rng: Random, weights: dict[int, float]) -> int:
    return rng.choices(list(weights), list(weights.values()))[0]
