"""What the catalogue says of each procedure on a day, as metrics of the 766 index count it.

The formulas are those by which the national portal reckons the index (QĐ 766/QĐ-TTg, metrics 1.3,
3.1, 3.2, 3.5 and 4.5).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from motcua.organisations.models import Remit
from motcua.procedures.models import Fee, Method, Paper, ProcedureVersion, Status

CATALOGUE = "catalogue_content"
# The part of the catalogue that is a commune's own.
COMMUNE = "commune"
_CITIZENS = frozenset({"citizen", "overseas-vietnamese", "foreigner"})
_PARTS = ("name", "steps_text", "audience", "agencies", "timed", "papered")
# Levels were numbered before 15/08/2022 (NĐ 42/2022/NĐ-CP Điều 11-12).
_ONLINE = frozenset({"whole", "part", "3", "4"})


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A procedure in force. `full`: none of its parts is missing; `online` None: its level is not
    said; `priced`: it costs something; `payable`: that can be paid online.
    """

    full: bool
    levels: frozenset[str]
    field: str
    online: bool | None
    priced: bool
    payable: bool
    citizens: bool


Catalogue = Mapping[str, Listed]


def listed_on(day: dt.date) -> dict[str, Listed]:
    """Procedures in force on the day by code.

    `full` by name, steps, way, papers, term, audience and agency: NĐ 63/2010/NĐ-CP Điều 8.
    """
    version = Q(version=OuterRef("pk"))
    terms = Method.objects.filter(version).exclude(term="", term_text="")
    fees = Fee.objects.filter(method__version=OuterRef("pk"), amount__gt=0)
    rows = (
        ProcedureVersion.objects.exclude(status=Status.DRAFT)
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day)
        .annotate(timed=Exists(terms), papered=Exists(Paper.objects.filter(version)),
                  priced=Exists(fees))
        .order_by("number")
    )  # fmt: skip
    told = rows.values(
        "procedure__code", "level", "field__code", "online_level", "priced", "online_payment",
        *_PARTS,
    )  # fmt: skip
    return {row["procedure__code"]: _listed(row) for row in told}


def _listed(row: Mapping[str, Any]) -> Listed:
    level = row["online_level"]
    return Listed(
        full=all(row[part] for part in _PARTS), levels=frozenset(row["level"].split(",")),
        field=row["field__code"], online=level in _ONLINE if level else None,
        priced=row["priced"], payable=row["online_payment"],
        citizens=not _CITIZENS.isdisjoint(row["audience"]),
    )  # fmt: skip


def contents_on(day: dt.date) -> dict[str, bool]:
    """Procedures in force on the day, and whether their parts are all there."""
    return {code: one.full for code, one in listed_on(day).items()}


def of_communes(catalogue: Catalogue) -> dict[str, Listed]:
    return {code: one for code, one in catalogue.items() if COMMUNE in one.levels}


def within_remits(catalogue: Catalogue, unit_ids: Collection[int]) -> dict[str, Listed]:
    """What these units are charged with; empty where nothing says so."""
    rows = Remit.objects.filter(unit__in=list(unit_ids)).values_list("kind", "code")
    charged = set(rows)
    return {
        code: one for code, one in catalogue.items()
        if (Remit.Kind.PROCEDURE, code) in charged or (Remit.Kind.FIELD, one.field) in charged
    }  # fmt: skip


# Definition → of the procedures that count, whether the numerator does; `used` and `known` are
# those for which a dossier came online, and one that was looked up in the population database.
# None: the catalogue does not say.
Judge = Callable[[Catalogue, Collection[str], Collection[str]], dict[str, bool | None]]
JUDGES: dict[str, Judge] = {
    CATALOGUE: lambda all_, used, known: {code: one.full for code, one in all_.items()},
    "procedures_online": lambda all_, used, known: {code: one.online for code, one in all_.items()},
    "services_used": lambda all_, used, known: {
        code: None if one.online is None else code in used
        for code, one in all_.items()
        if one.online is not False
    },
    "procedures_payable": lambda all_, used, known: {
        code: one.payable for code, one in all_.items() if one.priced
    },
    "procedures_citizen_data": lambda all_, used, known: {
        code: code in known for code, one in all_.items() if one.citizens
    },
}
