"""Officers: accounts and posts in force on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet

from motcua.kernel.prepared import PreparedQuery
from motcua.organisations.models import Account, Post
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.organisations.rules.roles import Role

__all__ = ["Account", "officer_in", "officer_of", "officers_in", "posts_of", "signatures"]


def officer_of(account: Account, on: dt.date, post_id: int | None = None) -> Officer | None:
    """The officer behind an account, in the post asked for or the first in force; None = nobody."""
    if not account.is_active:
        return None
    posts = Post.objects.filter(units.valid_on(on), official__account=account)
    if post_id is not None:
        posts = posts.filter(pk=post_id)
    post = posts.select_related("official").order_by("pk").first()
    return officer_in(post, on) if post else None


def posts_of(account: Account, on: dt.date) -> list[Officer]:
    """Every post the account's official holds on the day, oldest first; empty = nobody."""
    if not account.is_active:
        return []
    posts = Post.objects.filter(units.valid_on(on), official__account=account)
    return [officer_in(post, on) for post in posts.select_related("official").order_by("pk")]


def officer_in(post: Post, on: dt.date) -> Officer:
    return Officer(
        account_id=post.official.account_id,
        official_id=post.official_id,
        post_id=post.pk,
        name=post.official.name,
        title=post.title,
        role=Role(post.role),
        unit_id=post.unit_id,
        unit_ids=units.tree(on).below(post.unit_id),
    )


def officers_in(unit_ids: Iterable[int], role: Role, on: dt.date) -> list[Officer]:
    """Who holds `role` in these units, by name."""
    posts = Post.objects.filter(units.valid_on(on), unit_id__in=list(unit_ids), role=role)
    return [officer_in(post, on) for post in posts.select_related("official").order_by("pk")]


def posts_in(unit_id: int, role: Role, on: dt.date) -> tuple[int, ...]:
    """The posts of this role in the unit, oldest first, where no officer is needed."""
    return _POSTS.values(unit=unit_id, role=role.value, on=on)


def _posts(unit: int, role: str, on: dt.date) -> QuerySet[Post, int]:
    posts = Post.objects.filter(units.valid_on(on), unit_id=unit, role=role)
    return posts.order_by("pk").values_list("pk", flat=True)


_POSTS = PreparedQuery(_posts, numbers=("unit",), words=("role",), days=("on",))


def signatures(post_ids: Iterable[int]) -> dict[int, str]:
    """`Lò Thị Hạnh, Công chức tiếp nhận` by post, ended posts included."""
    posts = Post.objects.filter(pk__in=set(post_ids)).select_related("official")
    return {post.pk: str(post) for post in posts}
