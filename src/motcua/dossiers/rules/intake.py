"""What the counter or the citizen hands in, before it is a dossier."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.parties.rules.details import PartyDetails

FAULT_LENGTH = 500
MOST_PAPERS = 200
MOST_COPIES = 999


@dataclass(frozen=True, kw_only=True)
class PaperIn:
    """A paper as counted at the counter; `check`: 0 unchecked, 1 good, 2 faulty."""

    name: str
    required: bool = True
    originals: int = 0
    copies: int = 0
    check: int = 0
    fault: str = ""

    @property
    def present(self) -> bool:
        return self.originals + self.copies > 0


@dataclass(frozen=True, kw_only=True)
class Intake:
    """`resolving` is the slug of a commune other than the receiving one (no boundaries inside
    a province: NĐ 118/2025/NĐ-CP), `method` the row of the procedure where a channel has several,
    `case` the name of one of its cases, `group` joins what one person hands in together,
    `relation` is what who files it is to the applicant (a key of RELATIONS), `authorisation` the
    letter they showed.
    """

    procedure: str
    receiving_unit: int
    channel: int
    result_channel: int
    applicant: PartyDetails
    papers: tuple[PaperIn, ...] = ()
    submitter: PartyDetails | None = None
    resolving: str = ""
    method: int | None = None
    renamed: bool = False
    case: str = ""
    group: str = ""
    relation: str = ""
    authorisation: str = ""


RELATIONS = {
    "family": "Người trong gia đình",
    "authorised": "Người được ủy quyền",
    "guardian": "Người đại diện theo pháp luật, giám hộ",
    "staff": "Người của cơ quan, tổ chức nộp hồ sơ",
    "postal": "Nhân viên bưu chính công ích",
    "other": "Quan hệ khác",
}


def check_relation(relation: str, authorisation: str) -> None:
    """Who is authorised shows the letter (BLDS 2015, Điều 138)."""
    if relation and relation not in RELATIONS:
        raise InvalidInput("Chọn quan hệ với chủ hồ sơ trong danh sách.", field="relation")
    if relation == "authorised" and not clean_text(authorisation):
        raise InvalidInput(
            "Ghi giấy ủy quyền người nộp mang theo: số, ngày, nơi lập.", field="authorisation"
        )


def check_papers(papers: tuple[PaperIn, ...]) -> None:
    """Counts and texts that cannot be; raises InvalidInput by paper."""
    if len(papers) > MOST_PAPERS:
        raise InvalidInput(f"Hồ sơ có {len(papers)} giấy tờ, tối đa {MOST_PAPERS}.", field="papers")
    for place, paper in enumerate(papers, 1):
        _check_paper(place, paper)


def _check_paper(place: int, paper: PaperIn) -> None:
    field = f"paper_{place}"
    if not clean_text(paper.name):
        raise InvalidInput(f"Giấy tờ thứ {place} chưa có tên.", field=field)
    if not (0 <= paper.originals <= MOST_COPIES and 0 <= paper.copies <= MOST_COPIES):
        raise InvalidInput(
            f"Số bản của “{paper.name[:80]}” phải từ 0 đến {MOST_COPIES}.", field=field
        )
    if len(paper.fault) > FAULT_LENGTH:
        raise InvalidInput(
            f"Lý do không đạt của “{paper.name[:80]}” dài quá {FAULT_LENGTH} ký tự.", field=field
        )


def faults_against_reception(papers: tuple[PaperIn, ...]) -> list[str]:
    """Why these papers cannot be received yet, one sentence a paper; empty = they can."""
    return [sentence for paper in papers if (sentence := _fault(paper))]


def _fault(paper: PaperIn) -> str:
    if paper.check == 2:
        return f"“{paper.name}” không đạt: {paper.fault or 'chưa ghi lý do'}."
    if paper.required and not paper.present:
        return f"Còn thiếu “{paper.name}”."
    return ""


def checked_reason(text: str, *, field: str = "reason", needed: str) -> str:
    """A reason that the law wants in writing; at most 2,000 characters."""
    reason = clean_text(text)
    if not reason:
        raise InvalidInput(needed, field=field)
    if len(reason) > 2000:
        raise InvalidInput(
            f"Nội dung dài {len(reason)} ký tự, tối đa 2.000. Rút gọn lại.", field=field
        )
    return reason
