"""What a person tells us of themselves, checked for cheap certainties."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name, clean_text

CITIZEN_KINDS = frozenset({"citizen"})
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
ADDRESS_LENGTH = 300
Value = TypeVar("Value")


@dataclass(frozen=True, kw_only=True)
class PartyDetails:
    """As typed at the counter or online; `checked()` gives the cleaned form or all errors."""

    kind: str = "citizen"
    name: str = ""
    identity: str = ""
    birth_year: int | None = None
    phone: str = ""
    email: str = ""
    address: str = ""

    def checked(self, *, prefix: str = "") -> PartyDetails:
        """Raises InvalidInput with every faulty field, names prefixed (`applicant_name`)."""
        faults: dict[str, list[str]] = {}
        cleaned = PartyDetails(
            kind=self.kind,
            name=_take(faults, prefix + "name", lambda: clean_name(self.name, field="name")),
            identity=_take(faults, prefix + "identity", lambda: identity(self.identity, self.kind)),
            birth_year=_take(faults, prefix + "birth_year", lambda: birth_year(self.birth_year)),
            phone=_take(faults, prefix + "phone", lambda: phone(self.phone)),
            email=_take(faults, prefix + "email", lambda: email(self.email)),
            address=_take(faults, prefix + "address", lambda: address(self.address)),
        )
        if faults:
            raise InvalidInput(errors=faults)
        return cleaned


def _take(faults: dict[str, list[str]], field: str, check: Callable[[], Value]) -> Value:
    """The checked value; a fault is noted and what comes back is never used."""
    try:
        return check()
    except InvalidInput as fault:
        faults[field] = [fault.message]
        return None  # type: ignore[return-value]


def _digits(text: str) -> str:
    return re.sub(r"[\s.\-]", "", clean_text(text))


def identity(text: str, kind: str) -> str:
    """CCCD: 12 digits (Luật Căn cước 26/2023/QH15); tax code: 10 or 13 digits. Empty = unknown."""
    number = _digits(text)
    if not number:
        return ""
    if not number.isascii() or not number.isdigit():
        raise InvalidInput("Số định danh chỉ gồm chữ số. Xem lại số trên mặt trước thẻ.")
    if kind in CITIZEN_KINDS and len(number) != 12:
        message = f"Số định danh có {len(number)} chữ số, cần đủ 12. Xem lại số trên mặt trước thẻ."
        raise InvalidInput(message)
    if kind in CITIZEN_KINDS and not 1 <= int(number[:3]) <= 96:
        message = f"Số định danh bắt đầu bằng {number[:3]}, không phải mã tỉnh nào. Xem lại số thẻ."
        raise InvalidInput(message)
    if kind not in CITIZEN_KINDS and len(number) not in {10, 12, 13}:
        message = f"Mã số thuế có {len(number)} chữ số, cần 10 hoặc 13 (hộ kinh doanh: 12)."
        raise InvalidInput(message)
    return number


def birth_year(year: int | None) -> int | None:
    if year is not None and not 1900 <= year <= 2100:
        raise InvalidInput(f"Năm sinh {year} không hợp lý. Ghi đủ bốn chữ số, ví dụ 1958.")
    return year


def phone(text: str) -> str:
    number = _digits(text).replace("+84", "0", 1)
    if number and not re.fullmatch(r"0\d{9,10}", number):
        raise InvalidInput("Số điện thoại cần 10 hoặc 11 chữ số, bắt đầu bằng 0.")
    return number


def email(text: str) -> str:
    address_ = clean_text(text)
    if address_ and not _EMAIL.fullmatch(address_):
        raise InvalidInput(f"“{address_[:40]}” chưa phải địa chỉ thư, ví dụ ten@gmail.com.")
    return address_


def address(text: str) -> str:
    place = " ".join(clean_text(text).split())
    if len(place) > ADDRESS_LENGTH:
        raise InvalidInput(f"Địa chỉ dài {len(place)} ký tự, tối đa {ADDRESS_LENGTH}.")
    return place
