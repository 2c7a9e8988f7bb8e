"""Officers: accounts and posts in force on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.kernel.prepared import PreparedQuery
from motcua.organisations.authority import Authority, Reach, reach_of
from motcua.organisations.models import Account, Delegation, Post
from motcua.organisations.officer import Officer, StandIn
from motcua.organisations.queries import standing, units
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
    stands_in = Delegation.objects.filter(standing.in_force(on), receiver=OuterRef("pk"))
    posts = Post.objects.filter(units.valid_on(on), official__account=account)
    posts = posts.annotate(stands_in=Exists(stands_in))
    return _officers(list(posts.select_related("official").order_by("pk")), on)


def officer_in(post: Post, on: dt.date) -> Officer:
    return _officers([post], on)[0]


def _officers(posts: list[Post], on: dt.date) -> list[Officer]:
    """With the posts they stand in for on the day; what was delegated is not passed on."""
    may = [post.pk for post in posts if getattr(post, "stands_in", True)]
    given = standing.delegations_to(may, on) if may else []
    return [
        replace(
            _seat(post, on),
            seats=tuple(_stand_in(one, post, on) for one in given if one.receiver_id == post.pk),
        )
        for post in posts
    ]


def _seat(post: Post, on: dt.date) -> Officer:
    role = Role(post.role)
    home = units.with_predecessors(frozenset({post.unit_id}), on)
    inspects = reach_of(role, Authority.DOSSIER_READ) == Reach.SCOPE
    return Officer(
        account_id=post.official.account_id,
        official_id=post.official_id,
        post_id=post.pk,
        name=post.official.name,
        title=post.full_title,
        role=role,
        unit_id=post.unit_id,
        unit_ids=units.with_predecessors(units.tree(on).below(post.unit_id), on),
        scope_ids=standing.mandated_units(post.pk, on) if inspects else frozenset(),
        inherited_ids=home - {post.unit_id},
    )


def _stand_in(delegation: Delegation, receiver: Post, on: dt.date) -> Officer:
    """The giver's post as the receiver fills it: under the receiver's own name."""
    giver = delegation.giver
    paper = StandIn(
        delegation_id=delegation.pk,
        post_id=giver.pk,
        paper=delegation.paper,
        name=giver.official.name,
        title=giver.full_title,
        sign_only=delegation.scope == Delegation.Scope.SIGN,
        until=delegation.valid_to,
    )
    return replace(
        _seat(giver, on),
        account_id=receiver.official.account_id,
        official_id=receiver.official_id,
        name=receiver.official.name,
        title=f"thay {giver.official.name}, {giver.full_title}",
        stand_in=paper,
    )


def officers_in(unit_ids: Iterable[int], role: Role, on: dt.date) -> list[Officer]:
    """Who holds `role` in these units and is not away, each in that post alone."""
    posts = present(unit_ids, role, on).select_related("official").order_by("pk")
    return [_seat(post, on) for post in posts]


def heads(unit_ids: Iterable[int], on: dt.date) -> dict[int, str]:
    """Who answers for each of these units: `Mùa A Sếnh, Chủ tịch UBND xã`; a deputy where nobody
    else leads.
    """
    posts = Post.objects.filter(units.valid_on(on), unit_id__in=set(unit_ids), role=Role.LD)
    found: dict[int, str] = {}
    for post in sorted(posts.select_related("official"), key=_rank):
        found.setdefault(post.unit_id, str(post))
    return found


def _rank(post: Post) -> tuple[bool, int]:
    return post.full_title.startswith("Phó"), post.pk


def present(unit_ids: Iterable[int], role: Role, on: dt.date) -> QuerySet[Post]:
    posts = Post.objects.filter(units.valid_on(on), unit_id__in=list(unit_ids), role=role)
    return posts.exclude(official__in=standing.absent_officials(on))


def is_present(post_id: int, on: dt.date) -> bool:
    """Whether the post is held on the day by somebody who is not away."""
    return bool(_PRESENT.values(post=post_id, on=on))


def _present(post: int, on: dt.date) -> QuerySet[Post, int]:
    posts = Post.objects.filter(units.valid_on(on), pk=post)
    return posts.exclude(official__in=standing.absent_officials(on)).values_list("pk", flat=True)


_PRESENT = PreparedQuery(_present, numbers=("post",), days=("on",))


def has_left(account: Account, on: dt.date) -> bool:
    """Whether every post of this official is over: then the account opens nothing any more."""
    posts = Post.objects.filter(official__account=account)
    return posts.exists() and not posts.filter(lasts_until(on)).exists()


def lasts_until(on: dt.date) -> Q:
    return Q(valid_to__isnull=True) | Q(valid_to__gte=on)


def posts_in(unit_id: int, role: Role, on: dt.date) -> tuple[int, ...]:
    """The posts of this role in the unit whose holders are not away, oldest first, where no
    officer is needed.
    """
    return _POSTS.values(unit=unit_id, role=role.value, on=on)


def _posts(unit: int, role: str, on: dt.date) -> QuerySet[Post, int]:
    held = Post.objects.filter(units.valid_on(on), unit_id=unit, role=role)
    posts = held.exclude(official__in=standing.absent_officials(on))
    return posts.order_by("pk").values_list("pk", flat=True)


_POSTS = PreparedQuery(_posts, numbers=("unit",), words=("role",), days=("on",))


def signatures(post_ids: Iterable[int]) -> dict[int, str]:
    """`Lò Thị Hạnh, Công chức tiếp nhận` by post, ended posts included."""
    posts = Post.objects.filter(pk__in=set(post_ids)).select_related("official")
    return {post.pk: str(post) for post in posts}
