"""A handful of tasks from the leaders of the demo province, one for each state a visitor should see."""

from __future__ import annotations

import datetime as dt
from typing import Any

from motcua.demo.lives import Office
from motcua.directives import actions
from motcua.directives.actions.escalate_task import WORKER
from motcua.directives.rules.due import DueWish
from motcua.directives.rules.recurring import DutyRule
from motcua.directives.rules.wording import SourceDetails, TaskDetails
from motcua.kernel.clock import VIETNAM
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role

LATE = "/ban-lam-viec/danh-sach/qua-han/"


class _Scene:
    """Who speaks, and when: `on(20)` is nine o'clock twenty days before the demo's now."""

    def __init__(self, office: Office, until: dt.datetime) -> None:
        self.office, self.until = office, until
        self.chief = self.head("son-la", Role.LDT)

    def head(self, slug: str, role: Role = Role.LD) -> Officer:
        return self.office.staff.of(self.office.units[slug], role)[0]

    def on(self, days: int, hour: int = 9) -> dt.datetime:
        day = self.until.astimezone(VIETNAM).date() - dt.timedelta(days=days)
        return dt.datetime.combine(day, dt.time(hour), tzinfo=VIETNAM)

    def give(self, days: int, slug: str, title: str, term: str, **more: Any) -> Any:
        source = more.pop("source", None) or SourceDetails()
        by, at = more.pop("by", self.chief), self.on(days)
        entered = actions.enter_source(source, by=by, at=at)
        (task,) = actions.assign_task(
            TaskDetails(title=title, **more), DueWish(term=term), by=by, at=at, source=entered,
            units=[self.office.units[slug]],
        )  # fmt: skip
        return task

    def accepted(self, days: int, slug: str, title: str, term: str, **more: Any) -> Any:
        task = self.give(days, slug, title, term, **more)
        return actions.accept_task(task, by=self.head(slug), at=self.on(days, 14))


def give_tasks(office: Office, until: dt.datetime) -> None:
    scene = _Scene(office, until)
    letter = SourceDetails(
        kind="document", number="1250/UBND-KSTT", issuer="UBND tỉnh",
        title="Chấn chỉnh việc giải quyết thủ tục hành chính", issued_on=scene.on(31).date(),
    )  # fmt: skip
    _late(scene, letter)
    _under_way(scene, letter)
    _finished(scene, letter)
    _recurring(scene, letter)


def _late(scene: _Scene, letter: SourceDetails) -> None:
    slug = "so-nong-nghiep-moi-truong"
    title = "Giải quyết dứt điểm hồ sơ đất đai quá hạn"
    late = scene.accepted(30, slug, title, "10 ngày làm việc", source=letter, link=LATE,
                          measure="Không còn hồ sơ quá hạn", priority="urgent")  # fmt: skip
    actions.report_progress(
        late, by=scene.head(slug), at=scene.on(20), percent=60, text="Còn vướng đo đạc lại."
    )
    actions.urge_task(late, by=scene.chief, at=scene.on(9), text="Báo cáo trong ngày.")
    actions.escalate_task(late, by=WORKER, at=scene.on(2))


def _under_way(scene: _Scene, letter: SourceDetails) -> None:
    scene.give(1, "mai-son", "Niêm yết lại thủ tục đất đai mới công bố", "3 ngày làm việc",
               evidence="Ảnh bảng niêm yết")  # fmt: skip
    doing = scene.accepted(12, "mai-son", "Số hóa kết quả giải quyết còn hiệu lực",
                           "20 ngày làm việc", source=letter, measure="100% kết quả năm 2026")  # fmt: skip
    leader = scene.head("mai-son")
    actions.report_progress(doing, by=leader, at=scene.on(5), percent=40, text="Đã xong hai thôn.")
    actions.ask_extension(
        doing, by=leader, at=scene.on(2), day=(doing.due_at + dt.timedelta(days=14)).date(),
        text="Máy quét hỏng, chờ thay.",
    )  # fmt: skip
    own = scene.give(4, "mai-son-kinh-te", "Rà soát hồ sơ sắp đến hạn của phòng",
                     "8 ngày làm việc", by=leader)  # fmt: skip
    actions.accept_task(own, by=scene.head("mai-son-kinh-te", Role.TP), at=scene.on(3))


def _finished(scene: _Scene, letter: SourceDetails) -> None:
    waiting = scene.accepted(
        15, "so-noi-vu", "Báo cáo kết quả kiểm tra công vụ", "15 ngày làm việc"
    )
    actions.submit_completion(
        waiting, by=scene.head("so-noi-vu"), at=scene.on(1), text="Đã kiểm tra 12 đơn vị."
    )
    done = scene.accepted(25, "so-tu-phap", "Rà soát văn bản về phí, lệ phí", "15 ngày làm việc",
                          source=letter)  # fmt: skip
    actions.submit_completion(
        done, by=scene.head("so-tu-phap"), at=scene.on(10), text="Đã rà soát 14 văn bản."
    )
    actions.judge_completion(done, by=scene.chief, at=scene.on(8), verdict="done")


def _recurring(scene: _Scene, letter: SourceDetails) -> None:
    at = scene.on(3)
    source = actions.enter_source(letter, by=scene.chief, at=at)
    units = [scene.office.units[slug] for slug in ("so-noi-vu", "so-tu-phap", "mai-son")]
    actions.keep_duty(
        TaskDetails(title="Báo cáo cải cách hành chính"), DutyRule(rhythm="monthly", day=15),
        actions.DutyTerm(valid_from=at.date(), ahead_days=31), by=scene.chief, at=at,
        source=source, units=units,
    )  # fmt: skip
    actions.open_instances(by=WORKER, at=scene.on(2))
