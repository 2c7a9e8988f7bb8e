"""A log as XES (IEEE 1849-2016), case by case, so that a province's years need no memory."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import TextIO
from xml.sax.saxutils import quoteattr

from motcua.reports.rules.process.log import Attributes, LogCase, LogEvent, Value

_EXTENSIONS = (
    ("Concept", "concept"),
    ("Time", "time"),
    ("Lifecycle", "lifecycle"),
    ("Organizational", "org"),
)
_UNKNOWN_MOMENT = "1970-01-01T00:00:00.000+00:00"
# What XML 1.0 cannot hold at all, escaped or not.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_xes(cases: Iterable[LogCase], out: TextIO, *, name: str) -> int:
    """Returns how many cases were written."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(
        '<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">\n'
    )
    out.writelines(_head(name))
    count = 0
    for case in cases:
        out.writelines(_trace(case))
        count += 1
    out.write("</log>\n")
    return count


def _head(name: str) -> Iterator[str]:
    for title, prefix in _EXTENSIONS:
        uri = f"http://www.xes-standard.org/{prefix}.xesext"
        yield f'<extension name="{title}" prefix="{prefix}" uri="{uri}"/>\n'
    yield '<global scope="trace"><string key="concept:name" value="UNKNOWN"/></global>\n'
    yield '<global scope="event"><string key="concept:name" value="UNKNOWN"/>'
    yield f'<date key="time:timestamp" value="{_UNKNOWN_MOMENT}"/>'
    yield '<string key="lifecycle:transition" value="complete"/></global>\n'
    yield '<classifier name="Activity" keys="concept:name"/>\n'
    yield '<classifier name="Activity and lifecycle" keys="concept:name lifecycle:transition"/>\n'
    yield '<classifier name="Resource" keys="org:resource"/>\n'
    yield _attribute("concept:name", name)
    yield _attribute("lifecycle:model", "standard")


def _trace(case: LogCase) -> Iterator[str]:
    yield "<trace>\n" + _attribute("concept:name", case.case)
    yield _attributes(case.attributes)
    for event in case.events:
        yield _event(event)
    yield "</trace>\n"


def _event(event: LogEvent) -> str:
    told: dict[str, Value] = {"concept:name": event.activity}
    if event.at is not None:
        told["time:timestamp"] = event.at
    told["lifecycle:transition"] = event.transition
    standing = {"org:resource": event.resource, "org:group": event.unit, "org:role": event.role}
    told |= {key: value for key, value in standing.items() if value}
    return f"<event>\n{_attributes(told)}{_attributes(event.attributes)}</event>\n"


def _attributes(attributes: Attributes) -> str:
    return "".join(_attribute(key, value) for key, value in attributes.items())


def _attribute(key: str, value: Value) -> str:
    tag, text = _typed(value)
    return f"<{tag} key={_quoted(key)} value={_quoted(text)}/>\n"


def _typed(value: Value) -> tuple[str, str]:
    if isinstance(value, bool):
        return "boolean", "true" if value else "false"
    if isinstance(value, dt.datetime):
        return "date", value.isoformat(timespec="milliseconds")
    if isinstance(value, int):
        return "int", str(value)
    return ("float", repr(value)) if isinstance(value, float) else ("string", value)


def _quoted(text: str) -> str:
    # Only these three entities keep tabs and line ends as they are.
    kept = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
    return quoteattr(_FORBIDDEN.sub("\ufffd", text), kept)
