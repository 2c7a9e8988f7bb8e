"""A dossier as another system tells it: one row of a file, read and found possible or not.

`acts` says what the row means as acts, each at its own time: facts are drawn from them as from the
acts of our own verbs, so that a past day is read as it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from motcua.dossiers.rules.imported_cells import Cells
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.worktime import Ledger, Pause, WorktimeError

COLUMNS = (
    "code", "procedure", "agency", "applicant", "channel", "received_at", "due_at", "finished_at",
    "returned_at", "status", "pauses", "field",
)  # fmt: skip
NEEDED = ("code", "procedure", "agency", "received_at")
_FINISHED = frozenset({Status.STOPPED, Status.DONE, Status.RETURNED})
_MAY_FINISH = _FINISHED | {Status.REFUSED, Status.WITHDRAWAL_ASKED}
_WAITS = {Status.SUPPLEMENT: Verb.REQUEST_SUPPLEMENT, Status.FINANCIAL_DUTY: Verb.SUSPEND}
_UNTAKEN = frozenset({Status.REGISTERED, Status.REFUSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedRow:
    """`received_at` is empty for what was never accepted; `handed_in_at` is then what is known.

    `given` are the cells without the applicant's name, as they are compared when the file comes
    again.
    """

    code: str
    procedure: str
    agency: str
    applicant: str
    channel: int
    handed_in_at: dt.datetime | None
    received_at: dt.datetime | None
    due_at: dt.datetime | None
    finished_at: dt.datetime | None
    returned_at: dt.datetime | None
    status: Status
    pauses: tuple[Pause, ...]
    field: str
    given: dict[str, str]

    @property
    def withdrawn(self) -> bool:
        """State 7 with an end: the request was granted."""
        return self.status == Status.WITHDRAWAL_ASKED and self.finished_at is not None


@dataclass(frozen=True, slots=True)
class Act:
    verb: Verb
    at: dt.datetime
    status: Status
    # Pauses that have begun by then, for the due time that held from this act on.
    pauses: tuple[Pause, ...] = ()


def read_row(cells: Mapping[str, str]) -> ImportedRow:
    """Raises InvalidInput with everything that is wrong, by column."""
    told = Cells(cells)
    code, procedure = told.code("code"), told.code("procedure")
    agency = told.code("agency", longest=40)
    channel = told.number("channel", (1, 2, 3), "1 trực tiếp, 2 trực tuyến, 3 bưu chính") or 1
    given_status = told.number("status", tuple(Status), "mã quốc gia từ 1 đến 10")
    times = {name: told.moment(name) for name in COLUMNS if name.endswith("_at")}
    pauses = _pauses(told)
    status = Status(given_status) if given_status else _likely(times, pauses)
    if not told.faults:
        _check(told, status, times, pauses)
    told.refuse_faults()
    accepted = status not in _UNTAKEN or (
        status == Status.REFUSED and times["finished_at"] is not None
    )
    received = times["received_at"]
    return ImportedRow(
        code=code, procedure=procedure, agency=agency, applicant=told.text("applicant")[:200],
        channel=channel, handed_in_at=received, received_at=received if accepted else None,
        due_at=times["due_at"], finished_at=times["finished_at"],
        returned_at=times["returned_at"], status=status,
        pauses=_counted(status, received if accepted else None, pauses, times["finished_at"]),
        field=told.text("field")[:300], given=told.given(COLUMNS),
    )  # fmt: skip


def _pauses(told: Cells) -> tuple[Pause, ...]:
    found = sorted(told.pauses("pauses"), key=lambda pause: pause.start)
    try:
        Ledger(found)
    except WorktimeError as fault:
        told.fault("pauses", fault.message)
    return tuple(found)


def _likely(times: Mapping[str, dt.datetime | None], pauses: tuple[Pause, ...]) -> Status:
    """What an unknown state must be by the times that are known."""
    if times["returned_at"]:
        return Status.RETURNED
    if times["finished_at"]:
        return Status.DONE
    if pauses and pauses[-1].end is None:
        return Status.SUPPLEMENT
    return Status.PROCESSING if times["received_at"] else Status.REGISTERED


def _check(
    told: Cells,
    status: Status,
    times: Mapping[str, dt.datetime | None],
    pauses: tuple[Pause, ...],
) -> None:
    named = f"Trạng thái {int(status)} ({status.label})"
    received, finished = times["received_at"], times["finished_at"]
    if received is None and status not in _UNTAKEN:
        told.fault("received_at", f"{named} cần giờ tiếp nhận. Ghi received_at.")
    if finished is None and status in _FINISHED:
        told.fault("finished_at", f"{named} cần giờ xong. Ghi finished_at.")
    if finished is not None and status not in _MAY_FINISH:
        told.fault("status", f"{named} chưa xong mà có finished_at. Bỏ giờ xong hoặc ghi 9, 10.")
    if times["returned_at"] is not None and status not in {Status.RETURNED, Status.STOPPED}:
        told.fault("status", f"{named} chưa trả mà có returned_at. Bỏ giờ trả hoặc ghi 10.")
    if pauses and pauses[-1].end is None and status in {Status.DONE, Status.RETURNED}:
        told.fault("pauses", f"{named} mà tạm dừng chưa kết thúc. Ghi giờ kết thúc sau dấu /.")
    if pauses and pauses[-1].end is None and status in {Status.RECEIVED, Status.PROCESSING}:
        told.fault("pauses", f"{named} mà tạm dừng chưa kết thúc. Ghi giờ kết thúc, hoặc 5, 6.")
    _in_order(told, times, "received_at", "due_at", "Hạn trả")
    _in_order(told, times, "received_at", "finished_at", "Giờ xong")
    _in_order(told, times, "finished_at", "returned_at", "Giờ trả")


def _in_order(
    told: Cells, times: Mapping[str, dt.datetime | None], first: str, then: str, what: str
) -> None:
    before, after = times[first], times[then]
    if before is not None and after is not None and after < before:
        told.fault(
            then,
            f"{what} {after:%Y-%m-%dT%H:%M} đứng trước {first} {before:%Y-%m-%dT%H:%M}. "
            "Xem lại hai giờ.",
        )


def _counted(
    status: Status,
    received: dt.datetime | None,
    pauses: tuple[Pause, ...],
    finished: dt.datetime | None,
) -> tuple[Pause, ...]:
    """The part of each after the dossier was received and before it was finished.

    Who waits since a time that is not told has waited since the last that is.
    """
    if received is None:
        return ()
    cut = [
        Pause(max(pause.start, received), _sooner(pause.end, finished))
        for pause in pauses
        if (pause.end is None or pause.end > received)
        and (finished is None or pause.start < finished)
        and pause.start != pause.end
    ]
    is_open = bool(cut) and cut[-1].end is None
    if status in _WAITS and not is_open:
        since = cut[-1].end if cut else received
        cut.append(Pause(since or received, None))
    return tuple(cut)


def _sooner(end: dt.datetime | None, finished: dt.datetime | None) -> dt.datetime | None:
    if end is None or finished is None:
        return end or finished
    return min(end, finished)


def acts(row: ImportedRow, known_at: dt.datetime) -> Iterator[Act]:
    """In the order of time. What happened at a time that is not told happened when it was told."""
    if row.received_at is None:
        handed_in = row.handed_in_at or known_at
        yield Act(Verb.SUBMIT, handed_in, Status.REGISTERED)
        if row.status == Status.REFUSED:
            yield Act(Verb.REFUSE, handed_in, Status.REFUSED)
        return
    yield Act(Verb.RECEIVE, row.received_at, Status.RECEIVED)
    if row.status != Status.RECEIVED:
        yield Act(Verb.ASSIGN, row.received_at, Status.PROCESSING)
    yield from _waits(row)
    yield from _ends(row)


def _waits(row: ImportedRow) -> Iterator[Act]:
    for number, pause in enumerate(row.pauses):
        begun = (*row.pauses[:number], Pause(pause.start, None))
        financial = pause.end is None and row.status == Status.FINANCIAL_DUTY
        status = Status.FINANCIAL_DUTY if financial else Status.SUPPLEMENT
        yield Act(_WAITS[status], pause.start, status, begun)
        if pause.end is not None and pause.end != row.finished_at:
            yield Act(
                Verb.RECEIVE_SUPPLEMENT, pause.end, Status.PROCESSING, row.pauses[: number + 1]
            )


def _ends(row: ImportedRow) -> Iterator[Act]:
    at, pauses = row.finished_at, row.pauses
    if at is None:
        if row.status == Status.WITHDRAWAL_ASKED:
            last = pauses[-1].end if pauses else row.received_at
            yield Act(Verb.ASK_WITHDRAWAL, last or pauses[-1].start, row.status, pauses)
        return
    if row.withdrawn:
        yield Act(Verb.ASK_WITHDRAWAL, at, Status.WITHDRAWAL_ASKED, pauses)
        yield Act(Verb.WITHDRAW, at, Status.STOPPED, pauses)
    elif row.status == Status.REFUSED:
        yield Act(Verb.REFUSE, at, Status.REFUSED, pauses)
    elif row.status == Status.STOPPED:
        yield Act(Verb.STOP, at, Status.STOPPED, pauses)
    else:
        yield Act(Verb.HAND_TO_COUNTER, at, Status.DONE, pauses)
    if row.status == Status.RETURNED:
        yield Act(Verb.RETURN_RESULT, row.returned_at or at, Status.RETURNED, pauses)
