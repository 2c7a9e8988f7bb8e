"""What `motcua doctor` finds, and what a worker does each hour."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.actions import record
from motcua.audit.models import Delivery, Event
from motcua.config import checkup
from motcua.config.backups import places
from motcua.config.cli import running
from motcua.kernel import events
from motcua.kernel.actor import OPERATOR
from tests.province import at

HAPPENED = events.declare("tests.happened", "Có việc")
NOW = at("2026-10-08 09:12")


@pytest.fixture
def home(settings, tmp_path, db, clock):
    settings.MOTCUA_HOME = tmp_path
    (tmp_path / "keys").mkdir(mode=0o700)
    return tmp_path


def happen(chain="dossier:x"):
    return record(chain=chain, type=HAPPENED, by=OPERATOR, at=NOW)


def told():
    return list(checkup.ailments())


def test_sound_installation_has_nothing_to_mend(home):
    assert told() == []


@pytest.mark.parametrize(("mode", "found"), [(0o600, 0), (0o640, 1), (0o604, 1)])
def test_key_that_others_can_read_is_found(home, mode, found):
    key = home / "keys" / "motcua_data_key"
    key.write_text("secret")
    key.chmod(mode)
    sentences = [sentence for sentence in told() if f"chmod 600 {key}" in sentence]
    assert len(sentences) == found
    assert not any("secret" in sentence for sentence in sentences)


def test_delivery_that_waits_too_long_names_the_worker(home, clock):
    Delivery.objects.create(event=happen(), subscriber="tests.nobody")
    assert told() == []
    clock.shift(dt.timedelta(minutes=11))
    (sentence,) = told()
    assert "1 thông báo chờ từ 09:12 08/10/2026" in sentence
    assert "không thấy worker nào" in sentence


def test_trail_without_an_anchor_names_the_worker(home, clock):
    happen()
    clock.shift(dt.timedelta(hours=2, minutes=1))
    (sentence,) = told()
    assert "chưa được neo từ 09:12" in sentence
    running._each_hour()
    assert told() == []


def test_full_disk_is_found(home, monkeypatch):
    monkeypatch.setattr(checkup, "LEAST_BYTES", 10**18)
    (sentence,) = told()
    assert "Dọn đĩa" in sentence


def anchors():
    return Event.objects.filter(name="audit.anchored").count()


def test_worker_anchors_once_an_hour_whoever_made_the_last_one(home, clock):
    happen()
    running._each_hour()
    assert anchors() == 1
    for minutes, expected in ((30, 1), (31, 2), (1, 2)):
        happen()
        clock.shift(dt.timedelta(minutes=minutes))
        running._each_hour()
        assert anchors() == expected


def test_worker_says_that_it_is_alive(home, clock):
    running._say_alive()
    assert (home / places.ALIVE).exists()
    Delivery.objects.create(event=happen(), subscriber="tests.nobody")
    clock.shift(dt.timedelta(minutes=11))
    (sentence,) = told()
    assert "worker báo lần cuối lúc" in sentence
