"""The demo's procedures: enough, well-formed, published by the verbs, loaded once."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.demo.catalogue import LEGAL_BASIS, load
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import InvalidInput
from motcua.procedures.models import ProcedureVersion, ProcessVersion
from motcua.procedures.queries.catalogue import in_force, version_in_force
from motcua.procedures.queries.process import process_in_force
from motcua.procedures.queries.publication import made_public_in_time, published_in_time
from tests.procedures.samples import NOW, TODAY

pytestmark = pytest.mark.django_db
DEPARTMENTS = {
    "",
    "so-nong-nghiep-moi-truong",
    "so-tai-chinh",
    "so-tu-phap",
    "cong-an-tinh",
    "ban-quan-ly-kcn",
}
KNOWN = {
    "1.013833": "10wd",
    "1.004222": "7wd",
    "2.000635": "same-day",
    "2.000815": "same-day",
    "1.001193": "same-day",
    "1.000894": "same-day",
}


def test_every_procedure_is_in_force_with_term_papers_bases_and_process():
    loaded = load(at=NOW)
    assert len(loaded) >= 60
    for version in in_force(TODAY):
        assert all(method.term for method in version.methods.all())
        assert version.papers.exists() and version.results.exists()
        assert version.legal_bases.exists()
        assert process_in_force(version.procedure, TODAY).legal_basis == LEGAL_BASIS
    assert {row.department for row in loaded} == DEPARTMENTS


def test_terms_of_the_best_known_ones():
    load(at=NOW)
    for code, term in KNOWN.items():
        terms = version_in_force(code, TODAY).methods.values_list("term", flat=True)
        assert set(terms) == {term}


def test_some_processes_branch_on_an_outcome():
    load(at=NOW)
    outcomes = set()
    for process in ProcessVersion.objects.all():
        steps = process.steps.prefetch_related("branches")
        outcomes |= {b.outcome for step in steps for b in step.branches.all()}
    assert outcomes == {"", "can-xac-minh"}


def test_most_were_decided_and_made_public_in_time_and_a_few_late():
    """Metrics 1.1 and 1.2 of the 766 index have something to tell in the demo."""
    load(at=dt.datetime(2025, 7, 1, 8, tzinfo=VIETNAM))
    decided = published_in_time(dt.date(2025, 6, 1), dt.date(2025, 6, 30))
    shown = made_public_in_time(dt.date(2025, 7, 1), dt.date(2025, 7, 31))
    for told in (decided, shown):
        found = list(told.values())
        assert len(found) >= 60 and 1 <= found.count(False) <= 8
        assert found.count(True) >= 45


def test_a_second_load_changes_nothing():
    load(at=NOW)
    before = (ProcedureVersion.objects.count(), ProcessVersion.objects.count())
    load(at=NOW)
    assert (ProcedureVersion.objects.count(), ProcessVersion.objects.count()) == before


def test_a_process_is_not_there_before_it_is_in_force():
    load(at=NOW)
    procedure = version_in_force("1.013833", TODAY).procedure
    with pytest.raises(InvalidInput):
        process_in_force(procedure, TODAY.replace(year=2025, month=6))
