"""The body of each act: built from what the verb itself takes, so the two cannot part.

A parameter is described once, here, whatever verbs take it; one that is not fails at the start.
"""

from __future__ import annotations

import inspect
from typing import Any

from pydantic import Field, StrictBool, StrictInt, create_model

from motcua.api.schemas.dossiers import PaperIn, PersonIn
from motcua.api.schemas.parts import ChannelName, Moment, Taken
from motcua.dossiers import actions
from motcua.dossiers.rules.lifecycle import LIFECYCLE, Relation, Verb

MOST_ITEMS = 200


class MissingPaperIn(Taken):
    name: str = Field(max_length=1000, examples=["Giấy chứng nhận đã cấp"])
    fault: str = Field(default="", max_length=500, examples=["Thiếu trang 2"])


def _text(about: str, example: str, most: int = 4000) -> tuple[Any, dict[str, Any]]:
    return str, {"description": about, "max_length": most, "examples": [example]}


def _post(about: str) -> tuple[Any, dict[str, Any]]:
    return StrictInt, {"description": about, "ge": 1, "le": 2**31 - 1, "examples": [41]}


class CorrectionIn(Taken):
    """What is left out stays as it is; papers are corrected by place, from the first on."""

    applicant: PersonIn | None = None
    papers: list[PaperIn] | None = Field(default=None, max_length=MOST_ITEMS)
    result_channel: ChannelName | None = None
    renamed: StrictBool = Field(default=False, description="The person has changed names.")


def _moment(about: str) -> tuple[Any, dict[str, Any]]:
    return Moment, {"description": about, "examples": ["2026-10-20T17:30:00+07:00"]}


_TERM = {"pattern": r"^[0-9]{1,2}(wd|wh|d|m)$", "examples": ["3wd"], "description": "As `10wd`."}
PARAMETERS: dict[str, tuple[Any, dict[str, Any]]] = {
    "reason": _text("Why, in writing.", "Thiếu trang 2 của giấy chứng nhận."),
    "opinion": _text("What is proposed or thought.", "Đủ điều kiện, đề nghị duyệt."),
    "text": _text("In words.", "Đã liên hệ người nộp qua điện thoại."),
    "question": _text("What the units are asked.", "Thửa đất có trong quy hoạch không?"),
    "evidence": _text("What shows that the duty is done.", "Giấy nộp tiền số 15", 500),
    "legal_basis": _text("Act and article.", "NĐ 118/2025/NĐ-CP, Điều 17", 300),
    "authorisation": _text("The letter by which somebody else takes it.", "GUQ 12/2026", 300),
    "tracking": _text("Number of the parcel.", "EB123456789VN", 40),
    "outcome": _text("Which branch of the step; empty for the usual one.", "", 60),
    "number": _text("Number of the document.", "112/QĐ-UBND", 60),
    "taken_by": _text("Who took the result.", "Lò Văn Ơn", 400),
    "cause": _text("complex, partner, software, staff or other.", "complex", 20),
    "to": _post("The post that goes on with it."),
    "through": (StrictInt, {"description": "1 counter, 2 online, 3 post.", "ge": 1, "le": 3}),
    "amount": (StrictInt, {"description": "Whole đồng.", "ge": 0, "le": 10**12}),
    "term": (str, _TERM),
    "appointed_at": _moment("The new appointment."),
    "report_by": _moment("Until when a report is expected."),
    "units": (
        list[str],
        {"description": "Slugs of the units that are asked.", "max_length": MOST_ITEMS},
    ),
    "items": (
        list[MissingPaperIn],
        {"description": "Everything that is missing, at once.", "max_length": MOST_ITEMS},
    ),
    "correction": (CorrectionIn, {"description": "What is corrected."}),
}
# The same name for something else.
OF_VERB: dict[tuple[Verb, str], tuple[Any, dict[str, Any]]] = {
    (Verb.CANCEL_CONSULTATION, "number"): (
        StrictInt,
        {"description": "Which consultation; all that wait without it.", "ge": 1, "le": 9999},
    ),
    (Verb.ANSWER, "opinion"): _text("agrees, agrees_if, disagrees or not_competent.", "agrees", 20),
}
# What every verb takes comes from the token, the clock and the headers.
AROUND = {"by", "at", "version", "key"}
# Files go through the part that keeps files.
FILES = {"signed", "sealed"}
# One press that takes back what nobody has seen yet belongs to a screen.
AT_ONCE = {"undoes"}
# A file comes with the files part; moving many dossiers to a new process is previewed at the desk.
NOT_HERE = {Verb.ATTACH, Verb.DRAFT_RESULT, Verb.MOVE_PROCESS}


def acting_verbs() -> list[Verb]:
    """Every verb that an officer does on a dossier that is there, in the order of the law."""
    apart = {Relation.OPENER, Relation.SYSTEM}
    return [
        verb
        for verb, passage in LIFECYCLE.items()
        if passage.who not in apart and verb not in NOT_HERE and hasattr(actions, verb)
    ]


def _body_of(verb: Verb) -> type[Taken]:
    taken = inspect.signature(getattr(actions, verb)).parameters.values()
    left_out = AROUND | FILES | AT_ONCE
    own = [one for one in taken if one.kind is one.KEYWORD_ONLY and one.name not in left_out]
    fields: dict[str, Any] = {one.name: _field(verb, one) for one in own}
    name = "".join(part.title() for part in verb.split("_"))
    return create_model(f"{name}In", __base__=Taken, **fields)


def _field(verb: Verb, parameter: inspect.Parameter) -> tuple[Any, Any]:
    name = parameter.name
    kind, described = OF_VERB.get((verb, name)) or PARAMETERS[name]
    if parameter.default is parameter.empty:
        return kind, Field(**described)
    optional = kind | None if parameter.default is None else kind
    return optional, Field(default=parameter.default, **described)


BODIES: dict[Verb, type[Taken]] = {verb: _body_of(verb) for verb in acting_verbs()}
