"""A unit scores itself: what the rule takes, what facts and surveys fill, and when."""

from __future__ import annotations

import pytest

from motcua.index import actions
from motcua.index.models import Score, ScoreChange
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from tests.province import at


@pytest.mark.parametrize(
    ("code", "value", "fault"),
    [
        ("1.2", "5,5", "vượt điểm tối đa 5"),
        ("1.2", "-1", "âm"),
        ("1.2", "năm điểm", "không phải là số"),
        ("1.1", "NA", "luôn áp dụng"),
        ("3.2", "17/0", ""),
        ("3.2", "1/x", "không phải là số"),
        ("1.1", "có lẽ", "có/không"),
        ("3.1", "20/20", "không nhập tay"),
        ("8.1", "99", "không tự chấm"),
        ("9.9", "1", "không có tiêu chí"),
        ("1.2", "1" * 300, "200 ký tự"),
    ],
)
def test_value_is_checked_against_its_rule_and_nothing_else_is_saved(played, code, value, fault):
    given = {"1.1": "có", code: value}
    if not fault:
        actions.self_score(played.entry(), given, by=played.head(), at=at("2026-10-05 08:00"))
        assert Score.objects.get(criterion=code).value == value
        return

    with pytest.raises(InvalidInput) as refused:
        actions.self_score(played.entry(), given, by=played.head(), at=at("2026-10-05 08:00"))

    assert fault in refused.value.errors[code][0]
    assert not Score.objects.exists()


def test_each_change_is_kept_with_who_when_and_from_what(played):
    played.score()
    played.score(moment="2026-10-06 08:00", **{"1.2": "3"})

    told = ScoreChange.objects.filter(criterion="1.2").order_by("pk")
    assert [(one.before, one.after) for one in told] == [("", "4"), ("4", "3")]
    assert {one.by for one in told} == {played.head().reference}
    assert ScoreChange.objects.filter(criterion="1.1").count() == 1


def test_change_after_the_approval_takes_it_back(played):
    played.score()
    played.prove()
    actions.approve_internally(played.entry(), by=played.leader(), at=at("2026-10-06 08:00"))

    played.score(moment="2026-10-06 09:00", **{"1.2": "2"})

    assert played.entry().state == "self_scoring"
    with pytest.raises(WrongState):
        actions.lock(played.entry(), by=played.leader(), at=at("2026-10-06 10:00"))


def test_nobody_scores_the_sheet_of_another_unit(played):
    for stranger in (played.head("chiengmai"), played.appraiser, played.chair):
        with pytest.raises(NotAllowed):
            actions.self_score(
                played.entry(), {"1.1": "có"}, by=stranger, at=at("2026-10-05 08:00")
            )


def test_before_the_first_and_after_the_last_day_it_is_refused(played):
    for moment, words in (("2026-09-30 23:59", "mở từ"), ("2026-10-11 00:00", "quá hạn")):
        with pytest.raises(WrongState) as refused:
            played.score(moment=moment)
        assert words in refused.value.message
    played.score(moment="2026-10-10 23:59")


def test_two_heads_on_one_item_the_second_is_told_who_was_first(played):
    played.score()
    with pytest.raises(Exception, match="Quàng Văn Dũng") as refused:
        actions.self_score(
            played.entry(), {"1.2": "1"}, by=played.leader(), at=at("2026-10-05 09:00"),
            seen={"1.2": 0},
        )  # fmt: skip
    assert refused.value.status == 409
