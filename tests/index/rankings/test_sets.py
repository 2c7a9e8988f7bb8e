"""A set of criteria from its file to its day in force, and every way it is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.models import Event
from motcua.index import actions
from motcua.index.exchange.workbooks import read_set_workbook, workbook_of
from motcua.index.models import RuleSet
from motcua.index.queries import rule_sets
from motcua.index.rules.comparing import What
from motcua.index.rules.faults import InvalidSet
from motcua.index.rules.set_tree import tree_lines
from motcua.kernel.errors import InvalidInput, NotAllowed, StaleVersion, WrongState
from tests.index.rankings.conftest import body, text
from tests.index.test_workbooks import ROWS, _book
from tests.province import at

NOW = at("2026-10-08 09:12")


def test_from_file_to_force_by_two_people(played):
    held = played.in_force()
    held.refresh_from_db()
    assert (held.state, held.year, held.version, held.decision) == (
        "in_force", 2026, 1, "36/QĐ-UBND",
    )  # fmt: skip
    assert rule_sets.in_force("commune", dt.date(2026, 1, 9)) is None
    assert rule_sets.in_force("commune", dt.date(2026, 1, 10)) == held
    names = [event.name for event in Event.objects.filter(chain=held.chain).order_by("sequence")]
    assert names == ["index.set_imported", "index.set_checked", "index.set_approved",
                     "index.set_in_force"]  # fmt: skip


def test_who_made_it_does_not_approve_it(played):
    held = played.taken_in()
    actions.check_set(held, by=played.keeper, at=NOW)
    with pytest.raises(NotAllowed, match="không tự duyệt"):
        actions.approve_set(held, by=played.keeper, at=NOW, decision="1/QĐ")
    with pytest.raises(InvalidInput, match="Chưa có quyết định"):
        actions.approve_set(held, by=played.second, at=NOW, decision=" ")
    assert actions.approve_set(held, by=played.chair, at=NOW, decision="1/QĐ").state == "approved"


def test_nobody_else_keeps_sets(played, province):
    for name in ("Quàng Văn Dũng", "Đèo Thị Kiểm", "Ngần Văn Tịch"):
        with pytest.raises(NotAllowed):
            actions.import_set(
                text(body()), by=province.officer(name), at=NOW, level="commune", file_name="x.json"
            )
    assert not RuleSet.objects.exists()


def test_each_state_has_its_one_next_act(played):
    held = played.taken_in()
    with pytest.raises(WrongState, match="đã kiểm tra"):
        actions.approve_set(held, by=played.second, at=NOW, decision="1/QĐ")
    with pytest.raises(WrongState, match="đã duyệt"):
        actions.put_set_in_force(held, by=played.keeper, at=NOW, valid_from=dt.date(2026, 1, 1))
    actions.check_set(held, by=played.keeper, at=NOW)
    actions.approve_set(held, by=played.second, at=NOW, decision="1/QĐ")
    told = {"name": "Khác", "max": "2"}
    with pytest.raises(WrongState, match="không sửa được"):
        actions.change_criterion(held, "1.1", told, by=played.keeper, at=NOW)


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (text(body(max=99.55)), "x.json", "lệch 79.55"),
        (b"{", "x.json", "không phải JSON đọc được"),
        (b"PK no", "x.xlsx", "không phải sổ tính"),
        (text({"areas": []}), "x.json", "ít nhất một"),
    ],
)
def test_a_wrong_file_leaves_nothing(played, content, name, said):
    with pytest.raises(InvalidSet, match=said):
        actions.import_set(content, by=played.keeper, at=NOW, level="commune", file_name=name)
    assert not RuleSet.objects.exists()


def test_a_workbook_with_merged_cells_and_commas_is_read_right(played):
    held = actions.import_set(
        _book(ROWS), by=played.keeper, at=NOW, level="department", file_name="b.xlsx", year=2026
    )
    assert [str(line.most) for line in tree_lines(held.body)] == ["15/2", "5/2", "5"]
    wrong = [list(row) for row in ROWS]
    wrong[1][4] = "2,5 điểm"
    with pytest.raises(InvalidSet, match="Ô E3"):
        actions.import_set(
            _book(wrong), by=played.keeper, at=NOW, level="department", file_name="b.xlsx"
        )
    assert RuleSet.objects.count() == 1


def test_a_changed_maximum_must_meet_its_sum_before_it_is_checked(played):
    held = played.taken_in()
    told = {"name": "Kế hoạch đúng hạn", "max": "1,55", "rule": {"kind": "yes_no"}}
    actions.change_criterion(held, "1.1", told, by=played.keeper, at=NOW, seen=1)
    held.refresh_from_db()
    area = tree_lines(held.body)[0]
    assert (float(area.most), float(area.apart)) == (5, 0.45)
    with pytest.raises(InvalidSet, match=r"lệch 0\.45"):
        actions.check_set(held, by=played.keeper, at=NOW)
    held.refresh_from_db()
    assert held.state == "draft"
    with pytest.raises(StaleVersion):
        actions.change_criterion(held, "1.1", told, by=played.keeper, at=NOW, seen=1)
    actions.change_criterion(held, "1.1", told | {"max": "2"}, by=played.keeper, at=NOW, seen=2)
    assert actions.check_set(held, by=played.keeper, at=NOW).state == "checked"


def test_a_change_after_the_check_asks_for_another_check(played):
    held = played.taken_in()
    actions.check_set(held, by=played.keeper, at=NOW)
    new = {"code": "1.3", "name": "Sáng kiến", "max": "1", "rule": {"kind": "points"}}
    assert actions.add_criterion(held, "I", new, by=played.keeper, at=NOW).state == "draft"
    with pytest.raises(InvalidInput, match="đã dùng"):
        actions.add_criterion(held, "I", new, by=played.keeper, at=NOW)
    held = actions.remove_criterion(held, "1.3", by=played.keeper, at=NOW)
    assert "1.3" not in [line.code for line in tree_lines(held.body)]
    with pytest.raises(InvalidInput, match="Bộ tiêu chí không có mã"):
        actions.remove_criterion(held, "1.3", by=played.keeper, at=NOW)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"name": "", "max": "2"}, "name"),
        ({"name": "A", "max": "hai"}, "max"),
        ({"name": "A", "max": "-1"}, "max"),
        ({"name": "A", "max": "2", "code": "1.2"}, "code"),
        ({"name": "A", "max": "2", "rule": {"kind": "yes_no", "yes": 3}}, "rule"),
        ({"name": "A", "max": "2", "rule": {"kind": "formula", "expression": "__import__('os')"}},
         "rule"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(played, told, field):
    held = played.taken_in()
    with pytest.raises(InvalidInput) as refusal:
        actions.change_criterion(held, "1.1", told, by=played.keeper, at=NOW)
    assert field in refusal.value.errors
    held.refresh_from_db()
    assert held.revision == 1


def test_classes_and_caps_are_lines_of_text(played):
    held = played.taken_in()
    told = {"name": "Bộ mới", "max": "20", "mode": "percent", "bonus_max": "5",
            "grades": "Tốt: 90; III >= 80%; 1.2 >= 1,5\nKhá: 70"}  # fmt: skip
    held = actions.change_set(held, told, by=played.keeper, at=NOW)
    best = rule_sets.meaning(held).grades[0]
    assert (best.name, [(one.of, float(one.least), one.in_percent) for one in best.conditions]) == (
        "Tốt", [("III", 80.0, True), ("1.2", 1.5, False)],
    )  # fmt: skip
    with pytest.raises(InvalidInput, match="viết chưa đúng"):
        actions.change_set(held, told | {"grades": "Tốt 90"}, by=played.keeper, at=NOW)


def test_next_year_is_copied_and_laid_beside(played):
    before = played.in_force()
    after = actions.copy_set(before, by=played.keeper, at=NOW, year=2027)
    assert (after.state, after.previous_id, after.year) == ("draft", before.pk, 2027)
    told = {"name": "Hồ sơ đúng hạn", "max": "10",
            "rule": {"kind": "ratio", "target": 0.95, "floor": 0.5}}  # fmt: skip
    after = actions.change_criterion(after, "3.1", told, by=played.second, at=NOW)
    found = rule_sets.between(before, after)
    assert [(one.code, one.what, one.counts) for one in found] == [("3.1", What.RULE, True)]
    before.refresh_from_db()
    assert before.state == "in_force" and rule_sets.between(before, before) == []


def test_a_set_goes_out_as_a_workbook_and_comes_back_the_same(played):
    held = played.taken_in(body(bonus={"max": 2, "criteria": [
        {"code": "T.1", "name": "Sáng kiến", "max": 2, "rule": {"kind": "points"}}]}))  # fmt: skip
    back = read_set_workbook(workbook_of(held.body)).criteria_set
    assert back == rule_sets.meaning(held)
