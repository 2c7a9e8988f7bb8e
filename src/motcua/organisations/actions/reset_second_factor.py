"""Take away the second factor of one who lost the phone: the next sign-in sets a new one up."""

from __future__ import annotations

import datetime as dt

from allauth.mfa.models import Authenticator
from django.db import transaction

from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState
from motcua.organisations import policies
from motcua.organisations.actions._ending import end_sessions
from motcua.organisations.actions._trail import record
from motcua.organisations.authority import Authority
from motcua.organisations.models import Account

SECOND_FACTOR_RESET = events.declare("organisations.second_factor_reset", "Đặt lại mã xác thực")


@transaction.atomic
def reset_second_factor(account: Account, *, by: Actor, at: dt.datetime) -> None:
    """Codes for recovery go too, and all its sessions end."""
    policies.require(by, Authority.ACCOUNT_RESET)
    policies.require_not_oneself(by, account.pk)
    removed, _ = Authenticator.objects.filter(user=account).delete()
    if not removed:
        raise WrongState("Tài khoản này chưa cài mã xác thực nên không có gì để đặt lại.")
    end_sessions(account)
    facts = {"account": account.pk}
    chain = f"official:{account.official.pk}"
    record(chain=chain, type=SECOND_FACTOR_RESET, by=by, at=at, facts=facts)
