"""The port to a register of persons: says whether number, name and year of birth fit.

The adapters stand in `integrations`; which one is used, `config.wiring` says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from motcua.kernel.errors import DomainError
from motcua.parties.models import CheckAnswer
from motcua.parties.rules.details import PartyDetails


@dataclass(frozen=True, kw_only=True)
class RegisterAnswer:
    """`source` names the register for the row and the page, at most 80 characters."""

    answer: CheckAnswer
    source: str


class IdentityRegister(Protocol):
    def ask(self, told: PartyDetails) -> RegisterAnswer:
        """Raises RegisterSilent when it cannot be reached."""


class RegisterSilent(DomainError):
    """The register did not answer; nothing is known and nothing is changed."""

    status = 503


def the_register() -> IdentityRegister:
    register: IdentityRegister = import_string(settings.MOTCUA_IDENTITY_REGISTER)()
    return register
