"""A province in miniature, made by the verbs: two communes, a department, their people.

`province` is the fixture; `province.intake(...)` is what a counter hands in; officers are
`province.counter`, `.case`, `.head`, `.leader`, `.clerk` of commune Mai Sơn, and `province.of(role, unit)`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from motcua.dossiers import actions
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.intake import Intake, PaperIn
from motcua.kernel.actor import OPERATOR
from motcua.kernel.clock import VIETNAM
from motcua.organisations.actions import give_post, place_unit
from motcua.organisations.models import Post, Remit, Unit, UnitKind
from motcua.organisations.officer import Officer
from motcua.organisations.queries import officers, units
from motcua.organisations.rules.roles import Role
from motcua.parties.rules.details import PartyDetails
from motcua.procedures.actions.draft_process import draft_process
from motcua.procedures.actions.draft_version import draft_version
from motcua.procedures.actions.publish_process import publish_process
from motcua.procedures.actions.publish_version import publish_version
from motcua.procedures.actions.rows import field_code
from motcua.procedures.queries import published
from motcua.procedures.rules.content import (
    Content,
    FeeContent,
    MethodContent,
    PaperContent,
    ResultContent,
)
from motcua.procedures.rules.process import BranchDefinition as Branch
from motcua.procedures.rules.process import ProcessDefinition
from motcua.procedures.rules.process import StepDefinition as Step
from tests.rows_again import RowsAgain

START = dt.date(2025, 7, 1)
FOUNDED = dt.datetime(2025, 7, 1, 8, 0, tzinfo=VIETNAM)
BASIS = "Dữ liệu kiểm thử"
HOUR = 3600
RENAME = "1.013833"
RESIDENCE = "1.004222"
EXTRACT = "2.000635"


def at(text: str) -> dt.datetime:
    """`at("2026-10-08 09:12")` in Vietnam."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


PEOPLE = {
    "maison": {
        "centre": [
            ("Lò Thị Hạnh", Role.TN, "Công chức tiếp nhận"),
            ("Lường Văn Thưởng", Role.TN, "Công chức tiếp nhận"),
            ("Hà Thị Bình", Role.GD, "Giám đốc Trung tâm"),
        ],
        "land": [
            ("Cầm Thị Ngọc", Role.CV, "Chuyên viên"),
            ("Giàng A Tủa", Role.CV, "Chuyên viên"),
            ("Quàng Văn Dũng", Role.TP, "Trưởng phòng"),
        ],
        "": [
            ("Hoàng Văn Nghĩa", Role.LD, "Phó Chủ tịch UBND xã"),
            ("Tòng Thị Vân", Role.VT, "Văn thư"),
        ],
    },
    "chiengmai": {
        "centre": [("Vì Thị Mai", Role.TN, "Công chức tiếp nhận")],
        "land": [
            ("Sùng A Lử", Role.CV, "Chuyên viên"),
            ("Đinh Thị Lan", Role.TP, "Trưởng phòng"),
        ],
        "": [("Mùa A Sếnh", Role.LD, "Chủ tịch UBND xã"), ("Lèo Văn Pâng", Role.VT, "Văn thư")],
    },
    "so-nnmt": {
        "land": [
            ("Nguyễn Thị Ẩn", Role.CV, "Chuyên viên"),
            ("Trần Văn Bách", Role.TP, "Trưởng phòng"),
        ],
        "": [
            ("Cà Văn Chung", Role.LD, "Phó Giám đốc Sở"),
            ("Bạc Thị Dung", Role.VT, "Văn thư"),
        ],
    },
}  # fmt: skip


