"""Open an official's account (NĐ 69/2024/NĐ-CP: electronic accounts of officials)."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.organisations import policies
from motcua.organisations.actions._trail import record
from motcua.organisations.authority import Authority
from motcua.organisations.models import Account, Official

ACCOUNT_OPENED = events.declare("organisations.account_opened", "Mở tài khoản")


@transaction.atomic
def open_account(
    official: Official, *, by: Actor, at: dt.datetime, username: str, password: str
) -> Account:
    policies.require(by, Authority.ACCOUNT_OPEN)
    if Account.objects.filter(username=username).exists():
        raise InvalidInput(f"Tài khoản “{username}” đã có. Chọn tên khác.", field="username")
    _check(password)
    account = Account.objects.open(username, password, date_joined=at)
    official.account = account
    official.save(update_fields=["account"])
    facts = {"account": account.pk}
    record(chain=f"official:{official.pk}", type=ACCOUNT_OPENED, by=by, at=at, facts=facts)
    return account


def _check(password: str) -> None:
    try:
        validate_password(password)
    except ValidationError as fault:
        raise InvalidInput(" ".join(fault.messages), field="password") from fault
