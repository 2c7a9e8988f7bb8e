"""Metrics 1.1 and 1.2 of the 766 index: published, and made public, in time (QĐ 766/QĐ-TTg).

The Wednesday 01/07/2026 is the day in force here. Five working days before it is the Wednesday
24/06/2026, over a weekend; five after Friday 28/08/2026 is Wednesday 09/09/2026, over National Day
(31/08 swapped off, 01–02/09) and two weekends.
"""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua import worktime as days
from motcua.kernel.actor import OPERATOR
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import InvalidInput
from motcua.procedures.actions import (
    draft_version,
    enter_unknown_procedure,
    plan_catalogue,
    publish_version,
)
from motcua.procedures.actions.rows import fields_for, unsaved_version, write_parts
from motcua.procedures.models import Procedure, ProcedureVersion
from motcua.procedures.queries.contents import content_of
from motcua.procedures.queries.publication import made_public_in_time, published_in_time
from motcua.procedures.rules import publication as rules
from motcua.procedures.rules.comparison import compare_contents
from motcua.procedures.rules.content import BasisContent, digest
from motcua.procedures.rules.decisions import read_decided_on
from motcua.worktime.calendars import office
from tests.procedures.samples import content

IN_FORCE, LAST_DAY = dt.date(2026, 7, 1), dt.date(2026, 6, 24)
SIGNED, SHOW_BY = dt.date(2026, 6, 22), dt.date(2026, 6, 29)
JUNE, JULY = (
    (dt.date(2026, 6, 1), dt.date(2026, 6, 30)),
    (dt.date(2026, 7, 1), dt.date(2026, 7, 31)),
)
DECISION = "1200/QĐ-UBND"


def at(day: dt.date, hour: int = 9) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), tzinfo=VIETNAM)


def bases(*days: dt.date | None) -> tuple[BasisContent, ...]:
    return tuple(
        BasisContent(number=f"{n}/2026/NĐ-CP", in_force_on=day) for n, day in enumerate(days, 1)
    )


def drafted(code="1.000001", *, signed=SIGNED, in_force=(IN_FORCE,), begins=IN_FORCE):
    told = content(code, decision=DECISION, decided_on=signed, legal_bases=bases(*in_force))
    return draft_version(told, by=OPERATOR, at=at(SIGNED), valid_from=begins)


def published(code="1.000001", *, public=SIGNED, **told) -> ProcedureVersion:
    return publish_version(drafted(code, **told), by=OPERATOR, at=at(public))


@pytest.fixture
def working_day():
    return partial(days.working_day, office().provisional())


@pytest.mark.parametrize(
    ("signed", "in_time"),
    [(LAST_DAY, True), (LAST_DAY + dt.timedelta(days=1), False), (None, None)],
)
def test_a_decision_is_signed_five_working_days_before_the_law_is_in_force(
    signed, in_time, working_day
):
    assert rules.published_in_time(signed, IN_FORCE, working_day) is in_time
    assert rules.published_in_time(signed, None, working_day) is None


@pytest.mark.parametrize(
    ("public", "in_time"),
    [(dt.date(2026, 9, 9), True), (dt.date(2026, 9, 10), False), (None, None)],
)
def test_holidays_and_weekends_are_no_days_of_the_term(public, in_time, working_day):
    before_holidays = dt.date(2026, 8, 28)
    assert rules.made_public_in_time(before_holidays, public, working_day) is in_time
    on_a_saturday = dt.date(2026, 6, 20)
    assert rules.last_day_to_show(on_a_saturday, working_day) == dt.date(2026, 6, 26)
    in_force_on_sunday = dt.date(2026, 6, 28)
    assert rules.last_day_to_decide(in_force_on_sunday, working_day) == dt.date(2026, 6, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1234/QĐ-UBND ngày 05/03/2026", dt.date(2026, 3, 5)),
        ("1234/QĐ-UBND 5/3/2026", dt.date(2026, 3, 5)),
        ("Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2026", dt.date(2026, 3, 5)),
        ("1234/QĐ-UBND (05-03-2026)", dt.date(2026, 3, 5)),
        # Real cells of the national catalogue: numbers alone.
        ("2304/QĐ-BNNMT", None), ("QĐ/0001-BCA", None), ("9303", None), ("SỐ 12/QĐ-NHNN", None),
        ("12/05/2026/QĐ-UBND", None), ("ngày 31/02/2026", None), ("ngày 05/03/0026", None),
        ("1/QĐ-UBND ngày 01/02/2026, 2/QĐ-UBND ngày 03/02/2026", None),
    ],
)  # fmt: skip
def test_the_day_is_read_where_the_decision_is_given_with_it(text, day):
    assert read_decided_on(text) == day


