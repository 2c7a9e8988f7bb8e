"""One filled example of each paper, Sơn La, October 2026."""

from __future__ import annotations

import datetime as dt

from motcua.documents.rules.heads import Applicant, Letterhead
from motcua.documents.rules.lists import HandOver, HandOverLine, Register, RegisterLine
from motcua.documents.rules.papers import (
    Apology,
    ControlSlip,
    FeeLine,
    Leg,
    PaperLine,
    Receipt,
    Refusal,
    StopNotice,
    SupplementItem,
    SupplementSlip,
)
from motcua.documents.rules.results import Result, ResultKind
from motcua.kernel.clock import VIETNAM

CODE = "H52.118-261008-0042"
SECRET = "7KQ4MX"
CENTRE = "Trung tâm Phục vụ hành chính công"
PROCEDURE = "Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con"
LETTERHEAD = Letterhead(parent_agency="Ủy ban nhân dân xã Mai Sơn", agency=CENTRE, place="Mai Sơn")
APPLICANT = Applicant(
    name="Lò Thị Hạnh",
    identity="014091001234",
    address="Bản Nà Ớt, xã Mai Sơn, tỉnh Sơn La",
    phone="0912345678",
    email="hanh.lo@example.vn",
)


def at(hour: int, minute: int, day: int = 8) -> dt.datetime:
    return dt.datetime(2026, 10, day, hour, minute, tzinfo=VIETNAM)


def receipt(
    *,
    applicant: Applicant = APPLICANT,
    code: str = CODE,
    procedure: str = PROCEDURE,
    papers: tuple[PaperLine, ...] | None = None,
) -> Receipt:
    return Receipt(
        letterhead=LETTERHEAD,
        code=code,
        counter=f"{CENTRE} xã Mai Sơn",
        applicant=applicant,
        procedure=procedure,
        papers=papers
        or (
            PaperLine(name="Tờ khai đăng ký khai sinh theo mẫu", kind="Bản chính", quantity=1),
            PaperLine(name="Tờ khai đăng ký nhận cha, mẹ, con", kind="Bản chính", quantity=1),
            PaperLine(name="Giấy chứng sinh", kind="Bản chính", quantity=1),
            PaperLine(
                name="Chứng cứ chứng minh quan hệ cha - con hoặc quan hệ mẹ - con",
                kind="Bản sao chứng thực",
                quantity=2,
            ),
        ),
        term="03 ngày làm việc",
        received_at=at(9, 12),
        appointment=at(9, 12, day=13),
        collect_at=f"{CENTRE} xã Mai Sơn",
        fees=(FeeLine(name="Lệ phí hộ tịch", amount="14.000 đồng", state="đã nộp"),),
        secret=SECRET,
        lookup_address="https://motcua.sonla.example/tra-cuu/",
        book="02/2026",
        number="318",
        submitter="Lò Thị Hạnh",
        receiver="Quàng Văn Ổn",
        receiver_title="Công chức tiếp nhận",
    )


def supplement_slip() -> SupplementSlip:
    return SupplementSlip(
        letterhead=LETTERHEAD,
        code=CODE,
        counter=f"{CENTRE} xã Mai Sơn",
        applicant=APPLICANT,
        procedure=PROCEDURE,
        items=(
            SupplementItem(name="Giấy chứng sinh", originals=1),
            SupplementItem(
                name="Chứng cứ chứng minh quan hệ cha - con",
                certified=1,
                photocopies=2,
                note="văn bản của cơ quan y tế, hoặc cam đoan có hai người làm chứng",
            ),
        ),
        reason="Hồ sơ chưa có giấy tờ chứng minh việc sinh và quan hệ cha, con.",
        legal_basis="Điều 16 Luật Hộ tịch năm 2014",
        issued_at=at(9, 40),
        guide="Quàng Văn Ổn",
        guide_title="Công chức tiếp nhận",
        reply_by=at(17, 30, day=30),
        contact_name="Quàng Văn Ổn",
        contact_phone="0212 3 843 000",
        contact_site="https://motcua.sonla.example",
    )


def refusal() -> Refusal:
    return Refusal(
        letterhead=LETTERHEAD,
        code=CODE,
        counter=f"{CENTRE} xã Mai Sơn",
        applicant=APPLICANT,
        procedure=PROCEDURE,
        reason=(
            "Việc đăng ký khai sinh đã được Ủy ban nhân dân phường Chiềng Sinh thực hiện "
            "ngày 02 tháng 6 năm 2026."
        ),
        legal_basis="Điều 6 Luật Hộ tịch năm 2014",
        issued_at=at(10, 5),
        receiver="Quàng Văn Ổn",
        receiver_title="Công chức tiếp nhận",
        submitter="Lò Thị Hạnh",
    )


