"""Procedures and units, as they hold today or on the day asked for."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import Field

from motcua.api.access import OAuth2
from motcua.api.parsing import known_only
from motcua.api.schemas.catalogue import (
    FeeOut,
    MethodOut,
    ProcedureLine,
    ProcedureOut,
    ProcedurePaperOut,
    Procedures,
    UnitOut,
    Units,
)
from motcua.api.schemas.parts import ChannelName, Day, Taken
from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.organisations.queries import units
from motcua.organisations.rules.tree import Place
from motcua.procedures.queries import catalogue

router = Router()
AS_OF = "As of this day; today without it."
ProcedureCode = Annotated[str, Path(pattern=r"^[0-9A-Za-z._-]{1,40}$")]
Slug = Annotated[str, Path(pattern=r"^[0-9A-Za-z_-]{1,80}$")]
READ_PROCEDURES, READ_UNITS = {"x-scope": "procedures:read"}, {"x-scope": "units:read"}


class OnDay(Taken):
    on: Day | None = Field(default=None, description=AS_OF)

    @property
    def day(self) -> dt.date:
        return self.on or clock.today()


class ProcedureQuery(OnDay):
    q: str = Field(default="", max_length=200, description="Words, with or without marks.")
    channel: ChannelName | None = None
    page: int = Field(default=1, ge=1, le=10_000)


@router.get(
    "/procedures", auth=OAuth2("procedures:read"), response=Procedures, tags=["catalogue"],
    summary="Find procedures", operation_id="list_procedures", openapi_extra=READ_PROCEDURES,
)  # fmt: skip
def procedures(request: HttpRequest, query: Query[ProcedureQuery]) -> Any:
    """Those in force on the day, best match first, twenty a page."""
    known_only(request, query)
    channel = query.channel.number if query.channel else None
    found = catalogue.page(catalogue.search(query.q, query.day, channel=channel), query.page)
    items = [ProcedureLine(**_line(version)) for version in found.versions]
    return Procedures(items=items, total=found.total, page=found.number, pages=found.pages)


@router.get(
    "/procedures/{code}", auth=OAuth2("procedures:read"), response=ProcedureOut,
    tags=["catalogue"], summary="Read a procedure", operation_id="read_procedure",
    openapi_extra=READ_PROCEDURES,
)  # fmt: skip
def procedure(request: HttpRequest, query: Query[OnDay], code: ProcedureCode) -> Any:
    """The version in force on the day: terms, fees, papers, results."""
    known_only(request, query)
    version = catalogue.version_in_force(code, query.day)
    return ProcedureOut(
        **_line(version),
        decision=version.decision,
        decided_on=version.decided_on,
        methods=[_method(row) for row in version.methods.prefetch_related("fees")],
        papers=[
            ProcedurePaperOut(
                name=row.name, case=row.case, originals=row.originals, copies=row.copies,
                required=row.required,
            )
            for row in version.papers.all()
        ],
        results=[row.name for row in version.results.all()],
    )  # fmt: skip


def _line(version: Any) -> dict[str, Any]:
    return {
        "code": version.procedure.code,
        "name": version.name,
        "field": version.field.name,
        "version": version.number,
        "valid_from": version.valid_from,
    }


def _method(row: Any) -> MethodOut:
    fees = [FeeOut(kind=fee.kind, amount=fee.amount, text=fee.text) for fee in row.fees.all()]
    return MethodOut(
        id=row.pk, channel=ChannelName.of(row.channel), term=row.term, term_text=row.term_text,
        fees=fees,
    )  # fmt: skip


@router.get(
    "/units", auth=OAuth2("units:read"), response=Units, tags=["units"], summary="List units",
    operation_id="list_units", openapi_extra=READ_UNITS,
)  # fmt: skip
def all_units(request: HttpRequest, query: Query[OnDay]) -> Any:
    """The whole tree of the day."""
    known_only(request, query)
    places = units.tree(query.day).places.values()
    slugs = units.slugs(place.unit_id for place in places)
    return Units(items=[_unit(place, slugs, query.day) for place in places])


@router.get(
    "/units/{slug}", auth=OAuth2("units:read"), response=UnitOut, tags=["units"],
    summary="Read a unit", operation_id="read_unit", openapi_extra=READ_UNITS,
)  # fmt: skip
def one_unit(request: HttpRequest, query: Query[OnDay], slug: Slug) -> Any:
    """Its name, code and place in the tree on the day."""
    known_only(request, query)
    unit_id = units.id_of(slug)
    place = units.tree(query.day).places.get(unit_id) if unit_id else None
    if place is None:
        raise NotFound(f"Không có đơn vị “{slug}” vào ngày đã hỏi. Xem /api/v1/units.")
    slugs = units.slugs([place.unit_id, *([place.parent_id] if place.parent_id else [])])
    return _unit(place, slugs, query.day)


def _unit(place: Place, slugs: dict[int, str], day: dt.date) -> UnitOut:
    return UnitOut(
        slug=slugs[place.unit_id],
        name=place.name,
        short_name=place.short_name,
        kind=place.kind,
        code=units.unit_code(place.unit_id, day),
        parent=slugs.get(place.parent_id or 0, ""),
    )