def test_what_nobody_tells_leaves_the_digest():
    plain = content()
    assert digest(replace(plain, decided_on=SIGNED)) != digest(plain)
    assert digest(replace(plain, legal_bases=bases(IN_FORCE))) != digest(
        replace(plain, legal_bases=bases(None))
    )
    dated = replace(plain, decision="12/QĐ-UBND ngày 22/06/2026")
    assert digest(replace(dated, decided_on=SIGNED)) == digest(dated), "the words told it already"
    assert digest(replace(plain, legal_bases=None)) != digest(replace(plain, legal_bases=()))


def test_both_days_are_shown_among_what_changed():
    old = content(legal_bases=bases(None))
    new = replace(old, decided_on=SIGNED, legal_bases=bases(IN_FORCE))
    found = {one.group: one.added for one in compare_contents(old, new) if not one.same}
    assert found == {
        "Ngày ký quyết định công bố": "22/06/2026",
        "Căn cứ pháp lý": "1/2026/NĐ-CP, hiệu lực từ 01/07/2026",
    }


@pytest.mark.django_db
class TestPublish:
    def test_what_is_drafted_comes_back_with_both_days(self):
        version = drafted()
        assert content_of(version).decided_on == SIGNED
        assert content_of(version).legal_bases == bases(IN_FORCE)

    def test_the_decision_is_named_with_its_day(self):
        version = drafted(signed=None)
        done = publish_version(
            version, by=OPERATOR, at=at(SIGNED), decision="9/QĐ-UBND", decided_on=SIGNED
        )
        done.refresh_from_db()
        assert (done.decision, done.decided_on) == ("9/QĐ-UBND", SIGNED)
        assert done.content_digest == digest(content_of(done))

    def test_another_decision_was_not_signed_on_the_day_of_the_draft(self):
        done = publish_version(drafted(), by=OPERATOR, at=at(SIGNED), decision="9/QĐ-UBND")
        assert done.decided_on is None
        same = publish_version(
            drafted(begins=dt.date(2026, 8, 1)), by=OPERATOR, at=at(SIGNED), decision=DECISION
        )
        assert same.decided_on == SIGNED

    def test_a_decision_is_not_signed_after_it_is_published(self):
        version = drafted(signed=dt.date(2026, 6, 23))
        with pytest.raises(InvalidInput, match="23/06/2026 ở sau ngày công bố 22/06/2026") as no:
            publish_version(version, by=OPERATOR, at=at(SIGNED))
        assert set(no.value.errors) == {"decided_on"}
        plan = plan_catalogue([content(decided_on=dt.date(2999, 1, 1))], valid_from=IN_FORCE)
        assert set(plan.faults["1.013833"]) == {"decided_on"} and not plan.created

    def test_a_renewed_list_keeps_the_days_it_does_not_tell(self):
        own = content(decision=DECISION, decided_on=SIGNED, legal_bases=bases(IN_FORCE, None))
        draft = draft_version(own, by=OPERATOR, at=at(SIGNED), valid_from=SIGNED)
        publish_version(draft, by=OPERATOR, at=at(SIGNED))
        listed = content(decision=DECISION, legal_bases=bases(None, None))
        assert plan_catalogue([listed], valid_from=IN_FORCE).unchanged == (own.code,)
        (_, renewed), = plan_catalogue(
            [replace(listed, decision="77/QĐ-UBND")], valid_from=IN_FORCE
        ).renewed  # fmt: skip
        assert renewed.decided_on is None, "the day of the decision before"
        assert renewed.legal_bases == bases(IN_FORCE, None)


