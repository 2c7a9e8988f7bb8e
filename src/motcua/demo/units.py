"""Sơn La's units, placed by the verbs of organisations from `data/units.yaml`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from motcua.demo.reading import data
from motcua.kernel.actor import OPERATOR
from motcua.kernel.folding import fold
from motcua.organisations.actions import give_remit, place_unit
from motcua.organisations.models import Remit, Unit, UnitKind
from motcua.procedures.actions.rows import field_code

PHONE = "010 2123 {:03d}"


@dataclass(frozen=True, kw_only=True)
class Commune:
    """`place` is how people say it: `xã Mai Sơn`; `size` its share of the dossiers."""

    slug: str
    statistical: str
    kind: str
    name: str
    code: str
    size: int

    @property
    def place(self) -> str:
        return f"{self.kind.lower()} {self.name}"


@dataclass
class Tree:
    """The units placed, by slug."""

    at: dt.datetime
    units: dict[str, Unit] = field(default_factory=dict)
    placed: int = 0

    def place(self, slug: str, name: str, kind: UnitKind, **more: Any) -> Unit:
        self.placed += 1
        given = {"phone": PHONE.format(self.placed % 1000), "address": "", **more}
        self.units[slug] = place_unit(
            slug, by=OPERATOR, at=self.at, name=name, kind=kind,
            legal_basis=data("units")["legal_basis"], **given,
        )  # fmt: skip
        return self.units[slug]

    def place_twice(self, row: dict[str, Any], kind: UnitKind, parent: Unit | None) -> Unit:
        """First under the code of QCVN 102:2016, from the reorganisation under that of QĐ 20/2020."""
        known = data("units")
        more = {
            "parent": parent,
            "short_name": row["short_name"],
            "address": row.get("address", ""),
        }
        old = {"code": row["old_code"], "valid_from": known["before_from"]}
        new = {"code": row["code"], "valid_from": known["reorganised_on"]}
        self.place(row["slug"], row["name"], kind, **more, **old)
        return self.place(row["slug"], row["name"], kind, **more, **new)


def communes() -> tuple[Commune, ...]:
    """In the order of their statistical codes."""
    listed = data("units")["communes"]
    return tuple(
        Commune(
            slug=fold(name).replace(" ", "-"), statistical=statistical, kind=kind, name=name,
            code=f"H52.{number:03d}", size=size,
        )
        for number, (statistical, kind, name, size) in enumerate(
            listed["units"], listed["first_code"]
        )
    )  # fmt: skip


def place_units(at: dt.datetime) -> Tree:
    """The whole province; every unit of the commune and department level is in force from
    the reorganisation of 01/07/2025, provincial ones also before it.
    """
    known, tree = data("units"), Tree(at)
    top = tree.place_twice(known["province"], UnitKind.PROVINCE, None)
    for row in known["departments"]:
        _place_department(tree, row, top)
    centre = known["centre"]
    tree.place_twice(centre, UnitKind.CENTRE, tree.units[centre["parent"]])
    for commune in communes():
        _place_commune(tree, commune, top)
    return tree


def _place_department(tree: Tree, row: dict[str, Any], top: Unit) -> None:
    department = tree.place_twice(row, UnitKind.DEPARTMENT, top)
    _place_divisions(tree, row["slug"], department, row["divisions"])


def _place_commune(tree: Tree, commune: Commune, top: Unit) -> None:
    listed = data("units")["communes"]
    address = f"Trụ sở UBND {commune.place}"
    unit = tree.place(
        commune.slug, f"UBND {commune.place}", UnitKind.COMMUNE, parent=top, code=commune.code,
        short_name=commune.name, address=address, valid_from=data("units")["reorganised_on"],
    )  # fmt: skip
    tree.place(
        f"{commune.slug}-trung-tam", f"{listed['centre']} {commune.place}", UnitKind.CENTRE,
        parent=unit, short_name=f"TTPVHCC {commune.place}", address=address,
        valid_from=data("units")["reorganised_on"],
    )  # fmt: skip
    _place_divisions(tree, commune.slug, unit, listed["divisions"], suffix=commune.place)


def _place_divisions(
    tree: Tree, slug: str, parent: Unit, divisions: dict[str, list[str]], *, suffix: str = ""
) -> None:
    for key, (name, *fields) in divisions.items():
        # A police office bears its place's name, a division of the committee does not.
        full = name if name.startswith(("Phòng", "Văn phòng")) else f"{name} {suffix}"
        unit = tree.place(
            f"{slug}-{key}", full, UnitKind.DIVISION, parent=parent,
            valid_from=data("units")["reorganised_on"],
        )  # fmt: skip
        codes = [field_code(each) for each in fields]
        give_remit(unit, by=OPERATOR, at=tree.at, kind=Remit.Kind.FIELD, codes=codes)


def divisions_of(slug: str) -> Iterator[str]:
    """Slugs of the divisions below a commune or department."""
    departments = {row["slug"]: row for row in data("units")["departments"]}
    row = departments.get(slug, data("units")["communes"])
    return (f"{slug}-{key}" for key in row["divisions"])
