"""Forms prescribed for the one-stop shop, each in force between two dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from motcua.kernel.errors import InvalidInput
from motcua.kernel.law import LegalRef
from motcua.kernel.vietnamese import date_text

_ROWS = Path(__file__).parents[1] / "data" / "forms.yaml"


class FormKey(StrEnum):
    RECEIPT = "receipt"
    SUPPLEMENT_SLIP = "supplement_slip"
    REFUSAL = "refusal"
    CONTROL_SLIP = "control_slip"
    APOLOGY = "apology"
    STOP_NOTICE = "stop_notice"
    REGISTER = "register"
    HAND_OVER = "hand_over"
    RESULT = "result"


@dataclass(frozen=True, kw_only=True)
class Form:
    """One form as one circular prescribes it, on the days `valid_from` ≤ day < `valid_to`.

    `layout_verified` is False while the layout was rebuilt from printed papers instead of being
    read in the circular's annex.
    """

    key: FormKey
    number: str
    title: str
    valid_from: dt.date
    valid_to: dt.date | None
    legal_basis: LegalRef
    layout_verified: bool
    layout_source: str
    sizes: tuple[str, ...]
    copies: int
    numbering_suffix: str

    def in_force(self, on: dt.date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


@cache
def all_forms() -> tuple[Form, ...]:
    with _ROWS.open(encoding="utf-8") as rows:
        return tuple(_form(row) for row in yaml.safe_load(rows))


def form_in_force(key: FormKey | str, on: dt.date) -> Form:
    """The form to print on that day.

    Raises InvalidInput when no circular in the data prescribes it then.
    """
    wanted = FormKey(key)
    for form in all_forms():
        if form.key is wanted and form.in_force(on):
            return form
    raise InvalidInput(
        f"Chưa có mẫu “{_title(wanted)}” cho ngày {date_text(on)}. "
        "Kiểm tra lại ngày của giấy, hoặc bổ sung mẫu của thông tư có hiệu lực ngày đó.",
        field="on",
        code="no-form",
    )


def _title(key: FormKey) -> str:
    return next(form.title for form in all_forms() if form.key is key)


def _form(row: dict[str, Any]) -> Form:
    basis = row["legal_basis"]
    return Form(
        **{
            **row,
            "key": FormKey(row["key"]),
            "legal_basis": LegalRef(basis["number"], basis["article"]),
            "sizes": tuple(row["sizes"]),
        }
    )
