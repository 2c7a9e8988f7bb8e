"""Results: who sees what when, what stays hidden, what may be compared, what the index takes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
import yaml

from motcua.feedback import actions
from motcua.feedback.models import SampleMember, Survey
from motcua.feedback.queries import figures, surveys
from motcua.feedback.rules.reading import read_questionnaire
from motcua.kernel.errors import InvalidInput, NotAllowed, NotFound, WrongState
from motcua.kernel.figures import Figure
from tests.feedback.conftest import ANGRY, NOW, SATISFIED, answer, design

YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def _answered(survey, province, maison=6, chiengmai=0, angry=2):
    """So many answers of each commune; the first `angry` of Mai Sơn are not content."""
    for unit, count in (("maison", maison), ("chiengmai", chiengmai)):
        rows = SampleMember.objects.filter(survey=survey, stratum__unit=province.units[unit])
        for number, member in enumerate(rows[:count]):
            answer(member, ANGRY if unit == "maison" and number < angry else SATISFIED)


@pytest.fixture
def closed(opened, province, home_affairs):
    def make(**answers):
        survey = opened()
        _answered(survey, province, **answers)
        return actions.close_survey(survey, by=home_affairs, at=NOW)

    return make


def test_factors_and_intervals_by_hand(closed, home_affairs):
    found = surveys.figures(closed(), home_affairs)
    factors = {each["key"]: each["figure"] for each in found["factors"]}

    # Six of ten answered; two of six found nothing good in both questions of `officials`.
    assert factors["officials"]["percent"] == pytest.approx(400 / 6)
    assert factors["result"]["percent"] == pytest.approx(500 / 6)
    assert factors["access"]["percent"] == 100
    assert factors["feedback"] is None
    error = (0.4 * (1 / 3) * (2 / 3) / 5) ** 0.5 * 100
    assert factors["officials"]["error"] == pytest.approx(error)
    assert found["index"]["percent"] == pytest.approx((400 / 6 + 500 / 6 + 200) / 4)
    assert (found["asked"], found["answered"]) == (14, 6)


def test_few_answers_are_not_shown(closed, home_affairs):
    found = surveys.figures(closed(maison=6, chiengmai=2), home_affairs)
    units = {row["name"]: row for row in found["units"]}

    # Chiềng Mai has two answers; with it alone hidden it could be reckoned, so neither is shown.
    assert not [name for name, row in units.items() if row["index"]]
    assert found["index"]
    assert surveys.comments(Survey.objects.get(), home_affairs) == []


def test_too_few_to_publish(closed, home_affairs):
    survey = closed(maison=3)
    with pytest.raises(WrongState, match="Chưa đủ 5 phiếu"):
        actions.publish_survey(survey, by=home_affairs, at=NOW)


def test_a_head_reads_the_own_unit_after_the_end_and_never_the_sample(
    closed, opened, province, home_affairs
):
    running = opened()
    with pytest.raises(NotFound):
        surveys.get(running.slug, province.head)
    survey = closed()
    found = surveys.figures(surveys.get(survey.slug, province.head), province.head)
    assert [row["name"] for row in found["units"]] == ["Mai Sơn"]
    assert found["index"] is None
    with pytest.raises(NotAllowed):
        surveys.strata(survey, province.head)
    with pytest.raises(NotAllowed):
        surveys.comments(survey, province.head)
    assert len(surveys.figures(survey, home_affairs)["units"]) == 2


def test_what_was_published_stays_and_the_index_takes_it(closed, home_affairs, province):
    survey = actions.publish_survey(closed(), by=home_affairs, at=NOW)
    percent = survey.results["index"]["percent"]

    assert surveys.published_one(survey.slug).results["index"]["percent"] == percent
    with pytest.raises(WrongState):
        actions.publish_survey(survey, by=home_affairs, at=NOW)
    units = ["H52.118", "H52.119", "H52.999"]
    found = figures.survey_satisfaction(units, *YEAR)
    assert found == {"H52.118": Figure(round(percent * 100), 10_000)}
    assert figures.survey_satisfaction(units, *YEAR, as_of=NOW - dt.timedelta(days=1)) == {}
    assert len(figures.survey_satisfaction_rows("H52.118", *YEAR)) == 4
    assert figures.officials_survey(units, *YEAR) == {}


def test_another_method_is_not_compared(closed, home_affairs):
    first = actions.publish_survey(closed(), by=home_affairs, at=NOW)
    second = actions.publish_survey(closed(angry=0), by=home_affairs, at=NOW)
    assert surveys.trend(second)[1].change == pytest.approx(100 - first.results["index"]["percent"])
    Survey.objects.filter(pk=first.pk).update(formula="weights")
    point = surveys.trend(second)[1]
    assert (point.change, point.breaks) == (None, ("công thức khác",))


def test_officials_judge_units_without_a_name(province, home_affairs):
    text = next(t for t in actions.own_questionnaires() if "respondents: departments_on" in t)
    questionnaire = actions.keep_questionnaire(text, by=home_affairs, at=NOW)
    plan = replace(design(), method="officials", first=None, last=None)
    survey = actions.design_survey(plan, by=home_affairs, at=NOW, questionnaire=questionnaire)
    survey = actions.draw_sample(survey, by=home_affairs, at=NOW)

    # One leader of a department judges each of the two communes.
    sizes = survey.strata.values_list("unit__slug", "population")
    assert sorted(sizes) == [("chiengmai", 1), ("maison", 1)]
    assert not survey.members.exclude(dossier=None).exists()


def test_councils_need_their_number(province, home_affairs):
    text = next(t for t in actions.own_questionnaires() if "respondents: council_on_units" in t)
    questionnaire = actions.keep_questionnaire(text, by=home_affairs, at=NOW)
    plan = replace(design(), method="officials", first=None, last=None, satisfied_from=60)
    with pytest.raises(InvalidInput) as fault:
        actions.design_survey(plan, by=home_affairs, at=NOW, questionnaire=questionnaire)
    assert "respondents" in fault.value.errors
    survey = actions.design_survey(
        plan, by=home_affairs, at=NOW, questionnaire=questionnaire, respondents=40
    )
    survey = actions.draw_sample(survey, by=home_affairs, at=NOW)
    assert set(survey.strata.values_list("population", flat=True)) == {40}


def test_a_questionnaire_is_kept_as_versions(home_affairs, questionnaire):
    text = yaml.safe_dump(questionnaire.content, allow_unicode=True)
    assert actions.keep_questionnaire(text, by=home_affairs, at=NOW) == questionnaire
    changed = {**questionnaire.content, "title": "Bộ câu hỏi năm 2027"}
    later = actions.keep_questionnaire(yaml.safe_dump(changed), by=home_affairs, at=NOW)
    assert (later.key, later.number) == ("sipas-mau", 2)


QUESTION = {"key": "a", "text": "Hỏi", "factor": "f", "options": [
    {"key": "1", "label": "Có", "weight": 100}, {"key": "0", "label": "Không", "weight": 0}]}  # fmt: skip
WHOLE = {"key": "b", "title": "Bộ", "factors": {"f": "Yếu tố"}, "questions": [QUESTION]}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"key": "Bộ 1"}, "mã “Bộ 1” cần là chữ thường"),
        ({"title": ""}, "title: cần có lời"),
        ({"factors": {}}, "chưa có yếu tố"),
        ({"factors": {"f": "A", "g": "B"}}, "“g” không có câu hỏi nào"),
        ({"respondents": "aliens"}, "“aliens” không có"),
        ({"questions": []}, "cần từ 1 đến 80 câu"),
        ({"questions": ["?"]}, "câu 1: cần có key"),
        ({"questions": [QUESTION, QUESTION]}, "câu 2: mã “a” đã dùng"),
        ({"questions": [{**QUESTION, "factor": "x"}]}, "yếu tố “x” không có"),
        ({"questions": [{**QUESTION, "options": "thang"}]}, "thang “thang” không có"),
        ({"questions": [{**QUESTION, "options": [1]}]}, "cần từ 2 đến 12 mục"),
        ({"questions": [{**QUESTION, "kind": "dance"}]}, "loại “dance” không có"),
        ({"questions": [{**QUESTION, "show_if": {"z": ["1"]}}]}, "không đứng trước"),
        ({"questions": [{**QUESTION, "show_if": "z"}]}, "show_if ghi dạng"),
        ({"questions": [{**QUESTION, "options": [
            {"key": "1", "label": "A", "weight": 101}, {"key": "2", "label": "B"}]}]},
         "trọng số “101”"),
        ({"questions": [{**QUESTION, "options": [
            {"key": "1", "label": "A"}, {"key": "2", "label": "B"}]}]}, "phải có trọng số"),
    ],
)  # fmt: skip
def test_a_questionnaire_that_cannot_be_asked_says_which_question(changes, says):
    with pytest.raises(InvalidInput) as fault:
        read_questionnaire({**WHOLE, **changes})
    assert says in " ".join(fault.value.errors["content"])


@pytest.mark.parametrize("text", ["", "[1, 2", "key: [", "\x00", "!!python/object:os.system {}"])
def test_a_file_that_is_no_questionnaire_is_told(home_affairs, text):
    with pytest.raises(InvalidInput) as fault:
        actions.keep_questionnaire(text, by=home_affairs, at=NOW)
    assert "content" in fault.value.errors
