"""Who should hold a signing key, who does, and how it stands with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from motcua.documents import policies
from motcua.documents.models import SigningKey
from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.kernel.folding import fold
from motcua.organisations.models import Post, Unit
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.organisations.queries.officers import lasts_until
from motcua.organisations.rules.roles import Role

PAGE_SIZE = 50
SOON = dt.timedelta(days=30)
# Who decides signs; a clerk keeps the seal of the unit.
_SIGNERS = (Role.LD, Role.TP, Role.LDT)


class KeyState(StrEnum):
    NONE = "none"
    IN_FORCE = "in_force"
    ENDS_SOON = "ends_soon"
    ENDED = "ended"
    LOCKED = "locked"
    REVOKED = "revoked"


@dataclass(frozen=True, kw_only=True)
class KeyOwner:
    """An official in a post, or with `is_seal` a unit; `key` is its newest."""

    pk: int
    is_seal: bool
    name: str
    title: str
    unit: str
    key: SigningKey | None
    state: KeyState

    @property
    def holds(self) -> bool:
        """Whether there is one to revoke before another can be issued."""
        return self.key is not None and self.key.revoked_at is None


@dataclass(frozen=True, kw_only=True)
class Page:
    owners: tuple[KeyOwner, ...]
    number: int
    count: int

    @property
    def has_next(self) -> bool:
        return self.number * PAGE_SIZE < self.count


def owners(
    officer: Officer, at: dt.datetime, *, text: str = "", state: str = "", number: int = 1
) -> Page:
    """By unit and name; `text` in names, titles and units, without marks."""
    policies.require_key_keeper(officer)
    wanted = fold(text)
    found = [
        one
        for one in (*_signers(at), *_seals(at))
        if (not state or one.state == state)
        and (not wanted or wanted in fold(f"{one.name} {one.title} {one.unit}"))
    ]
    found.sort(key=lambda one: (fold(one.unit), one.is_seal, fold(one.name)))
    shown = found[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    return Page(owners=tuple(shown), number=number, count=len(found))


def owner(officer: Officer, at: dt.datetime, *, pk: int, is_seal: bool) -> KeyOwner:
    """Raises NotFound for who signs nothing today."""
    policies.require_key_keeper(officer)
    found = next((one for one in (_seals if is_seal else _signers)(at) if one.pk == pk), None)
    if found is None:
        raise NotFound("Vị trí hoặc cơ quan này hôm nay không ký văn bản. Xem lại danh sách.")
    return found


def owner_row(found: KeyOwner) -> Post | Unit:
    """What a key is issued to."""
    if found.is_seal:
        return Unit.objects.get(pk=found.pk)
    return Post.objects.select_related("official").get(pk=found.pk)


def own(officer: Officer, at: dt.datetime) -> list[KeyOwner]:
    """The officer's own key, and of a clerk the seal they keep; only what was ever issued."""
    by_post, by_unit = _newest({"post": officer.post_id}, {"unit": officer.unit_id})
    unit = units.unit_name(officer.unit_id, clock.local(at).date())
    of_post, of_unit = by_post.get(officer.post_id), by_unit.get(officer.unit_id)
    found = []
    if of_post:
        found.append(
            _owner(officer.post_id, of_post, at, name=officer.name, title=officer.title, unit=unit)
        )
    if of_unit and officer.role == Role.VT:
        found.append(
            _owner(officer.unit_id, of_unit, at, name=unit, title="", unit=unit, is_seal=True)
        )
    return found


def _signers(at: dt.datetime) -> list[KeyOwner]:
    on = clock.local(at).date()
    posts = Post.objects.filter(lasts_until(on), role__in=_SIGNERS, valid_from__lte=on)
    by_post, _ = _newest()
    return [
        _owner(
            post.pk, by_post.get(post.pk), at,
            name=post.official.name, title=post.title, unit=units.unit_name(post.unit_id, on),
        )
        for post in posts.select_related("official")
    ]  # fmt: skip


def _seals(at: dt.datetime) -> list[KeyOwner]:
    on = clock.local(at).date()
    clerks = Post.objects.filter(lasts_until(on), role=Role.VT, valid_from__lte=on)
    _, by_unit = _newest()
    named = {pk: units.unit_name(pk, on) for pk in set(clerks.values_list("unit", flat=True))}
    return [
        _owner(pk, by_unit.get(pk), at, name=name, title="", unit=name, is_seal=True)
        for pk, name in named.items()
    ]


def _newest(*of: dict[str, int]) -> tuple[dict[int, SigningKey], dict[int, SigningKey]]:
    """By post and by unit: the one in force before revoked ones."""
    rows = SigningKey.objects.exclude(post=None, unit=None)
    if of:
        either = SigningKey.objects.none()
        for one in of:
            either = either | SigningKey.objects.filter(**one)
        rows = either
    ordered = sorted(rows, key=lambda row: (row.revoked_at is None, row.pk))
    by_post = {row.post_id: row for row in ordered if row.post_id}
    return by_post, {row.unit_id: row for row in ordered if row.unit_id}


def _owner(
    pk: int,
    key: SigningKey | None,
    at: dt.datetime,
    *,
    name: str,
    title: str,
    unit: str,
    is_seal: bool = False,
) -> KeyOwner:
    return KeyOwner(
        pk=pk, is_seal=is_seal, name=name, title=title, unit=unit, key=key, state=_state(key, at)
    )


def _state(key: SigningKey | None, at: dt.datetime) -> KeyState:
    if key is None:
        return KeyState.NONE
    if key.revoked_at is not None:
        return KeyState.REVOKED
    if key.locked_at is not None:
        return KeyState.LOCKED
    if not key.in_force(at):
        return KeyState.ENDED
    return KeyState.ENDS_SOON if key.valid_to - at <= SOON else KeyState.IN_FORCE
