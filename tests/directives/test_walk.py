"""The life of a task: accepted, reported, extended, urged, done and judged; and what may not be."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.models import Event
from motcua.directives import actions
from motcua.directives.queries import task_page
from motcua.directives.rules.due import DueWish
from motcua.directives.rules.lifecycle import LIFECYCLE, TaskStatus, TaskVerb
from motcua.directives.rules.wording import TaskDetails
from motcua.documents.actions import store_file
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from motcua.organisations.actions import end_post
from motcua.organisations.rules.roles import Role
from tests.province import _give, at

LATER = at("2026-10-12 09:00")


def test_a_task_done_in_time_tells_its_whole_story(command):
    task = command.accepted()
    task = actions.report_progress(
        task, by=command.commune, at=LATER, percent=40, text="Đã xong 3 hồ sơ."
    )
    task = actions.submit_completion(
        task, by=command.commune, at=at("2026-10-20 16:00"), text="Đã xong cả 7 hồ sơ."
    )
    # Judged after the due time: what counts is when it was reported done.
    task = actions.judge_completion(
        task, by=command.chief, at=at("2026-10-30 08:00"), verdict="done"
    )
    assert (task.status, task.percent) == (TaskStatus.DONE, 100)
    assert task.finished_at == at("2026-10-20 16:00")
    told = [entry.verb for entry in task_page.diary(task)]
    assert told == [
        "judge_completion", "submit_completion", "report_progress", "accept_task", "assign_task",
    ]  # fmt: skip
    assert Event.objects.filter(chain=task.chain).count() == 5
    assert "hồ sơ" not in " ".join(str(event.facts) for event in Event.objects.all())


def test_only_the_assigner_extends_and_the_old_due_time_stays_in_the_diary(command, province):
    task = command.accepted()
    new = dt.date(2026, 10, 30)
    for other in (command.commune, province.control):
        with pytest.raises(NotAllowed, match="Chỉ người giao"):
            actions.grant_extension(task, by=other, at=LATER, day=new, text="Cho thêm.")
    with pytest.raises(InvalidInput, match="không sau hạn hiện nay"):
        actions.ask_extension(
            task, by=command.commune, at=LATER, day=dt.date(2026, 10, 20), text="Không kịp."
        )
    task = actions.ask_extension(task, by=command.commune, at=LATER, day=new, text="Chờ đo đạc.")
    assert task.due_at == at("2026-10-22 17:30")
    with pytest.raises(WrongState, match="Đang chờ"):
        actions.ask_extension(task, by=command.commune, at=LATER, day=new, text="Xin nữa.")
    task = actions.grant_extension(
        task, by=command.chief, at=LATER, day=dt.date(2026, 10, 28), text="Đồng ý đến 28."
    )
    assert (task.due_at, task.extended) == (at("2026-10-28 17:30"), 1)
    assert task.first_due_at == at("2026-10-22 17:30")
    entry = task_page.diary(task)[0]
    assert (entry.due_before, entry.due_after) == (task.first_due_at, task.due_at)


def test_a_refused_extension_needs_its_reason_and_a_request(command):
    task = command.accepted()
    with pytest.raises(WrongState, match="Không có đề nghị"):
        actions.refuse_extension(task, by=command.chief, at=LATER, text="Không.")
    day = dt.date(2026, 10, 30)
    task = actions.ask_extension(task, by=command.commune, at=LATER, day=day, text="Chờ đo.")
    with pytest.raises(InvalidInput, match="vì sao"):
        actions.refuse_extension(task, by=command.chief, at=LATER, text=" ")
    task = actions.refuse_extension(task, by=command.chief, at=LATER, text="Việc gấp.")
    assert task.asked_due_on is None and task.due_at == task.first_due_at


def test_completion_is_judged_by_the_assigner_alone(command, province):
    task = command.submitted()
    for other in (command.commune, province.control, province.of("LD", "chiengmai")):
        with pytest.raises(NotAllowed):
            actions.judge_completion(task, by=other, at=LATER, verdict="done")
    with pytest.raises(InvalidInput, match="Chọn kết luận"):
        actions.judge_completion(task, by=command.chief, at=LATER, verdict="great")
    with pytest.raises(InvalidInput, match="còn phải làm gì"):
        actions.judge_completion(task, by=command.chief, at=LATER, verdict="send-back")
    task = actions.judge_completion(
        task, by=command.chief, at=LATER, verdict="send-back", text="Còn 2 hồ sơ."
    )
    assert (task.status, task.submitted_at) == (TaskStatus.DOING, None)


def test_not_done_is_said_only_after_its_time(command):
    task = command.accepted()
    with pytest.raises(WrongState, match="còn hạn"):
        actions.judge_completion(task, by=command.chief, at=LATER, verdict="not-done", text="Chậm.")
    with pytest.raises(WrongState, match="chưa báo cáo"):
        actions.judge_completion(task, by=command.chief, at=LATER, verdict="done")
    after = at("2026-10-26 08:00")
    task = actions.judge_completion(
        task, by=command.chief, at=after, verdict="not-done", text="Không làm."
    )
    assert task.status == TaskStatus.NOT_DONE


def test_a_returned_task_goes_to_another_unit(command):
    (task,) = command.give()
    with pytest.raises(InvalidInput, match="vì sao trả lại"):
        actions.return_task(task, by=command.commune, at=LATER, text="")
    task = actions.return_task(task, by=command.commune, at=LATER, text="Đất ở xã Chiềng Mai.")
    with pytest.raises(WrongState, match="Trả lại người giao"):
        actions.accept_task(task, by=command.commune, at=LATER)
    new = actions.replace_task(
        task, by=command.chief, at=LATER, details=TaskDetails(title=task.title),
        due=DueWish(term="5wd"), unit=command.unit("chiengmai"), text="Giao lại đúng xã.",
    )  # fmt: skip
    task.refresh_from_db()
    assert (task.status, new.replaces, new.status) == ("replaced", task, "given")
    with pytest.raises(WrongState):
        actions.withdraw_task(task, by=command.chief, at=LATER, text="Thôi.")


def test_evidence_that_was_asked_for_must_be_there_and_be_a_paper(command):
    asked = TaskDetails(title="Niêm yết thủ tục", evidence="Ảnh bảng niêm yết")
    task = command.accepted(details=asked)
    with pytest.raises(InvalidInput, match="Ảnh bảng niêm yết") as fault:
        actions.submit_completion(task, by=command.commune, at=LATER, text="Xong.")
    assert fault.value.field == "file"
    with pytest.raises(InvalidInput):
        store_file(b"MZ\x90\x00 not a paper", name="anh.pdf", by=command.commune, at=LATER)
    task.refresh_from_db()
    assert task.status == TaskStatus.DOING


def test_progress_is_a_share_of_what_is_not_finished(command):
    task = command.accepted()
    for percent in (-1, 100, 250):
        with pytest.raises(InvalidInput, match="0 đến 99") as fault:
            actions.report_progress(
                task, by=command.commune, at=LATER, percent=percent, text="Đang."
            )
        assert fault.value.field == "percent"


def test_urging_is_counted_and_not_for_everybody(command, province):
    task = command.accepted()
    with pytest.raises(NotAllowed):
        actions.urge_task(task, by=command.commune, at=LATER)
    actions.urge_task(task, by=province.control, at=LATER, text="Báo cáo trước thứ Sáu.")
    task = actions.urge_task(task, by=command.chief, at=LATER)
    assert task.urged == 2
    with pytest.raises(InvalidInput, match="tối đa 2000"):
        actions.urge_task(task, by=command.chief, at=LATER, text="x" * 2001)


def test_a_unit_gives_parts_to_its_people_and_waits_for_them(command, province):
    task = command.accepted()
    day = dt.date(2026, 10, 16)
    told = {"by": command.commune, "at": LATER, "title": "Đo lại thửa 112", "due_day": day}
    with pytest.raises(InvalidInput, match="người khác đang làm việc"):
        actions.split_task(task, post=province.of("CV", "chiengmai").post_id, **told)
    late = told | {"due_day": dt.date(2026, 10, 23)}
    with pytest.raises(InvalidInput, match="trước hạn của cả nhiệm vụ"):
        actions.split_task(task, post=command.staff.post_id, **late)
    part = actions.split_task(task, post=command.staff.post_id, **told)
    with pytest.raises(InvalidInput, match="Còn 1 phần việc"):
        actions.submit_completion(task, by=command.commune, at=LATER, text="Xong.")
    with pytest.raises(NotAllowed):
        actions.accept_task(part, by=province.head, at=LATER)
    part = actions.accept_task(part, by=command.staff, at=LATER)
    part = actions.submit_completion(part, by=command.staff, at=LATER, text="Đã đo.")
    part = actions.judge_completion(part, by=command.commune, at=LATER, verdict="done")
    task = actions.submit_completion(task, by=command.commune, at=LATER, text="Xong cả.")
    assert (part.status, task.status) == (TaskStatus.DONE, TaskStatus.SUBMITTED)


def test_withdrawing_a_task_ends_its_parts(command):
    task = command.accepted()
    part = actions.split_task(
        task, by=command.commune, at=LATER, post=command.staff.post_id, title="Đo lại",
        due_day=dt.date(2026, 10, 16),
    )  # fmt: skip
    actions.withdraw_task(task, by=command.chief, at=LATER, text="Không cần nữa.")
    part.refresh_from_db()
    assert part.status == TaskStatus.WITHDRAWN


def test_when_the_assigner_leaves_their_successor_judges(command, province):
    task = command.submitted()
    _give(province, "Bạc Cầm Tuấn", province.units["sonla"], Role.LDT, "Chủ tịch UBND tỉnh")
    new = province.officer("Bạc Cầm Tuấn")
    with pytest.raises(NotAllowed):
        actions.judge_completion(task, by=new, at=LATER, verdict="done")
    end_post(
        province.posts["Lò Minh Hùng"], by=OPERATOR, at=at("2026-10-10 08:00"),
        last_day=dt.date(2026, 10, 10),
    )  # fmt: skip
    assert actions.judge_completion(task, by=new, at=LATER, verdict="done").status == "done"


def test_every_verb_of_the_table_is_an_act_and_every_state_is_reached():
    for verb in TaskVerb:
        assert hasattr(actions, verb.value), verb
    reached = {row.target for row in LIFECYCLE.values()} | {TaskStatus.DONE, TaskStatus.NOT_DONE}
    assert reached - {None} == set(TaskStatus)
