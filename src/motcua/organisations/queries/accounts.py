"""Accounts and posts, for whoever opens and closes them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from motcua.kernel.folding import fold
from motcua.organisations import policies
from motcua.organisations.authority import Authority
from motcua.organisations.models import Account, Post
from motcua.organisations.officer import Officer
from motcua.organisations.queries.units import valid_on

MOST = 50


@dataclass(frozen=True, kw_only=True)
class Holder:
    """One post in force; `username` is empty where its official has no account."""

    name: str
    title: str
    role: str
    unit_id: int
    username: str
    is_active: bool
    last_login: dt.datetime | None


@dataclass(frozen=True, kw_only=True)
class Accounts:
    posts: int
    without_account: int
    closed: int
    never_used: int
    holders: list[Holder]


def accounts(officer: Officer, on: dt.date, *, text: str = "", lacking: bool = False) -> Accounts:
    """Counts of all posts in force, and the first 50 found; NotAllowed for who opens no accounts."""
    policies.require(officer, Authority.ACCOUNT_OPEN)
    posts = Post.objects.filter(valid_on(on))
    account = Q(official__account__isnull=False)
    sums = posts.aggregate(
        posts=Count("pk"),
        without_account=Count("pk", filter=~account),
        closed=Count("pk", filter=account & Q(official__account__is_active=False)),
        never_used=Count("pk", filter=account & Q(official__account__last_login=None)),
    )
    return Accounts(**sums, holders=_holders(posts, text, lacking=lacking))


def _holders(posts: QuerySet[Post], text: str, *, lacking: bool) -> list[Holder]:
    found = posts.select_related("official__account").order_by("official__name", "pk")
    if lacking:
        found = found.filter(official__account=None)
    words = fold(text).split()
    rows = [post for post in found if _has(post, words)] if words else list(found[:MOST])
    return [_holder(post) for post in rows[:MOST]]


def _has(post: Post, words: list[str]) -> bool:
    account = post.official.account
    said = fold(f"{post.official.name} {post.title} {account.username if account else ''}")
    return all(word in said for word in words)


def _holder(post: Post) -> Holder:
    account: Account | None = post.official.account
    return Holder(
        name=post.official.name,
        title=post.title,
        role=post.get_role_display(),
        unit_id=post.unit_id,
        username=account.username if account else "",
        is_active=bool(account and account.is_active),
        last_login=account.last_login if account else None,
    )
