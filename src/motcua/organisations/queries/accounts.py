"""How many posts have an account, for whoever opens and closes them; no names."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from motcua.organisations import policies
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.models import Post
from motcua.organisations.officer import Officer
from motcua.organisations.queries.units import valid_on


@dataclass(frozen=True, kw_only=True)
class Accounts:
    posts: int
    without_account: int
    closed: int
    never_used: int


def accounts(officer: Officer, on: dt.date) -> Accounts:
    """Of all posts in force; NotAllowed for who opens no accounts."""
    if officer.reach(Authority.ACCOUNT_OPEN) == Reach.NONE:
        raise policies.refusal(Authority.ACCOUNT_OPEN)
    account = Q(official__account__isnull=False)
    sums = Post.objects.filter(valid_on(on)).aggregate(
        posts=Count("pk"),
        without_account=Count("pk", filter=~account),
        closed=Count("pk", filter=account & Q(official__account__is_active=False)),
        never_used=Count("pk", filter=account & Q(official__account__last_login=None)),
    )
    return Accounts(**sums)
