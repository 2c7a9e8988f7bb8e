"""Who acts. Every room takes this protocol; `organisations.Officer` is the usual one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Actor(Protocol):
    @property
    def reference(self) -> str:
        """Stable name without personal data: `post:41`, `system:demo`, `citizen`."""

    @property
    def signature(self) -> str:
        """How history names the actor: `Lò Thị Hạnh, Công chức tiếp nhận`."""


@dataclass(frozen=True)
class SystemActor:
    """The system itself, or a person it cannot name (a citizen filing online)."""

    reference: str
    signature: str


CITIZEN = SystemActor("citizen", "Người nộp hồ sơ")
OPERATOR = SystemActor("system:operator", "Quản trị hệ thống")
