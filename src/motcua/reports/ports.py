"""What reports needs from outside: the national portal, which holds our dossiers too.

The adapters stand in `integrations`; which one is used, `config.wiring` says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from motcua.kernel.errors import DomainError
from motcua.reports.rules.reconciliation import Held


class PortalDown(DomainError):
    """The national portal does not answer, or there is no link to it; nothing was sent."""

    status = 503


class PortalRefused(DomainError):
    """It answered that it will not take this dossier; the message is its reason."""


class NationalPortal(Protocol):
    source: str

    def held(self, as_of: dt.datetime) -> Sequence[Held]:
        """Every dossier of this province as the portal has it; PortalDown."""

    def send(self, key: str, dossier: Held) -> str:
        """The receipt. The same `key` again is the same sending; PortalDown, PortalRefused."""


def national_portal() -> NationalPortal:
    chosen: NationalPortal = import_string(settings.MOTCUA_NATIONAL_PORTAL)()
    return chosen
