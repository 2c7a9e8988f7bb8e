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
    """What narrows the count: code of an agency, name of a field, level (`province`, `commune`),
    channel of intake (1, 2 or 3), code of a procedure.
    """

    unit: str = ""
    field: str = ""
    tier: str = ""
    channel: int | None = None
    procedure: str = ""


def settlement_of(
    officer: Officer,
    first: dt.date,
    last: dt.date,
    *,
    by: By = By.AGENCY,
    which: Which = Which(),
    as_of: dt.datetime | None = None,
    known_at: dt.datetime | None = None,
) -> SeenSettlement:
    """By what had been entered at `known_at`, None: by now.

    Raises NotAllowed for a unit out of reach, InvalidInput, DoesNotAddUp.
    """
    seen = policies.figure_agencies(officer)
    _check(which, seen)
    agencies = seen if not which.unit else frozenset({which.unit})
    with in_memory(by_instant.dossiers(NEEDED, as_of, known_at)) as every:
        tables = Tables(_narrowed(every.dossiers, which, agencies), None)
        form = named(settle(tables, first, last, by=by, as_of=as_of))
    return SeenSettlement(form=form, sync=sync_rate(agencies, by=known_at))


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
    if which.procedure and which.procedure not in names_of(By.PROCEDURE, {which.procedure}):
        raise InvalidInput(
            f"Không có thủ tục mã “{which.procedure}”. Ghi mã trong danh mục thủ tục.",
            field="procedure",
        )


def _narrowed(dossiers: Any, which: Which, agencies: frozenset[str] | None) -> Any:
    if agencies is not None:
        dossiers = dossiers.filter(dossiers.agency.isin(sorted(agencies) or [""]))
    if which.field:
        dossiers = dossiers.filter(dossiers.field == which.field)
    if which.tier:
        dossiers = dossiers.filter(dossiers.tier == which.tier)
    if which.channel:
        dossiers = dossiers.filter(dossiers.channel == which.channel)
    if which.procedure:
        dossiers = dossiers.filter(dossiers.procedure == which.procedure)
    return dossiers