def control_slip() -> ControlSlip:
    return ControlSlip(
        letterhead=LETTERHEAD,
        code=CODE,
        agency="Phòng Văn hóa - Xã hội xã Mai Sơn",
        coordinating="Công an xã Mai Sơn",
        applicant=APPLICANT,
        procedure=PROCEDURE,
        received_at=at(9, 12),
        due_at=at(9, 12, day=13),
        issued_at=at(15, 20, day=12),
        legs=(
            Leg(
                giver_unit=CENTRE,
                receiver_unit="Phòng Văn hóa - Xã hội",
                at=at(10, 2),
                giver="Quàng Văn Ổn",
                receiver="Hà Thị Bưởi",
                outcome="Đúng hạn",
            ),
            Leg(
                giver_unit="Phòng Văn hóa - Xã hội",
                receiver_unit="Lãnh đạo Ủy ban nhân dân xã",
                at=at(14, 30, day=9),
                giver="Hà Thị Bưởi",
                receiver="Cầm Văn Thỏa",
                outcome="Trước hạn",
                note="trước hạn 4 giờ",
            ),
            Leg(
                giver_unit="Lãnh đạo Ủy ban nhân dân xã",
                receiver_unit=CENTRE,
                at=at(15, 20, day=12),
                giver="Cầm Văn Thỏa",
            ),
        ),
    )


def apology() -> Apology:
    return Apology(
        letterhead=LETTERHEAD,
        code=CODE,
        number="12/PXL",
        agency="Ủy ban nhân dân xã Mai Sơn",
        applicant=APPLICANT,
        procedure=PROCEDURE,
        received_at=at(9, 12),
        due_at=at(9, 12, day=13),
        reason="Phải xác minh thêm tại bệnh viện tỉnh.",
        appointed_at=at(9, 12, day=20),
        issued_at=at(15, 20, day=11),
        signer="Hoàng Văn Nghĩa",
        signer_title="Phó Chủ tịch",
        counter=f"{CENTRE} xã Mai Sơn",
    )


def stop_notice() -> StopNotice:
    return StopNotice(
        letterhead=LETTERHEAD,
        code=CODE,
        number="3/TBD",
        agency="Ủy ban nhân dân xã Mai Sơn",
        applicant=APPLICANT,
        procedure=PROCEDURE,
        received_at=at(9, 12),
        asked_at=at(10, 0, day=9),
        reason="Dừng giải quyết theo đề nghị của người nộp hồ sơ.",
        legal_basis="NĐ 118/2025/NĐ-CP Điều 21",
        issued_at=at(14, 0, day=9),
        signer="Quàng Văn Ổn",
        signer_title="Công chức tiếp nhận",
        fees=(FeeLine(name="Lệ phí hộ tịch", amount="14.000 đồng", state="hoàn trả"),),
        papers=(PaperLine(name="Giấy chứng sinh", kind="Bản chính", quantity=1),),
        counter=f"{CENTRE} xã Mai Sơn",
    )


def register(lines: int = 60) -> Register:
    day = at(9, 0).date()
    return Register(
        letterhead=LETTERHEAD,
        unit=f"{CENTRE} xã Mai Sơn",
        unit_code="H52.118",
        first_day=day.replace(day=1),
        last_day=day,
        lines=tuple(
            RegisterLine(
                code=f"H52.118-261008-{number:04d}", procedure=PROCEDURE, applicant="Lò Thị Hạnh",
                contact="Bản Nà Ớt, xã Mai Sơn, •••• 321", agency="UBND xã Mai Sơn", received=day,
                due=day, sent_on=day, method="Tại quầy",
            )
            for number in range(1, lines + 1)
        ),
        issued_at=at(16, 0),
        keeper="Quàng Văn Ổn",
    )  # fmt: skip


def hand_over() -> HandOver:
    return HandOver(
        letterhead=LETTERHEAD,
        giver_unit=f"{CENTRE} xã Mai Sơn",
        receiver_unit="Phòng Văn hóa - Xã hội",
        giver="Quàng Văn Ổn",
        receiver="",
        lines=(
            HandOverLine(
                code=CODE, procedure=PROCEDURE, applicant="Lò Thị Hạnh", papers=4, due=at(9, 12, 13)
            ),
            HandOverLine(
                code="H52.118-261008-0043", procedure=PROCEDURE, applicant="Cầm Văn Ổn",
                papers=2, due=None, note="Kèm phong bì",
            ),
        ),
        issued_at=at(16, 0),
    )  # fmt: skip


def result(kind: ResultKind = ResultKind.DECISION) -> Result:
    return Result(
        letterhead=LETTERHEAD,
        code=CODE,
        kind=kind,
        about=f"Về việc {PROCEDURE.lower()}",
        applicant=APPLICANT,
        procedure=PROCEDURE,
        bases=("Luật Tổ chức chính quyền địa phương", "Luật Hộ tịch năm 2014"),
        points=("Đăng ký khai sinh như đã đề nghị.", "Quyết định có hiệu lực từ ngày ký."),
        issued_at=at(15, 0),
        signer="Hoàng Văn Nghĩa",
        signer_title="Phó Chủ tịch",
        recipients=("Như Điều 1", "Lưu: VT"),
    )
