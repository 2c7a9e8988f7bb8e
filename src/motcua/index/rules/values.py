"""What stands in a cell of a score sheet, and who may be asked about other cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

from motcua.index.rules.faults import Unreadable
from motcua.index.rules.numbers import HUNDRED, ZERO, plain, read_number

NOT_APPLICABLE = {"na", "n/a"}
_YES = {"1", "yes", "true", "có", "đạt"}
_NO = {"0", "no", "false", "không", "không đạt"}


@dataclass(frozen=True, slots=True)
class Given:
    """One value as its rule understands it.

    `number` is the value, for a ratio the quotient of `parts`. `by_case` are the readings by the
    rules of a branch, each of which may be a refusal that matters only when its case is chosen.
    """

    number: Fraction = ZERO
    not_applicable: bool = False
    missing: bool = False
    parts: tuple[Fraction, Fraction] | None = None
    named: Mapping[str, Fraction] = field(default_factory=dict)
    by_case: tuple[Given | Unreadable, ...] = ()


MISSING = Given(missing=True)
NA = Given(not_applicable=True)


class Others(Protocol):
    """The rest of the unit's sheet, for criteria that depend on others."""

    def value(self, code: str) -> Given: ...

    def points(self, code: str) -> Fraction: ...


def read_yes_no(text: str) -> Fraction:
    word = text.strip().lower()
    if word in _YES:
        return Fraction(1)
    if word in _NO:
        return ZERO
    raise Unreadable(f"“{text[:40]}” không phải có/không. Ghi 1 hoặc 0 (yes/no, có/không).")


def read_at_least_zero(text: str) -> Fraction:
    number = read_number(text)
    if number < 0:
        raise Unreadable(f"giá trị {plain(number)} âm. Ghi số từ 0 trở lên.")
    return number


def read_percentage(text: str) -> Fraction:
    number = read_at_least_zero(text.strip().removesuffix("%"))
    if number > HUNDRED:
        raise Unreadable(f"tỷ lệ {plain(number)} vượt quá 100. Ghi phần trăm từ 0 đến 100.")
    return number


def read_ratio(text: str) -> Given:
    """`17/20`, `85%` or `0.85`; over nothing it does not apply."""
    written = text.strip()
    if written.endswith("%"):
        number = read_at_least_zero(written[:-1]) / 100
        return Given(number=number, parts=(number, Fraction(1)))
    top, slash, bottom = written.partition("/")
    numerator = read_at_least_zero(top)
    if not slash:
        if numerator > 1:
            raise Unreadable(f"“{written}” không rõ là tỷ lệ nào. Ghi tử số/mẫu số, ví dụ 17/20.")
        return Given(number=numerator, parts=(numerator, Fraction(1)))
    denominator = read_at_least_zero(bottom)
    if not denominator:
        return NA
    return Given(number=numerator / denominator, parts=(numerator, denominator))


def read_named(text: str, names: frozenset[str]) -> Mapping[str, Fraction]:
    """`done=17; assigned=20`; a formula of one variable takes the bare number too."""
    if "=" not in text and len(names) == 1:
        return {next(iter(names)): read_number(text)}
    named: dict[str, Fraction] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, equals, number = (piece.strip() for piece in part.partition("="))
        if not equals or name not in names or name in named:
            wanted = "; ".join(f"{known}=…" for known in sorted(names))
            raise Unreadable(f"“{part[:40]}” không đúng biến của công thức. Ghi {wanted}.")
        named[name] = read_number(number)
    if lacking := sorted(names - named.keys()):
        raise Unreadable(f"thiếu biến {', '.join(lacking)} của công thức.")
    return named
