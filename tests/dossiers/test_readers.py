"""In whose lists a dossier stands is kept by the database itself, whoever writes."""

from __future__ import annotations

import pytest
from django.db import connection

from motcua.dossiers import actions, policies, reader_index
from motcua.dossiers.models import Dossier, Reader
from motcua.dossiers.queries import rows
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")
NOW = at("2026-10-05 08:00")


def standing(officer) -> set[str]:
    return set(rows.within(policies.scope_of(officer)).values_list("code", flat=True))


def agreed(province) -> bool:
    """Whether lists and pages give everybody the same answer about every dossier."""
    dossiers = list(Dossier.objects.all())
    officers = [province.officer(name) for name in province.posts]
    return all(
        standing(officer) == {one.code for one in dossiers if policies.may_read(officer, one)}
        for officer in officers
    )


def noted() -> set[tuple[int, str]]:
    return set(Reader.objects.values_list("dossier", "who"))


@pytest.fixture
def offered(province):
    """Waiting at the counter's hands for the land office to accept it."""
    return actions.transfer(province.received(), by=province.counter, at=NOW).dossier


def test_who_is_offered_a_dossier_sees_it_until_it_is_called_back(province, offered):
    assert offered.code in standing(province.head)
    actions.recall(offered, by=province.counter, at=NOW)
    assert offered.code not in standing(province.head)
    assert offered.code in standing(province.counter)
    assert agreed(province)


def test_who_took_part_goes_on_seeing_it(province):
    dossier = province.walk(
        province.received(), "transfer", "assign", "submit_for_approval", "approve",
        "hand_to_counter", "return_result",
    )  # fmt: skip
    assert dossier.code in standing(province.case)
    assert dossier.code in standing(province.head)
    assert agreed(province)


def test_who_is_asked_for_an_opinion_sees_it(province):
    dossier = province.walk(province.received(), "transfer", "assign")
    bach = province.officer("Trần Văn Bách")
    assert dossier.code not in standing(bach)
    unit = province.units["so-nnmt-land"].pk
    actions.consult(dossier, by=province.case, at=NOW, units=[unit], question="Có tranh chấp?")
    assert dossier.code in standing(bach)
    assert agreed(province)


def test_a_post_whose_unit_moved_is_noted_with_the_new_one(province):
    dossier = province.walk(province.received(), "transfer", "assign")
    other = province.units["chiengmai"].pk
    dossier.participations.update(unit_id_then=other)
    assert (dossier.pk, f"u{other}") in noted()
    assert agreed(province)


def test_rows_that_came_without_triggers_are_noted_after_migrating(province):
    reader_index.forget()
    dossier = province.walk(province.received(), "transfer", "assign")
    assert not standing(province.case)
    reader_index.ensure()
    assert standing(province.case) == {dossier.code}
    assert agreed(province)


def test_noting_all_anew_changes_nothing(province, offered):
    province.walk(province.received("2026-10-02 08:20"), "transfer", "assign")
    before = noted()
    with connection.cursor() as cursor:
        reader_index.note_all(cursor)
    assert noted() == before
