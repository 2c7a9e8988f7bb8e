"""Signatures of those who can sign in: the leaders' own, and the seals that the clerks keep."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from motcua.demo.reading import data
from motcua.documents.actions import issue_key
from motcua.kernel.actor import OPERATOR
from motcua.organisations.models import Post, Unit
from motcua.organisations.rules.roles import Role

_SIGNING = frozenset({Role.LD, Role.TP, Role.LDT})


def issue_keys(at: dt.datetime) -> int:
    """How many; none where no signer is set up (`MOTCUA_SIGNER=demo`)."""
    if not settings.MOTCUA_SIGNER:
        return 0
    owners = [owner for row in data("accounts")["accounts"] if (owner := _owner(row))]
    for owner in owners:
        issue_key(owner, by=OPERATOR, at=at, pin=signing_pin())
    return len(owners)


def signing_pin() -> str:
    """Everybody's, for it is a demo."""
    return str(data("accounts")["pin"])


def _owner(row: dict[str, str]) -> Post | Unit | None:
    if row["role"] == Role.VT:
        return Unit.objects.get(slug=row["unit"])
    if row["role"] not in _SIGNING:
        return None
    return Post.objects.select_related("official").get(official__account__username=row["username"])
