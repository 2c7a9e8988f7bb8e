"""Migrations say exactly what the models say, along one line."""

from __future__ import annotations

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

OURS = sorted(app.label for app in apps.get_app_configs() if app.name.startswith("motcua."))


@pytest.mark.django_db
def test_models_have_no_change_without_a_migration():
    said = StringIO()
    try:
        call_command("makemigrations", *OURS, check=True, dry_run=True, stdout=said)
    except SystemExit:
        pytest.fail(f"run makemigrations:\n{said.getvalue()}")


def test_each_room_has_one_newest_migration():
    assert MigrationLoader(None).detect_conflicts() == {}
