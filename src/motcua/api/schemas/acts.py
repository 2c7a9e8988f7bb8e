"""The body of each act: built from what the verb itself takes, so the two cannot part.

A parameter is described once, here, whatever verbs take it; one that is not fails at the start.
"""

from __future__ import annotations

import inspect
from typing import Any

from pydantic import Field, StrictInt, create_model

from motcua.api.schemas.parts import Taken
from motcua.dossiers import actions
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.rules.lifecycle import LIFECYCLE, Relation, Verb

MOST_ITEMS = 200


class MissingPaperIn(Taken):
    name: str = Field(max_length=1000, examples=["Giấy chứng nhận đã cấp"])
    fault: str = Field(default="", max_length=500, examples=["Thiếu trang 2"])


def _text(about: str, example: str, most: int = 4000) -> tuple[Any, dict[str, Any]]:
    return str, {"description": about, "max_length": most, "examples": [example]}


def _post(about: str) -> tuple[Any, dict[str, Any]]:
    return StrictInt, {"description": about, "ge": 1, "le": 2**31 - 1, "examples": [41]}


PARAMETERS: dict[str, tuple[Any, dict[str, Any]]] = {
    "reason": _text("Why, in writing.", "Thiếu trang 2 của giấy chứng nhận."),
    "opinion": _text("What is proposed or thought.", "Đủ điều kiện, đề nghị duyệt."),
    "outcome": _text("Which branch of the step; empty for the usual one.", "", 60),
    "number": _text("Number of the document.", "112/QĐ-UBND", 60),
    "taken_by": _text("Who took the result.", "Lò Văn Ơn", 400),
    "to": _post("The post that goes on with it."),
    "through": (StrictInt, {"description": "1 counter, 2 online, 3 post.", "ge": 1, "le": 3}),
    "items": (
        list[MissingPaperIn],
        {"description": "Everything that is missing, at once.", "max_length": MOST_ITEMS},
    ),
}
# What every verb takes comes from the token, the clock and the headers.
AROUND = {"by", "at", "version", "key"}
# A file comes with the files part, which has its own address.
NOT_HERE = {Verb.ATTACH}


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
    own = [one for one in taken if one.kind is one.KEYWORD_ONLY and one.name not in AROUND]
    fields: dict[str, Any] = {one.name: _field(one) for one in own}
    name = "".join(part.title() for part in verb.split("_"))
    return create_model(f"{name}In", __base__=Taken, **fields)


def _field(parameter: inspect.Parameter) -> tuple[Any, Any]:
    kind, described = PARAMETERS[parameter.name]
    if parameter.default is parameter.empty:
        return kind, Field(**described)
    optional = kind | None if parameter.default is None else kind
    return optional, Field(default=parameter.default, **described)


def body_to_arguments(body: Taken) -> dict[str, Any]:
    """What was sent as the verb takes it."""
    told = {name: getattr(body, name) for name in type(body).model_fields}
    if "items" in told:
        told["items"] = [MissingPaper(name=i.name, fault=i.fault) for i in told["items"]]
    return told


BODIES: dict[Verb, type[Taken]] = {verb: _body_of(verb) for verb in acting_verbs()}
