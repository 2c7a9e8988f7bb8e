"""Write down who looked at whose data, where and why.

Luật 91/2025/QH15: personal data are read for a stated purpose, and it can be told who did.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.models import PersonKey, ReadingLog
from motcua.audit.queries.readings import hash_of, last_of
from motcua.kernel.actor import Actor

# A page asked for again within this time is the same look, not another one.
SAME_LOOK = dt.timedelta(minutes=15)


@transaction.atomic
def note_reading(
    person: str,
    *,
    by: Actor,
    at: dt.datetime,
    what: str,
    purpose: str,
    subject: str = "",
    once: bool = False,
) -> ReadingLog | None:
    """`person` is the reference of whose data it is, `subject` where it was read (the person's
    own page unless said). With `once`, the same look within a quarter of an hour is one: None.
    """
    where = subject or person
    if once and _just_looked(person, by, at, (where, what, purpose)):
        return None
    # Two who look at the same moment stand in line, each behind the other's row.
    PersonKey.objects.select_for_update().filter(reference=person).first()
    before = last_of(person)
    reading = ReadingLog(
        person=person,
        sequence=before.sequence + 1 if before else 1,
        subject=where,
        reader=by.reference,
        what=what,
        purpose=purpose,
        at=at,
        previous_hash=before.hash if before else "",
    )
    reading.hash = hash_of(reading)
    reading.save()
    return reading


def _just_looked(person: str, by: Actor, at: dt.datetime, look: tuple[str, str, str]) -> bool:
    subject, what, purpose = look
    looked = ReadingLog.objects.filter(
        person=person, reader=by.reference, subject=subject, what=what, purpose=purpose
    )
    return looked.filter(at__gt=at - SAME_LOOK).exists()
