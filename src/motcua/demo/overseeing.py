"""What is overseen in the demo province: an inspection with its remedies, a plan, capacity."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from random import Random

from motcua.demo.signing import signing_pin
from motcua.demo.staff import Staff
from motcua.demo.units import communes
from motcua.documents.actions import unlock_key
from motcua.documents.queries.signing_keys import has_key
from motcua.kernel import clock
from motcua.kernel.actor import OPERATOR
from motcua.organisations.actions import enter_certificate, enter_coverage, enter_headcount
from motcua.organisations.models import Post, Unit
from motcua.organisations.officer import Officer
from motcua.organisations.queries import officers
from motcua.organisations.rules.roles import Role
from motcua.oversight import actions
from motcua.oversight.actions.issue_checklist import own_checklists
from motcua.oversight.models import Inspection, PlannedVisit
from motcua.oversight.rules.inspections import FindingDetails, InspectionDetails
from motcua.oversight.rules.plans import PlanDetails, TaskDetails

# Figures are folded from events here; beyond this it would be felt.
MOST = 5_000
PLACE, NEIGHBOUR, DEPARTMENT = "mai-son", "chieng-mai", "so-nong-nghiep-moi-truong"
DAY = dt.timedelta(days=1)
TASKS = (
    ("procedures", "Nâng tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn", "Tỷ lệ từ 95 % trở lên",
     "on_time_rate", 95),
    ("procedures", "Tăng hồ sơ nộp trực tuyến", "Tỷ lệ từ 50 % trở lên", "online_share", 50),
    ("steering", "Kiểm tra cải cách hành chính tại các đơn vị", "Kết luận kiểm tra", "", 0),
    ("digital", "Cấp chứng thư số cho lãnh đạo cấp xã", "Mỗi xã có chứng thư số", "", 0),
)  # fmt: skip


class Desk:
    """The officials who oversee, as they are on a day."""

    def __init__(self, staff: Staff) -> None:
        self._staff = staff
        self._units = dict(Unit.objects.values_list("slug", "pk"))

    def of(self, unit: str, role: Role) -> Officer:
        return self._staff.of(self._units[unit], role)[0]

    def inspector(self, on: dt.date) -> Officer:
        """Anew, since the mandate came with the team."""
        post = Post.objects.get(pk=self.of("thanh-tra-tinh-nghiep-vu", Role.TT).post_id)
        return officers.officer_in(post, on)

    @property
    def planner(self) -> Officer:
        return self.of("so-noi-vu-cchc", Role.NV)

    @property
    def chairman(self) -> Officer:
        return self.of("son-la", Role.LDT)


@contextmanager
def moment(until: dt.datetime, days_ago: int) -> Iterator[dt.datetime]:
    at = until - dt.timedelta(days=days_ago)
    with clock.simulated(at):  # noqa: TID251 - the demo happens in the past
        yield at


def oversee(staff: Staff, until: dt.datetime, seed: str) -> None:
    """All by the real verbs, at moments of the last two months."""
    desk = Desk(staff)
    _capacity(until, Random(seed))
    with moment(until, 60) as at:
        for row in own_checklists():
            actions.issue_checklist(row, by=OPERATOR, at=at)
    _reform_plan(desk, until)
    visits = _inspection_plan(desk, until)
    _inspection(desk, until, visits[PLACE])


def _inspection_plan(desk: Desk, until: dt.datetime) -> dict[str, PlannedVisit]:
    with moment(until, 58) as at:
        year = (until - 24 * DAY).year
        plan = actions.draft_inspection_plan(
            by=desk.planner, at=at, year=year, number="45/QĐ-UBND", decided_on=at.date(),
            title=f"Kế hoạch kiểm tra cải cách hành chính năm {year}",
        )  # fmt: skip
        leader = desk.of("thanh-tra-tinh-nghiep-vu", Role.TT).post_id
        made = {
            unit: actions.plan_visit(
                plan, by=desk.planner, at=at, unit=unit, kind=kind, month=month, leader=leader
            )
            for unit, kind, month in (
                (PLACE, "reform", (until - 24 * DAY).month), (DEPARTMENT, "reform", 12),
                (NEIGHBOUR, "discipline", 12),
            )
        }  # fmt: skip
        actions.approve_inspection_plan(plan, by=desk.chairman, at=at)
    return made


def _inspection(desk: Desk, until: dt.datetime, visit: PlannedVisit) -> None:
    visit.refresh_from_db()
    starts = (until - 24 * DAY).date()
    details = InspectionDetails(
        decision="112/QĐ-SNV", decided_on=starts - 8 * DAY, announced_on=starts - 7 * DAY,
        starts_on=starts, ends_on=starts + DAY, first=starts - 60 * DAY, last=starts - 10 * DAY,
    )  # fmt: skip
    with moment(until, 31) as at:
        checklist = actions.issue_checklist(own_checklists()[0], by=OPERATOR, at=at)
        inspection = actions.open_inspection(
            visit, by=desk.planner, at=at, details=details, checklist=checklist,
            members=[desk.planner.post_id],
        )  # fmt: skip
    _visit(desk, until, inspection)
    with moment(until, 20) as at:
        key = None
        if has_key(desk.chairman, at):
            key = unlock_key(by=desk.chairman, at=at, pin=signing_pin())
        actions.conclude_inspection(
            inspection, by=desk.chairman, at=at, number="07/KL-UBND", with_key=key,
            summary="Đơn vị triển khai cải cách hành chính nền nếp; còn hạn chế phải khắc phục.",
        )  # fmt: skip
    _remedies(desk, until, inspection)


def _visit(desk: Desk, until: dt.datetime, inspection: Inspection) -> None:
    with moment(until, 23) as at:
        inspector = desk.inspector(at.date())
        for check in inspection.checks.all():
            short = check.key == "niem-yet"
            actions.answer_item(
                inspection, by=inspector, at=at, key=check.key, answer="partly" if short else "yes",
                note="Hai thủ tục treo bản cũ." if short else "",
            )  # fmt: skip
        for told in _findings(desk, until):
            actions.note_finding(inspection, by=inspector, at=at, details=told)


def _findings(desk: Desk, until: dt.datetime) -> tuple[FindingDetails, ...]:
    answerable = desk.of(f"{PLACE}-trung-tam", Role.GD).post_id
    return (
        FindingDetails(
            kind="strength", topic="ke-hoach",
            text="Ban hành kế hoạch năm sớm, phân công rõ người, rõ việc.",
        ),
        FindingDetails(
            kind="limit", topic="niem-yet", text="Hai thủ tục niêm yết theo bản đã hết hiệu lực.",
            cause="Chưa phân công người theo dõi việc công bố.", post=answerable,
            evidence="Biên bản kiểm tra tại Trung tâm", due_on=(until - 3 * DAY).date(),
            remedy="Niêm yết lại theo bản đang có hiệu lực và phân công người theo dõi.",
        ),
        FindingDetails(
            kind="limit", topic="tu-kiem-tra", text="Chưa tự kiểm tra trong năm.",
            cause="Chưa đưa vào kế hoạch công tác.", post=answerable,
            evidence="Báo cáo của đơn vị", due_on=(until + 20 * DAY).date(),
            remedy="Tự kiểm tra và báo cáo kết quả.",
        ),
    )  # fmt: skip


def _remedies(desk: Desk, until: dt.datetime, inspection: Inspection) -> None:
    leader = desk.of(PLACE, Role.LD)
    first, second = (
        finding.remedy for finding in inspection.findings.filter(kind="limit").order_by("pk")
    )
    with moment(until, 18) as at:
        for remedy in (first, second):
            actions.accept_remedy(remedy, by=leader, at=at)
    with moment(until, 8) as at:
        actions.report_remedy(
            first, by=leader, at=at, report="Đã niêm yết lại và giao công chức theo dõi."
        )
    with moment(until, 5) as at:
        actions.verify_remedy(first, by=desk.planner, at=at)


def _reform_plan(desk: Desk, until: dt.datetime) -> None:
    with moment(until, 0) as at:
        year = at.year
        plan = actions.draft_plan(
            "son-la", by=desk.planner, at=at,
            details=PlanDetails(
                kind="yearly", title=f"Kế hoạch cải cách hành chính năm {year}",
                number="03/KH-UBND", decided_on=at.date(), first_year=year, last_year=year,
            ),
        )  # fmt: skip
        for area, text, measure, indicator, target in TASKS:
            actions.add_task(
                plan, by=desk.planner, at=at, lead="son-la" if indicator else "so-noi-vu",
                details=TaskDetails(
                    area=area, text=text, measure=measure, due_on=dt.date(year, 12, 31),
                    budget=150_000_000, indicator=indicator,
                    target=Decimal(target) if indicator else None,
                ),
            )  # fmt: skip
        actions.approve_plan(plan, by=desk.chairman, at=at)


def _capacity(until: dt.datetime, rng: Random) -> None:
    """A year of headcount and the coverage of communes; one is not on the system yet."""
    with moment(until, 30) as at:
        issued = at.date() - 700 * DAY
        for place, commune in enumerate(communes()[:12]):
            given = 38 + rng.randrange(12)
            unit = {"unit": commune.slug}
            enter_headcount(
                {**unit, "year": str(at.year), "kind": "civil", "given": str(given),
                 "filled": str(given - rng.randrange(5)), "decision": "01/QĐ-UBND",
                 "decided_on": f"05/01/{at.year}"},
                by=OPERATOR, at=at,
            )  # fmt: skip
            on_system = place != 11
            enter_coverage(
                {**unit, "on_system": "co" if on_system else "khong",
                 "since": f"{issued:%d/%m/%Y}" if on_system else "", "people": str(given),
                 "mailboxes": str(given - place % 3)},
                by=OPERATOR, at=at,
            )  # fmt: skip
            enter_certificate(
                {**unit, "serial": f"5404{place:04d}", "holder": "person",
                 "title": "Chủ tịch UBND", "valid_from": f"{issued:%d/%m/%Y}",
                 "valid_to": f"{until.date() + dt.timedelta(days=12 + 40 * place):%d/%m/%Y}"},
                by=OPERATOR, at=at,
            )  # fmt: skip
