"""Two versions beside each other, and the way from one process to the next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from motcua.kernel.errors import InvalidInput
from motcua.procedures.rules.comparison import compare_contents, compare_processes
from motcua.procedures.rules.content import PaperContent
from motcua.procedures.rules.transition import transition
from tests.procedures.samples import content, process


def told(found):
    return {(d.group, d.name): (d.removed, d.added) for d in found if not d.same}


def test_only_what_changed_is_told_with_what_went_and_what_came():
    old = content()
    new = replace(
        old,
        methods=(
            replace(old.methods[0], reduced_term="7wd", reduction_basis="5/QĐ-UBND"),
            old.methods[1],
        ),
        papers=(*old.papers, PaperContent(name="Bản vẽ", copies=2, required=False)),
        legal_bases=(),
        steps_text="Nộp hồ sơ\nNhận kết quả",
    )
    assert told(compare_contents(old, new)) == {
        ("Thời hạn cắt giảm", "Trực tiếp"): ("", "7 ngày làm việc"),
        ("Căn cứ cắt giảm", "Trực tiếp"): ("", "5/QĐ-UBND"),
        ("Giấy tờ", "Bản vẽ"): ("", "2 bản sao, khi có"),
        ("Căn cứ pháp lý", "31/2024/QH15"): ("Luật Đất đai", ""),
        ("Trình tự thực hiện", "2"): ("", "Nhận kết quả"),
    }
    assert not told(compare_contents(old, old))


def test_rows_of_one_channel_are_told_apart():
    old = content()
    twice = replace(old, methods=(*old.methods, replace(old.methods[0], term="20wd")))
    assert told(compare_contents(old, twice))["Thời hạn theo luật", "Trực tiếp (2)"] == (
        "",
        "20 ngày làm việc",
    )


def test_versions_of_two_procedures_are_not_compared():
    with pytest.raises(InvalidInput, match=r"hai thủ tục khác nhau: 1\.013833 và 1\.004222"):
        compare_contents(content(), content("1.004222"))


def test_a_process_is_compared_step_by_step():
    old = process()
    steps = list(old.steps)
    steps[1] = replace(steps[1], role="TP", budget_seconds=16 * 3600)
    steps[2:3] = []
    steps[1] = replace(steps[1], branches=steps[1].branches[:1])
    changes = told(compare_processes(old, replace(old, steps=tuple(steps))))

    assert changes["Bước xu-ly", "Vai trò"] == ("CV", "TP")
    assert changes["Bước xu-ly", "Thời gian"] == ("40 giờ", "16 giờ")
    assert changes["Bước xu-ly", "Việc transfer"] == ("xac-minh", "")
    assert changes["Bước xac-minh", "Tên"] == ("xac-minh", "")


def test_each_old_step_goes_to_its_namesake_unless_told_otherwise():
    new = replace(process(), steps=tuple(s for s in process().steps if s.key != "xac-minh"))
    moves = {m.step.key: m.target and m.target.key for m in transition(process(), new, {})}
    assert moves == {"nhan": "nhan", "xu-ly": "xu-ly", "xac-minh": None, "ky": "ky", "tra": "tra"}
    mapped = transition(process(), new, {"xac-minh": "ky"})[2]
    assert mapped.target.key == "ky" and mapped.hands_over


@pytest.mark.parametrize(
    ("mapping", "field"), [({"ky": "bay"}, "mapping.ky"), ({"bay": "ky"}, "mapping.bay")]
)
def test_no_way_leads_to_a_step_that_does_not_exist(mapping, field):
    with pytest.raises(InvalidInput) as fault:
        transition(process(), process(), mapping)
    assert "không có bước “bay”" in fault.value.errors[field][0]
