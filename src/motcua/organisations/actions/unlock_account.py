"""Forget the wrong tries of an account: its owner need not wait for the lock to open by itself."""

from __future__ import annotations

import datetime as dt

from axes.utils import reset
from django.db import transaction

from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.organisations import policies
from motcua.organisations.actions._trail import record
from motcua.organisations.authority import Authority
from motcua.organisations.models import Account

ACCOUNT_UNLOCKED = events.declare("organisations.account_unlocked", "Mở khóa đăng nhập")


@transaction.atomic
def unlock_account(account: Account, *, by: Actor, at: dt.datetime) -> None:
    """Does not reopen an account that was closed."""
    policies.require(by, Authority.ACCOUNT_RESET)
    policies.require_not_oneself(by, account.pk)
    tries = reset(username=account.username)
    facts = {"account": account.pk, "tries": tries}
    chain = f"official:{account.official.pk}"
    record(chain=chain, type=ACCOUNT_UNLOCKED, by=by, at=at, facts=facts)
