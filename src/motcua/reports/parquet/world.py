"""An invented country for measuring: agencies, procedures and a working calendar, from a seed.

Agencies, procedures and dossiers are drawn so that a few are large and most are small, as they are.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import InvalidInput
from motcua.worktime import Calendar
from motcua.worktime.calendars import office

Numbers = NDArray[Any]
TIERS = ("province", "district", "commune")
# Shares of agencies and of dossiers by tier; districts end with June 2025.
_AGENCIES = (0.12, 0.18, 0.70)
_LOAD = (0.30, 0.20, 0.50)
_NO_DISTRICTS = "2025-07"
PROCEDURES = 600
FIELDS = 40
TERMS = np.array([1, 2, 3, 5, 7, 10, 15, 20, 30], np.int64)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """`last` is the last month; what had not happened by its end is still open."""

    dossiers: int
    agencies: int = 3_000
    months: int = 36
    seed: int = 1
    last: str = "2026-09"
    provinces: int = 1
    legs: bool = True

    @cached_property
    def names(self) -> list[str]:
        """`2023-10` … `2026-09`."""
        year, month = map(int, self.last.split("-"))
        last = year * 12 + month - 1
        return [f"{n // 12}-{n % 12 + 1:02d}" for n in range(last - self.months + 1, last + 1)]

    @cached_property
    def as_of_s(self) -> int:
        return month_begins(_after(self.last)) - 1

    @cached_property
    def shares(self) -> list[int]:
        """Dossiers of each month: a slow growth, a lull at Tết, noise."""
        random = np.random.default_rng([self.seed, 0])
        months = np.arange(self.months)
        weights = (1 + months / 40) * random.uniform(0.9, 1.1, self.months)
        weights *= np.where([name.endswith(("-01", "-02")) for name in self.names], 0.75, 1.0)
        counts: list[int] = random.multinomial(self.dossiers, weights / weights.sum()).tolist()
        return counts


class World:
    """Arrays by number of agency and of procedure."""

    def __init__(self, plan: Plan) -> None:
        random = np.random.default_rng([plan.seed, 1])
        self.plan = plan
        self.calendar: Calendar = office().provisional()
        self._agencies(random)
        self._procedures(random)

    def _agencies(self, random: np.random.Generator) -> None:
        number = self.plan.agencies
        self.tier = np.sort(random.choice(3, number, p=_AGENCIES))
        # Every tier has an agency, however few there are.
        self.tier[:3] = (0, 1, 2)
        self.tier.sort()
        self.province = np.arange(number) % self.plan.provinces
        self.size = random.lognormal(0, 1, number)
        self.skill = random.beta(9, 1, number)
        self.agency_codes = [f"H{self.province[n] + 1:02d}.{n + 1:04d}" for n in range(number)]
        self.province_codes = ["14"] if self.plan.provinces == 1 else [
            f"{n + 1:02d}" for n in range(self.plan.provinces)
        ]  # fmt: skip

    def _procedures(self, random: np.random.Generator) -> None:
        self.procedure_codes = [f"{1 + n % 3}.{n + 1:06d}" for n in range(PROCEDURES)]
        self.field_names = [f"Lĩnh vực {n + 1:02d}" for n in range(FIELDS)]
        self.procedure_tier = random.choice(3, PROCEDURES, p=(0.5, 0.2, 0.3))
        self.procedure_tier[:3] = (0, 1, 2)
        self.field = random.integers(0, FIELDS, PROCEDURES)
        self.popularity = 1 / np.arange(1, PROCEDURES + 1) ** 0.9
        random.shuffle(self.popularity)
        self.term = random.choice(TERMS, PROCEDURES)
        self.level = random.choice(3, PROCEDURES, p=(0.45, 0.35, 0.20))
        # A tenth has no one amount.
        self.fee = random.choice([-1, 0, 10_000, 30_000, 100_000, 500_000], PROCEDURES,
                                 p=(0.1, 0.5, 0.15, 0.1, 0.1, 0.05))  # fmt: skip

    def chances_of_agencies(self, month: str) -> Numbers:
        """How likely a dossier of the month is to be each agency's."""
        load = np.array(_LOAD) * (1.0, float(month < _NO_DISTRICTS), 1.0)
        by_tier = np.bincount(self.tier, weights=self.size, minlength=3)
        chances: Numbers = self.size * load[self.tier] / np.maximum(by_tier, 1e-9)[self.tier]
        chances /= chances.sum()
        return chances

    def chances_of_procedures(self, tier: int) -> Numbers:
        chances: Numbers = self.popularity * (self.procedure_tier == tier)
        chances /= chances.sum()
        return chances


def checked_month(name: str) -> str:
    """Raises InvalidInput for what is no month of the years whose calendar is known."""
    found = re.fullmatch(r"(\d{4})-(\d{2})", name)
    known = found and 2018 <= int(found[1]) <= 2026 and 1 <= int(found[2]) <= 12
    if not known:
        raise InvalidInput(f"“{name}” không phải tháng từ 2018-01 đến 2026-12.", field="last")
    return name


def month_begins(name: str) -> int:
    year, month = map(int, name.split("-"))
    return int(dt.datetime(year, month, 1, tzinfo=VIETNAM).timestamp())


def month_ends(name: str) -> int:
    return month_begins(_after(name))


def _after(name: str) -> str:
    year, month = map(int, name.split("-"))
    return f"{year + month // 12}-{month % 12 + 1:02d}"
