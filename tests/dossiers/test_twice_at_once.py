"""The same request twice at the same moment, as a double click or a retry over a bad line makes it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from motcua.dossiers import actions
from motcua.dossiers.models import CodeSequence, Dossier
from motcua.dossiers.queries.faults import dossier_faults
from motcua.kernel import clock
from tests.province import build


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_dossier_and_use_one_number():
    province = build()
    officer, intake, moment = province.counter, province.intake(), clock.now()
    together = Barrier(4)

    def ask(_):
        together.wait()
        try:
            return actions.receive_at_counter(intake, by=officer, at=moment, key="double")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(ask, range(4)))
    assert len({done.dossier.code for done in answers}) == 1
    assert sorted(done.repeated for done in answers) == [False, True, True, True]
    assert Dossier.objects.count() == CodeSequence.objects.get().last == 1
    assert list(dossier_faults()) == []
