"""A backup taken, an erasure afterwards, a restore: the erased person stays unreadable.

On both databases: the copy is made by SQLite's backup or by pg_dump, and put back into an empty
installation by the command as an operator calls it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import uuid
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from motcua.audit.actions.deliver import deliver_owed
from motcua.audit.models import Event
from motcua.config import checkup
from motcua.config.backups import forgetting, keyfile, places, registry, restoring
from motcua.config.backups.taking import take
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput
from motcua.parties.actions import enter_party, erase_person
from tests.province import at, person

SOURCE = Path(__file__).resolve().parents[2] / "src"
NOW = at("2026-10-08 09:00")
READ = """
import os, django; django.setup()
from motcua.parties.queries import parties
from motcua.parties.models import Party
for party in Party.objects.select_related("key").order_by("pk"):
    told = parties.opened(party); print(told.name, told.identity or "-", sep="|")
"""


@pytest.fixture
def home(settings, tmp_path):
    """A data folder of its own, so that backups and ledger of other tests are not in it."""
    settings.MOTCUA_HOME = tmp_path / "home"
    (settings.MOTCUA_HOME / "files").mkdir(parents=True)
    (settings.MOTCUA_HOME / "files" / "giay.pdf").write_bytes(b"%PDF-1.7 sealed")
    shutil.copytree(Path(os.environ["MOTCUA_HOME"]) / "keys", settings.MOTCUA_HOME / "keys")
    return settings.MOTCUA_HOME


@pytest.fixture
def two(transactional_db, home):
    """Mr Ơn, who will be erased, and Mrs Én, who stays."""
    gone = enter_party(person(), by=OPERATOR, at=NOW)
    told = person(name="Cà Thị Én", identity="014160004822", birth_year=1960)
    return gone, enter_party(told, by=OPERATOR, at=NOW)


def erase(party):
    erase_person(party, by=OPERATOR, at=NOW, reason="request", legal_basis="Luật 91/2025/QH15")
    deliver_owed()


@pytest.fixture
def elsewhere(tmp_path):
    """`elsewhere(*command)` runs in an empty installation on another database of the same kind."""
    there = tmp_path / "elsewhere"
    there.mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = kept | {"MOTCUA_HOME": str(there), "PYTHONPATH": str(SOURCE), "COLUMNS": "200"}
    environment["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"
    name = f"restored_{uuid.uuid4().hex[:8]}"
    if connection.vendor == "postgresql":
        environment["DATABASE_URL"] = _beside(os.environ["DATABASE_URL"], name)
        _admin(f"CREATE DATABASE {name} TEMPLATE template0")

    def run(*arguments: str, code: str = "from motcua.config.cli import main; main()"):
        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env=environment, cwd=there, capture_output=True, text=True, timeout=120,
        )  # fmt: skip

    run.home = there
    yield run
    if connection.vendor == "postgresql":
        _admin(f"DROP DATABASE {name} WITH (FORCE)")


def _beside(url: str, name: str) -> str:
    """The same server, another database: what stands before the query, after the last slash."""
    address, mark, query = url.partition("?")
    return f"{address.rpartition('/')[0]}/{name}{mark}{query}"


def _admin(statement: str) -> None:
    told = connection.settings_dict
    with psycopg.connect(
        host=told["HOST"] or None, port=told["PORT"] or None, user=told["USER"] or None,
        password=told["PASSWORD"] or None, dbname="postgres", autocommit=True,
    ) as admin:  # fmt: skip
        admin.execute(statement)


def test_erased_after_the_backup_stays_erased_in_it(two, home, tmp_path, elsewhere):
    gone, _ = two
    folder = tmp_path / "backup"
    take(folder)
    erase(gone)
    done = elsewhere("restore", str(folder))
    assert done.returncode == 0, done.stderr
    assert "1 người đã được xóa trước đó" in done.stderr
    read = elsewhere(code=READ).stdout.splitlines()
    assert read == ["(đã xóa theo yêu cầu)|-", "Cà Thị Én|014160004822"]
    whole = elsewhere("verify", "--deep")
    assert whole.returncode == 0, whole.stdout
    assert (elsewhere.home / "files" / "giay.pdf").read_bytes() == b"%PDF-1.7 sealed"


def test_ledger_erases_again_where_the_backup_could_not_be_reached(two, home, tmp_path, elsewhere):
    gone, _ = two
    folder = tmp_path / "backup"
    take(folder)
    away = shutil.move(folder, tmp_path / "away")
    erase(gone)
    told = Event.objects.get(name="installation.backup_keys_taken_out")
    assert told.facts["unreached"] and not told.facts["cleared"]
    assert any("còn giữ khóa của 1 người" in sentence for sentence in checkup.ailments())
    # The disk is found again later, and brought to another machine with the ledger.
    shutil.copy(home / places.LEDGER, elsewhere.home / places.LEDGER)
    done = elsewhere("restore", str(away))
    assert done.returncode == 0, done.stderr
    assert elsewhere(code=READ).stdout.splitlines()[0] == "(đã xóa theo yêu cầu)|-"
    line = next(x for x in keyfile.read(Path(away) / places.PERSON_KEYS) if x.erased_since)
    assert line.person == gone.key.reference


def test_copy_holds_no_live_key_and_ledger_no_person(two, home, tmp_path):
    gone, _ = two
    folder = tmp_path / "backup"
    take(folder)
    bare = bytes(gone.key.wrapped)
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    holding = [path.name for path, content in files.items() if bare in content]
    assert holding == []
    assert len(keyfile.read(folder / places.PERSON_KEYS)) == 2
    erase(gone)
    ledger = (home / places.LEDGER).read_text()
    assert json.loads(ledger)["person"] == gone.key.reference
    for personal in ("Ơn", "014058004821", "0912345321"):
        assert personal not in ledger


def test_key_is_taken_out_of_every_backup_that_can_be_reached(two, home, tmp_path):
    gone, stays = two
    take(tmp_path / "first")
    take(tmp_path / "second", keys_to=tmp_path / "keys")
    files = (tmp_path / "first" / places.PERSON_KEYS, tmp_path / "keys" / places.PERSON_KEYS)
    assert not (tmp_path / "second" / places.PERSON_KEYS).exists()
    erase(gone)
    for file in files:
        lines = {line.person: line for line in keyfile.read(file)}
        assert lines[gone.key.reference].erased_since
        assert lines[stays.key.reference].wrapped
    assert len(Event.objects.get(name="installation.backup_keys_taken_out").facts["cleared"]) == 2


def test_backup_that_comes_back_gives_up_what_it_owes(two, home, tmp_path):
    gone, _ = two
    folder = tmp_path / "backup"
    take(folder)
    away = shutil.move(folder, tmp_path / "away")
    erase(gone)
    assert forgetting.settle_owed().unreached
    shutil.move(away, folder)
    assert forgetting.settle_owed().unreached == ()
    assert registry.entries(home)[0].owed == ()
    assert any(line.erased_since for line in keyfile.read(folder / places.PERSON_KEYS))


def test_folder_that_holds_something_is_left_alone(two, home, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "luận văn.txt").write_text("của tôi")
    with pytest.raises(InvalidInput, match="đã có tệp"):
        take(tmp_path / "full")
    assert (tmp_path / "full" / "luận văn.txt").read_text() == "của tôi"
    assert registry.entries(home) == []


def test_damaged_backup_is_refused_before_anything_is_touched(two, home, tmp_path):
    folder = tmp_path / "backup"
    with pytest.raises(InvalidInput, match="không phải bản sao lưu"):
        restoring.opened(folder, None)
    take(folder)
    restoring.opened(folder, None)
    copy = folder / places.HOME / "files" / "giay.pdf"
    copy.write_bytes(b"something else")
    with pytest.raises(InvalidInput, match="đã bị sửa"):
        restoring.opened(folder, None)
    copy.unlink()
    with pytest.raises(InvalidInput, match="thiếu tệp"):
        restoring.opened(folder, None)
    (folder / places.MANIFEST).write_text("{")
    with pytest.raises(InvalidInput, match="hỏng"):
        restoring.opened(folder, None)


def test_installation_that_is_used_or_has_another_key_is_not_overwritten(
    two, home, tmp_path, settings
):
    folder = tmp_path / "backup"
    take(folder)
    source = restoring.opened(folder, None)
    with pytest.raises(InvalidInput, match="--replace"):
        restoring.check_here(source, replace=False)
    restoring.check_here(source, replace=True)
    (home / places.ALIVE).touch()
    with pytest.raises(InvalidInput, match="worker đang chạy"):
        restoring.check_here(source, replace=True)
    settings.MOTCUA_DATA_KEY = "another installation's key"
    with pytest.raises(InvalidInput, match="Khóa dữ liệu ở đây"):
        restoring.check_here(source, replace=True)


def test_missing_key_file_is_asked_for(two, home, tmp_path):
    take(tmp_path / "backup", keys_to=tmp_path / "keys")
    with pytest.raises(InvalidInput, match="--keys-from"):
        restoring.opened(tmp_path / "backup", None)
    assert restoring.opened(tmp_path / "backup", tmp_path / "keys").lines
