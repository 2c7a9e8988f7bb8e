"""Foreign XES, trace by trace: memory holds one case, never the file.

Document types are refused before anything in them is read, so that no entity is ever expanded or
fetched. A fault costs its event or its attribute, never the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from motcua.kernel.errors import InvalidInput
from motcua.reports.rules.process.faults import Faults, Flaw
from motcua.reports.rules.process.log import COMPLETE, LogCase, LogEvent, Value
from motcua.reports.rules.process.moments import moment_of

CHUNK = 64 * 1024
LONGEST_TOKEN = 8 * 1024 * 1024
LONGEST_TEXT = 10_000
DEEPEST = 100
MOST_EVENTS = 1_000_000
NAMELESS = "(không tên)"
_PLAIN = frozenset({"string", "date", "int", "float", "boolean", "id"})
_TAGS = _PLAIN | {"list", "container"}
_STANDARD = ("concept:name", "time:timestamp", "org:resource", "org:group", "org:role",
             "lifecycle:transition")  # fmt: skip


@dataclass
class _Open:
    """A trace or an event that is being read; of its attributes `lines` knows the line."""

    line: int
    told: dict[str, Value] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    events: list[LogEvent] = field(default_factory=list)
    count: int = 0


def read_xes(source: IO[bytes], faults: Faults) -> Iterator[LogCase]:
    """Raises InvalidInput for a file that is no XES at all, or one that tries to harm."""
    reader = _Reader(faults)
    while chunk := source.read(CHUNK):
        if not reader.feed(chunk):
            break
        yield from reader.taken()
    reader.close()
    yield from reader.taken()


class _Reader:
    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.path: list[str] = []
        self.keys: list[str] = []
        self.trace: _Open | None = None
        self.event: _Open | None = None
        self.done: list[LogCase] = []
        self.fed = 0
        self.broken = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = _refuse
        self.parser.EntityDeclHandler = _refuse

    def feed(self, chunk: bytes) -> bool:
        self.fed += len(chunk)
        self._parse(chunk, last=False)
        if self.fed - max(self.parser.CurrentByteIndex, 0) > LONGEST_TOKEN:
            raise InvalidInput(
                f"Dòng {self.line}: một giá trị dài hơn {LONGEST_TOKEN // 2**20} MB. "
                "Tệp này không phải nhật ký đọc được.",
                field="file",
            )
        return not self.broken

    def close(self) -> None:
        if not self.broken:
            self._parse(b"", last=True)

    def taken(self) -> list[LogCase]:
        taken, self.done = self.done, []
        return taken

    @property
    def line(self) -> int:
        return self.parser.CurrentLineNumber

    def _parse(self, chunk: bytes, *, last: bool) -> None:
        try:
            self.parser.Parse(chunk, last)
        except expat.ExpatError as fault:
            if not self.path and self.trace is None and fault.lineno <= 1:
                raise InvalidInput("Tệp không phải XML. Chọn tệp XES.", field="file") from None
            self.broken = True
            self.faults.add(fault.lineno, Flaw.CUT_OFF)
            # What had been read of the case in hand is kept: it happened.
            if self.trace is not None:
                self._end_trace(self.trace)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if not self.path and tag != "log":
            raise InvalidInput(f"Tệp XML này là “{tag[:40]}”, không phải XES.", field="file")
        self.path.append(tag)
        if len(self.path) > DEEPEST:
            raise InvalidInput(f"Dòng {self.line}: các thẻ lồng quá {DEEPEST} tầng.", field="file")
        if tag == "trace" and len(self.path) == 2:
            self.trace = _Open(self.line)
        elif tag == "event" and self.path[:-1] in (["log", "trace"], ["log"]):
            self.event = _Open(self.line)
        elif tag in _TAGS:
            self._attribute(tag, attributes)

    def _attribute(self, tag: str, attributes: dict[str, str]) -> None:
        self.keys.append(attributes.get("key", tag))
        holder = self.event or self.trace
        if holder is None or self.path[1] == "global" or tag not in _PLAIN:
            return
        key, text = "/".join(self.keys), attributes.get("value", "")
        if len(text) > LONGEST_TEXT:
            self.faults.add(self.line, Flaw.TOO_LONG, key)
            text = text[:LONGEST_TEXT]
        holder.raw[key] = text
        if key not in _STANDARD:
            holder.told[key] = self._typed(tag, key, text)

    def _typed(self, tag: str, key: str, text: str) -> Value:
        try:
            if tag == "int":
                return int(text)
            if tag == "float":
                return float(text)
        except ValueError:
            self.faults.add(self.line, Flaw.BAD_VALUE, f"{key}={text}")
            return text
        return text.strip() in {"true", "1"} if tag == "boolean" else text

    def _end(self, name: str) -> None:
        tag = self.path.pop()
        if tag in _TAGS and self.keys:
            self.keys.pop()
        elif tag == "event" and self.event is not None:
            self._end_event(self.event)
        elif tag == "trace" and self.trace is not None:
            self._end_trace(self.trace)

    def _end_event(self, event: _Open) -> None:
        self.event = None
        if self.trace is None:
            self.faults.add(event.line, Flaw.NO_CASE)
            return
        activity = event.raw.get("concept:name", "").strip()
        if not activity:
            self.faults.add(event.line, Flaw.NO_ACTIVITY)
        happened = LogEvent(
            activity=activity or NAMELESS,
            at=moment_of(event.raw.get("time:timestamp", ""), event.line, self.faults),
            resource=event.raw.get("org:resource", ""),
            unit=event.raw.get("org:group", ""),
            role=event.raw.get("org:role", ""),
            transition=event.raw.get("lifecycle:transition", "").lower() or COMPLETE,
            attributes={**event.told, "line": event.line},
        )
        self.trace.events.append(happened)
        if len(self.trace.events) > MOST_EVENTS:
            raise InvalidInput(
                f"Dòng {event.line}: một vụ việc có hơn {MOST_EVENTS} sự kiện.", field="file"
            )

    def _end_trace(self, trace: _Open) -> None:
        self.trace = None
        name = trace.raw.get("concept:name", "").strip()
        if not name:
            self.faults.add(trace.line, Flaw.NO_CASE)
        if not trace.events:
            self.faults.add(trace.line, Flaw.NO_EVENTS, name)
        case = name or f"(dòng {trace.line})"
        self.done.append(LogCase(case=case, events=trace.events, attributes=trace.told))


def _refuse(*_: object) -> None:
    raise InvalidInput(
        "Tệp có khai báo kiểu tài liệu (DOCTYPE), thường dùng để tấn công. Bỏ khai báo đó rồi "
        "nhập lại.",
        field="file",
    )
