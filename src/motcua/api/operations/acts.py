"""Acts: an address for each verb, whose body is what the verb takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Header, Router

from motcua.api import reading, sending
from motcua.api.access import OAuth2, officer_of
from motcua.api.operations.dossiers import Code, Key
from motcua.api.schemas.acts import BODIES
from motcua.api.schemas.dossiers import Left
from motcua.api.schemas.parts import Taken
from motcua.dossiers import actions
from motcua.dossiers.queries import rows
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput

router = Router(tags=["acts"])

IfMatch = Annotated[
    str,
    Header(
        alias="If-Match", max_length=40, description="The version read, or * for any.",
        examples=['"3"'],
    ),
]  # fmt: skip


def _operation(verb: Verb, body: type[Taken]) -> Callable[..., Any]:
    def act(
        request: HttpRequest, response: HttpResponse, *, code: str, payload: Any, key: str,
        if_match: str,
    ) -> Left:  # fmt: skip
        officer = officer_of(request)
        version = sending.version_of(if_match)
        dossier = rows.get(code, officer)
        more = sending.arguments_of(payload)
        perform = getattr(actions, verb)
        done = perform(dossier, by=officer, at=clock.now(), version=version, key=key, **more)
        if done.dossier.pk != dossier.pk:
            raise InvalidInput(
                "Idempotency-Key này đã dùng cho hồ sơ khác. Tạo khóa mới.",
                field="Idempotency-Key",
            )
        response["ETag"] = f'"{done.sequence}"'
        if done.repeated:
            response["Idempotency-Replayed"] = "true"
        return reading.left_by(done)

    # Written as values: ninja reads the types of a view from here.
    act.__annotations__ = {
        "request": HttpRequest, "response": HttpResponse, "code": Code, "payload": body,
        "key": Key, "if_match": IfMatch,
    }  # fmt: skip
    return act


for _verb, _body in BODIES.items():
    router.post(
        f"/dossiers/{{code}}/acts/{_verb}",
        auth=OAuth2("dossiers:act"),
        response=Left,
        summary=f"{_verb.label} ({_verb})",
        description=(
            f"{_verb.label}. Refused with 403 unless the client's post may, with 409 in another "
            "state or when the dossier has changed since the version of If-Match."
        ),
        operation_id=f"act_{_verb}",
        openapi_extra={"x-scope": "dossiers:act"},
    )(_operation(_verb, _body))
