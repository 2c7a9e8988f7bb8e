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
from motcua.dossiers.models import Dossier
from motcua.kernel import clock
from motcua.organisations.models import Official
from motcua.organisations.queries.units import forget_trees
from motcua.procedures.queries import published

A_THURSDAY_MORNING = "2026-10-08T09:12:00+07:00"
COLUMNS = (
    "code", "procedure__code", "channel", "applicant__name", "status", "step__key", "due_at",
    "finished_at", "holder_post__official__name", "version",
)  # fmt: skip
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


def seen() -> tuple[list[tuple[object, ...]], list[str]]:
    """What a visitor could tell two provinces apart by."""
    dossiers = list(Dossier.objects.order_by("code").values_list(*COLUMNS))
    return dossiers, list(Official.objects.order_by("pk").values_list("name", flat=True))


@pytest.fixture(scope="module")
def twice(django_db_setup, django_db_blocker) -> Iterator[tuple[creation.Summary, object, object]]:
    """Made, taken back and made again, which stays: its summary, what was seen first and again."""
    with django_db_blocker.unblock():
        with taken_back():
            create(100, "7")
            first = seen()
        with taken_back():
            summary = create(100, "7")
            yield summary, first, seen()


@pytest.fixture(scope="module")
def made(twice) -> creation.Summary:
    return twice[0]


@pytest.fixture
def today() -> dt.date:
    return dt.datetime.fromisoformat(A_THURSDAY_MORNING).date()
