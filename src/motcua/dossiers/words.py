"""The words of dossiers that search corrects typing slips by; a process keeps them in memory."""

from __future__ import annotations

import time

from django.db import transaction

from motcua.dossiers.models import SearchWord

SHORTEST, LONGEST = 2, 16
_SECONDS = 60.0
_known: set[str] = set()
_read_until = 0.0


def words_in(text: str) -> set[str]:
    """Only letters: codes and numbers are never corrected."""
    return {
        word
        for word in text.replace(",", " ").replace(".", " ").split()
        if word.isascii() and word.isalpha() and SHORTEST <= len(word) <= LONGEST
    }


def learn(text: str) -> None:
    """Remember words not met before; where all were, nothing is asked of the database."""
    new = words_in(text) - _known
    if not new:
        return
    SearchWord.objects.bulk_create(
        [SearchWord(word=word) for word in sorted(new)], ignore_conflicts=True
    )
    # What a transaction takes back must be learnt again.
    transaction.on_commit(lambda: _known.update(new))


def known_words() -> set[str]:
    """All that were met; read again after a minute, since other processes learn too."""
    global _read_until  # noqa: PLW0603 - the memory of a process
    if time.monotonic() > _read_until:
        _known.update(SearchWord.objects.values_list("word", flat=True))
        _read_until = time.monotonic() + _SECONDS
    return _known


def forget() -> None:
    global _read_until  # noqa: PLW0603
    _known.clear()
    _read_until = 0.0
