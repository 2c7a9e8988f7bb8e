"""The two tables of facts that every figure is reckoned from: one row a dossier, one row a leg.

Instants are whole seconds since 1970-01-01T00:00Z, as 64-bit integers, so that every engine
compares and divides the same; the local day of an instant is (seconds + 7 h) // 86,400. Unknown
or not happened is null. Text is never null. Nothing here names a person.
"""

from __future__ import annotations

from enum import StrEnum

UTC_OFFSET_S = 7 * 3600
DAY_S = 86_400


class Kind(StrEnum):
    TEXT = "string"
    COUNT = "int32"
    SECONDS = "int64"


class Ending(StrEnum):
    """How a dossier was finished; empty while it is not."""

    OPEN = ""
    GRANTED = "granted"
    DECLINED = "declined"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"


# One row a dossier, as it stands at the instant the facts were drawn for.
DOSSIERS = {
    "province": Kind.TEXT,
    "code": Kind.TEXT,
    "procedure": Kind.TEXT,  # code of the procedure
    "field": Kind.TEXT,  # name of its field (lĩnh vực)
    "agency": Kind.TEXT,  # code of the unit that resolves it
    "receiving_unit": Kind.TEXT,
    "tier": Kind.TEXT,  # province, district or commune: of the agency
    "channel": Kind.COUNT,  # 1 counter, 2 online, 3 post
    "result_channel": Kind.COUNT,
    "online_level": Kind.TEXT,  # full, partial or empty: of the procedure on the day received
    "status": Kind.COUNT,  # national state 1-10
    "ending": Kind.TEXT,
    "submitted_s": Kind.SECONDS,
    "received_s": Kind.SECONDS,  # null while it is only registered, or was refused
    "due_s": Kind.SECONDS,  # statutory; null while paused, or without a term
    "appointed_s": Kind.SECONDS,  # the one re-appointment; never replaces due_s
    "finished_s": Kind.SECONDS,
    "returned_s": Kind.SECONDS,
    "supplements": Kind.COUNT,
    "supplement_from_s": Kind.SECONDS,  # the first request for a supplement
    "supplement_to_s": Kind.SECONDS,  # its answer
    "pauses": Kind.COUNT,
    "paused_s": Kind.SECONDS,  # working time inside its pauses
    "working_s": Kind.SECONDS,  # working time from receiving to finishing, pauses taken out
    "extensions": Kind.COUNT,
    "apologies": Kind.COUNT,
    "cause": Kind.TEXT,  # code of the cause of lateness that was given
    "papers": Kind.COUNT,
    "papers_digitised": Kind.COUNT,
    "papers_reused": Kind.COUNT,  # of those, taken from a file or result that was there before
    "fee": Kind.SECONDS,  # dong; null where the catalogue names no one amount
    "result_electronic": Kind.COUNT,  # 1 where the result is a signed electronic file
    "known_s": Kind.SECONDS,  # when the last act counted here was entered
}

# One row for each stretch in which state, step, holder and due time stay the same.
LEGS = {
    "province": Kind.TEXT,
    "code": Kind.TEXT,
    "number": Kind.COUNT,  # 1, 2, … within the dossier
    "verb": Kind.TEXT,  # the act that began it
    "status": Kind.COUNT,
    "step": Kind.TEXT,  # key of the step of the internal process
    "unit": Kind.TEXT,  # code of the unit that holds it
    "post": Kind.SECONDS,  # id of the post that holds it; null while it waits in a queue
    "role": Kind.TEXT,
    "due_s": Kind.SECONDS,  # null while no due time runs
    "from_s": Kind.SECONDS,
    "to_s": Kind.SECONDS,  # null while it lasts
    "working_s": Kind.SECONDS,  # working time inside it by its unit's calendar; null while it lasts
}


def local_day(instant_s: int) -> int:
    """Days since 1970-01-01 of the local date of an instant."""
    return (instant_s + UTC_OFFSET_S) // DAY_S