@pytest.mark.django_db
class TestInTime:
    def test_the_newest_law_counts_and_the_border_is_in_time(self):
        published("1.000001", signed=LAST_DAY, public=LAST_DAY, in_force=(None, IN_FORCE))
        early = dt.date(2026, 1, 1)
        published("1.000002", signed=LAST_DAY, public=LAST_DAY, in_force=(early, IN_FORCE, None))
        late = LAST_DAY + dt.timedelta(days=1)
        published("1.000003", signed=late, public=late)
        assert published_in_time(*JUNE) == {"1.000001": True, "1.000002": True, "1.000003": False}
        assert published_in_time(*JULY) == {}, "it is the day of the decision that counts"

    def test_late_once_is_late_and_counted_once(self):
        for number, law in enumerate((IN_FORCE, dt.date(2026, 6, 23), dt.date(2026, 8, 3))):
            published(in_force=(law,), begins=IN_FORCE + dt.timedelta(days=number))
        assert published_in_time(*JUNE) == {"1.000001": False}
        published("1.000002")
        published("1.000002", in_force=(), begins=dt.date(2026, 8, 1))
        assert published_in_time(*JUNE)["1.000002"] is None, "in time once, unknown once"
        published("1.000002", in_force=(SIGNED,), begins=dt.date(2026, 9, 1))
        assert published_in_time(*JUNE)["1.000002"] is False, "late once, whatever the others were"

    def test_a_day_that_is_not_known_is_neither_in_time_nor_late(self):
        published("1.000001", signed=None)
        published("1.000002", in_force=())
        published("1.000003", in_force=(None,))
        assert published_in_time(*JUNE) == {
            "1.000001": None, "1.000002": None, "1.000003": None,
        }  # fmt: skip
        assert published_in_time(*JULY) == {"1.000001": None}, "in force in July"
        assert made_public_in_time(*JUNE) == {
            "1.000001": None, "1.000002": True, "1.000003": True,
        }  # fmt: skip
        assert made_public_in_time(*JULY) == {}

    def test_made_public_on_the_fifth_working_day_is_in_time(self):
        published("1.000001", public=SHOW_BY)
        published("1.000002", public=SHOW_BY + dt.timedelta(days=1))
        evening = drafted("1.000003")
        publish_version(evening, by=OPERATOR, at=dt.datetime.combine(
            SHOW_BY, dt.time(23, 59), tzinfo=VIETNAM))  # fmt: skip
        assert made_public_in_time(*JUNE) == {
            "1.000001": True, "1.000002": False, "1.000003": True,
        }  # fmt: skip

    def test_what_had_to_be_public_by_the_end_and_was_not_is_late(self):
        published("1.000001", public=dt.date(2026, 7, 2))
        drafted("1.000002")
        drafted("1.000003", signed=dt.date(2026, 6, 24))
        drafted("1.000004", signed=None)
        assert made_public_in_time(*JUNE) == {"1.000001": False, "1.000002": False}
        assert made_public_in_time(*JULY) == {
            "1.000001": False, "1.000002": False, "1.000003": False,
        }  # fmt: skip
        running = made_public_in_time(*JUNE, known_at=at(SHOW_BY))
        assert running == {}, "its last day is not over yet"
        assert set(made_public_in_time(*JUNE, known_at=at(SHOW_BY + dt.timedelta(days=1)))) == {
            "1.000001", "1.000002",
        }  # fmt: skip

    def test_as_known_at_an_instant(self):
        published("1.000001", public=SIGNED)
        published("1.000002", public=dt.date(2026, 7, 3))
        then = at(dt.date(2026, 7, 1))
        assert published_in_time(*JUNE, known_at=then) == {"1.000001": True}
        assert published_in_time(*JUNE, known_at=at(dt.date(2026, 7, 4))) == {
            "1.000001": True, "1.000002": True,
        }  # fmt: skip
        assert made_public_in_time(*JUNE, known_at=then) == {"1.000001": True, "1.000002": False}
        assert made_public_in_time(*JULY, known_at=then) == {"1.000002": False}, "still not"
        undated = drafted("1.000003", signed=None)
        publish_version(undated, by=OPERATOR, at=at(dt.date(2026, 7, 3)))
        assert "1.000003" not in published_in_time(*JULY, known_at=then)
        assert "1.000003" not in made_public_in_time(*JULY, known_at=then)

    def test_who_is_no_publication_and_what_no_calendar_reaches_are_left_out(self):
        enter_unknown_procedure("1.000009", "", by=OPERATOR, at=at(SIGNED))
        drafted("1.000001", signed=dt.date(26, 6, 22))
        published("1.000002", in_force=(dt.date(2999, 1, 1),))
        assert published_in_time(*JUNE) == {"1.000002": None}
        assert made_public_in_time(*JUNE) == {"1.000002": True}

    def test_six_thousand_procedures_take_as_many_statements_as_one(self):
        many()
        with CaptureQueriesContext(connection) as asked:
            begun = time.perf_counter()
            assert set(published_in_time(*JUNE).values()) == {True}
            assert len(made_public_in_time(*JUNE)) == 6_000
        assert time.perf_counter() - begun < 5
        assert len(asked) <= 8


def many() -> None:
    told = content(decision=DECISION, decided_on=SIGNED, legal_bases=bases(IN_FORCE, None))
    told = replace(told, methods=(), papers=(), results=())
    field = fields_for([told.field])[told.field]
    procedures = Procedure.objects.bulk_create(Procedure(code=f"1.{n:06}") for n in range(6_000))
    facts = {"number": 1, "status": "published", "valid_from": IN_FORCE, "content_digest": "x",
             "published_at": at(SIGNED)}  # fmt: skip
    versions = ProcedureVersion.objects.bulk_create(
        unsaved_version(told, field, procedure=one, **facts) for one in procedures
    )
    write_parts([(version, told) for version in versions])
