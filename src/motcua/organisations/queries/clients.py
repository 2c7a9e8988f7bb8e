"""Clients: who holds a token, in which post, with which scopes."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any

from oauth2_provider.models import AccessToken

from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.organisations.models import ClientLink
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.organisations.rules.roles import Role

__all__ = ["Client", "ClientLine", "bearer", "link", "lines", "scopes_of"]


@dataclass(frozen=True, kw_only=True)
class Client:
    """A client at work: the officer it acts as, and what its token allows."""

    client_id: str
    officer: Officer
    scopes: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class ClientLine:
    """A client as a list shows it; its secret is nowhere."""

    client_id: str
    name: str
    unit: str
    role: Role
    scopes: tuple[str, ...]
    registered_at: dt.datetime
    revoked_at: dt.datetime | None


def scopes_of(application: Any) -> list[str]:
    """Nothing for a client that is not ours, or was revoked."""
    if application is None:
        return []
    rows = ClientLink.objects.filter(application=application.pk, revoked_at=None)
    return (rows.values_list("scopes", flat=True).first() or "").split()


def bearer(token: str, now: dt.datetime) -> Client | None:
    """The client of a token that still holds, in a post in force today; None = nobody.

    One statement; nothing is kept, so a client revoked a moment ago is refused at once.
    """
    checksum = hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
    rows = AccessToken.objects.filter(token_checksum=checksum, expires__gt=now)
    held = rows.filter(application__link__revoked_at=None).values_list(*_HELD)[:1]
    for client_id, scope, allowed, *post in held:
        officer = _officer(post, clock.local(now).date())
        scopes = frozenset(scope.split()) & frozenset(allowed.split())
        return Client(client_id=client_id, officer=officer, scopes=scopes) if officer else None
    return None


_LINK = "application__link"
_POST = (
    "pk", "unit_id", "role", "title", "valid_from", "valid_to", "official_id", "official__name",
)  # fmt: skip
_HELD = (
    "application__client_id", "scope", f"{_LINK}__scopes",
    *(f"{_LINK}__post__{name}" for name in _POST),
)  # fmt: skip


def _officer(post: list[Any], on: dt.date) -> Officer | None:
    """None for a token that is no client's, or outside the days of its post."""
    pk, unit, role, title, begins, ends, official, name = post
    if pk is None or on < begins or (ends is not None and on > ends):
        return None
    return Officer(
        account_id=None, official_id=official, post_id=pk, name=name, title=title,
        role=Role(role), unit_id=unit, unit_ids=units.tree(on).below(unit),
    )  # fmt: skip


def link(client_id: str) -> ClientLink:
    """Raises NotFound for a client that was never registered."""
    rows = ClientLink.objects.select_related("application", "post")
    found = rows.filter(application__client_id=client_id).first()
    if found is None:
        raise NotFound("Không có phần mềm kết nối này. Xem lại mã trong danh sách.", field="client")
    return found


def lines(on: dt.date) -> list[ClientLine]:
    """All clients, those at work first, newest first."""
    rows = ClientLink.objects.select_related("application", "post")
    found = [
        ClientLine(
            client_id=row.application.client_id,
            name=row.application.name,
            unit=units.unit_name(row.post.unit_id, on),
            role=Role(row.post.role),
            scopes=tuple(row.scopes.split()),
            registered_at=row.registered_at,
            revoked_at=row.revoked_at,
        )
        for row in rows.order_by("-registered_at", "-pk")
    ]
    return sorted(found, key=lambda line: line.revoked_at is not None)
