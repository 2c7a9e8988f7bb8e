"""Lists of dossiers: the register of a unit, the slip of a hand-over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from motcua.documents.rules.forms import FormKey
from motcua.documents.rules.heads import Letterhead


@dataclass(frozen=True, kw_only=True, repr=False)
class RegisterLine:
    """One dossier in the register: columns 2 to 15; a day is None until it has come."""

    code: str
    procedure: str
    applicant: str
    contact: str
    agency: str
    received: dt.date | None
    due: dt.date | None
    sets: int = 1
    sent_on: dt.date | None = None
    result_on: dt.date | None = None
    returned: dt.date | None = None
    method: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Register:
    """Sổ theo dõi hồ sơ of a unit and period (Mẫu số 07 of 2025, 06 of 2018); both days count."""

    key: ClassVar[FormKey] = FormKey.REGISTER

    letterhead: Letterhead
    unit: str
    unit_code: str
    first_day: dt.date
    last_day: dt.date
    lines: tuple[RegisterLine, ...]
    issued_at: dt.datetime
    keeper: str = ""

    @property
    def code(self) -> str:
        return f"{self.unit_code} {self.first_day:%d/%m/%Y}-{self.last_day:%d/%m/%Y}"

    procedure: ClassVar[str] = ""


@dataclass(frozen=True, kw_only=True, repr=False)
class HandOverLine:
    code: str
    procedure: str
    applicant: str
    papers: int
    due: dt.datetime | None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class HandOver:
    """Phiếu bàn giao hồ sơ: the list that goes with the papers of several dossiers."""

    key: ClassVar[FormKey] = FormKey.HAND_OVER

    letterhead: Letterhead
    giver_unit: str
    receiver_unit: str
    giver: str
    receiver: str
    lines: tuple[HandOverLine, ...]
    issued_at: dt.datetime
    procedure: ClassVar[str] = ""

    @property
    def code(self) -> str:
        """The first dossier stands for the list."""
        return self.lines[0].code
