"""What may be typed of a task: its text, its measure, its priority, where it comes from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.kernel.vietnamese import date_text


class SourceKind(StrEnum):
    DOCUMENT = "document"
    CONCLUSION = "conclusion"
    DIRECT = "direct"


SOURCES = {
    SourceKind.DOCUMENT: "Văn bản",
    SourceKind.CONCLUSION: "Kết luận cuộc họp",
    SourceKind.DIRECT: "Chỉ đạo trực tiếp",
}


class Priority(StrEnum):
    NORMAL = "normal"
    URGENT = "urgent"
    FLASH = "flash"


PRIORITIES = {Priority.NORMAL: "Thường", Priority.URGENT: "Khẩn", Priority.FLASH: "Hỏa tốc"}
LONGEST = {
    "title": 300, "content": 4_000, "measure": 500, "evidence": 500, "number": 100,
    "source_title": 1_000, "issuer": 200, "text": 2_000,
}  # fmt: skip
# A page of this system that the task is about: never an address elsewhere.
_OWN_PAGE = re.compile(r"/(?!/)[^\s\\<>\"']{0,299}")
SECRETS = re.compile(r"\d{9}")


@dataclass(frozen=True, kw_only=True)
class SourceDetails:
    kind: str = SourceKind.DIRECT
    number: str = ""
    title: str = ""
    issuer: str = ""
    issued_on: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class TaskDetails:
    """`link` is a page of this system that the task is about, such as a list of late dossiers."""

    title: str
    content: str = ""
    measure: str = ""
    evidence: str = ""
    priority: str = Priority.NORMAL
    link: str = ""


def cleaned_task(details: TaskDetails) -> TaskDetails:
    """Raises InvalidInput with a message for each field."""
    told = {name: clean_text(getattr(details, name)) for name in ("content", "measure", "evidence")}
    title = " ".join(clean_text(details.title).split())
    _refuse(dict(_task_faults(details, {"title": title, **told})))
    return TaskDetails(title=title, priority=details.priority, link=details.link.strip(), **told)


def _task_faults(details: TaskDetails, texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    if not texts["title"]:
        yield "title", "Tên nhiệm vụ còn trống. Ghi việc phải làm, ví dụ “Giải quyết 7 hồ sơ trễ”."
    yield from _too_long(texts)
    if details.priority not in PRIORITIES:
        yield "priority", "Mức khẩn không có. Chọn trong danh sách."
    link = details.link.strip()
    if link and (not _OWN_PAGE.fullmatch(link) or SECRETS.search(link)):
        yield "link", "Đường dẫn phải là một trang của hệ thống này, bắt đầu bằng dấu /."


def cleaned_source(details: SourceDetails, today: dt.date) -> SourceDetails:
    """Raises InvalidInput with a message for each field."""
    found = SourceDetails(
        kind=details.kind,
        number=" ".join(clean_text(details.number).split()),
        title=" ".join(clean_text(details.title).split()),
        issuer=" ".join(clean_text(details.issuer).split()),
        issued_on=details.issued_on,
    )
    _refuse(dict(_source_faults(found, today)))
    return found


def _source_faults(details: SourceDetails, today: dt.date) -> Iterator[tuple[str, str]]:
    if details.kind not in SOURCES:
        yield "source_kind", "Nguồn giao việc không có. Chọn trong danh sách."
    if details.kind == SourceKind.DOCUMENT and not details.number:
        yield "number", "Số, ký hiệu văn bản giao việc còn trống, ví dụ 1250/UBND-KSTT."
    if details.kind != SourceKind.DIRECT and not details.title:
        yield "source_title", "Trích yếu còn trống. Ghi văn bản hoặc cuộc họp về việc gì."
    if details.kind != SourceKind.DIRECT and details.issued_on is None:
        yield "issued_on", "Chưa có ngày của văn bản hoặc cuộc họp."
    if details.issued_on and details.issued_on > today:
        yield (
            "issued_on",
            f"Ngày {date_text(details.issued_on)} còn ở phía trước. Ghi ngày ban hành hoặc ngày họp.",
        )
    yield from _too_long(
        {"number": details.number, "source_title": details.title, "issuer": details.issuer}
    )


def _too_long(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, text in texts.items():
        if len(text) > LONGEST[name]:
            yield name, f"Dài {len(text)} ký tự, tối đa {LONGEST[name]}. Ghi gọn lại."


def _refuse(faults: dict[str, str]) -> None:
    if faults:
        raise InvalidInput(errors={name: [text] for name, text in faults.items()})


def needed_text(text: str, needed: str, field: str = "text") -> str:
    """The cleaned text; raises InvalidInput when it is empty or too long."""
    said = clean_text(text)
    if not said:
        raise InvalidInput(needed, field=field)
    return kept_text(said, field)


def kept_text(text: str, field: str = "text") -> str:
    said = clean_text(text)
    faults = list(_too_long({"text": said}))
    _refuse({field: faults[0][1]} if faults else {})
    return said


def checked_percent(percent: int, before: int) -> int:
    """0–99: a hundred is said by reporting it done. It may also go down, with its text."""
    if not 0 <= percent <= 99:
        raise InvalidInput(
            "Tiến độ là số từ 0 đến 99; xong rồi thì bấm “Báo cáo hoàn thành”. "
            f"Lần trước là {before}%.",
            field="percent",
        )
    return percent
