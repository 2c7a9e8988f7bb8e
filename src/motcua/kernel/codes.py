"""Codes that leave the system: dossier codes and look-up secrets."""

from __future__ import annotations

import datetime as dt
import re
import secrets
from dataclasses import dataclass

from motcua.kernel.errors import InvalidInput

# No 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V: what a tired eye or a bad printer confuses.
SECRET_ALPHABET = "34679ACDEFGHJKMNPQRTWXY"
SECRET_LENGTH = 6
_AGENCY = re.compile(r"(?:[A-Z]\d{2}(?:\.\d{2,3}){0,3}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})")


def new_secret() -> str:
    return "".join(secrets.choice(SECRET_ALPHABET) for _ in range(SECRET_LENGTH))


def is_agency_code(text: str) -> bool:
    """QCVN 102:2016 (`000.00.19.H52`) or QĐ 20/2020/QĐ-TTg (`H52.118`)."""
    return bool(_AGENCY.fullmatch(text))


@dataclass(frozen=True, kw_only=True)
class DossierCode:
    """`H52.118-261008-0042`: agency, local day, place in that day (TT 03/2025/TT-VPCP, Điều 13)."""

    agency: str
    day: dt.date
    sequence: int

    def __post_init__(self) -> None:
        if not is_agency_code(self.agency):
            raise InvalidInput(
                f"Mã cơ quan “{self.agency}” không đúng mẫu QĐ 20/2020 (H52.118) "
                "hoặc QCVN 102:2016 (000.00.19.H52).",
                field="agency",
            )

    def __str__(self) -> str:
        return f"{self.agency}-{self.day:%y%m%d}-{self.sequence:04d}"
