"""The log of readings: added to, chained per person, anchored; nothing in it is personal."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from motcua.audit.actions.anchor import anchor
from motcua.audit.actions.note_reading import note_reading
from motcua.audit.models import ReadingLog
from motcua.audit.queries.anchors import anchor_faults, is_due
from motcua.audit.queries.readings import of_person, reading_faults
from motcua.kernel.actor import SystemActor
from tests.province import at

NOW = at("2026-10-08 09:00")
HANH, TUA = SystemActor("post:1", "Lò Thị Hạnh"), SystemActor("post:2", "Giàng A Tủa")


def look(person="party:a", by=HANH, moment=NOW, **told):
    usual = {"what": "dossier", "purpose": "H52.118-261008-0001"}
    return note_reading(person, by=by, at=moment, **(usual | told))


@pytest.fixture
def five(db):
    for person, by in (("a", HANH), ("b", HANH), ("a", TUA), ("a", HANH), ("b", TUA)):
        look(f"party:{person}", by)


def test_each_person_has_a_whole_chain_of_readings(five):
    assert [row.sequence for row in of_person("party:a")] == [3, 2, 1]
    assert list(reading_faults()) == []


def test_same_look_within_a_quarter_hour_is_one(db):
    assert look(once=True)
    assert look(once=True, moment=NOW + dt.timedelta(minutes=14)) is None
    assert look(once=True, by=TUA)
    assert look(once=True, what="print")
    assert look(once=True, moment=NOW + dt.timedelta(minutes=16))
    assert look(what="identity") and look(what="identity")


def test_reading_is_neither_edited_nor_removed(five):
    row = ReadingLog.objects.first()
    with pytest.raises(TypeError):
        row.save()
    with pytest.raises(TypeError):
        row.delete()
    with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
        ReadingLog.objects.update(reader="post:9")


def _unguarded(statement, *values):
    """As somebody with the database in hand would: without its guard."""
    drop = {"sqlite": "DROP TRIGGER audit_readinglog_fixed",
            "postgresql": "DROP TRIGGER audit_readinglog_fixed ON audit_readinglog"}  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(drop[connection.vendor])
        cursor.execute(statement, values)


def test_edited_reading_is_found(five):
    _unguarded("UPDATE audit_readinglog SET reader = 'post:9' WHERE person = 'party:b' "
               "AND sequence = 1")  # fmt: skip
    assert list(reading_faults()) == ["Lượt xem party:b#1: nội dung đã bị sửa."]


def test_reading_taken_from_the_middle_is_found(five):
    _unguarded("DELETE FROM audit_readinglog WHERE person = 'party:a' AND sequence = 2")
    assert list(reading_faults()) == ["Lượt xem party:a#3: thiếu lượt xem đứng trước."]


def test_reading_cut_from_the_end_is_missed_by_the_anchor(five):
    anchor(NOW)
    assert list(anchor_faults()) == []
    _unguarded("DELETE FROM audit_readinglog WHERE person = 'party:a' AND sequence = 3")
    assert list(reading_faults()) == []
    (fault,) = anchor_faults()
    assert "lượt xem dữ liệu đã bị cắt" in fault


def test_anchor_is_due_an_hour_after_the_last_whoever_made_it(five, clock):
    now = at("2026-10-08 09:12")
    assert is_due(now)
    anchor(now)
    assert not is_due(now + dt.timedelta(minutes=59))
    assert is_due(now + dt.timedelta(minutes=60))
    assert anchor(now) is None
