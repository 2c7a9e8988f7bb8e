"""The lines above a signature: for whom and as what somebody signs (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re

_COMMITTEE = re.compile(r"^(UBND|Ủy ban nhân dân)\b", re.IGNORECASE)
# "Giám đốc Sở Nội vụ" signs as "GIÁM ĐỐC": the agency stands in the head.
_HEAD = re.compile(r"^(Phó\s+)?(Chủ tịch|Giám đốc)\b", re.IGNORECASE)
_DEPUTY = re.compile(r"^Phó\s+", re.IGNORECASE)


def signing_lines(title: str, agency: str, *, alone: bool = False) -> tuple[str, ...]:
    """In capitals, one under the other: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`.

    A committee decides together, so its chairman signs on its behalf; `alone`: what the head
    decides on their own authority.
    """
    head = _HEAD.match(title.strip())
    own = head.group() if head else title.strip()
    lines = ["TM. ỦY BAN NHÂN DÂN"] if _COMMITTEE.match(agency.strip()) and not alone else []
    if _DEPUTY.match(own):
        lines.append(f"KT. {_DEPUTY.sub('', own).upper()}")
    return (*lines, own.upper())
