"""Numbers, kinds and days of legal documents: what may be entered (NĐ 30/2020/NĐ-CP, phụ lục I)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.folding import clean_text, fold
from motcua.kernel.vietnamese import date_text

KINDS = {
    "law": "Luật",
    "ordinance": "Pháp lệnh",
    "resolution": "Nghị quyết",
    "decree": "Nghị định",
    "decision": "Quyết định",
    "circular": "Thông tư",
    "directive": "Chỉ thị",
    "consolidated": "Văn bản hợp nhất",
    "plan": "Kế hoạch",
    "other": "Văn bản khác",
}
_KINDS_BY_SIGN = (
    (r"NQ", "resolution"), (r"QH\d*", "law"), (r"PL|UBTVQH\d*", "ordinance"), (r"NĐ", "decree"),
    (r"QĐ", "decision"), (r"TT|TTLT", "circular"), (r"CT", "directive"),
    (r"VBHN", "consolidated"), (r"KH", "plan"),
)  # fmt: skip
NUMBER = re.compile(r"\d{1,5}[a-zđ]?(?:/\d{4})?/[A-ZĐ]{1,8}\d{0,2}(?:[-–][A-ZĐa-zđ]{1,12}\d{0,2})*")
LONGEST = {"number": 100, "issuer": 200, "title": 2_000, "review_note": 2_000}
OLDEST = dt.date(1945, 9, 2)


class Relation(StrEnum):
    AMENDS = "amends"
    REPLACES = "replaces"


RELATIONS = {Relation.AMENDS.value: "sửa đổi, bổ sung", Relation.REPLACES.value: "thay thế"}


class Standing(StrEnum):
    TO_COME = "to-come"
    IN_FORCE = "in-force"
    EXPIRED = "expired"

    @property
    def label(self) -> str:
        return STANDINGS[self]


STANDINGS = {
    Standing.TO_COME: "Chưa có hiệu lực",
    Standing.IN_FORCE: "Còn hiệu lực",
    Standing.EXPIRED: "Hết hiệu lực",
}


@dataclass(frozen=True, kw_only=True)
class DocumentDetails:
    """A document as typed; an empty `kind` is read from the number."""

    number: str
    title: str
    issuer: str
    valid_from: dt.date | None
    kind: str = ""
    issued_on: dt.date | None = None
    valid_to: dt.date | None = None
    verified: bool = False
    review_note: str = ""


def standing(valid_from: dt.date, valid_to: dt.date | None, on: dt.date) -> Standing:
    if on < valid_from:
        return Standing.TO_COME
    return Standing.EXPIRED if valid_to and on >= valid_to else Standing.IN_FORCE


def clean_number(text: str) -> str:
    """`118 / 2025 / NĐ-CP` as it is printed; marks are not guessed."""
    return re.sub(r"\s+", "", clean_text(text)).replace("–", "-").replace("‑", "-")


def kind_of(number: str) -> str:
    """The kind that the sign in the number says, `other` where it says none."""
    sign = number.rsplit("/", 1)[-1].split("-", maxsplit=1)[0]
    found = (kind for pattern, kind in _KINDS_BY_SIGN if re.fullmatch(pattern, sign))
    return next(found, "other")


def _kinds_that_fit(number: str) -> set[str]:
    """The National Assembly numbers its laws and its resolutions alike."""
    says = kind_of(number)
    fitting = {"other": set(KINDS), "law": {"law", "resolution"}}
    return fitting.get(says, {says})


def slug_of(number: str, issued_on: dt.date | None) -> str:
    """`118-2025-nd-cp`; numbers without their year get it, so that each year has its own."""
    bare = re.sub(r"[^a-z0-9]+", "-", fold(number)).strip("-")
    dated = re.search(r"/\d{4}/|QH\d", number)
    return bare if dated or issued_on is None else f"{bare}-{issued_on.year}"


def numbers_in(text: str) -> set[str]:
    """Every document number quoted in a sentence, as it is printed."""
    return set(NUMBER.findall(text))


def faults(details: DocumentDetails) -> dict[str, list[str]]:
    """Messages by field; empty when the document may be entered."""
    found: dict[str, list[str]] = {}
    for field, message in _faults(details):
        found.setdefault(field, []).append(message)
    return found


def _faults(details: DocumentDetails) -> Iterator[tuple[str, str]]:
    yield from _number_faults(details)
    texts = {
        "number": details.number,
        "title": details.title,
        "issuer": details.issuer,
        "review_note": details.review_note,
    }
    yield from _text_faults(texts)
    yield from _day_faults(details)


def _number_faults(details: DocumentDetails) -> Iterator[tuple[str, str]]:
    if not details.number:
        yield "number", "Số, ký hiệu còn trống. Ghi đúng như trên văn bản, ví dụ 118/2025/NĐ-CP."
    elif not NUMBER.fullmatch(details.number):
        shown = details.number[:40]
        yield (
            "number",
            (
                f"“{shown}” không phải số, ký hiệu văn bản. "
                "Ghi số, năm, chữ viết tắt cách nhau bằng dấu /, ví dụ 118/2025/NĐ-CP."
            ),
        )
    elif details.kind and details.kind not in KINDS:
        yield "kind", f"Loại văn bản “{details.kind[:40]}” không có. Chọn trong danh sách."
    elif details.kind and details.kind not in _kinds_that_fit(details.number):
        says = KINDS[kind_of(details.number)].lower()
        yield (
            "kind",
            f"Số {details.number} là của {says}, không phải {KINDS[details.kind].lower()}.",
        )


def _text_faults(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if not texts["title"]:
        yield "title", "Trích yếu còn trống. Ghi văn bản quy định về việc gì."
    if not texts["issuer"]:
        yield "issuer", "Cơ quan ban hành còn trống, ví dụ Chính phủ."
    for field, limit in LONGEST.items():
        if len(texts[field]) > limit:
            yield field, f"Dài {len(texts[field])} ký tự, tối đa {limit}. Ghi gọn lại."


def _day_faults(details: DocumentDetails) -> Iterator[tuple[str, str]]:
    begins, ends, issued = details.valid_from, details.valid_to, details.issued_on
    if begins is None:
        yield "valid_from", "Chưa có ngày bắt đầu hiệu lực. Ghi ngày theo điều khoản thi hành."
        return
    for field, day in (("issued_on", issued), ("valid_from", begins)):
        if day and day < OLDEST:
            yield field, f"Ngày {date_text(day)} trước {date_text(OLDEST)}. Xem lại năm."
    if issued and begins < issued:
        yield (
            "valid_from",
            (
                f"Hiệu lực từ {date_text(begins)}, trước ngày ban hành {date_text(issued)}. "
                "Sửa một trong hai ngày."
            ),
        )
    if ends:
        yield from repeal_faults(begins, ends)


def repeal_faults(valid_from: dt.date, ends: dt.date) -> Iterator[tuple[str, str]]:
    """A document ends after it has begun."""
    if ends <= valid_from:
        yield (
            "valid_to",
            (
                f"Ngày hết hiệu lực {date_text(ends)} không sau ngày có hiệu lực "
                f"{date_text(valid_from)}. Chọn ngày sau đó."
            ),
        )


def leads_back(start: str, target: str, replaced_by: Mapping[str, set[str]]) -> list[str]:
    """The way by which `target` already replaces `start`, itself or through others; empty = none.

    `replaced_by` gives, for a document, those that replace it.
    """
    ways, seen = [[start]], {start}
    for way in ways:
        if way[-1] == target:
            return way
        for onward in sorted(replaced_by.get(way[-1], set()) - seen):
            seen.add(onward)
            ways.append([*way, onward])
    return []
