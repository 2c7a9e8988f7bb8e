"""A province of any size on PostgreSQL: its places and people and some dozens of dossiers by the
verbs, the others copied from those (growth_copies), and the roll-ups reckoned from the facts.
"""

from __future__ import annotations

from typing import Any

from django.db import connection

from bench.growth_copies import OPEN_ELSEWHERE, copy_all, sum_facts

FINISHED, OPEN = 40, 24
PROCEDURES = 40
# Who works in the smallest commune, by role.
VILLAGE = {"Sồng A Lềnh": "TN", "Vừ Thị Dợ": "CV", "Hạng A Chớ": "TP", "Thào Thị Mỷ": "LD"}
PLACED_TWICE = frozenset({"H52.01", "H52.12"})


def fill(size: int) -> Any:
    """The province of tests/province.py among the communes and departments of the demonstration,
    with `size` dossiers; what is open stays as many.
    """
    from motcua.kernel import clock
    from motcua.kernel.actor import OPERATOR
    from motcua.reports.actions.rebuild_facts import rebuild_facts
    from tests import province as made

    province = made.build()
    places = _places(province)
    people(province)
    people_of_a_village(province, _smallest_commune(places))
    matters = _matters()
    _by_verbs(province)
    rebuild_facts(by=OPERATOR, at=clock.now())
    copies = max(0, size - FINISHED - OPEN - OPEN_ELSEWHERE) // FINISHED
    if copies:
        copy_all(copies, places, matters)
        sum_facts()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return province


def people(province: Any) -> None:
    """Who has a board besides those of tests/province.py."""
    from motcua.kernel.actor import OPERATOR
    from motcua.organisations.actions import give_post
    from motcua.organisations.rules.roles import Role
    from tests.province import FOUNDED, START

    for name, unit, role, title in (
        ("Tráng A Chủ", "sonla", Role.LDT, "Chủ tịch UBND tỉnh"),
        ("Vàng Thị Nội", "sonla", Role.NV, "Trưởng phòng Cải cách hành chính"),
        ("Lù Văn Tâm", "tinh-centre", Role.GD, "Giám đốc Trung tâm"),
        ("Hờ A Tra", "sonla", Role.TT, "Thanh tra viên"),
    ):
        province.posts[name] = give_post(
            name, by=OPERATOR, at=FOUNDED, unit=province.units[unit], role=role, title=title,
            valid_from=START,
        )  # fmt: skip


def people_of_a_village(province: Any, unit: Any) -> None:
    from motcua.kernel.actor import OPERATOR
    from motcua.organisations.actions import give_post
    from motcua.organisations.rules.roles import Role
    from tests.province import FOUNDED, START

    for name, role in VILLAGE.items():
        province.posts[name] = give_post(
            name, by=OPERATOR, at=FOUNDED, unit=unit, role=Role[role], title="Công chức",
            valid_from=START,
        )  # fmt: skip


def _smallest_commune(places: list[tuple[int, str, str]]) -> Any:
    """The last: the further down, the fewer copies a place is given."""
    from motcua.organisations.models import Unit

    last = [unit for unit, _code, tier in places if tier == "commune"][-1]
    return Unit.objects.get(pk=last)


def _places(province: Any) -> list[tuple[int, str, str]]:
    """Number, code and tier of each agency besides those of tests/province.py."""
    from motcua.demo.reading import data
    from motcua.demo.units import communes
    from motcua.organisations.models import UnitKind
    from motcua.organisations.queries import units
    from tests.province import _place

    top, placed = province.units["sonla"], []
    taken = {"Mai Sơn", "Chiềng Mai"}
    rows = [(one.slug, f"UBND {one.place}", one.name, "commune") for one in communes()
            if one.name not in taken]  # fmt: skip
    rows += [(one["slug"], one["name"], one["short_name"], "province")
             for one in data("units")["departments"] if one["code"] not in PLACED_TWICE]  # fmt: skip
    for number, (slug, name, short, tier) in enumerate(rows, 201):
        kind = UnitKind.COMMUNE if tier == "commune" else UnitKind.DEPARTMENT
        unit = _place(province, f"x-{slug}"[:40], name, kind, top, f"H52.{number}", short)
        placed.append((unit.pk, f"H52.{number}", tier))
    units.forget_trees()
    return placed


def _matters() -> list[tuple[int, int, str, str]]:
    """Procedure, its version, code and field."""
    from motcua.demo.reading import data
    from motcua.procedures.models import ProcedureVersion
    from tests.province import EXTRACT, RENAME, RESIDENCE, publish

    ours = {RENAME, RESIDENCE, EXTRACT}
    both = (*data("procedures-commune"), *data("procedures-province"))
    rows = [row for row in both if row["code"] not in ours]
    known = dict.fromkeys(row["field"] for row in rows)
    rows = sorted(rows, key=lambda row: list(known).index(row["field"]))[
        :: max(1, len(rows) // PROCEDURES)
    ]
    for row in rows:
        publish(row["code"], row["name"], row["field"], "10wd")
    told = ProcedureVersion.objects.filter(procedure__code__in=[row["code"] for row in rows])
    fields = {row["code"]: row["field"] for row in rows}
    return [
        (procedure, version, code, fields[code])
        for procedure, version, code in told.values_list("procedure_id", "pk", "procedure__code")
    ]


def _by_verbs(province: Any) -> None:
    road = ("transfer", "assign", "submit_for_approval", "approve", "hand_to_counter",
            "return_result")  # fmt: skip
    for number in range(FINISHED):
        day = 1 + number % 20
        dossier = province.received(f"2026-09-{day:02d} 08:{number:02d}")
        province.walk(dossier, *road, day=f"2026-09-{day + 1:02d}")
    for number in range(OPEN):
        dossier = province.received(f"2026-10-05 08:{number:02d}")
        province.walk(dossier, *road[: number % len(road)], day="2026-10-06")