@dataclass
class Province:
    units: dict[str, Unit] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)

    def officer(self, name: str, on: dt.date = dt.date(2026, 10, 8)) -> Officer:
        return officers.officer_in(self.posts[name], on)

    def of(self, role: Role, unit: str) -> Officer:
        post = next(
            post
            for post in self.posts.values()
            if post.role == role and post.unit.slug.startswith(unit)
        )
        return officers.officer_in(post, dt.date(2026, 10, 8))

    @property
    def counter(self) -> Officer:
        return self.officer("Lò Thị Hạnh")

    @property
    def case(self) -> Officer:
        return self.officer("Cầm Thị Ngọc")

    @property
    def head(self) -> Officer:
        return self.officer("Quàng Văn Dũng")

    @property
    def leader(self) -> Officer:
        return self.officer("Hoàng Văn Nghĩa")

    @property
    def clerk(self) -> Officer:
        return self.officer("Tòng Thị Vân")

    @property
    def control(self) -> Officer:
        return self.officer("Đèo Thị Kiểm")

    def intake(self, **changes: Any) -> Intake:
        """Mr Ơn renames himself on his land paper, at the counter of Mai Sơn."""
        usual = Intake(
            procedure=RENAME,
            receiving_unit=self.units["maison-centre"].pk,
            channel=1,
            result_channel=1,
            applicant=person(),
            papers=(
                PaperIn(name="Đơn đăng ký biến động", originals=1, check=1),
                PaperIn(name="Giấy chứng nhận đã cấp", originals=1, copies=1, check=1),
                PaperIn(name="Giấy tờ chứng minh đổi tên", required=False, check=0),
            ),
        )
        return replace(usual, **changes)

    def received(self, moment: str = "2026-10-01 08:20", **changes: Any) -> Dossier:
        intake = self.intake(**changes)
        return actions.receive_at_counter(intake, by=self.counter, at=at(moment)).dossier

    def walk(self, dossier: Dossier, *verbs: str, day: str = "2026-10-02") -> Dossier:
        """Along the straight road: `walk(d, "transfer", "assign", "submit_for_approval", …)`."""
        for hour, verb in enumerate(verbs, 8):
            moment = at(f"{day} {hour:02d}:30" if hour < 11 else f"{day} {hour + 3:02d}:30")
            dossier = self._step(dossier, verb, moment)
        return dossier

    def _step(self, dossier: Dossier, verb: str, moment: dt.datetime) -> Dossier:
        who, more = {
            "transfer": (self.counter, {}),
            "accept": (self.head, {}),
            "assign": (self.head, {"to": self.case.post_id}),
            "submit_for_approval": (self.case, {"opinion": "Đủ điều kiện, đề nghị duyệt."}),
            "approve": (self.leader, {}),
            "hand_to_counter": (self.clerk, {}),
            "return_result": (self.counter, {"taken_by": "Lò Văn Ơn", "through": 1}),
        }[verb]
        return getattr(actions, verb)(dossier, by=who, at=moment, **more).dossier


def person(**changes: Any) -> PartyDetails:
    usual = PartyDetails(
        name="Lò Văn Ơn",
        identity="014058004821",
        birth_year=1958,
        phone="0912345321",
        address="Bản Nà Sang, xã Mai Sơn",
    )
    return replace(usual, **changes)


@pytest.fixture
def province(db) -> Province:
    units.forget_trees()
    published.forget()
    return _AGAIN.again()


def build() -> Province:
    units.forget_trees()
    published.forget()
    made = Province()
    _place_units(made)
    units.forget_trees()
    _give_posts(made)
    publish_procedures()
    return made


_AGAIN = RowsAgain(build)


def _place_units(made: Province) -> None:
    top = _place(made, "sonla", "UBND tỉnh Sơn La", UnitKind.PROVINCE, code="H52")
    office = _place(made, "vp-ubnd", "Văn phòng UBND tỉnh", UnitKind.DEPARTMENT, top, "H52.01")
    centre = "Trung tâm Phục vụ hành chính công tỉnh"
    _place(made, "tinh-centre", centre, UnitKind.CENTRE, office, "H52.01.02")
    communes = (("maison", "Mai Sơn", "H52.118"), ("chiengmai", "Chiềng Mai", "H52.119"))
    for slug, name, code in communes:
        _place_commune(made, top, slug, name, code)
    department = "Sở Nông nghiệp và Môi trường"
    so = _place(made, "so-nnmt", department, UnitKind.DEPARTMENT, top, "H52.12")
    _place(made, "so-nnmt-land", "Phòng Đất đai", UnitKind.DIVISION, so)


def _place_commune(made: Province, top: Unit, slug: str, name: str, code: str) -> None:
    commune = _place(made, slug, f"UBND xã {name}", UnitKind.COMMUNE, top, code, name)
    centre = f"Trung tâm Phục vụ hành chính công xã {name}"
    _place(made, f"{slug}-centre", centre, UnitKind.CENTRE, commune)
    land = _place(made, f"{slug}-land", "Phòng Kinh tế", UnitKind.DIVISION, commune)
    _place(made, f"{slug}-culture", "Phòng Văn hóa - Xã hội", UnitKind.DIVISION, commune)
    for name_ in ("Đất đai", "Hộ tịch", "Cư trú"):
        Remit.objects.create(unit=land, kind=Remit.Kind.FIELD, code=field_code(name_))


def _place(
    made: Province,
    slug: str,
    name: str,
    kind: UnitKind,
    parent: Unit | None = None,
    code: str = "",
    short: str = "",
) -> Unit:
    unit = place_unit(
        slug, by=OPERATOR, at=FOUNDED, name=name, kind=kind, parent=parent, code=code,
        short_name=short, valid_from=START, legal_basis=BASIS, phone="0212 3845 001",
        address="Tiểu khu 1",
    )  # fmt: skip
    made.units[slug] = unit
    return unit


def _give_posts(made: Province) -> None:
    for place, groups in PEOPLE.items():
        for part, people in groups.items():
            unit = made.units[f"{place}-{part}" if part else place]
            for name, role, title in people:
                _give(made, name, unit, role, title)
    _give(made, "Đèo Thị Kiểm", made.units["vp-ubnd"], Role.KS, "Chuyên viên kiểm soát TTHC")
    _give(made, "Vì Văn Nghiệp", made.units["vp-ubnd"], Role.QTN, "Quản trị nghiệp vụ")


