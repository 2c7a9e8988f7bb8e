"""Readings of personal data: whose, by whom, why. Who may ask is the caller's policy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import QuerySet

from motcua.audit.models import ReadingLog
from motcua.audit.rules.chain import reading_hash

__all__ = ["ReadingLog", "hash_of", "last_of", "of_person", "reading_faults", "within"]


def last_of(person: str) -> ReadingLog | None:
    return ReadingLog.objects.filter(person=person).order_by("-sequence").first()


def of_person(person: str) -> QuerySet[ReadingLog]:
    """Newest first."""
    return ReadingLog.objects.filter(person=person).order_by("-sequence")


def within(
    *, since: dt.datetime | None = None, until: dt.datetime | None = None, reader: str = ""
) -> QuerySet[ReadingLog]:
    """Newest first; `until` is the first moment that is not wanted."""
    found = ReadingLog.objects.all()
    if since:
        found = found.filter(at__gte=since)
    if until:
        found = found.filter(at__lt=until)
    if reader:
        found = found.filter(reader=reader)
    return found.order_by("-pk")


def hash_of(reading: ReadingLog) -> str:
    columns = [
        reading.person, reading.sequence, reading.subject, reading.reader, reading.what,
        reading.purpose,
    ]  # fmt: skip
    return reading_hash(previous=reading.previous_hash, at=reading.at, columns=columns)


def reading_faults() -> Iterator[str]:
    """Each break in a sentence: a reading missing, moved, edited or dated before the last."""
    rows = ReadingLog.objects.order_by("person", "sequence")
    previous: ReadingLog | None = None
    for reading in rows.iterator(chunk_size=2000):
        before = previous if previous and previous.person == reading.person else None
        yield from _faults(reading, before)
        previous = reading


def _faults(reading: ReadingLog, before: ReadingLog | None) -> Iterator[str]:
    place = f"Lượt xem {reading.person}#{reading.sequence}"
    if reading.sequence != (before.sequence + 1 if before else 1):
        yield f"{place}: thiếu lượt xem đứng trước."
    elif reading.previous_hash != (before.hash if before else ""):
        yield f"{place}: không nối với lượt xem trước."
    if reading.hash != hash_of(reading):
        yield f"{place}: nội dung đã bị sửa."
