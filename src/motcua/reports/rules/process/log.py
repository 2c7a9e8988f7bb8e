"""An event log: cases, each with what happened in it, in order. Ours and foreign ones alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Value = str | int | float | bool | dt.datetime
Attributes = Mapping[str, Value]

COMPLETE = "complete"
START = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEvent:
    """`at` is None where the source's time could not be read; `resource` is a code, never a name
    in logs of ours. `transition` is that of the XES lifecycle.
    """

    activity: str
    at: dt.datetime | None
    resource: str = ""
    unit: str = ""
    role: str = ""
    transition: str = COMPLETE
    attributes: Attributes = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogCase:
    """One case: in ours a dossier by its code."""

    case: str
    events: Sequence[LogEvent]
    attributes: Attributes = field(default_factory=dict)
