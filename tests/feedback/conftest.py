"""A survey of the test province: a dozen finished dossiers in two communes, and who runs it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import Status
from motcua.feedback import actions
from motcua.feedback.models import QuestionnaireVersion, SampleMember
from motcua.feedback.rules.designs import Design
from motcua.kernel.actor import CITIZEN, OPERATOR
from motcua.organisations.actions import give_post
from motcua.organisations.rules.roles import Role
from tests.province import FOUNDED, START, Province, at, build

NOW = at("2026-10-08 09:12")
SATISFIED = {
    "noi-tiep-don": ["4"], "thong-tin": ["5"], "giay-to": ["4"], "le-phi": ["4"],
    "thai-do": ["5"], "huong-dan": ["4"], "dung-hen": ["4"], "chinh-xac": ["5"],
    "da-gop-y": ["khong"], "so-lan": ["1"],
}  # fmt: skip
ANGRY = {**SATISFIED, "thai-do": ["1"], "huong-dan": ["2"], "dung-hen": ["2"]}


@pytest.fixture(scope="module")
def ground(django_db_setup, django_db_blocker):
    """Made once a module and rolled back after it; what each test adds is rolled back before."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield made_ground()
        transaction.set_rollback(True)


def made_ground() -> Province:
    """Ten dossiers of Mai Sơn and four of Chiềng Mai, finished in September and returned."""
    province = build()
    province.posts["Lường Thị Nội"] = give_post(
        "Lường Thị Nội", by=OPERATOR, at=FOUNDED, unit=province.units["so-nnmt"], role=Role.NV,
        title="Chuyên viên", valid_from=START,
    )  # fmt: skip
    one = province.received("2026-09-01 08:20")
    rows = []
    for number in range(14):
        row = Dossier.objects.get(pk=one.pk)
        row.pk, row.code = None, f"H52.118-260901-{number + 9001}"
        row.resolving_unit = province.units["maison" if number < 10 else "chiengmai"]
        row.status, row.status_before = Status.RETURNED, None
        row.finished_at = row.returned_at = at("2026-09-10 09:00")
        rows.append(row)
    Dossier.objects.bulk_create(rows)
    text = next(text for text in actions.own_questionnaires() if "key: sipas-mau" in text)
    actions.keep_questionnaire(text, by=province.officer("Lường Thị Nội"), at=NOW)
    return province


@pytest.fixture
def province(ground, db):
    return ground


@pytest.fixture
def home_affairs(province):
    """Of the department of home affairs: designs and runs surveys."""
    return province.officer("Lường Thị Nội")


@pytest.fixture
def finished(province):
    return list(Dossier.objects.filter(status=Status.RETURNED).order_by("code"))


@pytest.fixture
def questionnaire(province):
    return QuestionnaireVersion.objects.get(key="sipas-mau")


def design(**changes):
    usual = {
        "name": "Hài lòng của người dân quý III", "year": 2026, "legal_basis": "12/KH-UBND",
        "first": dt.date(2026, 9, 1), "last": dt.date(2026, 9, 30), "least": 3,
        "error": Decimal("0.25"), "closes_on": dt.date(2026, 10, 31), "reserve": Decimal(1),
    }  # fmt: skip
    return Design(**usual | changes)


@pytest.fixture
def drawn(questionnaire, home_affairs):
    """`drawn(**changes)` is a survey with its sample."""

    def make(seed="mot-hat-giong", **changes):
        survey = actions.design_survey(
            design(**changes), by=home_affairs, at=NOW, questionnaire=questionnaire
        )
        return actions.draw_sample(survey, by=home_affairs, at=NOW, seed=seed)

    return make


@pytest.fixture
def opened(drawn, home_affairs):
    """Everybody is asked and everything is shown from five answers."""

    def make(**changes):
        survey = drawn(**{"error": Decimal("0.005")} | changes)
        return actions.open_survey(survey, by=home_affairs, at=NOW)

    return make


def answer(member: SampleMember, given, when=NOW):
    questions = {q.key: q for q in member.survey.questionnaire.questions.questions}
    for key, values in given.items():
        actions.keep_draft_answer(
            member, by=CITIZEN, at=when, question=questions[key], values=values
        )
    actions.submit_answer(member, by=CITIZEN, at=when)
