"""Applicants: persons and firms that nobody is, with papers to match.

Identity numbers are built as real ones are (province, century and sex, year of birth) and end in
99xxxx; phones begin with 010, which no subscriber's does; tax codes begin with 99, no province's.
"""

from __future__ import annotations

from collections import Counter, deque
from random import Random

from motcua.demo.names import full_name
from motcua.demo.reading import data
from motcua.kernel.folding import fold
from motcua.parties.rules.details import PartyDetails
from motcua.parties.rules.identity import CCCD, TAX, tax_check_digit

PROVINCE = "014"
KNOWN = 500


class Applicants:
    """Numbers are given out one after another; some people come again."""

    def __init__(self, year: int, returning: float) -> None:
        self.year = year
        self.returning = returning
        self._numbers: Counter[str] = Counter()
        self._known: deque[PartyDetails] = deque(maxlen=KNOWN)

    def citizen(self, rng: Random, place: str) -> PartyDetails:
        if self._known and rng.random() < self.returning:
            return rng.choice(self._known)
        person = self._new_citizen(rng, place)
        self._known.append(person)
        return person

    def _new_citizen(self, rng: Random, place: str) -> PartyDetails:
        woman = rng.random() < 0.5
        born = self.year - int(rng.triangular(18, 84, 38))
        name = full_name(rng, woman=woman)
        return PartyDetails(
            kind="citizen",
            name=name,
            identity=self._identity(born, woman=woman),
            identity_kind=CCCD,
            birth_year=born,
            phone=self._number("010", 7),
            email=_mailbox(name, born) if rng.random() < 0.3 else "",
            address=_address(rng, place),
        )

    def firm(self, rng: Random, place: str) -> PartyDetails:
        word = rng.choice(data("names")["firms"])
        kind = rng.choice(["Công ty TNHH", "Công ty TNHH một thành viên", "Công ty cổ phần"])
        return PartyDetails(
            kind="firm",
            name=f"{kind} {word} {rng.randint(2, 68)}",
            identity=self._tax_code(),
            identity_kind=TAX,
            phone=self._number("010", 7),
            address=_address(rng, place),
        )

    def household(self, rng: Random, place: str) -> PartyDetails:
        """A household business is known by its owner's number."""
        owner = self._new_citizen(rng, place)
        word = rng.choice(data("names")["shops"])
        return PartyDetails(
            kind="household",
            name=f"Hộ kinh doanh {word} ({owner.name})",
            identity=owner.identity,
            identity_kind=CCCD,
            phone=owner.phone,
            address=owner.address,
        )

    def _identity(self, born: int, *, woman: bool) -> str:
        century = (born // 100 - 19) * 2 + woman
        return self._number(f"{PROVINCE}{century}{born % 100:02d}99", 4)

    def _tax_code(self) -> str:
        """Nine digits that some check digit fits, and that digit."""
        nine = self._number("99", 7)
        while not (digit := tax_check_digit(nine)):
            nine = self._number("99", 7)
        return nine + digit

    def _number(self, prefix: str, digits: int) -> str:
        """Each once; spread out by a step that has no divisor in common with ten."""
        self._numbers[prefix] += 1
        return f"{prefix}{self._numbers[prefix] * 7_919 % 10**digits:0{digits}d}"


def _mailbox(name: str, born: int) -> str:
    return f"{fold(name).replace(' ', '.')}.{born}@example.com"


def _address(rng: Random, place: str) -> str:
    if place.startswith("phường"):
        return f"Tổ {rng.randint(1, 14)}, {place}, tỉnh Sơn La"
    return f"Bản {rng.choice(data('names')['villages'])}, {place}, tỉnh Sơn La"
