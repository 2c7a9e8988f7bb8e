"""Which scopes a client may ask for: those it was registered with, all of them by default."""

from __future__ import annotations

from typing import Any

from oauth2_provider.scopes import BaseScopes

from motcua.organisations.queries.clients import scopes_of
from motcua.organisations.rules.scopes import SCOPES


class ClientScopes(BaseScopes):
    def get_all_scopes(self) -> dict[str, str]:
        return SCOPES

    def get_available_scopes(
        self, application: Any = None, request: Any = None, *args: Any, **kwargs: Any
    ) -> list[str]:
        return scopes_of(application)

    def get_default_scopes(
        self, application: Any = None, request: Any = None, *args: Any, **kwargs: Any
    ) -> list[str]:
        return scopes_of(application)
