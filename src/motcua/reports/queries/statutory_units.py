"""Whose dossiers a report holds: the unit's own or all below, with those whose work it took over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from motcua.kernel.errors import InvalidInput
from motcua.organisations.models import Unit, UnitKind, UnitVersion
from motcua.organisations.queries import reorganisation, units
from motcua.organisations.rules.tree import Place
from motcua.reports.rules.statutory import Scope

# Inside a unit's own figures these begin another unit's.
_OWN_SEATS = frozenset({UnitKind.DEPARTMENT, UnitKind.COMMUNE, UnitKind.DISTRICT, UnitKind.BRANCH})


@dataclass(frozen=True, kw_only=True)
class Covered:
    """`codes` None: every dossier, of unknown agencies too. `notes` tell of reorganisations."""

    place: Place
    unit_ids: frozenset[int]
    codes: frozenset[str] | None
    notes: tuple[str, ...]


def number_of(code: str, day: dt.date) -> int:
    """By identifier or slug, of the day or of a unit that stood once. Raises InvalidInput."""
    found = units.numbers(day).get(code)
    if found is None:
        rows = UnitVersion.objects.filter(code=code) | UnitVersion.objects.filter(unit__slug=code)
        found = rows.order_by("-valid_from").values_list("unit", flat=True).first()
    if found is None:
        raise InvalidInput(
            f"Không có đơn vị “{code[:60]}”. Ghi mã định danh của đơn vị, ví dụ H52.118.",
            field="unit",
        )
    return found


def covered(unit_id: int, scope: Scope, first: dt.date, last: dt.date) -> Covered:
    """Raises InvalidInput for a unit whose dossiers count at the one above it."""
    place, tree = units.place(unit_id, last), units.tree(last)
    if not place.code and tree.code(unit_id):
        raise InvalidInput(
            f"{place.name} không có mã định danh riêng: hồ sơ của đơn vị này được tính ở "
            f"{tree.code(unit_id)}. Chọn đơn vị ấy.",
            field="unit",
        )
    here = tree.below(unit_id) if scope is Scope.WHOLE else _own(unit_id, last)
    wanted = units.with_predecessors(here, last)
    whole = scope is Scope.WHOLE and place.kind == UnitKind.PROVINCE
    return Covered(
        place=place, unit_ids=wanted, codes=None if whole else _codes(wanted),
        notes=tuple(_succession_notes(wanted, here, first, last)),
    )  # fmt: skip


def _own(unit_id: int, day: dt.date) -> frozenset[int]:
    """The unit with its divisions and its one-stop centre; not the agencies below it."""
    tree, found, queue = units.tree(day), {unit_id}, [unit_id]
    while queue:
        for child in tree.children.get(queue.pop(), ()):
            if tree.places[child].kind not in _OWN_SEATS:
                found.add(child)
                queue.append(child)
    return frozenset(found)


def _codes(unit_ids: frozenset[int]) -> frozenset[str]:
    versions = UnitVersion.objects.filter(unit__in=unit_ids).exclude(code="")
    slugs = Unit.objects.filter(pk__in=unit_ids).values_list("slug", flat=True)
    return frozenset({*versions.values_list("code", flat=True), *slugs})


def _succession_notes(
    wanted: frozenset[int], here: frozenset[int], first: dt.date, last: dt.date
) -> list[str]:  # fmt: skip
    """Which former units' dossiers are inside, since when and by which act; the newest first."""
    told: dict[int, list[reorganisation.Followed]] = {}
    for one in reorganisation.successions_until(last):
        if one.predecessor_id in wanted - here and units.place(one.predecessor_id, last).code:
            told.setdefault(one.predecessor_id, []).append(one)
    return [_told(links, first) for links in told.values()]


def _told(links: list[reorganisation.Followed], first: dt.date) -> str:
    one = links[0]
    after = " và ".join(link.successor for link in links)
    when = "trong kỳ, từ" if one.valid_from >= first else "từ"
    said = (
        f"Gồm cả hồ sơ của {one.predecessor}, do {after} kế thừa {when} ngày "
        f"{one.valid_from:%d/%m/%Y} ({one.legal_basis})."
    )
    if len(links) > 1:
        said += " Hồ sơ ấy nằm trong báo cáo của cả hai bên: chỉ cộng một lần khi tổng hợp."
    return said


def unknown_codes() -> frozenset[str]:
    """Agencies that an import knows the code of and nobody has entered."""
    rows = UnitVersion.objects.filter(legal_basis__startswith="Đơn vị tạm")
    declared = UnitVersion.objects.exclude(legal_basis__startswith="Đơn vị tạm")
    return frozenset(rows.exclude(unit__in=declared.values("unit")).values_list("code", flat=True))
