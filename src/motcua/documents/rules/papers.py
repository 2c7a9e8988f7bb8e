"""What each paper says: plain values that the caller reads from the dossier's events."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import ClassVar

from motcua.documents.rules.forms import FormKey
from motcua.documents.rules.heads import Applicant, Letterhead
from motcua.documents.rules.lists import HandOver, Register
from motcua.documents.rules.results import Result

BRING = (
    "Khi đến nhận kết quả, Ông/Bà mang theo giấy này và giấy tờ tùy thân; "
    "người nhận thay mang thêm giấy ủy quyền."
)


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """One kind of paper handed in: `Bản chính`, `Bản sao chứng thực`, `Bản điện tử`…"""

    name: str
    kind: str = ""
    quantity: int = 1


@dataclass(frozen=True, kw_only=True)
class FeeLine:
    """`Lệ phí hộ tịch`, `14.000 đồng`, `đã nộp`."""

    name: str
    amount: str
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả (TT 03/2025/TT-VPCP, Mẫu số 01).

    `appointment` is None where the procedure gives no term.
    """

    key: ClassVar[FormKey] = FormKey.RECEIPT

    letterhead: Letterhead
    code: str
    counter: str
    applicant: Applicant
    procedure: str
    papers: tuple[PaperLine, ...]
    term: str
    received_at: dt.datetime
    appointment: dt.datetime | None
    collect_at: str
    receiver: str
    receiver_title: str = ""
    submitter: str = ""
    sets: int = 1
    fees: tuple[FeeLine, ...] = ()
    secret: str = field(default="", repr=False)
    lookup_address: str = ""
    book: str = ""
    number: str = ""
    bring: str = BRING

    @property
    def issued_at(self) -> dt.datetime:
        """A receipt is dated by the reception itself."""
        return self.received_at


@dataclass(frozen=True, kw_only=True)
class SupplementItem:
    """A paper asked for, with how many of each kind."""

    name: str
    originals: int = 0
    certified: int = 0
    photocopies: int = 0
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SupplementSlip:
    """Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu số 02); `reply_by` ends the wait."""

    key: ClassVar[FormKey] = FormKey.SUPPLEMENT_SLIP

    letterhead: Letterhead
    code: str
    counter: str
    applicant: Applicant
    procedure: str
    items: tuple[SupplementItem, ...]
    reason: str
    issued_at: dt.datetime
    guide: str
    guide_title: str = ""
    legal_basis: str = ""
    reply_by: dt.datetime | None = None
    contact_name: str = ""
    contact_phone: str = ""
    contact_site: str = ""


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Phiếu từ chối tiếp nhận giải quyết hồ sơ (Mẫu số 03)."""

    key: ClassVar[FormKey] = FormKey.REFUSAL

    letterhead: Letterhead
    code: str
    counter: str
    applicant: Applicant
    procedure: str
    reason: str
    issued_at: dt.datetime
    receiver: str
    receiver_title: str = ""
    submitter: str = ""
    legal_basis: str = ""


@dataclass(frozen=True, kw_only=True)
class Leg:
    """One hand-over: who gave, who took, when, and how the giver stood against its time."""

    giver_unit: str
    receiver_unit: str
    at: dt.datetime
    giver: str = ""
    receiver: str = ""
    outcome: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ControlSlip:
    """Phiếu kiểm soát quá trình giải quyết hồ sơ (Mẫu số 06 of 2025, 05 of 2018).

    `due_at` is None while the dossier waits on an open pause.
    """

    key: ClassVar[FormKey] = FormKey.CONTROL_SLIP

    letterhead: Letterhead
    code: str
    agency: str
    applicant: Applicant
    procedure: str
    received_at: dt.datetime
    due_at: dt.datetime | None
    issued_at: dt.datetime
    legs: tuple[Leg, ...]
    coordinating: str = ""


@dataclass(frozen=True, kw_only=True)
class Apology:
    """Văn bản xin lỗi và đề nghị gia hạn (Mẫu số 04; before 15/9/2025 Phiếu xin lỗi và hẹn lại)."""

    key: ClassVar[FormKey] = FormKey.APOLOGY

    letterhead: Letterhead
    code: str
    number: str
    agency: str
    applicant: Applicant
    procedure: str
    received_at: dt.datetime
    due_at: dt.datetime
    reason: str
    appointed_at: dt.datetime
    issued_at: dt.datetime
    signer: str
    signer_title: str = ""
    counter: str = ""


@dataclass(frozen=True, kw_only=True)
class StopNotice:
    """Thông báo dừng giải quyết hồ sơ (TT 03/2025/TT-VPCP, Mẫu số 05).

    `asked_at` is None where nobody asked and the law itself stops it; `papers` go back.
    """

    key: ClassVar[FormKey] = FormKey.STOP_NOTICE

    letterhead: Letterhead
    code: str
    number: str
    agency: str
    applicant: Applicant
    procedure: str
    received_at: dt.datetime | None
    asked_at: dt.datetime | None
    reason: str
    issued_at: dt.datetime
    signer: str
    signer_title: str = ""
    legal_basis: str = ""
    fees: tuple[FeeLine, ...] = ()
    papers: tuple[PaperLine, ...] = ()
    counter: str = ""


Paper = (
    Receipt | SupplementSlip | Refusal | ControlSlip | Apology | StopNotice | Register | HandOver
    | Result
)  # fmt: skip
