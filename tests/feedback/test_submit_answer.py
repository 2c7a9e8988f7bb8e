"""Answering: once, by whoever holds the secret, and untied from them at the moment of sending."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from django.apps import apps

from motcua.audit.models import Event
from motcua.feedback import actions
from motcua.feedback.models import SampleMember, SurveyAnswer
from motcua.feedback.queries import surveys, tokens
from motcua.feedback.sheets import read_table
from motcua.kernel.actor import CITIZEN
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from tests.feedback.conftest import ANGRY, NOW, SATISFIED, answer
from tests.province import at


def _member(survey):
    return SampleMember.objects.filter(survey=survey, state="asked").first()


def test_an_answer_counts_once_and_nothing_leads_back_to_who_gave_it(opened):
    survey = opened()
    member = _member(survey)
    answer(member, {**SATISFIED, "y-kien": ["Gọi lại cho tôi 0912 345 321"]})

    kept = SurveyAnswer.objects.get()
    assert kept.given["y-kien"] == ["Gọi lại cho tôi •••"]
    member.refresh_from_db()
    assert (member.state, member.draft) == ("answered", {})
    with pytest.raises(WrongState, match="chỉ tính một lần"):
        answer(member, {})
    assert SurveyAnswer.objects.count() == 1
    # Nothing in the database holds both: neither a key of the one in the other nor the event.
    names = {field.name for field in SurveyAnswer._meta.get_fields()}
    assert names == {"id", "survey", "stratum", "channel", "given"}
    facts = Event.objects.get(name="feedback.answer_submitted").facts
    assert facts == {"channel": "online"}
    texts = [
        json.dumps(list(model.objects.values()), default=str)
        for model in apps.get_app_config("feedback").get_models()
        if model is not SurveyAnswer
    ]
    assert not [text for text in texts if str(kept.pk) in text or kept.pk.hex in text]


def test_a_question_is_asked_only_after_the_answer_that_leads_to_it(opened):
    member = _member(opened())
    with pytest.raises(InvalidInput) as fault:
        answer(member, {**SATISFIED, "da-gop-y": ["co"]})
    assert fault.value.errors == {"tra-loi-gop-y": ["Câu 10 chưa có câu trả lời. Chọn một mục rồi gửi."]}  # fmt: skip

    answer(member, {"tra-loi-gop-y": ["4"], "da-gop-y": ["khong"]})
    assert "tra-loi-gop-y" not in SurveyAnswer.objects.get().given


@pytest.mark.parametrize(
    ("key", "values", "says"),
    [
        ("thai-do", ["9"], "Không có mục “9”"),
        ("thai-do", ["4", "5"], "chỉ chọn một mục"),
        ("thai-do", [""], "Chưa chọn câu trả lời"),
        ("y-kien", ["x" * 501], "tối đa 500"),
        ("cai-thien", ["nhanh", "bay"], "Không có mục “bay”"),
    ],
)
def test_an_answer_that_cannot_be_is_told(opened, key, values, says):
    member = _member(opened())
    with pytest.raises(InvalidInput, match=says):
        answer(member, {key: values})
    member.refresh_from_db()
    assert member.draft == {}


def test_after_the_last_day_nothing_is_taken(opened, home_affairs):
    survey = opened()
    member = _member(survey)
    with pytest.raises(WrongState, match="hết hạn"):
        answer(member, SATISFIED, when=at("2026-11-01 08:00"))
    actions.close_survey(survey, by=home_affairs, at=NOW)
    member.refresh_from_db()
    assert member.draft == {}
    with pytest.raises(WrongState):
        answer(member, SATISFIED)
    assert not SurveyAnswer.objects.exists()


def test_a_paper_slip_is_entered_by_two_who_agree(opened, home_affairs, province):
    survey = opened(double_entry=True)
    member = _member(survey)

    def enter(by, given):
        return actions.enter_paper(member, by=by, at=NOW, given=given)

    with pytest.raises(NotAllowed):
        enter(province.counter, SATISFIED)
    assert enter(home_affairs, SATISFIED) is False
    with pytest.raises(InvalidInput, match="người khác"):
        enter(home_affairs, SATISFIED)
    with pytest.raises(InvalidInput) as fault:
        enter(province.control, ANGRY)
    assert set(fault.value.errors) == {"thai-do", "huong-dan", "dung-hen"}
    assert not SurveyAnswer.objects.exists()
    assert enter(province.control, SATISFIED) is True
    assert SurveyAnswer.objects.get().channel == "paper"
    with pytest.raises(WrongState):
        enter(province.control, SATISFIED)


def _sheet(*rows):
    heads = ["ma_phieu", *SATISFIED]
    lines = [",".join(heads), *(",".join(row) for row in rows)]
    return read_table("phieu.csv", "\n".join(lines).encode(), ["ma_phieu"])


def test_a_file_of_slips_counts_each_once_or_nothing_at_all(opened, home_affairs):
    survey = opened()
    slips = actions.invite_members(
        survey, by=home_affairs, at=NOW, members=surveys.asked(survey, home_affairs)[:2]
    )
    cells = [values[0] for values in SATISFIED.values()]
    words = ["Hài lòng", *cells[1:]]
    good = [[tokens.printed(slip.secret), *cells] for slip in slips]

    for wrong, says in (
        ([good[0], ["AAAAA-AAAAA", *cells]], "Dòng 3: mã phiếu không có"),
        ([good[0], good[0]], "Dòng 3: phiếu này đã có ở dòng trên"),
        ([good[0], [good[1][0], "tuyệt vời", *cells[1:]]], "Dòng 3, cột noi-tiep-don: Không có"),
        ([], "không có phiếu nào"),
    ):
        with pytest.raises(InvalidInput, match=says):
            actions.import_answers(survey, by=home_affairs, at=NOW, table=_sheet(*wrong))
        assert not SurveyAnswer.objects.exists()

    told = _sheet(good[0], [good[1][0], *words])
    assert actions.import_answers(survey, by=home_affairs, at=NOW, table=told) == 2
    assert {row.given["noi-tiep-don"][0] for row in SurveyAnswer.objects.all()} == {"4"}
    with pytest.raises(InvalidInput, match="đã được tính"):
        actions.import_answers(survey, by=home_affairs, at=NOW, table=told)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.xlsx", b"PK broken", "Excel không mở được"),
        ("a.csv", b"\xff\xfe\x00", "không phải Excel"),
        ("a.csv", b"", "không có dòng nào"),
        ("a.csv", b"x,y\n1,2", "thiếu cột ma_phieu"),
    ],
)
def test_a_file_that_is_no_table_is_told(name, content, says):
    with pytest.raises(InvalidInput, match=says):
        read_table(name, content, ["ma_phieu"])


def test_secrets_fit_nothing_else(opened):
    opened(error=Decimal("0.25"))
    for wrong in ("", "AAAAA", "AAAAAAAAAA", "' OR 1=1 --", "x" * 5000, "\0"):
        assert tokens.member_of(wrong) is None


def test_who_follows_the_own_dossier_takes_the_invitation_up(opened):
    from motcua.feedback.queries import answering

    member = _member(opened())
    assert answering.invited(member.dossier.code) == member
    secret = actions.accept_invitation(member, by=CITIZEN, at=NOW)
    assert tokens.member_of(secret.lower()) == member
    answer(member, SATISFIED)
    assert answering.invited(member.dossier.code) is None
    assert answering.sheet(secret, NOW.date()).state == "answered"
