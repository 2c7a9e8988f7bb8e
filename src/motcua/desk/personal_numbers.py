"""Identity and phone numbers that are typed into a search never reach an address or a log."""

from __future__ import annotations

import re

from motcua.parties.queries import parties

# A dossier's place in its day has four digits; five or more are the number of a person.
_NUMBER = re.compile(r"\+?\d[\d.\- ]{4,}")
_DAY_AND_PLACE = re.compile(r"\d{6}-\d{1,6}")


def is_personal_number(text: str) -> bool:
    bare = text.strip()
    return bool(_NUMBER.fullmatch(bare)) and not _DAY_AND_PLACE.fullmatch(bare)


def person_of(text: str) -> int | None:
    """The row of the person with exactly this identity or phone number."""
    digits = re.sub(r"[.\- ]", "", text.strip()).replace("+84", "0", 1)
    found = parties.find(digits, limit=1)
    return found[0].pk if found else None
