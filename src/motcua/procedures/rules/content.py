"""What a version says, as values: what readers make, verbs write and queries give back."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, kw_only=True)
class FeeContent:
    kind: str = ""
    amount: int | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class MethodContent:
    channel: int
    term: str = ""
    term_text: str = ""
    note: str = ""
    fees: tuple[FeeContent, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PaperContent:
    name: str
    case: str = ""
    form: str = ""
    originals: int = 0
    copies: int = 0
    required: bool = True


@dataclass(frozen=True, kw_only=True)
class ResultContent:
    name: str
    code: str = ""
    is_document: bool = True


@dataclass(frozen=True, kw_only=True)
class BasisContent:
    number: str = ""
    title: str = ""
    issued_on: dt.date | None = None
    issuer: str = ""


@dataclass(frozen=True, kw_only=True)
class Content:
    """One version of one procedure. `None` parts were not in the source at all."""

    code: str
    name: str
    field: str
    level: tuple[str, ...] = ()
    kind: str = ""
    decision: str = ""
    audience: tuple[str, ...] = ()
    agencies: str = ""
    steps_text: str | None = None
    conditions_text: str | None = None
    day_rule: str = ""
    day_rule_basis: str = ""
    settled_at_once: bool = False
    methods: tuple[MethodContent, ...] = ()
    papers: tuple[PaperContent, ...] | None = None
    results: tuple[ResultContent, ...] | None = None
    legal_bases: tuple[BasisContent, ...] | None = None
    unread: tuple[dict[str, str], ...] = dataclasses.field(default=(), compare=False)


def digest(content: Content) -> str:
    """Equal for equal law: what could not be read is a matter of our reader, not of the law."""
    facts = asdict(content)
    del facts["unread"]
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
