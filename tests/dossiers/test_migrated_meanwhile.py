"""A release before goes on working while the next one's migrations run."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from motcua.dossiers import actions
from tests.province import at

LENGTH = "SELECT atttypmod - 4 FROM pg_attribute WHERE attname = 'code' AND attrelid = %s::regclass"


@pytest.mark.django_db(transaction=True)
def test_acts_go_on_after_a_column_became_longer(province, clock, database_vendor):
    if database_vendor != "postgresql":
        pytest.skip("SQLite không giữ kế hoạch của câu lệnh; keeps no plans")
    with connection.cursor() as cursor:
        cursor.execute(LENGTH, ["dossiers_dossier"])
        length = cursor.fetchone()[0]
    dossier = province.walk(province.received(), "transfer", "assign")
    for minute in range(5):
        there_and_back(dossier, province, minute)
    migrate(length + 10)
    try:
        there_and_back(dossier, province, 30)
    finally:
        migrate(length)


def there_and_back(dossier, province, minute: int) -> None:
    now = at(f"2026-10-08 08:{minute:02d}")
    actions.submit_for_approval(dossier, by=province.case, at=now, opinion="Đủ điều kiện.")
    actions.send_back(dossier, by=province.leader, at=now, reason="Sai số.")


def migrate(length: int) -> None:
    """On a connection of its own, as another process would."""

    def alter() -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE dossiers_dossier ALTER COLUMN code TYPE varchar({length})")
        connection.close()

    worker = threading.Thread(target=alter)
    worker.start()
    worker.join(60)
    assert not worker.is_alive()
