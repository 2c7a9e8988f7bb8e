"""The plan of documents and a round of review of the demo province; its numbers are invented."""

from __future__ import annotations

import datetime as dt

from motcua.demo.lives import Office
from motcua.kernel.actor import OPERATOR
from motcua.kernel.clock import VIETNAM
from motcua.legislation import actions
from motcua.legislation.models import LegalDocument, PlannedDocument
from motcua.legislation.queries import reviews
from motcua.legislation.rules.documents import DocumentDetails
from motcua.legislation.rules.plan import PlanDetails
from motcua.legislation.rules.reviews import Found


def plan_documents(office: Office, until: dt.datetime) -> None:
    """Issued and posted, issued and not posted in time, late in drafting, still ahead."""

    def on(days: int) -> dt.datetime:
        day = until.astimezone(VIETNAM).date() - dt.timedelta(days=days)
        return dt.datetime.combine(day, dt.time(9), tzinfo=VIETNAM)

    def planned(slug: str, title: str, due: int) -> PlannedDocument:
        details = PlanDetails(title=title, kind="decision", due_on=on(due).date())
        return actions.plan_document(details, by=OPERATOR, at=on(90), unit=office.units[slug])

    posted = planned("so-tu-phap", "Quy định mức thu phí hộ tịch", 55)
    waiting = planned("so-noi-vu", "Quy chế đánh giá chất lượng phục vụ", 30)
    late = planned("so-nong-nghiep-moi-truong", "Quy định hạn mức giao đất ở", 10)
    planned("so-xay-dung", "Quy định phân cấp cấp phép xây dựng", -40)
    issued = _issued("71", on(60))
    actions.issue_planned(posted, by=OPERATOR, at=on(60), document=issued)
    actions.record_posting(issued, by=OPERATOR, at=on(50), posted_on=on(50).date())
    actions.issue_planned(waiting, by=OPERATOR, at=on(25), document=_issued("78", on(25)))
    actions.advance_plan(late, by=OPERATOR, at=on(45), stage="consulting")
    _review(office, on(28), until)


def _issued(number: str, at: dt.datetime) -> LegalDocument:
    day = at.date()
    details = DocumentDetails(
        number=f"{number}/{day.year}/QĐ-UBND", title="Văn bản của tỉnh mẫu", issuer="UBND tỉnh",
        issued_on=day, valid_from=day + dt.timedelta(days=10),
    )  # fmt: skip
    return actions.enter_document(details, by=OPERATOR, at=at)


def _review(office: Office, at: dt.datetime, until: dt.datetime) -> None:
    details = actions.RoundDetails(
        title="Rà soát văn bản làm căn cứ của thủ tục", kind="topical",
        due_on=at.date() + dt.timedelta(days=60),
    )  # fmt: skip
    opened = actions.open_review(
        details, by=OPERATOR, at=at, unit=office.units["so-tu-phap"],
        documents=["60-2014-qh13", "68-2020-qh14", "31-2024-qh15", "19-2014-qd-ttg"],
    )  # fmt: skip
    first, second, *_rest = reviews.items(opened)
    actions.record_finding(first, by=OPERATOR, at=at, found=Found(finding="keep"))
    remedy = Found(
        finding="amend", note="Dẫn chiếu đến văn bản đã hết hiệu lực.",
        remedy_due=until.date() + dt.timedelta(days=30),
    )  # fmt: skip
    actions.record_finding(second, by=OPERATOR, at=at, found=remedy)
