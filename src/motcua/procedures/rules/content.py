"""What a version says, as values: what readers make, verbs write and queries give back."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from dataclasses import asdict, dataclass

from motcua.procedures.rules.decisions import read_decided_on


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
    case: str = ""
    reduced_term: str = ""
    reduction_basis: str = ""
    fees: tuple[FeeContent, ...] = ()

    @property
    def due_term(self) -> str:
        """The term that dossiers get: the reduced one where there is one."""
        return self.reduced_term or self.term


@dataclass(frozen=True, kw_only=True)
class CaseContent:
    name: str
    condition: str = ""


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
    in_force_on: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Content:
    """One version of one procedure. `None` parts were not in the source at all."""

    code: str
    name: str
    field: str
    level: tuple[str, ...] = ()
    kind: str = ""
    decision: str = ""
    decided_on: dt.date | None = None
    audience: tuple[str, ...] = ()
    agencies: str = ""
    steps_text: str | None = None
    conditions_text: str | None = None
    day_rule: str = ""
    day_rule_basis: str = ""
    settled_at_once: bool = False
    online_level: str = ""
    online_reason: str = ""
    online_basis: str = ""
    online_payment: bool = False
    interlinked: bool = False
    boundary_free: bool = True
    at_one_stop: bool = True
    processing_system: str = "local"
    cases: tuple[CaseContent, ...] = ()
    methods: tuple[MethodContent, ...] = ()
    papers: tuple[PaperContent, ...] | None = None
    results: tuple[ResultContent, ...] | None = None
    legal_bases: tuple[BasisContent, ...] | None = None
    unread: tuple[dict[str, str], ...] = dataclasses.field(default=(), compare=False)


# Unsaid, these leave the digest as it was before they could be said.
LATER = (
    "online_level", "online_reason", "online_basis", "online_payment", "interlinked",
    "boundary_free", "at_one_stop", "processing_system", "cases", "decided_on",
)  # fmt: skip
_LATER_OF_PARTS = {
    "methods": ("case", "reduced_term", "reduction_basis"),
    "legal_bases": ("in_force_on",),
}
_UNSAID = {f.name: f.default for f in dataclasses.fields(Content) if f.name in LATER}


def unsaid(content: Content) -> dict[str, object]:
    """Which of the later fields `content` leaves at what they are when nobody speaks of them."""
    return {name: usual for name, usual in _UNSAID.items() if getattr(content, name) == usual}


def digest(content: Content) -> str:
    """Equal for equal law: what could not be read is a matter of our reader, not of the law."""
    facts = asdict(content)
    for name in ("unread", *unsaid(content)):
        del facts[name]
    if content.decided_on == read_decided_on(content.decision):
        # Read from the words of the decision, it tells no more than they did.
        facts.pop("decided_on", None)
    for parts, later in _LATER_OF_PARTS.items():
        facts[parts] = facts[parts] and [
            {name: value for name, value in part.items() if value or name not in later}
            for part in facts[parts]
        ]
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
