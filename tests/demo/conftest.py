"""A demo province made once for a module, and taken back when the module is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import time_machine
from django.db import transaction
from django.test import override_settings

from motcua.demo import creation
from motcua.kernel import clock
from motcua.organisations.queries.units import forget_trees
from motcua.procedures.queries import published

A_THURSDAY_MORNING = "2026-10-08T09:12:00+07:00"
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@contextmanager
def taken_back() -> Iterator[None]:
    """What happens inside is rolled back, on a clock that stands still."""
    forget_trees()
    published.forget()
    frozen = time_machine.travel(A_THURSDAY_MORNING, tick=False)
    with frozen, override_settings(PASSWORD_HASHERS=QUICK), transaction.atomic():
        yield
        transaction.set_rollback(True)
    forget_trees()
    published.forget()


def create(dossiers: int, seed: str) -> creation.Summary:
    return creation.create(dossiers, seed=seed, until=clock.now())


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker) -> Iterator[creation.Summary]:
    with django_db_blocker.unblock(), taken_back():
        yield create(100, "7")


@pytest.fixture
def today() -> dt.date:
    return dt.datetime.fromisoformat(A_THURSDAY_MORNING).date()
