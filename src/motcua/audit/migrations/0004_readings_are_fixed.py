"""Triggers: the database itself refuses to change a reading, and on PostgreSQL to remove one."""

from __future__ import annotations

from typing import Any

from django.db import migrations

SQLITE = """
CREATE TRIGGER audit_readinglog_fixed BEFORE UPDATE ON audit_readinglog
BEGIN SELECT RAISE(ABORT, 'a reading is never edited'); END
"""
POSTGRESQL = """
CREATE FUNCTION audit_readinglog_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a reading is never edited or removed'; END $$;
CREATE TRIGGER audit_readinglog_fixed BEFORE UPDATE OR DELETE ON audit_readinglog
FOR EACH ROW EXECUTE FUNCTION audit_readinglog_fixed();
"""
DROP = {
    "sqlite": "DROP TRIGGER audit_readinglog_fixed",
    "postgresql": "DROP TRIGGER audit_readinglog_fixed ON audit_readinglog; "
    "DROP FUNCTION audit_readinglog_fixed()",
}


def fix(apps: Any, editor: Any) -> None:
    editor.execute({"sqlite": SQLITE, "postgresql": POSTGRESQL}[editor.connection.vendor])


def unfix(apps: Any, editor: Any) -> None:
    editor.execute(DROP[editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_readinglog")]
    operations = [migrations.RunPython(fix, unfix)]
