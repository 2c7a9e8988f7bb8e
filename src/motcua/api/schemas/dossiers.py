"""Dossiers as they are sent in and given out."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime, BaseModel, Field, StrictBool, StrictInt

from motcua.api.schemas.parts import ChannelName, Day, Moment, StatusOut, Taken, UnitRef

CODE = r"^[^\x00-\x20/?#]{1,64}$"
KINDS = Literal["citizen", "household", "firm", "organisation"]


class PersonIn(Taken):
    kind: KINDS = "citizen"
    name: str = Field(max_length=400, examples=["Lò Văn Ơn"])
    identity: str = Field(
        default="", max_length=40, description="12 digits of the identity card; tax code of a firm.",
        examples=["014058004821"],
    )  # fmt: skip
    birth_year: StrictInt | None = Field(default=None, ge=1, le=9999, examples=[1958])
    phone: str = Field(default="", max_length=40, examples=["0912345321"])
    email: str = Field(default="", max_length=200, examples=["on@example.vn"])
    address: str = Field(default="", max_length=600, examples=["Bản Nà Sang, xã Mai Sơn"])


class PaperIn(Taken):
    name: str = Field(max_length=2000, examples=["Giấy chứng nhận đã cấp"])
    required: StrictBool = True
    originals: StrictInt = Field(default=0, ge=0, le=999, examples=[1])
    copies: StrictInt = Field(default=0, ge=0, le=999, examples=[0])
    check: Literal["unchecked", "good", "faulty"] = Field(
        default="unchecked", description="What the receiver found."
    )
    fault: str = Field(default="", max_length=500, description="Why it is faulty.")


class DossierIn(Taken):
    """`online` is filed and waits to be received (state 1); `counter` and `post` are received at
    once (state 2) and need a post that may receive.
    """

    procedure: str = Field(max_length=40, examples=["1.013833"])
    channel: ChannelName = Field(examples=["counter"])
    result_channel: ChannelName = Field(default=ChannelName.COUNTER, examples=["counter"])
    receiving_unit: str = Field(
        default="", max_length=80, description="Slug; the unit of the client's post without it."
    )
    resolving: str = Field(
        default="", max_length=80, description="Slug of another commune that is to resolve it."
    )
    method: StrictInt | None = Field(
        default=None, ge=1, le=2**31 - 1,
        description="Id of a method of the procedure, where its channel has several.",
    )  # fmt: skip
    case: str = Field(default="", max_length=2000, description="Name of a case of the procedure.")
    applicant: PersonIn
    submitter: PersonIn | None = Field(default=None, description="Who files for the applicant.")
    renamed: StrictBool = Field(
        default=False, description="The applicant's name differs from the one known: renamed."
    )
    papers: list[PaperIn] = Field(
        max_length=200,
        examples=[[{"name": "Đơn đăng ký biến động", "originals": 1, "check": "good"}]],
    )


class Left(BaseModel):
    """How the dossier stood right after the act. A repeated request gets the same again."""

    code: str = Field(examples=["H52.118-261008-0042"])
    version: int = Field(description="For If-Match of the next act.", examples=[1])
    status: StatusOut
    step: str = Field(description="Key of the step, empty outside the process.")
    due_at: AwareDatetime | None
    act_by: AwareDatetime | None


class Created(Left):
    secret: str = Field(description="With the code it opens the public look-up; for the receipt.")


class Line(BaseModel):
    code: str = Field(examples=["H52.118-261008-0042"])
    version: int
    procedure: str = Field(examples=["1.013833"])
    status: StatusOut
    channel: ChannelName
    submitted_at: AwareDatetime
    received_at: AwareDatetime | None
    due_at: AwareDatetime | None
    finished_at: AwareDatetime | None
    returned_at: AwareDatetime | None


class Lines(BaseModel):
    items: list[Line]
    next: str = Field(description="Cursor of the next page, empty at the end.")


class Clock(BaseModel):
    """Seconds are working seconds."""

    term: str = Field(description="Canonical, `10wd`; empty where the law gives none.")
    due_at: AwareDatetime | None
    remaining_seconds: int | None
    paused_since: AwareDatetime | None
    sentences: list[str] = Field(description="How it was reckoned, in Vietnamese.")


class Holder(BaseModel):
    """Who must act next; a person's name only within the client's own unit."""

    unit: UnitRef | None
    role: str
    name: str
    step: str
    next_act: str
    act_by: AwareDatetime | None


class PersonOut(BaseModel):
    """Numbers are masked unless the token carries identity:read and Purpose says what for."""

    kind: str
    name: str
    identity: str = Field(examples=["•••• •••• 4821"])
    phone: str = Field(examples=["09•• ••• 321"])
    email: str
    address: str = Field(description="The commune alone while masked.")
    masked: bool


class PaperOut(BaseModel):
    position: int
    name: str
    required: bool
    originals: int
    copies: int
    check: Literal["unchecked", "good", "faulty"]
    fault: str
    file: str = Field(description="Reference of its e-copy; empty while there is none.")


class DossierOut(Line):
    procedure_version: int
    result_channel: ChannelName
    receiving_unit: UnitRef
    resolving_unit: UnitRef
    applicant: PersonOut
    submitter: PersonOut | None
    papers: list[PaperOut]
    result_file: str = Field(description="Reference of the signed result; empty before.")
    clock: Clock
    holder: Holder
    acts: list[str] = Field(description="Verbs that this client may do now.")


class EventOut(BaseModel):
    """Reasons and opinions are shown as numbers are: only unmasked."""

    sequence: int
    verb: str
    label: str
    at: AwareDatetime
    recorded_at: AwareDatetime
    status: StatusOut | None
    step: str
    reason: str | None
    opinion: str | None


class Events(BaseModel):
    items: list[EventOut]


class FeedQuery(Taken):
    """All filters are in the address, so none of them is about a person."""

    channel: ChannelName | None = None
    status: int | None = Field(default=None, ge=1, le=10)
    field: str = Field(default="", max_length=60, description="Code of a field (lĩnh vực).")
    procedure: str = Field(default="", max_length=40)
    received_from: Day | None = None
    received_to: Day | None = None
    updated_since: Moment | None = Field(
        default=None, description="Only those something happened to since then.",
        examples=["2026-10-08T00:00:00+07:00"],
    )  # fmt: skip
    limit: int = Field(default=50, ge=1, le=200)
    cursor: str = Field(default="", max_length=200, description="`next` of the page before.")
