"""The 766 index: what the catalogue, the portal's list and the population database tell of it."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput
from motcua.organisations.models import Remit
from motcua.parties.actions import check_identity
from motcua.procedures.actions.rows import field_code
from motcua.procedures.models import LegalBasis, ProcedureVersion
from motcua.reports.actions import reconcile
from motcua.reports.actions.reconcile import Theirs
from motcua.reports.indicators.engines import in_memory
from motcua.reports.indicators.span import span
from motcua.reports.queries.service_index import By, Counted, behind, counted_by, service_index
from motcua.reports.queries.service_place import place_of
from motcua.reports.queries.service_sources import Reading, Sources
from motcua.reports.rules.reconciliation import Held
from motcua.reports.rules.service_index import all_sets
from motcua.reports.rules.service_points import Figure, State
from motcua.reports.rules.service_words import why
from tests.province import RENAME, RESIDENCE, at
from tests.reports.made_dossiers import row
from tests.reports.made_facts import dossier, seconds, tables
from tests.reports.test_report_command import bring

BEFORE, NOW = all_sets()
MARCH = (dt.date(2026, 3, 1), dt.date(2026, 3, 31))
WATER = "1.012756"
CERTIFIED = "2.000815"


@pytest.fixture
def catalogue(province):
    """Two procedures of communes and one of a department; the last of unknown level."""
    for code, level, payable in ((RENAME, "whole", True), (RESIDENCE, "part", False)):
        ProcedureVersion.objects.filter(procedure__code=code).update(
            online_level=level, online_payment=payable, audience=["citizen"]
        )
    ProcedureVersion.objects.filter(procedure__code=WATER).update(audience=["firm"])
    return province


def received(code, procedure, agency="H52.118", **told):
    day = seconds("2026-03-02T08:15")
    return dossier(code=code, procedure=procedure, agency=agency, received_s=day, **told)


def sources(rows, unit="", index=NOW, as_of=None):
    held = in_memory(*tables(rows))
    place = place_of(unit, MARCH[1]) if unit else None
    return held, Reading(index=index, of=span(*MARCH), day=MARCH[1], as_of=as_of, place=place,
                         tables=held.__enter__())  # fmt: skip


@pytest.fixture
def reading():
    opened = []

    def read(rows, unit="", **more):
        held, told = sources(rows, unit, **more)
        opened.append(held)
        return Sources(told)

    yield read
    for held in opened:
        held.__exit__(None, None, None)


# Procedures


def test_procedures_online_are_counted_of_those_whose_level_is_told(catalogue, reading):
    told = reading([received("X.1", RENAME, channel=2)])
    whole = told.whole()
    assert whole["online_provided"] == Figure(2, 2, unknown=1)
    assert whole["online_used"] == Figure(1, 2, unknown=1)
    assert whole["payable_procedures"] == Figure(1, 3)
    assert told.of_procedure(RESIDENCE)["online_used"] == Figure(0, 1)
    assert told.of_procedure(WATER)["online_provided"] == Figure(0, 0, unknown=1)


def test_a_commune_answers_for_what_communes_do_and_for_its_own_dossiers(catalogue, reading):
    rows = [received("X.1", RENAME, channel=2), received("X.2", RESIDENCE, "H52.119", channel=1)]
    told = reading(rows)
    assert told.of_agency("H52.118")["online_used"] == Figure(1, 2)
    assert told.of_agency("H52.119")["online_used"] == Figure(0, 2)
    assert reading(rows[1:], "H52.119").whole()["online_provided"] == Figure(2, 2)


def test_a_department_answers_for_what_it_is_charged_with(catalogue, reading):
    told = reading([received("X.1", WATER, "H52.12", channel=2)])
    assert "online_provided" not in told.of_agency("H52.12")
    assert "online_used" not in told.of_agency("H99.99")
    division = catalogue.units["so-nnmt-land"]
    for kind, code in (
        (Remit.Kind.PROCEDURE, RENAME),
        (Remit.Kind.FIELD, field_code("Tài nguyên nước")),
    ):
        Remit.objects.create(unit=division, kind=kind, code=code)
    assert told.of_agency("H52.12")["online_provided"] == Figure(1, 1, unknown=1)
    assert reading([], "H52.12").whole()["online_used"] == Figure(0, 1, unknown=1)


def test_a_catalogue_that_tells_no_level_is_no_zero(province, clock):
    (whole,) = service_index(*MARCH)
    line = line_of(whole, "online_provided")
    assert line.state is State.NO_SOURCE and "danh mục chưa ghi mức trực tuyến" in why(line)
    assert line.maximum == 2


def test_what_is_not_told_of_a_unit_is_said_and_not_listed(province, clock):
    with pytest.raises(InvalidInput, match="chưa ghi đơn vị này giải quyết thủ tục nào"):
        behind("payable_procedures", *MARCH, unit="H52.12")
    with pytest.raises(InvalidInput, match="Bỏ --unit"):
        behind("public_content_full", *MARCH, unit="H52.118")
    assert {one.key for one in behind("payable_procedures", *MARCH)} == {RENAME, RESIDENCE, WATER}
    assert counted_by("procedures_payable") is Counted.PROCEDURES


def test_publication_is_told_of_the_province_and_of_each_procedure(province, clock):
    """RENAME was decided 5 working days before its basis and shown a week late, RESIDENCE is without
    a day, the third is of another month.
    """
    versions = ProcedureVersion.objects.filter(procedure__code__in=(RENAME, RESIDENCE))
    versions.update(valid_from=dt.date(2026, 3, 20), published_at=at("2026-03-20 08:00"))
    one = ProcedureVersion.objects.get(procedure__code=RENAME)
    ProcedureVersion.objects.filter(pk=one.pk).update(decided_on=dt.date(2026, 3, 5))
    LegalBasis.objects.create(version=one, position=9, number="12/2026/NĐ-CP",
                              in_force_on=dt.date(2026, 3, 12))  # fmt: skip
    *rows, whole = service_index(*MARCH, by=By.PROCEDURE)
    told = {row.key: line_of(row, "publish_on_time").figure for row in rows}
    assert told[RENAME] == Figure(1, 1)
    assert line_of(whole, "publish_on_time").figure == Figure(1, 1, unknown=1)
    assert line_of(whole, "public_update_on_time").figure == Figure(0, 1, unknown=1)
    assert [(one.key, one.counted) for one in behind("public_update_on_time", *MARCH)] == [
        (RENAME, False)
    ]
    with pytest.raises(InvalidInput, match="Bỏ --unit"):
        behind("publish_on_time", *MARCH, unit="H52.118")
    of_a_commune = service_index(*MARCH, by=By.PROCEDURE, unit="H52.118")
    assert {line_of(row, "publish_on_time").state for row in of_a_commune} == {State.NO_SOURCE}


# Communes


def test_a_commune_certifies_electronically_when_it_has_given_such_a_copy(province, reading):
    done = {"finished_s": seconds("2026-03-03T08:15"), "ending": "granted", "result_electronic": 1}
    told = reading([
        received("X.1", CERTIFIED, **done), received("X.2", RENAME, "H52.119", **done),
        received("X.3", CERTIFIED, "H52.119", **{**done, "result_electronic": 0}),
    ])  # fmt: skip
    assert told.whole()["electronic_certified_copy"] == Figure(1, 2)
    assert told.of_agency("H52.119")["electronic_certified_copy"] == Figure(0, 1)
    assert "electronic_certified_copy" not in told.of_agency("H52.12")
    metric = NOW.metric("electronic_certified_copy")
    assert told.behind(metric) == [("H52.118", True), ("H52.119", False)]


# Dossiers


@pytest.fixture
def four(province, clock, tmp_path):
    clock.move_to(at("2026-04-02 08:00"))
    due = {"due_at": "2026-04-12T08:15"}
    bring(tmp_path, [row(code=f"X.{n}", **due) for n in (1, 2, 3)]
          + [row(code="X.4", agency="H52.12", received_at="2026-03-30T08:15", **due)])  # fmt: skip
    return province


def compare(*held, on, **days):
    told = [Held(code=code, status=status, agency="H52.118", received=None, due=None,
                 finished=None, returned=None) for code, status in held]  # fmt: skip
    theirs = Theirs(held=told, compared=(), source="cong.csv", as_of=at(on), **days)
    return reconcile(theirs, by=OPERATOR, at=at(on))


def line_of(row, key):
    return next(
        line for group in row.score.groups for line in group.lines if line.metric.key == key
    )


def synced(*options, index="dossier_sync", **more):
    return line_of(service_index(*MARCH, *options, **more)[-1], index)


def test_synchronised_is_what_the_portal_held_in_the_same_state(four):
    assert synced().state is State.NO_SOURCE
    assert "chưa đối chiếu với Cổng" in why(synced())
    # X.3 is not there, X.2 is in another state, X.4 came after the list was made.
    compare(("X.1", 4), ("X.2", 9), on="2026-03-20 17:00")
    assert synced().figure == Figure(1, 3, unknown=1)
    assert "còn 1 chưa rõ, không tính" in why(synced())
    assert [(one.key, one.counted) for one in behind("dossier_sync", *MARCH)] == [
        ("X.1", True), ("X.2", False), ("X.3", False),
    ]  # fmt: skip
    told = {row.key: line_of(row, "dossier_sync") for row in service_index(*MARCH, by=By.AGENCY)}
    assert told["H52.118"].figure == Figure(1, 3) and told["H52.12"].state is State.NO_SOURCE


def test_what_was_mended_since_is_not_told_of_an_earlier_instant(four):
    compare(("X.1", 4), ("X.2", 4), on="2026-03-31 17:00")
    compare(("X.1", 4), ("X.2", 4), ("X.3", 4), ("X.4", 4), on="2026-04-01 17:00")
    assert synced().figure == Figure(4, 4)
    assert synced(as_of=at("2026-04-01 08:00")).figure == Figure(2, 4)


def test_a_comparison_of_other_days_tells_nothing(four):
    compare(
        ("X.1", 4), on="2026-03-31 17:00", first=dt.date(2026, 3, 15), last=dt.date(2026, 3, 31)
    )
    assert synced().state is State.NO_SOURCE


def test_before_2026_it_is_enough_that_the_portal_holds_it(four, reading):
    compare(("X.1", 4), ("X.2", 9), on="2026-03-20 17:00")
    rows = [received(f"X.{n}", RENAME) for n in (1, 2, 3)]
    assert reading(rows, index=BEFORE).whole()["dossier_sync"] == Figure(2, 3)
    assert reading(rows).whole()["dossier_sync"] == Figure(1, 3)


def test_dossiers_are_looked_up_in_the_population_database(four, catalogue, reading, settings):
    settings.MOTCUA_IDENTITY_REGISTER = "motcua.integrations.population.demo.DemoRegister"
    party = four.received("2026-03-05 08:20").applicant
    check_identity(party, by=four.counter, at=at("2026-03-05 09:00"), purpose="X.1")
    check_identity(party, by=four.counter, at=at("2026-04-01 09:00"), purpose="X.2")
    rows = [received("X.1", RENAME), received("X.2", RESIDENCE), received("X.3", RESIDENCE)]
    told = reading(rows).whole()
    assert told["citizen_data_dossiers"] == Figure(1, 3)
    # Of the two procedures of citizens; the third is of firms.
    assert told["citizen_data_procedures"] == Figure(1, 2)
    before = reading(rows, as_of=at("2026-03-05 08:30")).whole()
    assert before["citizen_data_dossiers"] == Figure(0, 3)
