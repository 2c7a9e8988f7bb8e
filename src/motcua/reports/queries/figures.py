"""Figures that are told to officials and to partners' software: only of agencies they may see."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from motcua.kernel.errors import InvalidInput, NotAllowed
from motcua.kernel.figures import Figure
from motcua.organisations.officer import Officer
from motcua.procedures.queries.fields import fields_in_use
from motcua.reports import policies
from motcua.reports.indicators.engines import Tables, in_memory
from motcua.reports.models import Reconciliation
from motcua.reports.queries import by_instant
from motcua.reports.queries.reconciliation import sync_rate
from motcua.reports.queries.settlement import NEEDED, named, names_of
from motcua.reports.settlement import By, Settlement, settle


@dataclass(frozen=True, kw_only=True)
class SeenSettlement:
    """`sync`: what the national portal holds alike, told beside the rate."""

    form: Settlement
    sync: tuple[Figure, Reconciliation] | None


@dataclass(frozen=True, kw_only=True)
class Which:
    """What narrows the count: code of an agency, name of a field, level (`province`, `commune`)."""

    unit: str = ""
    field: str = ""
    tier: str = ""


def settlement_of(
    officer: Officer,
    first: dt.date,
    last: dt.date,
    *,
    by: By = By.AGENCY,
    which: Which = Which(),
    as_of: dt.datetime | None = None,
) -> SeenSettlement:
    """Raises NotAllowed for a unit out of reach, InvalidInput, DoesNotAddUp."""
    seen = policies.figure_agencies(officer)
    _check(which, seen)
    agencies = seen if not which.unit else frozenset({which.unit})
    with in_memory(by_instant.dossiers(NEEDED, as_of)) as every:
        tables = Tables(_narrowed(every.dossiers, which, agencies), None)
        form = named(settle(tables, first, last, by=by, as_of=as_of))
    return SeenSettlement(form=form, sync=sync_rate(agencies))


def _check(which: Which, seen: frozenset[str] | None) -> None:
    if which.unit and seen is not None and which.unit not in seen:
        raise NotAllowed(
            f"Cơ quan “{which.unit}” ngoài phạm vi số liệu được xem. Bỏ unit, hoặc ghi mã cơ quan "
            "trong phạm vi.",
            code="out_of_scope",
        )
    if which.unit and which.unit not in names_of(By.AGENCY, {which.unit}):
        raise InvalidInput(
            f"Không có cơ quan mã “{which.unit}”. Dùng key của câu trả lời chia theo unit.",
            field="unit",
        )
    if which.field and which.field not in {name for _code, name in fields_in_use()}:
        raise InvalidInput(
            f"Không có lĩnh vực “{which.field}”. Ghi đúng tên trong danh mục lĩnh vực.",
            field="field",
        )


def _narrowed(dossiers: Any, which: Which, agencies: frozenset[str] | None) -> Any:
    if agencies is not None:
        dossiers = dossiers.filter(dossiers.agency.isin(sorted(agencies) or [""]))
    if which.field:
        dossiers = dossiers.filter(dossiers.field == which.field)
    if which.tier:
        dossiers = dossiers.filter(dossiers.tier == which.tier)
    return dossiers
