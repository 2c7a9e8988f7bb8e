"""Clients: who holds a token, in which post, with which scopes."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Q
from oauth2_provider.models import AccessToken

from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.organisations.models import ClientLink
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.organisations.rules.roles import Role

__all__ = ["Client", "ClientLine", "bearer", "lines", "link", "scopes_of"]


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
    on, prepared = clock.local(now).date(), connection.ops
    checksum = hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
    moment, day = prepared.adapt_datetimefield_value(now), prepared.adapt_datefield_value(on)
    with connection.cursor() as cursor:
        cursor.execute(_question(connection.vendor), [checksum, moment, day, day])
        held = cursor.fetchone()
    if held is None:
        return None
    client_id, scope, allowed, *post = held
    scopes = frozenset(scope.split()) & frozenset(allowed.split())
    return Client(client_id=client_id, officer=_officer(post, on), scopes=scopes)


_HELD = (
    "application__client_id", "scope", "application__link__scopes",
    *(
        f"application__link__post__{name}"
        for name in ("pk", "unit_id", "role", "title", "official_id", "official__name")
    ),
)  # fmt: skip


@cache
def _question(vendor: str) -> str:
    """Every request asks it, so its text is made once: building it took longer than asking."""
    day, moment = dt.date(2000, 1, 1), clock.now()
    ends = "application__link__post__valid_to"
    held = AccessToken.objects.filter(token_checksum="").filter(expires__gt=moment)
    rows = held.filter(
        Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": day}),
        application__link__post__valid_from__lte=day,
        application__link__revoked_at=None,
    )  # fmt: skip
    sql, params = rows.order_by().values_list(*_HELD).query.sql_with_params()
    assert len(params) == 4, "checksum, moment, day, day"
    return str(sql)


def _officer(post: list[Any], on: dt.date) -> Officer:
    pk, unit, role, title, official, name = post
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
