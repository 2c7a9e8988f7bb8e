"""How likely two rows are one person, in points out of a hundred with the reasons."""

from __future__ import annotations

from dataclasses import dataclass

LIKELY = 50


@dataclass(frozen=True, kw_only=True)
class Traits:
    """What can be compared without opening anything: folded name and blind indexes."""

    kind: str
    name: str
    birth_year: int | None
    number: str
    phone: str


@dataclass(frozen=True)
class Likeness:
    score: int
    reasons: tuple[str, ...]


def likeness(one: Traits, other: Traits) -> Likeness:
    """Zero for what can never be merged: another kind, or two different numbers."""
    if one.kind != other.kind or (one.number and other.number and one.number != other.number):
        return Likeness(0, ())
    found = [*_by_name(one, other), *_by_birth(one, other), *_by_numbers(one, other)]
    score = max(0, min(100, sum(points for points, _ in found)))
    return Likeness(score, tuple(reason for points, reason in found if points > 0))


def _by_name(one: Traits, other: Traits) -> list[tuple[int, str]]:
    if one.name == other.name:
        return [(40, "cùng họ tên")]
    shorter, longer = sorted((one.name.split(), other.name.split()), key=len)
    if len(shorter) > 1 and _within(shorter, longer):
        return [(20, "họ tên thiếu một chữ đệm")]
    return []


def _within(shorter: list[str], longer: list[str]) -> bool:
    """All words in the same order, beginning and ending alike."""
    rest = iter(longer)
    same_ends = (shorter[0], shorter[-1]) == (longer[0], longer[-1])
    return same_ends and all(word in rest for word in shorter)


def _by_birth(one: Traits, other: Traits) -> list[tuple[int, str]]:
    if one.birth_year is None or other.birth_year is None:
        return []
    if one.birth_year == other.birth_year:
        return [(30, "cùng năm sinh")]
    return [(-40, "")]


def _by_numbers(one: Traits, other: Traits) -> list[tuple[int, str]]:
    found = []
    if one.phone and one.phone == other.phone:
        found.append((40, "cùng số điện thoại"))
    if bool(one.number) != bool(other.number):
        found.append((10, "một bên chưa có số định danh"))
    return found
