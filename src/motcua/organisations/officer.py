"""An official acting in a post: what every verb takes as `by`."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.organisations.authority import Authority, Reach, reach_of
from motcua.organisations.rules.roles import Role


@dataclass(frozen=True, kw_only=True)
class Officer:
    """`unit_ids` is the post's unit and all units below it on the day; `scope_ids` those that an
    inspection was ordered for, with all below them.
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

    @property
    def reference(self) -> str:
        return f"post:{self.post_id}"

    @property
    def signature(self) -> str:
        return f"{self.name}, {self.title}"

    def reach(self, authority: Authority) -> Reach:
        return reach_of(self.role, authority)
