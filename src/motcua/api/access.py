"""Who calls: a bearer token, its client, and whether it carries the scope that is needed."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.errors import AuthenticationError
from ninja.security import HttpBearer

from motcua.kernel import clock
from motcua.organisations.officer import Officer
from motcua.organisations.queries.clients import Client, bearer
from motcua.organisations.rules.scopes import SCOPES

TOKEN_LENGTH = 200


class MissingScope(Exception):
    def __init__(self, scope: str) -> None:
        super().__init__(scope)
        self.scope = scope


class ClientRequest(HttpRequest):
    """A request that came with a token."""

    auth: Client


class OAuth2(HttpBearer):
    """Client credentials (RFC 6749, 4.4): the token comes from /api/v1/token."""

    openapi_type = "oauth2"
    openapi_flows = {
        "clientCredentials": {"tokenUrl": "/api/v1/token", "scopes": SCOPES},
    }

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope
        # A scheme of type oauth2 has no `scheme`.
        self.openapi_security_schema.pop("scheme", None)

    def authenticate(self, request: HttpRequest, token: str) -> Client:
        client = bearer(token, clock.now()) if 0 < len(token) <= TOKEN_LENGTH else None
        if client is None:
            raise AuthenticationError
        if self.scope not in client.scopes:
            raise MissingScope(self.scope)
        return client


def officer_of(request: HttpRequest) -> Officer:
    return client_of(request).officer


def client_of(request: HttpRequest) -> Client:
    client = getattr(request, "auth", None)
    assert isinstance(client, Client), "asked after authentication only"
    return client
