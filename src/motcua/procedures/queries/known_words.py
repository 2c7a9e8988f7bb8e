"""The words of the names of procedures, so that a word mistyped is led back to one of them, and the
codes of fields: both change by the day, so a process reads them again after ten minutes.
"""

from __future__ import annotations

import time
from functools import lru_cache

from motcua.kernel.near_words import near
from motcua.procedures.models import Field, ProcedureVersion, Status

_SECONDS = 600.0
_kept: tuple[float, frozenset[str]] = (0.0, frozenset())
_fields: tuple[float, tuple[tuple[int, str], ...]] = (0.0, ())


def fields_with(word: str) -> tuple[int, ...]:
    """Ids of the fields whose code holds the word: few, so looked through here, not for each name."""
    global _fields  # noqa: PLW0603 - the memory of a process
    until, kept = _fields
    if until < time.monotonic():
        kept = tuple(Field.objects.order_by().values_list("pk", "code"))
        _fields = (time.monotonic() + _SECONDS, kept)
    return tuple(pk for pk, code in kept if word in code)


def known_words() -> frozenset[str]:
    global _kept  # noqa: PLW0603 - the memory of a process
    until, words = _kept
    if until < time.monotonic():
        names = ProcedureVersion.objects.filter(status=Status.PUBLISHED)
        said = names.values_list("name_folded", flat=True)
        words = frozenset(word for name in said for word in name.split() if word.isalpha())
        _kept = (time.monotonic() + _SECONDS, words)
        _meant.cache_clear()
    return words


def meant(word: str) -> list[str]:
    """The word itself where some known word holds it, else known words one slip away."""
    return list(_meant(word, known_words()))


@lru_cache(maxsize=2_000)
def _meant(word: str, words: frozenset[str]) -> tuple[str, ...]:
    if not word.isalpha() or any(word in known for known in words):
        return (word,)
    return tuple(near(word, words)) or (word,)


def forget() -> None:
    global _kept, _fields
    _kept, _fields = (0.0, frozenset()), (0.0, ())
    _meant.cache_clear()
