"""The same seed at the same moment is the same province."""

from __future__ import annotations

import pytest

from motcua.dossiers.models import Dossier
from motcua.organisations.models import Official
from tests.demo.conftest import create, taken_back

COLUMNS = (
    "code", "procedure__code", "channel", "applicant__name", "status", "step__key", "due_at",
    "finished_at", "holder_post__official__name", "version",
)  # fmt: skip


def _made(seed: str) -> tuple[list[tuple[object, ...]], list[str]]:
    with taken_back():
        create(60, seed)
        dossiers = list(Dossier.objects.order_by("code").values_list(*COLUMNS))
        people = list(Official.objects.order_by("pk").values_list("name", flat=True))
    return dossiers, people


@pytest.mark.heavy
def test_same_seed_same_province(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        first, again = _made("7"), _made("7")
    assert len(first[0]) == 60
    assert first == again
