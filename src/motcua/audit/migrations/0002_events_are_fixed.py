"""Triggers: the database itself refuses to change an event, and on PostgreSQL to remove one.

SQLite's own table rebuilds of later migrations copy rows, so removal is not barred there;
a removed event shows in the chain, in the dossier's version and in the anchor.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

SQLITE = """
CREATE TRIGGER audit_event_fixed BEFORE UPDATE ON audit_event
BEGIN SELECT RAISE(ABORT, 'an event is never edited'); END
"""
POSTGRESQL = """
CREATE FUNCTION audit_event_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'an event is never edited or removed'; END $$;
CREATE TRIGGER audit_event_fixed BEFORE UPDATE OR DELETE ON audit_event
FOR EACH ROW EXECUTE FUNCTION audit_event_fixed();
"""
DROP = {
    "sqlite": "DROP TRIGGER audit_event_fixed",
    "postgresql": "DROP TRIGGER audit_event_fixed ON audit_event; "
    "DROP FUNCTION audit_event_fixed()",
}


def fix(apps: Any, editor: Any) -> None:
    editor.execute({"sqlite": SQLITE, "postgresql": POSTGRESQL}[editor.connection.vendor])


def unfix(apps: Any, editor: Any) -> None:
    editor.execute(DROP[editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(fix, unfix)]
