"""`motcua verify` finds what was tampered with."""

from __future__ import annotations

import pytest
from django.db import connection

from motcua.audit.actions.anchor import anchor
from motcua.audit.actions.person_keys import destroy_person_key
from motcua.audit.models import Delivery, Event, PersonalPart
from motcua.audit.queries.anchors import anchor_faults
from motcua.audit.queries.faults import chain_faults, hash_of
from motcua.dossiers.models import CodeSequence, Dossier, PauseEntry
from motcua.dossiers.queries.faults import dossier_faults
from motcua.dossiers.queries.timeline import timeline
from motcua.kernel.actor import OPERATOR
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")


def all_faults():
    return [*chain_faults(deep=True), *anchor_faults(), *dossier_faults()]


def unguarded(sql, *values):
    """As an intruder with the database in hand would: past the triggers."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        else:
            cursor.execute("DROP TRIGGER IF EXISTS audit_event_fixed")
        cursor.execute(sql, values)
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = DEFAULT")


@pytest.fixture
def dossier(province):
    return province.walk(province.received(), "transfer", "assign")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_event SET actor = 'post:999' WHERE chain = %s AND sequence = 2",
        "UPDATE audit_event SET at = recorded_at WHERE chain = %s AND sequence = 1",
        "UPDATE audit_event SET previous_hash = '' WHERE chain = %s AND sequence = 3",
        "UPDATE audit_event SET name = 'dossiers.approve' WHERE chain = %s AND sequence = 3",
    ],
)
def test_changed_event_is_found(dossier, sql):
    assert all_faults() == []
    unguarded(sql, dossier.chain)
    assert any(dossier.chain in sentence for sentence in all_faults())


def test_event_rewritten_with_its_hash_and_the_link_mended_is_still_found(dossier):
    """Whoever forges one event must forge all that follow, and then the anchor tells."""
    forged = Event.objects.get(chain=dossier.chain, sequence=1)
    forged.actor = "post:999"
    new = hash_of(forged)
    unguarded(
        "UPDATE audit_event SET actor = 'post:999', hash = %s WHERE chain = %s AND sequence = 1",
        new, dossier.chain,
    )  # fmt: skip
    unguarded(
        "UPDATE audit_event SET previous_hash = %s WHERE chain = %s AND sequence = 2",
        new, dossier.chain,
    )  # fmt: skip
    assert [fault for fault in chain_faults() if "#2" in fault and "đã bị sửa" in fault]


def test_database_refuses_to_change_an_event(dossier):
    from django.db import DatabaseError, transaction

    with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
        Event.objects.filter(chain=dossier.chain).update(actor="post:1")
    with pytest.raises(TypeError, match="never edited"):
        Event.objects.filter(chain=dossier.chain).first().save()


def test_cut_tail_is_found_by_the_dossier_and_by_the_anchor(dossier):
    anchor(at("2026-10-08 09:00"))
    # Whoever cuts also takes what is still owed of it.
    Delivery.objects.filter(event__chain=dossier.chain, event__sequence=4).delete()
    unguarded("DELETE FROM audit_event WHERE chain = %s AND sequence = 4", dossier.chain)
    said = all_faults()
    assert f"{dossier.code}: có 3 sự kiện, cần 4." in said
    assert any("đã bị cắt" in sentence for sentence in said)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"holder_unit": None}, "không có ai giữ"),
        ({"act_by": None}, "không có việc tiếp theo kèm hạn"),
        ({"due_at": None}, "không có hạn"),
        ({"status": 9}, "status là 9"),
        ({"step": None}, "không ở bước nào"),
        ({"version": 7}, "có 4 sự kiện, cần 7"),
    ],
)
def test_row_that_left_its_events_is_found(dossier, change, says):
    Dossier.objects.filter(pk=dossier.pk).update(**change)
    assert any(says in sentence for sentence in all_faults())


def test_open_pause_of_a_running_dossier_is_found(dossier):
    PauseEntry.objects.create(
        dossier=dossier, kind="supplement", started_at=at("2026-10-05 08:00"), legal_basis="x"
    )
    assert any("chưa đóng" in sentence for sentence in all_faults())


def test_skipped_number_is_found(dossier):
    CodeSequence.objects.update(last=3)
    assert any("thiếu số [2, 3]" in sentence for sentence in all_faults())


def test_personal_part_that_was_swapped_is_found_only_by_deep(dossier):
    part = PersonalPart.objects.filter(event__chain=dossier.chain).first()
    part.sealed = bytes(part.sealed)[:-1] + b"\x00"
    part.save()
    assert list(chain_faults()) == []
    assert any("không mở được" in sentence for sentence in chain_faults(deep=True))


def test_erasing_a_person_leaves_the_chain_whole_and_the_person_unreadable(dossier):
    assert timeline(dossier)[0].personal["name"] == "Lò Văn Ơn"
    destroy_person_key(dossier.applicant.key, by=OPERATOR, at=at("2026-10-08 09:00"))
    assert all_faults() == []
    first = timeline(Dossier.objects.get(pk=dossier.pk))[0]
    assert (first.erased, first.personal) == (True, {})


def test_no_personal_data_stands_in_the_chain(dossier):
    text = " ".join(str(event.facts) + event.actor for event in Event.objects.all())
    for personal in ("Lò Văn Ơn", "014058004821", "4821", "0912345321", "Nà Sang"):
        assert personal not in text
