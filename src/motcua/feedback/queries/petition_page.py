"""One petition for its page: what was written, its clock and why, its diary, what may be done now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from motcua.calendars.queries import Calendars, calendars_now
from motcua.documents.queries import files
from motcua.documents.queries.files import FileFacts, StoredFile
from motcua.feedback import petition_policies, petition_sealing
from motcua.feedback.models import Petition, PetitionEntry
from motcua.feedback.rules import petition_terms
from motcua.feedback.rules.petition_wording import Petitioner
from motcua.feedback.rules.petitions import (
    ENDED,
    LIFECYCLE,
    NEXT,
    WAITING,
    PetitionStatus,
    PetitionVerb,
)
from motcua.kernel.clock import local
from motcua.kernel.errors import NotFound
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units

# In the order in which they are offered.
OFFERED = tuple(verb for verb in PetitionVerb if verb in petition_policies.AUTHORITY
                and verb != PetitionVerb.LODGE)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class PetitionClock:
    """Seconds are working seconds of the unit; `done` once nothing is owed to the petitioner."""

    now: dt.datetime
    due_at: dt.datetime
    remaining_seconds: int
    term_seconds: int
    finished_at: dt.datetime | None
    remaining_at_finish: int | None
    is_open: bool
    why: tuple[str, ...] = ()
    next_act: str = ""
    next_due_at: dt.datetime | None = None


@dataclass(frozen=True)
class Written:
    who: Petitioner = field(repr=False)
    content: str = field(repr=False)
    dossier: str = ""


@dataclass(frozen=True)
class Told:
    """A line of the diary, opened."""

    label: str
    at: dt.datetime
    by: str
    text: str = field(repr=False)
    told: str = ""


def written(petition: Petition) -> Written:
    told = petition_sealing.opened(petition.key, petition.sealed)
    who = petition_sealing.petitioner(told)
    return Written(who, told.get("content", ""), told.get("dossier", ""))


def clock_of(
    petition: Petition, now: dt.datetime, calendars: Calendars | None = None, *, why: bool = False
) -> PetitionClock:
    """Of the answer, which is what the petitioner waits for; refused and returned ends it."""
    calendar = (calendars or calendars_now()).of(petition.unit_id, local(now).date()).provisional()
    due, stopped = petition.answer_due_at, petition.answered_at or petition.ended_at
    told: tuple[str, ...] = ()
    if why:
        start = petition.counted_from
        begun = "Gửi" if start == petition.lodged_at else "Chuyển đến"
        told = petition_terms.explanation("answer", start, calendar, begun)

    def left(moment: dt.datetime) -> int:
        span = calendar.elapsed(*sorted((moment, due)))
        return span if moment <= due else -span

    return PetitionClock(
        now=now, due_at=due, remaining_seconds=left(now),
        term_seconds=calendar.elapsed(petition.counted_from, due), finished_at=stopped,
        remaining_at_finish=left(stopped) if stopped else None, is_open=calendar.is_open(now),
        why=told, next_act=NEXT.get(petition.state, ""), next_due_at=petition.next_due_at,
    )  # fmt: skip


def owner(petition: Petition, on: dt.date) -> str:
    """Who has to move next."""
    if petition.state in ENDED:
        return ""
    if petition.state == PetitionStatus.ASKED:
        return "Người gửi"
    unit = units.full_name(petition.unit_id, on)
    at_work = petition.state in WAITING and petition.state != PetitionStatus.DRAFTED
    if petition.post and at_work:
        return f"{petition.post.official.name}, {unit}"
    return f"Lãnh đạo {unit}" if petition.state == PetitionStatus.DRAFTED else unit


def diary(petition: Petition, *, public: bool = False) -> list[Told]:
    """Newest first; `public`: only what the petitioner is told."""
    rows: list[PetitionEntry] = list(petition.entries.order_by("-number"))
    return [
        Told(
            label=entry.told if public else LIFECYCLE[PetitionVerb(entry.verb)].done,
            at=entry.at, by="" if public else entry.by_name, told=entry.told,
            text=petition_sealing.opened(petition.key, entry.sealed).get("text", ""),
        )
        for entry in rows
        if entry.told or not public
    ]  # fmt: skip


def attached(petition: Petition) -> list[FileFacts]:
    rows = petition.files.select_related("file__key").order_by("pk")
    return [files.described(row.file) for row in rows]


def file_of(petition: Petition, reference: str) -> StoredFile:
    row = petition.files.select_related("file__key").filter(file__reference=reference).first()
    if row is None:
        raise NotFound("Phản ánh, kiến nghị này không có tệp ấy.")
    return row.file


def verbs_for(petition: Petition, officer: Officer) -> list[PetitionVerb]:
    """What this officer may do to it now."""
    able = [one for one in OFFERED if petition_policies.fault(officer, one, petition) is None]
    gone = PetitionVerb.PUBLISH if not petition.may_publish else None
    return [one for one in able if one != gone]
