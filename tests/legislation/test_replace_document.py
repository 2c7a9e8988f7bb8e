"""What amends, replaces and repeals; never in a circle, never before its time."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput
from motcua.legislation.actions import (
    amend_document,
    repeal_document,
    replace_document,
    review_document,
)
from motcua.legislation.models import DocumentRelation
from motcua.legislation.rules.documents import Standing
from tests.legislation.conftest import NOW

CHANGE = dt.date(2025, 7, 1)


def replaced(target, document, since=CHANGE):
    return replace_document(target, by=OPERATOR, at=NOW, document=document, since=since)


def test_the_replaced_document_ends_the_day_the_new_one_takes_over(enter):
    old, new = enter("61/2018/NĐ-CP", "2018-06-21"), enter("118/2025/NĐ-CP", "2025-07-01")
    replaced(old, new)
    old.refresh_from_db()

    assert old.standing(dt.date(2025, 6, 30)) == Standing.IN_FORCE
    assert old.standing(CHANGE) == Standing.EXPIRED
    assert new.standing(CHANGE) == Standing.IN_FORCE


def test_the_amended_document_stays_in_force(enter):
    old, new = enter("61/2018/NĐ-CP", "2018-06-21"), enter("107/2021/NĐ-CP", "2021-12-06")
    tie = amend_document(
        old, by=OPERATOR, at=NOW, document=new, since=new.valid_from, note="Điều 1"
    )
    old.refresh_from_db()

    assert (tie.kind, tie.note, old.valid_to) == ("amends", "Điều 1", None)
    with pytest.raises(InvalidInput, match="Đã ghi 107/2021/NĐ-CP sửa đổi"):
        amend_document(old, by=OPERATOR, at=NOW, document=new, since=new.valid_from)


def test_replacement_does_not_go_round_in_a_circle(enter):
    first, second, third = (
        enter("1/2018/NĐ-CP", "2018-01-01"),
        enter("2/2020/NĐ-CP", "2020-01-01"),
        enter("3/2022/NĐ-CP", "2022-01-01"),
    )
    replaced(first, second, dt.date(2020, 1, 1))
    replaced(second, third, dt.date(2022, 1, 1))
    with pytest.raises(InvalidInput, match="đã bị thay bởi 2/2020/NĐ-CP, rồi 3/2022/NĐ-CP") as it:
        replaced(third, first, dt.date(2026, 1, 1))

    assert it.value.field == "document"
    assert DocumentRelation.objects.count() == 2
    third.refresh_from_db()
    assert third.valid_to is None
    with pytest.raises(InvalidInput, match="chính nó"):
        replaced(third, third, dt.date(2026, 1, 1))


@pytest.mark.parametrize(
    ("since", "says"),
    [
        (dt.date(2025, 6, 30), "118/2025/NĐ-CP có hiệu lực từ 01/07/2025, sau ngày 30/06/2025"),
        (dt.date(2018, 6, 1), "sau ngày 01/06/2018"),
    ],
)
def test_nothing_takes_over_before_its_time(enter, since, says):
    old, new = enter("61/2018/NĐ-CP", "2018-06-21"), enter("118/2025/NĐ-CP", "2025-07-01")
    with pytest.raises(InvalidInput, match=says) as fault:
        replaced(old, new, since)

    assert fault.value.field == "since"
    old.refresh_from_db()
    assert old.valid_to is None


@pytest.mark.parametrize("day", [dt.date(2025, 7, 1), dt.date(2025, 1, 1)])
def test_a_document_is_not_repealed_before_it_is_in_force(enter, day):
    document = enter("118/2025/NĐ-CP", "2025-07-01")
    with pytest.raises(InvalidInput, match="không sau ngày có hiệu lực 01/07/2025") as fault:
        repeal_document(document, by=OPERATOR, at=NOW, valid_to=day, basis="9/2026/NĐ-CP")

    assert list(fault.value.errors) == ["valid_to"]


def test_repeal_names_its_basis_and_happens_once(enter):
    document = enter("43/2011/NĐ-CP", "2011-08-01")
    with pytest.raises(InvalidInput, match="Chưa ghi căn cứ bãi bỏ"):
        repeal_document(document, by=OPERATOR, at=NOW, valid_to=CHANGE, basis=" ")
    document = repeal_document(document, by=OPERATOR, at=NOW, valid_to=CHANGE, basis="Điều 9")
    with pytest.raises(InvalidInput, match="đã hết hiệu lực từ 01/07/2025"):
        repeal_document(document, by=OPERATOR, at=NOW, valid_to=dt.date(2026, 1, 1), basis="Điều 9")


def test_a_review_is_kept_with_its_note(enter):
    document = review_document(
        enter("43/2011/NĐ-CP", "2011-08-01"), by=OPERATOR, at=NOW, verified=True, note=" Đã so. "
    )
    document.refresh_from_db()
    assert (document.verified, document.review_note) == (True, "Đã so.")
