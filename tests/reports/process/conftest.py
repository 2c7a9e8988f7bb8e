"""A province in miniature whose dossiers have lived, made once for a module."""

from __future__ import annotations

import pytest

from tests.demo.conftest import taken_back
from tests.province import build
from tests.reports.process.lives import live


@pytest.fixture(scope="module")
def lived(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), taken_back():
        province = build()
        live(province)
        yield province
