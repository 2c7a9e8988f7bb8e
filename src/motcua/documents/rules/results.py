"""The draft of what is decided on a dossier."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from motcua.documents.rules.forms import FormKey
from motcua.documents.rules.heads import Applicant, Letterhead


class ResultKind(StrEnum):
    DECISION = "decision"
    CONFIRMATION = "confirmation"
    DECLINED = "declined"

    @property
    def called(self) -> str:
        return _RESULT_TITLES[self]


_RESULT_TITLES = {
    ResultKind.DECISION: "Quyết định",
    ResultKind.CONFIRMATION: "Giấy xác nhận",
    ResultKind.DECLINED: "Thông báo không giải quyết hồ sơ",
}


@dataclass(frozen=True, kw_only=True)
class Result:
    """A draft of what is decided (NĐ 30/2020/NĐ-CP, Phụ lục III), filled from the dossier.

    Number and day stay open: the clerk's seal bears them.
    """

    key: ClassVar[FormKey] = FormKey.RESULT

    letterhead: Letterhead
    code: str
    kind: ResultKind
    about: str
    applicant: Applicant
    procedure: str
    bases: tuple[str, ...]
    points: tuple[str, ...]
    issued_at: dt.datetime
    signer: str
    signer_title: str
    recipients: tuple[str, ...] = ()
