"""The case and the term a dossier is received under: the reduced one, the statutory one told."""

from __future__ import annotations

import pytest

from motcua.audit.queries.history import history
from motcua.dossiers import actions
from motcua.dossiers.queries.deadlines import reading
from motcua.kernel.actor import CITIZEN
from motcua.kernel.errors import InvalidInput
from motcua.procedures.models import ProcedureVersion
from tests.catalogue import FIRM, PERSON, newer_process, newer_version
from tests.province import RENAME, at

DAY = "2026-10-07 08:20"


@pytest.fixture(autouse=True)
def _newer(province, clock):
    newer_process()
    newer_version()


def facts_of(dossier):
    return history(dossier.chain)[-1].event.facts


def test_the_term_is_the_reduced_one_and_the_statutory_one_is_told(province):
    dossier = province.received(DAY, case=PERSON)
    facts = facts_of(dossier)

    assert (dossier.term, facts["term"]) == ("9wd", "9wd")
    assert (facts["case"], facts["statutory_term"]) == (PERSON, "10wd")
    assert facts["reduction_basis"] == "15/2026/QĐ-UBND"
    why = " ".join(reading(dossier, at("2026-10-08 09:12"), why=True).why)
    assert "cắt giảm từ 10 ngày làm việc theo 15/2026/QĐ-UBND" in why


def test_another_case_has_its_own_term_and_fees(province):
    dossier = province.received(DAY, case=FIRM)
    facts = facts_of(dossier)

    assert (dossier.term, facts["case"], len(facts["fees"])) == ("10wd", FIRM, 1)
    assert "statutory_term" not in facts


def test_what_was_named_online_is_pinned_when_it_is_received(province):
    filed = actions.submit(
        province.intake(channel=2, case=FIRM), by=CITIZEN, at=at("2026-10-07 08:20")
    ).dossier
    received = actions.receive(filed, by=province.counter, at=at("2026-10-07 09:00")).dossier

    assert received.term == "10wd"
    assert facts_of(received)["case"] == FIRM


def test_a_case_the_procedure_does_not_have_is_refused(province):
    with pytest.raises(InvalidInput, match=f"“{PERSON}”; “{FIRM}”") as fault:
        province.received(DAY, case="Hộ gia đình")
    assert fault.value.field == "case"
    with pytest.raises(InvalidInput, match="không chia trường hợp"):
        province.received(DAY, case=PERSON, procedure="1.004222")


def test_a_method_of_another_case_is_refused(province):
    version = ProcedureVersion.objects.get(procedure__code=RENAME, number=2)
    other = version.methods.filter(case=FIRM, channel=1).get()
    with pytest.raises(InvalidInput) as fault:
        province.received(DAY, case=PERSON, method=other.pk)
    assert fault.value.field == "method"


def test_before_the_new_version_nothing_of_it_holds(province):
    dossier = province.received("2026-10-01 08:20")
    assert (dossier.term, facts_of(dossier).get("case")) == ("10wd", None)
