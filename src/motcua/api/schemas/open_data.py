"""Open data: sets, their columns, publications, and rows as they were frozen."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, Field

from motcua.api.schemas.parts import ChannelName, Day, Taken


class OpenColumn(BaseModel):
    name: str
    label: str
    type: str = Field(description="As Table Schema calls it.", examples=["integer"])
    words: str
    adds: bool = Field(description="Its values may be summed over rows.")


class OpenPublication(BaseModel):
    number: int
    definition: int = Field(description="Version of the definition its rows were counted by.")
    as_of: dt.datetime
    published_at: dt.datetime
    first: dt.date | None
    last: dt.date | None
    rows: int
    withheld: int = Field(description="Counts not told because they are small, or tell of small.")
    sha256: str


class OpenLine(BaseModel):
    key: str = Field(examples=["giai-quyet-theo-don-vi"])
    title: str
    about: str
    update: str
    legal_basis: str
    licence: str
    latest: OpenPublication | None


class OpenSets(BaseModel):
    items: list[OpenLine]


class OpenSet(OpenLine):
    columns: list[OpenColumn]
    keys: list[str]
    publications: list[OpenPublication]


class OpenRows(BaseModel):
    data_set: str
    publication: int
    items: list[dict[str, Any]] = Field(description="A count that is not told is null.")
    total: int = Field(description="Of all pages.")
    next: str = Field(description="For `cursor`; empty at the end.")


class NoQuery(Taken):
    """What takes no filter."""


class RowsQuery(Taken):
    where: str = Field(
        default="", max_length=1000, examples=["month>=2026-01;unit:TOTAL"],
        description="`column:value`, for dates and months also `>=` and `<=`; all must hold, "
        "separated by `;`.",
    )  # fmt: skip
    group: str = Field(
        default="", max_length=400, examples=["month"],
        description="Columns by which counts are added up, separated by commas; `withheld` says "
        "how many were not told and so are not in the sum.",
    )  # fmt: skip
    publication: int | None = Field(
        default=None, ge=1, le=1_000_000, description="An earlier one; the newest without it."
    )
    cursor: str = Field(default="", max_length=60, description="`next` of the page before.")
    limit: int = Field(default=100, ge=1, le=1000)


class CountedBy(StrEnum):
    UNIT = "unit"
    FIELD = "field"
    LEVEL = "level"
    CHANNEL = "channel"
    PROCEDURE = "procedure"
    MONTH = "month"


class Level(StrEnum):
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class FiguresQuery(Taken):
    first: Day = Field(description="First day of the period.")
    last: Day = Field(description="Last day, included.")
    by: CountedBy = Field(default=CountedBy.UNIT, description="What each row is about.")
    unit: str = Field(
        default="", max_length=80, examples=["H52.118"],
        description="Code of one agency, within what the client's post may see.",
    )  # fmt: skip
    field: str = Field(
        default="", max_length=300, examples=["Đất đai"], description="Name of one field of law."
    )
    level: Level | None = Field(default=None, description="Only agencies of this level.")
    channel: ChannelName | None = Field(
        default=None, description="Only dossiers that came in this way."
    )
    procedure: str = Field(
        default="", max_length=64, examples=["1.004222"], description="Code of one procedure."
    )
    cursor: str = Field(
        default="", max_length=2000,
        description="`next` of the page before, asked with the same filters: it is counted by what "
        "was known at `as_of` of the first page.",
    )  # fmt: skip
    limit: int = Field(default=200, ge=1, le=1000, description="Rows a page, the sum not counted.")


class FigureRow(BaseModel):
    key: str = Field(
        description="Code of the agency or procedure, name of the field, level, number of the "
        "channel (1 counter, 2 online, 3 post) or month, as `by` asks; TOTAL is the sum."
    )
    name: str
    received_total: int
    received_online: int
    received_counter_post: int
    carried_in: int
    settled: int
    settled_early: int
    settled_on_time: int
    settled_late: int
    open: int
    open_in_time: int
    open_overdue: int


class SyncOut(BaseModel):
    same: int
    of: int
    run_at: dt.datetime


class Figures(BaseModel):
    first: dt.date
    last: dt.date
    by: CountedBy
    as_of: dt.datetime = Field(
        description="Counted by all that had been entered at this instant; every page of one "
        "reading has the same."
    )
    items: list[FigureRow] = Field(
        description="In the order of their keys; the sum of all pages is the last of the last page."
    )
    next: str = Field(description="For `cursor`; empty at the end.")
    synchronised: SyncOut | None = Field(
        description="Dossiers that the national portal holds alike; null before a comparison."
    )
