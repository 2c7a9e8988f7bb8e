"""The description of the api for machines: what ninja says, with scopes and every refusal."""

from __future__ import annotations

from typing import Any

from motcua.api.problems import MEDIA_TYPE
from motcua.api.schemas.parts import Problem

REFUSALS = {
    "400": "Not readable as JSON.",
    "401": "No token, or one that has ended.",
    "403": "The token lacks the scope (`insufficient-scope`), or the client's post may not.",
    "404": "Nothing of that name.",
    "405": "Not a method of this address.",
    "409": "Another state, or another version than If-Match (`stale`, with `changes`).",
    "413": "The body is larger than 256 KB, or a file than files may be.",
    "415": "Another type of content than is described.",
    "422": "Fields that cannot be taken as sent, each with its sentence.",
    "429": "Too many requests in a minute; Retry-After says how long.",
    "500": "Our fault; `support` finds it in the log.",
}
OF_READING = ("401", "403", "404", "405", "422", "429", "500")
OF_ANYBODY = ("404", "405", "422", "429", "500")
OF_WRITING = tuple(REFUSALS)


def complete(schema: dict[str, Any]) -> None:
    """Into the schema that ninja has made, in place."""
    _, definitions = _problem()
    schema["components"]["schemas"].update(definitions)
    for item in schema["paths"].values():
        for method, operation in item.items():
            _complete(operation, OF_READING if method == "get" else OF_WRITING)


def _complete(operation: dict[str, Any], statuses: tuple[str, ...]) -> None:
    if operation.pop("x-public", False):
        operation["security"] = []
        statuses = OF_ANYBODY
    else:
        operation["security"] = [{"OAuth2": [operation.pop("x-scope")]}]
    reference, _ = _problem()
    for status in statuses:
        content = {MEDIA_TYPE: {"schema": reference}}
        operation["responses"][status] = {"description": REFUSALS[status], "content": content}
    _move_headers(operation)


def _move_headers(operation: dict[str, Any]) -> None:
    """Examples of a parameter are named in OpenAPI, listed in JSON Schema."""
    for parameter in operation["parameters"]:
        parameter.pop("examples", None)


def _problem() -> tuple[dict[str, str], dict[str, Any]]:
    described = Problem.model_json_schema()
    return {"$ref": "#/components/schemas/Problem"}, {"Problem": described}
