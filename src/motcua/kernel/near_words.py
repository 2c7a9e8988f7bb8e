"""Words that differ by one slip of the finger: a letter too many, too few, wrong, or two swapped."""

from __future__ import annotations

from collections.abc import Container

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LEAST = 3
_LONGEST = 40  # the slips of a word are as many as 53 times its letters, each as long as it
_MOST = 6


def near(word: str, known: Container[str]) -> list[str]:
    """Up to six known words one slip away, swaps first; of short words too many would be near.

    No word of a name is longer than forty letters: what is longer is no slip of one.
    """
    if not _LEAST <= len(word) <= _LONGEST:
        return []
    found = dict.fromkeys(other for other in _slips(word) if other in known and other != word)
    return list(found)[:_MOST]


def _slips(word: str) -> list[str]:
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    swapped = [a + b[1] + b[0] + b[2:] for a, b in parts if len(b) > 1]
    shorter = [a + b[1:] for a, b in parts if b]
    longer = [a + letter + b for a, b in parts for letter in _LETTERS]
    changed = [a + letter + b[1:] for a, b in parts if b for letter in _LETTERS]
    return [*swapped, *shorter, *longer, *changed]
