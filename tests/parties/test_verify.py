"""What `motcua verify` finds in the rows of persons."""

from __future__ import annotations

import pytest

from motcua.audit.models import PersonKey
from motcua.kernel.actor import OPERATOR
from motcua.parties.actions import erase_person
from motcua.parties.models import Party
from motcua.parties.queries.faults import party_faults
from tests.parties.people import BASIS, NOW, entered


@pytest.fixture
def two(db):
    gone, stays = entered(), entered(name="Cà Thị Én", identity="014160004822", birth_year=1960)
    erase_person(gone, by=OPERATOR, at=NOW, reason="request", legal_basis=BASIS)
    return gone, stays


def found():
    return [fault.split(": ")[1] for fault in party_faults(deep=True)]


def test_sound_rows_have_no_fault(two):
    assert found() == []


def test_name_that_came_back_is_found(two):
    gone, _ = two
    Party.objects.filter(pk=gone.pk).update(name="Lò Văn Ơn")
    assert found() == ["đã xóa mà còn dữ liệu đọc được."]


def test_key_that_came_back_is_found(two):
    gone, stays = two
    PersonKey.objects.filter(pk=gone.key_id).update(wrapped=bytes(stays.key.wrapped))
    assert found() == ["đã xóa mà còn khóa."]


def test_key_lost_without_an_erasure_is_found(two):
    _, stays = two
    PersonKey.objects.filter(pk=stays.key_id).update(wrapped=None)
    assert "mất khóa mà không có việc xóa nào được ghi." in found()


def test_contact_of_another_is_found(two):
    _, stays = two
    other = entered(name="Sùng A Lử", identity="014070004823", birth_year=1970)
    Party.objects.filter(pk=stays.pk).update(contact=bytes(other.contact))
    assert found() == ["thông tin niêm phong không mở được."]


def test_number_that_is_not_the_sealed_one_is_found(two):
    _, stays = two
    Party.objects.filter(pk=stays.pk).update(identity_index="0" * 64)
    assert found() == ["dấu số định danh không khớp số đã niêm phong."]
