"""Free text without what tells of a person: phone, identity, e-mail and dossier numbers masked."""

from __future__ import annotations

import re

from motcua.kernel.folding import clean_text

HIDDEN = "•••"
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DOSSIER = re.compile(
    r"\b[A-Z]\d{2}(?:\.\d{2,3})*-\d{6}-\d{4,}\b|\b\d{3}(?:\.\d{2,3}){2}\.[A-Z]\d{2}-\d{6}-\d{4,}\b"
)
# Eight digits or more, however they are spaced: phones, identity and tax numbers, accounts.
_NUMBER = re.compile(r"(?<![\d/])\+?\d(?:[ .\-()]{0,2}\d){7,}(?![\d/])")


def screened(text: str) -> str:
    """`Gọi tôi 0912 345 678` → `Gọi tôi •••`; dates and sums of money in đồng stay readable."""
    clean = clean_text(text)
    for pattern in (_EMAIL, _DOSSIER):
        clean = pattern.sub(HIDDEN, clean)
    return _NUMBER.sub(lambda found: _masked(found.group()), clean)


def _masked(number: str) -> str:
    groups = number.split(".")
    grouped = len(groups) > 1 and all(group.isdigit() for group in groups)
    money = grouped and len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    day = grouped and [len(group) for group in groups] == [2, 2, 4]
    return number if (money and not number.startswith("0")) or day else HIDDEN
