"""Procedures and units as they hold on a day."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, Field

from motcua.api.schemas.parts import ChannelName, UnitRef


class FeeOut(BaseModel):
    kind: str
    amount: int | None = Field(description="Whole đồng; null where the text says how much.")
    text: str


class MethodOut(BaseModel):
    id: int = Field(description="For `method` of a new dossier.")
    channel: ChannelName
    term: str = Field(description="Canonical, `10wd`; empty where it could not be read.")
    term_text: str
    fees: list[FeeOut]


class ProcedurePaperOut(BaseModel):
    name: str
    case: str
    originals: int
    copies: int
    required: bool


class ProcedureLine(BaseModel):
    code: str = Field(examples=["1.013833"])
    name: str
    field: str
    version: int
    valid_from: dt.date


class ProcedureOut(ProcedureLine):
    decision: str
    decided_on: dt.date | None = Field(description="Day the decision was signed; null: not told.")
    methods: list[MethodOut]
    papers: list[ProcedurePaperOut]
    results: list[str]


class Procedures(BaseModel):
    items: list[ProcedureLine]
    total: int
    page: int
    pages: int


class UnitOut(UnitRef):
    short_name: str
    kind: str = Field(examples=["commune"])
    code: str = Field(description="Own or the nearest above.", examples=["H52.118"])
    parent: str = Field(description="Slug of the unit above, empty at the top.")


class Units(BaseModel):
    items: list[UnitOut]
