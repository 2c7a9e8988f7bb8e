"""Close an account: it signs in no more, and whoever is signed in with it is out at once."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState
from motcua.organisations import policies
from motcua.organisations.actions._ending import end_sessions
from motcua.organisations.actions._trail import record
from motcua.organisations.authority import Authority
from motcua.organisations.models import Account

ACCOUNT_CLOSED = events.declare("organisations.account_closed", "Khóa tài khoản")


@transaction.atomic
def close_account(account: Account, *, by: Actor, at: dt.datetime) -> None:
    policies.require(by, Authority.ACCOUNT_CLOSE)
    policies.require_not_oneself(by, account.pk)
    closed = Account.objects.filter(pk=account.pk, is_active=True).update(is_active=False)
    if not closed:
        raise WrongState("Tài khoản này đã khóa từ trước.")
    end_sessions(account)
    facts = {"account": account.pk}
    record(chain=f"official:{account.official.pk}", type=ACCOUNT_CLOSED, by=by, at=at, facts=facts)
