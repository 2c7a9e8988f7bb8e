"""What a person tells us of themselves, checked for cheap certainties."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name, clean_text
from motcua.parties.rules import identity as numbers

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
    identity_kind: str = ""

    def checked(self, *, prefix: str = "") -> PartyDetails:
        """Raises InvalidInput with every faulty field, names prefixed (`applicant_name`)."""
        faults: dict[str, list[str]] = {}
        cleaned = PartyDetails(
            kind=self.kind,
            name=_take(faults, prefix + "name", lambda: clean_name(self.name, field="name")),
            identity=_take(faults, prefix + "identity", self._number),
            birth_year=_take(faults, prefix + "birth_year", lambda: birth_year(self.birth_year)),
            phone=_take(faults, prefix + "phone", lambda: phone(self.phone)),
            email=_take(faults, prefix + "email", lambda: email(self.email)),
            address=_take(faults, prefix + "address", lambda: address(self.address)),
            identity_kind=self.identity_kind,
        )
        if not faults:
            cleaned = replace(cleaned, identity_kind=cleaned.number_kind)
            _take(faults, prefix + "birth_year", cleaned._born_as_the_card_says)
        if faults:
            raise InvalidInput(errors=faults)
        return cleaned

    @property
    def number_kind(self) -> str:
        """`cccd`, `tax`, `passport`, or empty without a number."""
        return numbers.kind_of(self.identity, self.kind, self.identity_kind)

    def _number(self) -> str:
        return identity(self.identity, self.kind, self.identity_kind)

    def _born_as_the_card_says(self) -> None:
        if self.kind in CITIZEN_KINDS:
            numbers.check_birth_year(self.identity, self.identity_kind, self.birth_year)


def _take(faults: dict[str, list[str]], field: str, check: Callable[[], Value]) -> Value:
    """The checked value; a fault is noted and what comes back is never used."""
    try:
        return check()
    except InvalidInput as fault:
        faults[field] = [fault.message]
        return None  # type: ignore[return-value]


def _bare(text: str) -> str:
    return re.sub(r"[\s.\-]", "", clean_text(text))


def identity(text: str, kind: str, told: str = "") -> str:
    """A CCCD, tax code or passport number without blanks; empty = unknown."""
    return numbers.check(_bare(text).upper(), kind, told)


def birth_year(year: int | None) -> int | None:
    if year is not None and not 1900 <= year <= 2100:
        raise InvalidInput(f"Năm sinh {year} không hợp lý. Ghi đủ bốn chữ số, ví dụ 1958.")
    return year


def phone(text: str) -> str:
    number = _bare(text).replace("+84", "0", 1)
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
