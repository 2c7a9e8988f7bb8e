"""What is written on a petition and about it: checked, with what is missing and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from motcua.feedback.rules.petitions import CHANNELS, KINDS, Kind
from motcua.feedback.rules.screening import screened
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text

LONGEST = {
    "name": 200, "address": 300, "phone": 20, "email": 120, "subject": 200, "content": 5_000,
}  # fmt: skip
LEAST_CONTENT = 20
TEXT = 5_000
_PHONE = re.compile(r"\+?\d{8,14}")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, kw_only=True)
class Petitioner:
    """All empty: anonymous."""

    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    address: str = field(default="", repr=False)

    @property
    def named(self) -> bool:
        return bool(self.name or self.phone or self.email or self.address)


@dataclass(frozen=True, kw_only=True)
class PetitionText:
    """`subject` in one line without anybody's name; `content` is kept sealed."""

    kind: str
    subject: str
    content: str = field(repr=False)
    channel: str = "portal"


def cleaned_petition(
    text: PetitionText, who: Petitioner, anonymous: Collection[Kind]
) -> tuple[PetitionText, Petitioner]:
    """Raises InvalidInput with a message for each field."""
    told = PetitionText(
        kind=text.kind, channel=text.channel, content=clean_text(text.content),
        subject=screened(" ".join(text.subject.split())),
    )  # fmt: skip
    person = Petitioner(
        name=" ".join(clean_text(who.name).split()),
        phone=re.sub(r"[\s.()-]", "", clean_text(who.phone)),
        email=clean_text(who.email), address=" ".join(clean_text(who.address).split()),
    )  # fmt: skip
    faults = _text_faults(told) | _person_faults(person, told.kind, anonymous)
    faults |= _long(vars(person) | {"subject": told.subject, "content": told.content})
    if faults:
        raise InvalidInput(errors={name: [said] for name, said in faults.items()})
    return told, person


def _text_faults(text: PetitionText) -> dict[str, str]:
    faults = {}
    if text.kind not in KINDS:
        faults["kind"] = "Chưa chọn loại. Chọn “quy định” hoặc “hành vi của cán bộ”."
    if text.channel not in CHANNELS:
        faults["channel"] = "Kênh nhận không có. Chọn trong danh sách."
    if not text.subject:
        faults["subject"] = "Tóm tắt còn trống. Ghi một câu, ví dụ “Bị yêu cầu thêm giấy tờ”."
    if len(text.content) < LEAST_CONTENT or not _WORD.search(text.content):
        faults["content"] = (
            f"Nội dung quá ngắn. Kể rõ việc gì, ở đâu, khi nào (từ {LEAST_CONTENT} ký tự)."
        )
    return faults


def _person_faults(who: Petitioner, kind: str, anonymous: Collection[Kind]) -> dict[str, str]:
    faults = {}
    if not who.named:
        if kind in anonymous or kind not in KINDS:
            return {}
        return {"name": "Kiến nghị về quy định phải có họ tên và cách liên hệ (NĐ 20/2008/NĐ-CP)."}
    if not who.name:
        faults["name"] = "Họ tên còn trống. Ghi họ tên, hoặc bỏ trống cả phần người gửi."
    if not (who.phone or who.email or who.address):
        faults["phone"] = "Chưa có cách liên hệ. Ghi số điện thoại, thư điện tử hoặc địa chỉ."
    if who.phone and not _PHONE.fullmatch(who.phone):
        faults["phone"] = "Số điện thoại phải có từ 8 đến 14 chữ số, ví dụ 0912 345 678."
    if who.email and not _EMAIL.fullmatch(who.email):
        faults["email"] = "Thư điện tử chưa đúng dạng, ví dụ ten@vidu.vn."
    return faults


def _long(texts: dict[str, str]) -> dict[str, str]:
    return {
        name: f"Dài {len(text)} ký tự, tối đa {LONGEST[name]}. Ghi gọn lại."
        for name, text in texts.items()
        if len(text) > LONGEST[name]
    }


def needed(text: str, sentence: str, field: str = "text") -> str:
    """Cleaned; raises InvalidInput with `sentence` when empty, or when too long."""
    said = clean_text(text)
    if not said:
        raise InvalidInput(sentence, field=field)
    if len(said) > TEXT:
        raise InvalidInput(f"Dài {len(said)} ký tự, tối đa {TEXT}. Ghi gọn lại.", field=field)
    return said


def without_person(text: str, who: Petitioner, field: str) -> None:
    """Raises InvalidInput where what is to be public names the petitioner or holds numbers."""
    lower = text.casefold()
    named = [part for part in (who.name, who.phone, who.email, who.address) if part]
    if any(part.casefold() in lower for part in named):
        raise InvalidInput(
            "Bản công khai còn tên, số điện thoại, thư hoặc địa chỉ của người gửi. Bỏ đi.",
            field=field,
        )
    if screened(text) != clean_text(text):
        raise InvalidInput(
            "Bản công khai còn số điện thoại, số giấy tờ, thư điện tử hoặc mã hồ sơ. Bỏ đi.",
            field=field,
        )
