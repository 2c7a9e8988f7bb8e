"""Dossiers: file, list, read, and what happened to them."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Header, Path, Query, Router, Status

from motcua.api import reading, sending
from motcua.api.access import MissingScope, OAuth2, client_of, officer_of
from motcua.api.parsing import known_only
from motcua.api.schemas.dossiers import (
    CODE,
    Created,
    DossierIn,
    DossierOut,
    Events,
    FeedQuery,
    Lines,
    PersonOut,
)
from motcua.api.schemas.parts import ChannelName
from motcua.dossiers import actions, policies
from motcua.dossiers.queries import feed, lookup, rows
from motcua.dossiers.queries.left import left_by
from motcua.dossiers.queries.timeline import timeline
from motcua.dossiers.queries.worklists import Filters
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotAllowed
from motcua.parties.actions import reveal_identity

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

router = Router(tags=["dossiers"])

Code = Annotated[str, Path(pattern=CODE, description="Code of the dossier.", max_length=64)]
Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key", pattern=r"^[!-~]{8,64}$",
        description="Yours, new for each act; the same again gives the same answer.",
        examples=["7f0c9a52-6f0f-4f0e-9a51-1b7a2f3f6d10"],
    ),
]  # fmt: skip
Purpose = Annotated[
    str | None,
    Header(
        alias="Purpose", pattern=r"^[A-Za-z0-9.:/_-]{3,60}$",
        description="With scope identity:read: what full numbers are needed for, as a reference "
        "(a file number of yours); it is written into the trail.",
        examples=["CV-112/2026"],
    ),
]  # fmt: skip


@router.post(
    "/dossiers", auth=OAuth2("dossiers:create"), response={201: Created}, summary="File a dossier",
    operation_id="create_dossier", openapi_extra={"x-scope": "dossiers:create"},
)  # fmt: skip
def create(request: HttpRequest, response: HttpResponse, payload: DossierIn, key: Key) -> Any:
    """Checked, numbered and reckoned in one transaction; nothing is kept when anything is wrong.

    The answer carries code and look-up secret: give both to the applicant.
    """
    officer, now = officer_of(request), clock.now()
    intake = sending.intake_of(payload, officer)
    online = payload.channel is ChannelName.ONLINE
    verb = actions.submit if online else actions.receive_at_counter
    done = verb(intake, by=officer, at=now, key=key)
    _mark(response, done)
    response["Location"] = f"/api/v1/dossiers/{done.dossier.code}"
    stood = reading.left_out(left_by(done.dossier, done.sequence))
    return Status(201, Created(**stood, secret=lookup.secret_of(done.dossier)))


def _mark(response: HttpResponse, done: Any) -> None:
    response["ETag"] = f'"{done.sequence}"'
    if done.repeated:
        response["Idempotency-Replayed"] = "true"


@router.get(
    "/dossiers", auth=OAuth2("dossiers:read"), response=Lines, summary="List dossiers",
    operation_id="list_dossiers", openapi_extra={"x-scope": "dossiers:read"},
)  # fmt: skip
def find(request: HttpRequest, query: Query[FeedQuery]) -> Any:
    """All that the client's post may see, oldest first. Follow `next` until it is empty; what
    others file meanwhile comes at the end.
    """
    known_only(request, query)
    filters = Filters(
        channel=query.channel.number if query.channel else None,
        status=query.status,
        field=query.field,
        procedure=query.procedure,
        received_from=query.received_from,
        received_to=query.received_to,
    )
    found = feed.feed(
        officer_of(request), filters, after=_after(query.cursor), limit=query.limit,
        updated_since=query.updated_since,
    )  # fmt: skip
    return Lines(
        items=[reading.line(dossier) for dossier in found.dossiers], next=_cursor(found.after)
    )


def _cursor(after: int) -> str:
    return base64.urlsafe_b64encode(f"d{after}".encode()).decode().rstrip("=") if after else ""


def _after(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except (binascii.Error, ValueError):
        text = ""
    if not (text[:1] == "d" and text[1:].isascii() and text[1:].isdigit() and len(text) < 19):
        raise InvalidInput("Con trỏ không đúng. Dùng nguyên giá trị next.", field="cursor")
    return int(text[1:])


@router.get(
    "/dossiers/{code}", auth=OAuth2("dossiers:read"), response=DossierOut,
    summary="Read a dossier", operation_id="read_dossier",
    openapi_extra={"x-scope": "dossiers:read"},
)  # fmt: skip
def read(request: HttpRequest, response: HttpResponse, code: Code, purpose: Purpose = None) -> Any:
    """State, clock with its sentences, papers, holder, and what the client may do next."""
    officer, now = officer_of(request), clock.now()
    dossier = rows.get(code, officer)
    persons = reading.masked_persons(dossier)
    if purpose is not None:
        persons = _revealed(request, dossier, purpose)
    response["ETag"] = f'"{dossier.version}"'
    return reading.whole(dossier, officer, now, persons)


@router.get(
    "/dossiers/{code}/events", auth=OAuth2("dossiers:read"), response=Events,
    summary="Read what happened to a dossier", operation_id="read_events",
    openapi_extra={"x-scope": "dossiers:read"},
)  # fmt: skip
def events(request: HttpRequest, code: Code, purpose: Purpose = None) -> Any:
    """Oldest first, one for each act; texts of people only with Purpose."""
    dossier = rows.get(code, officer_of(request))
    if purpose is not None:
        _revealed(request, dossier, purpose)
    happened = timeline(dossier)
    return Events(items=[reading.event(one, masked=purpose is None) for one in happened])


def require_reveal(request: HttpRequest, dossier: Dossier) -> None:
    """Scope and post both allow to see what is personal."""
    client = client_of(request)
    if "identity:read" not in client.scopes:
        raise MissingScope("identity:read")
    if not policies.may_reveal(client.officer, dossier):
        raise NotAllowed(
            "Vị trí của phần mềm không được xem đủ số định danh. Bỏ tiêu đề Purpose.",
            code="no_reveal",
        )


def _revealed(request: HttpRequest, dossier: Dossier, purpose: str) -> dict[str, PersonOut | None]:
    """Full numbers, each look written into the person's trail."""
    client, now = client_of(request), clock.now()
    require_reveal(request, dossier)
    why = f"dossier:{dossier.code} {purpose}"
    found: dict[str, PersonOut | None] = {"submitter": None}
    for name in ("applicant", "submitter"):
        party = getattr(dossier, name)
        if party:
            told = reveal_identity(party, by=client.officer, at=now, purpose=why)
            found[name] = reading.person(told, masked=False)
    return found