def _give(made: Province, name: str, unit: Unit, role: Role, title: str) -> None:
    made.posts[name] = give_post(
        name, by=OPERATOR, at=FOUNDED, unit=unit, role=role, title=title, valid_from=START
    )


def steps(hours: tuple[int, int, int, int, int] = (4, 4, 40, 16, 8)) -> tuple[Step, ...]:
    """Counter → head assigns → official appraises → leader approves → clerk → counter returns."""
    receive, assign, appraise, approve, issue = (hour * HOUR for hour in hours)
    return (
        Step(key="tiep-nhan", name="Tiếp nhận", role="TN", unit_rule="receiving",
             budget_seconds=receive,
             branches=(Branch(act="transfer", label="Chuyển phòng chuyên môn", next="phan-cong"),)),
        Step(key="phan-cong", name="Phân công", role="TP", unit_rule="division",
             budget_seconds=assign,
             branches=(Branch(act="assign", label="Phân công", next="tham-dinh"),)),
        Step(key="tham-dinh", name="Thẩm định", role="CV", unit_rule="division",
             budget_seconds=appraise,
             branches=(
                 Branch(act="submit_for_approval", label="Trình ký", next="duyet"),
                 Branch(act="submit_for_approval", label="Trình trưởng phòng xem trước",
                        outcome="review", next="xem-xet"),
                 Branch(act="transfer", label="Cần xác minh thực địa",
                        outcome="field", next="xac-minh"),
             )),
        Step(key="xac-minh", name="Xác minh thực địa", role="CV", unit_rule="division",
             budget_seconds=HOUR,
             branches=(Branch(act="submit_for_approval", label="Trình ký", next="duyet"),)),
        Step(key="xem-xet", name="Trưởng phòng xem xét", role="TP", unit_rule="division",
             budget_seconds=4 * HOUR,
             branches=(
                 Branch(act="submit_for_approval", label="Trình ký", next="duyet"),
                 Branch(act="send_back", label="Trả lại", next="tham-dinh"),
             )),
        Step(key="duyet", name="Ký duyệt", role="LD", unit_rule="resolving",
             budget_seconds=approve,
             branches=(
                 Branch(act="approve", label="Duyệt", next="phat-hanh"),
                 Branch(act="send_back", label="Trả lại", next="tham-dinh"),
             )),
        Step(key="phat-hanh", name="Phát hành", role="VT", unit_rule="resolving",
             budget_seconds=issue,
             branches=(Branch(act="hand_to_counter", label="Chuyển quầy", next="tra"),)),
        Step(key="tra", name="Trả kết quả", role="TN", unit_rule="receiving",
             budget_seconds=HOUR,
             branches=(Branch(act="return_result", label="Trả kết quả"),)),
    )  # fmt: skip


def publish_procedures() -> None:
    rename = "Đăng ký biến động đất đai do đổi tên, thông tin người sử dụng đất"
    publish(RENAME, rename, "Đất đai", "10wd", resolving="")
    publish(RESIDENCE, "Đăng ký thường trú", "Cư trú", "7wd", day_rule="end-of-day",
            hours=(2, 2, 30, 12, 4))  # fmt: skip
    publish("1.012756", "Cấp phép tài nguyên nước", "Tài nguyên nước", "30d", resolving="so-nnmt",
            level=("province",))  # fmt: skip


def publish(
    code: str,
    name: str,
    field_name: str,
    term: str,
    *,
    resolving: str = "",
    level: tuple[str, ...] = ("commune",),
    day_rule: str = "",
    hours: tuple[int, int, int, int, int] = (4, 4, 40, 16, 8),
) -> None:
    content = Content(
        code=code, name=name, field=field_name, level=level, decision="2304/QĐ-UBND",
        audience=("Công dân Việt Nam",), agencies="Ủy ban nhân dân cấp xã",
        steps_text="Nộp hồ sơ; nhận kết quả.", conditions_text="", day_rule=day_rule,
        day_rule_basis="BLDS 2015 Điều 147" if day_rule else "",
        methods=tuple(
            MethodContent(
                channel=channel, term=term, term_text=term,
                fees=(FeeContent(kind="le_phi", amount=28_000, text="28.000 đồng"),),
            )
            for channel in (1, 2, 3)
        ),
        papers=(
            PaperContent(name="Đơn đăng ký biến động", form="Mẫu 18", originals=1),
            PaperContent(name="Giấy chứng nhận đã cấp", originals=1, copies=1),
            PaperContent(name="Giấy tờ chứng minh đổi tên", copies=1, required=False),
        ),
        results=(ResultContent(name="Giấy chứng nhận đã xác nhận thay đổi"),),
        legal_bases=(),
    )  # fmt: skip
    version = draft_version(content, by=OPERATOR, at=FOUNDED, valid_from=START)
    version = publish_version(version, by=OPERATOR, at=FOUNDED)
    definition = ProcessDefinition(steps=steps(hours), legal_basis=BASIS, resolving_unit=resolving)
    drafted = draft_process(
        version.procedure, definition, by=OPERATOR, at=FOUNDED, valid_from=START
    )
    publish_process(drafted, by=OPERATOR, at=FOUNDED)
