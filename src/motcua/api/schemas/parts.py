"""Parts that several answers share."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from motcua.kernel.clock import VIETNAM, local


class Taken(BaseModel):
    """What a client sends: a field that is not described is a mistake, not a wish."""

    model_config = ConfigDict(extra="forbid")


class ChannelName(StrEnum):
    COUNTER = "counter"
    ONLINE = "online"
    POST = "post"

    @property
    def number(self) -> int:
        return list(ChannelName).index(self) + 1

    @classmethod
    def of(cls, number: int) -> ChannelName:
        return list(cls)[number - 1]


class StatusOut(BaseModel):
    code: int = Field(description="National state, 1-10.", examples=[2])
    label: str = Field(description="Its name in Vietnamese.", examples=["Được tiếp nhận"])


class UnitRef(BaseModel):
    slug: str = Field(examples=["xa-mai-son"])
    name: str = Field(examples=["UBND xã Mai Sơn"])


class Problem(BaseModel):
    """RFC 9457. `code` is stable; `detail` and `errors` are Vietnamese sentences for people."""

    type: str = Field(examples=["urn:motcua:problem:invalid"])
    title: str = Field(examples=["Dữ liệu chưa đúng"])
    status: int = Field(examples=[422])
    code: str = Field(examples=["invalid"])
    detail: str = Field(examples=["Họ tên còn trống. Ghi đúng như trên giấy tờ."])
    errors: dict[str, list[str]] | None = Field(
        default=None, description="Sentences by place in the request.",
        examples=[{"applicant.name": ["Họ tên còn trống. Ghi đúng như trên giấy tờ."]}],
    )  # fmt: skip
    changes: list[str] | None = Field(
        default=None, description="With 409 `stale`: what others have done meanwhile."
    )
    scope: str | None = Field(default=None, description="With 403: the scope that is missing.")
    support: str | None = Field(default=None, description="With 500: finds it in the log.")


EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2100, 1, 1)
Day = Annotated[dt.date, Field(ge=EARLIEST, le=LATEST)]
Moment = Annotated[
    AwareDatetime,
    Field(ge=dt.datetime(1990, 1, 1, tzinfo=VIETNAM), le=dt.datetime(2100, 1, 1, tzinfo=VIETNAM)),
]


def aware(value: dt.datetime | None) -> dt.datetime | None:
    return to_second(value) if value else None


def to_second(value: dt.datetime) -> dt.datetime:
    """On a clock in Vietnam."""
    return local(value).replace(microsecond=0)
