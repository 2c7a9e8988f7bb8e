"""Designing a survey and drawing its sample: seeded, recorded, masked, and only by who may."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest

from motcua.audit.models import Event
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import Status
from motcua.feedback import actions
from motcua.feedback.models import Invitation, SampleMember, Stratum, Survey
from motcua.feedback.queries import surveys
from motcua.feedback.rules.lifecycle import MemberState
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from tests.feedback.conftest import NOW, design


def _codes(survey):
    rows = SampleMember.objects.filter(survey=survey, state=MemberState.ASKED)
    return sorted(rows.values_list("dossier__code", flat=True))


def test_each_stratum_is_asked_by_the_formula_and_not_less_than_its_least(drawn, province):
    survey = drawn()

    strata = {row.unit: (row.population, row.planned) for row in Stratum.objects.all()}
    # 10 / (1 + 10·0.25²) = 6.15 → 7; 4 / (1 + 4·0.25²) = 3.2 → 4
    assert strata == {province.units["maison"]: (10, 7), province.units["chiengmai"]: (4, 4)}
    assert len(_codes(survey)) == 11


def test_the_same_seed_draws_the_same_people_and_another_one_others(drawn):
    first, again, other = drawn(), drawn(), drawn(seed="hat-khac")

    assert _codes(first) == _codes(again)
    assert _codes(first) != _codes(other)
    assert first.frame_digest == other.frame_digest
    facts = Event.objects.get(chain=first.chain, name="feedback.sample_drawn").facts
    assert facts["seed"] == "mot-hat-giong"
    assert facts["frame"] == first.frame_digest


def test_who_withdrew_or_finished_outside_the_period_is_not_in_the_list(drawn, finished):
    Dossier.objects.filter(code=finished[0].code).update(status_before=Status.WITHDRAWAL_ASKED)
    Dossier.objects.filter(code=finished[1].code).update(
        finished_at=dt.datetime(2026, 10, 1, tzinfo=NOW.tzinfo)
    )
    survey = drawn(error=Decimal("0.005"))

    assert Stratum.objects.get(survey=survey, population=8)
    assert not {finished[0].code, finished[1].code} & set(_codes(survey))


@pytest.mark.parametrize(
    ("allocation", "sizes"), [("proportional", [(4, 3), (10, 5)]), ("equal", [(4, 4), (10, 4)])]
)
def test_one_sample_is_shared_out(drawn, allocation, sizes):
    # 14 / (1 + 14·0.25²) = 7.47 → 8
    survey = drawn(allocation=allocation)
    rows = survey.strata.values_list("population", "planned")
    assert sorted(rows) == sizes


def test_a_counter_officer_neither_designs_nor_draws_nor_sees_whom(drawn, province, questionnaire):
    survey = drawn()
    for act in (
        lambda: actions.design_survey(
            design(), by=province.counter, at=NOW, questionnaire=questionnaire
        ),
        lambda: actions.open_survey(survey, by=province.leader, at=NOW),
        lambda: surveys.members(survey, province.leader),
        lambda: surveys.page(surveys.Filters(), province.counter),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_who_was_drawn_stands_masked(drawn, home_affairs):
    page = surveys.members(drawn(), home_affairs)

    assert page.total == 14
    assert {len(line.mark) for line in page.rows} == {5}
    assert "Lò Văn Ơn" not in str(page.rows)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "x"}, "name"),
        ({"year": 20266}, "year"),
        ({"error": Decimal(0)}, "error"),
        ({"error": Decimal("0.9")}, "error"),
        ({"first": None}, "first"),
        ({"last": dt.date(2026, 8, 1)}, "last"),
        ({"last": dt.date(2027, 8, 1)}, "last"),
        ({"closes_on": dt.date(2026, 10, 1)}, "closes_on"),
        ({"closes_on": None}, "closes_on"),
        ({"least_shown": 1}, "least_shown"),
        ({"method": "residents"}, "method"),
        ({"method": "officials"}, "method"),
        ({"formula": "magic"}, "formula"),
        ({"least": -1}, "least"),
        ({"reserve": Decimal(9)}, "reserve"),
        ({"satisfied_from": 0}, "satisfied_from"),
    ],
)
def test_a_design_that_cannot_be_is_refused_at_its_field(
    questionnaire, home_affairs, changes, field
):
    with pytest.raises(InvalidInput) as fault:
        actions.design_survey(
            design(**changes), by=home_affairs, at=NOW, questionnaire=questionnaire
        )
    assert field in fault.value.errors
    assert not Survey.objects.exists()


def test_nothing_finished_is_nobody_to_ask(questionnaire, home_affairs):
    survey = actions.design_survey(
        design(first=dt.date(2026, 8, 1), last=dt.date(2026, 8, 31)),
        by=home_affairs,
        at=NOW,
        questionnaire=questionnaire,
    )
    with pytest.raises(InvalidInput, match="Không có giao dịch nào"):
        actions.draw_sample(survey, by=home_affairs, at=NOW)
    survey.refresh_from_db()
    assert survey.state == "draft"


def test_a_sample_is_drawn_once(drawn, home_affairs):
    survey = drawn()
    with pytest.raises(WrongState, match="đã rút mẫu"):
        actions.draw_sample(survey, by=home_affairs, at=NOW)


def test_who_does_not_answer_is_replaced_in_the_order_of_the_draw(drawn, home_affairs, province):
    survey = actions.open_survey(drawn(), by=home_affairs, at=NOW)
    actions.invite_members(
        survey, by=home_affairs, at=NOW, members=surveys.asked(survey, home_affairs)
    )
    with pytest.raises(InvalidInput, match="lý do"):
        actions.replace_members(survey, by=home_affairs, at=NOW, reason=" ")

    # Mai Sơn has drawn 7 of 10 and so 3 in reserve, Chiềng Mai all.
    assert actions.replace_members(survey, by=home_affairs, at=NOW, reason="Mời hai lần") == 3
    members = SampleMember.objects.filter(stratum__unit=province.units["maison"])
    states = dict(members.values_list("place", "state"))
    assert [place for place, state in states.items() if state == "replaced"] == [1, 2, 3]
    assert [place for place, state in states.items() if state == "asked"] == [4, 5, 6, 7, 8, 9, 10]
    assert not Invitation.objects.filter(member__state="replaced").exists()
    with pytest.raises(InvalidInput, match="Không còn ai dự phòng"):
        actions.replace_members(survey, by=home_affairs, at=NOW, reason="Nữa")


def test_secrets_are_told_once_and_kept_as_digests(opened, home_affairs):
    survey = opened()
    members = surveys.asked(survey, home_affairs)
    slips = actions.invite_members(survey, by=home_affairs, at=NOW, members=members)

    kept = json.dumps(list(Invitation.objects.values("digest")))
    facts = json.dumps(list(Event.objects.values_list("facts", flat=True)))
    assert len({slip.secret for slip in slips}) == 14
    assert not [slip for slip in slips if slip.secret in kept + facts]
