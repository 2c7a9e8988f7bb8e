"""An official acting in a post: what every verb takes as `by`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from motcua.organisations.authority import SIGNING, Authority, Reach, reach_of
from motcua.organisations.rules.roles import Role


@dataclass(frozen=True, kw_only=True)
class StandIn:
    """By which paper the work of a post is done by somebody else, and until when."""

    delegation_id: int
    post_id: int
    paper: str
    name: str
    title: str
    sign_only: bool
    until: dt.date


@dataclass(frozen=True, kw_only=True)
class Officer:
    """`unit_ids` is the post's unit and all units below it on the day, with those whose work they
    took over; `scope_ids` those that an inspection was ordered for, with all below them.

    `home_ids` is the post's unit with those it took over. `seats` are the posts this official
    stands in for today: each is an Officer of that post, with `stand_in` saying by which paper.
    """

    account_id: int | None
    official_id: int
    post_id: int
    name: str
    title: str
    role: Role
    unit_id: int
    unit_ids: frozenset[int]
    scope_ids: frozenset[int] = frozenset()
    inherited_ids: frozenset[int] = frozenset()
    seats: tuple[Officer, ...] = ()
    stand_in: StandIn | None = None
    administration_id: int | None = None

    @property
    def reference(self) -> str:
        return f"post:{self.post_id}"

    @property
    def signature(self) -> str:
        return f"{self.name}, {self.title}"

    @property
    def home_ids(self) -> frozenset[int]:
        return self.inherited_ids | {self.unit_id}

    @property
    def views(self) -> tuple[Officer, ...]:
        """Their own post first, then those they stand in for."""
        return (self, *self.seats)

    @property
    def post_ids(self) -> frozenset[int]:
        return frozenset(view.post_id for view in self.views)

    def reach(self, authority: Authority) -> Reach:
        """Of this post alone; what is done for another post is asked of its seat."""
        if self.stand_in and self.stand_in.sign_only and authority not in SIGNING:
            return Reach.NONE
        return reach_of(self.role, authority)
