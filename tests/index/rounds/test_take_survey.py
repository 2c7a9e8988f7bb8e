"""A published survey fills a criterion: source, sample and interval beside it, nobody types over it."""

from __future__ import annotations

import pytest

from motcua.feedback import actions as feedback
from motcua.feedback.queries import per_unit
from motcua.index import actions
from motcua.index.models import Score
from motcua.index.queries import trails
from motcua.index.queries.sheets import sheet_of
from motcua.kernel.errors import InvalidInput, NotAllowed
from tests.desk.conftest import sign_in  # noqa: F401 - the fixture
from tests.feedback.conftest import (  # noqa: F401 - fixtures
    drawn,
    ground,
    home_affairs,
    opened,
    province,
    questionnaire,
)
from tests.feedback.test_publish_survey import _answered
from tests.province import at

ROUND = "/ban-lam-viec/chi-so/vong/2026-sonla/"
NOW = at("2026-10-08 09:12")


def test_published_survey_fills_a_criterion_and_nobody_types_over_it(
    opened,  # noqa: F811
    home_affairs,  # noqa: F811
    played,
    sign_in,  # noqa: F811
    clock,
):
    clock.move_to(NOW)
    survey = opened()
    _answered(survey, played.province, maison=6, chiengmai=0)
    survey = feedback.close_survey(survey, by=home_affairs, at=NOW)
    with pytest.raises(InvalidInput, match="đã công bố"):
        actions.take_survey(played.round, "8.1", survey.slug, by=played.appraiser, at=NOW)
    feedback.publish_survey(survey, by=home_affairs, at=NOW)
    with pytest.raises(NotAllowed):
        actions.take_survey(played.round, "8.1", survey.slug, by=played.leader(), at=NOW)
    with pytest.raises(InvalidInput, match="tiêu chí điều tra"):
        actions.take_survey(played.round, "1.1", survey.slug, by=played.appraiser, at=NOW)
    assert not Score.objects.exists()

    client = sign_in("Bùi Thị Nội")
    assert survey.name in client.get(f"{ROUND}dieu-tra/").content.decode()
    sent = client.post(f"{ROUND}dieu-tra/lay/",
                       {"lay-source": survey.slug, "lay-criterion": "8.1"}, follow=True)  # fmt: skip
    text = sent.content.decode()
    assert "Đã lấy kết quả điều tra cho 1 đơn vị" in text
    assert "Chiềng Mai" in text

    figure = next(one for one in per_unit.figures_of(survey.slug).figures)
    score = Score.objects.get(criterion="8.1", stage="survey")
    assert score.value == f"{figure.percent:.2f}".replace(".", ",")
    assert (figure.answered, figure.asked) == (6, 10)
    assert "6 trả lời trên 10 phiếu" in score.note
    assert f"{figure.low:.2f}–{figure.high:.2f}%".replace(".", ",") in score.note
    earned = sheet_of(played.entry()).final.earned["8.1"]
    assert float(earned) == pytest.approx(3 * figure.percent / 100, abs=1e-3)
    told = trails.trail(played.entry(), "8.1", played.appraiser, NOW)
    assert told[-1].note == score.note

    block = played.round.blocks.get()
    sure = actions.reckon_confidence(block, by=played.appraiser, at=NOW)
    assert sure.answered == {"8.1": {str(played.entry().unit_id): 6}}
    assert sure.respondents == 0
    again = actions.reckon_confidence(block, by=played.appraiser, at=at("2026-10-08 10:00"))
    assert again.reckoned_at == NOW
    shown = client.get(f"/ban-lam-viec/xep-hang/{played.round.slug}/?nhin=do-chac")
    assert "từ 6 đến 6 mỗi đơn vị" in shown.content.decode()

    unit = played.entry().unit_id
    with pytest.raises(InvalidInput, match="không nhập tay"):
        actions.enter_survey(played.round, {unit: {"8.1": "99"}}, source="Tự ghi",
                             by=played.appraiser, at=NOW)  # fmt: skip
    factor = actions.take_survey(
        played.round, "8.1", survey.slug, factor="access", by=played.appraiser, at=NOW
    )
    assert factor.written == 1
    assert Score.objects.get(criterion="8.1", stage="survey").value == "100,00"
