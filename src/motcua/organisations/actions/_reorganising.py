"""What merging, splitting and abolishing have in common: end versions, write who follows, carry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name
from motcua.organisations import carriers
from motcua.organisations.actions._ending import close_post
from motcua.organisations.actions.place_unit import place_unit
from motcua.organisations.models import Post, Remit, Succession, Unit, UnitKind, UnitVersion
from motcua.organisations.queries import units
from motcua.organisations.queries.officers import lasts_until
from motcua.organisations.queries.reorganisation import plan


@dataclass(frozen=True, kw_only=True)
class Order:
    """Which decision, from which day, carried out by whom."""

    on: dt.date
    legal_basis: str
    by: Actor
    at: dt.datetime


def order(on: dt.date, legal_basis: str, by: Actor, at: dt.datetime) -> Order:
    basis = clean_name(legal_basis, field="legal_basis", label="Căn cứ")
    return Order(on=on, legal_basis=basis, by=by, at=at)


def check_standing(unit: Unit, order: Order) -> None:
    """It stands to the day before, and nothing later has been written about it."""
    versions = UnitVersion.objects.filter(unit=unit)
    eve = order.on - dt.timedelta(days=1)
    if not versions.filter(units.valid_on(eve)).exists():
        raise InvalidInput(
            f"“{units.unit_name(unit.pk, eve)}” không còn hoạt động vào ngày {eve:%d/%m/%Y}. "
            "Chọn đơn vị khác hoặc ngày khác.",
            field="unit",
        )
    if versions.filter(valid_from__gte=order.on).exists():
        raise InvalidInput(
            f"“{units.unit_name(unit.pk, eve)}” đã có phiên bản từ {order.on:%d/%m/%Y}. "
            "Chọn ngày muộn hơn.",
            field="on",
        )


def check_successor(unit: Unit, order: Order) -> None:
    if not UnitVersion.objects.filter(units.valid_on(order.on), unit=unit).exists():
        raise InvalidInput(
            f"Đơn vị kế thừa “{unit.slug}” chưa có tên, mã và cấp trên từ {order.on:%d/%m/%Y}. "
            "Đặt đơn vị đó trước.",
            field="into",
        )


def follow_all(
    ending: list[Unit], shares: Mapping[int, str], order: Order
) -> dict[int, tuple[int, ...]]:
    """End these units and their parts; returns which unit is followed by which."""
    units.forget_trees()
    planned = plan([unit.pk for unit in ending], tuple(shares), order.on)
    for unit_id, parent_id in planned.moves.items():
        _move(unit_id, parent_id, order)
    _end(planned.ends, shares, order)
    carriers.carry(planned.ends, by=order.by, at=order.at)
    units.forget_trees()
    transaction.on_commit(units.forget_trees)
    return planned.ends


def _end(ends: Mapping[int, tuple[int, ...]], shares: Mapping[int, str], order: Order) -> None:
    eve = order.on - dt.timedelta(days=1)
    running = UnitVersion.objects.filter(unit__in=ends)
    running.filter(valid_from__lte=eve).filter(lasts_until(order.on)).update(valid_to=eve)
    Succession.objects.bulk_create(
        Succession(
            predecessor_id=unit, successor_id=after, valid_from=order.on,
            share=shares.get(after, ""), legal_basis=order.legal_basis,
        )
        for unit, followed in ends.items()
        for after in followed
    )  # fmt: skip
    for unit, followed in ends.items():
        _hand_on_remits(unit, followed)
    posts = Post.objects.filter(lasts_until(order.on), unit__in=ends, valid_from__lte=eve)
    for post in posts.select_related("official__account"):
        close_post(post, eve, by=order.by, at=order.at)


def _hand_on_remits(unit: int, followed: tuple[int, ...]) -> None:
    given = Remit.objects.filter(unit=unit).values_list("kind", "code")
    for after in followed:
        Remit.objects.bulk_create(
            [Remit(unit_id=after, kind=kind, code=code) for kind, code in given],
            ignore_conflicts=True,
        )


def _move(unit_id: int, parent_id: int, order: Order) -> None:
    """The same unit under another: everything else stays as it was."""
    last = UnitVersion.objects.filter(unit=unit_id).select_related("unit").latest("valid_from")
    place_unit(
        last.unit.slug, by=order.by, at=order.at, name=last.name, kind=UnitKind(last.kind),
        parent=Unit.objects.get(pk=parent_id), short_name=last.short_name, code=last.code,
        phone=last.phone, address=last.address, valid_from=order.on, legal_basis=order.legal_basis,
    )  # fmt: skip
