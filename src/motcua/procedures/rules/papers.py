"""`thanh_phan_ho_so`: for each case a heading, then name, form and number of each paper."""

from __future__ import annotations

import re
from dataclasses import dataclass

from motcua.procedures.rules.cells import NO_COUNT, Count, Unread, shorten
from motcua.procedures.rules.content import PaperContent

COLUMN = "thanh_phan_ho_so"
HEADING = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
# Only a number that ends its cell: the names themselves say "01 bản chính;" or "(02 bản chính)".
_COUNT = re.compile(
    r"(?P<originals>\d+) bản chính(?:,(?P<copies>\d+) bản sao)?(?=$|\s+[^\W\d_]|\s*[-+(*]|[^\s,;.):])"
)
_FILE = re.compile(r"\.(?:docx?|pdf|xlsx?|rar|zip)(?=$|[^\W_])", re.IGNORECASE)
_FORM_WORD = re.compile(r"(?:Mẫu|MẪU|Mau|MAU|mẫu|mau|Phụ lục|PHỤ LỤC|Phu luc|Phl|PL|BM|TK)")
_IF_ANY = re.compile(r"\(\s*nếu có\s*\)|[,\s]nếu có[\s.;]*$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class PapersReading:
    papers: tuple[PaperContent, ...] = ()
    count: Count = NO_COUNT
    unread: tuple[Unread, ...] = ()


def read_papers(cell: str) -> PapersReading:
    head, *groups = cell.strip().split(HEADING)
    if not groups:
        return _no_table(head)
    case, found = _case(head), []
    for index, group in enumerate(groups):
        is_last = index == len(groups) - 1
        reading, tail = _read_group(group, case, is_last=is_last)
        found.append(reading)
        case = _case(tail)
    return PapersReading(
        papers=tuple(paper for reading in found for paper in reading.papers),
        count=sum((reading.count for reading in found), Count()),
        unread=tuple(gap for reading in found for gap in reading.unread),
    )


def _no_table(text: str) -> PapersReading:
    if not text.strip(" -"):
        return PapersReading(count=Count(absent=1))
    gap = Unread(column=COLUMN, text=shorten(text), why="không phải bảng giấy tờ")
    return PapersReading(count=Count(given=1), unread=(gap,))


def _case(text: str) -> str:
    return "" if text.strip() == "--" else text.strip().removesuffix("--").strip()


def _read_group(group: str, case: str, *, is_last: bool) -> tuple[PapersReading, str]:
    """The papers of one case and what stands after the last of them (the next heading)."""
    papers, gaps, place, given = [], [], 0, 0
    for match in _COUNT.finditer(group):
        name, originals, why = _split_count(group[place : match.start()], match["originals"])
        place = match.end()
        paper, form_why = _paper(name, case, originals, int(match["copies"] or 0))
        given += 1
        if paper.name:
            papers.append(paper)
        if why or form_why:
            gaps.append(Unread(column=COLUMN, text=shorten(name), why=why or form_why))
    tail = group[place:].strip()
    if is_last and tail.strip(" -"):
        given += 1
        gaps.append(Unread(column=COLUMN, text=shorten(tail), why="đoạn cuối không có số lượng"))
    count = Count(read=given - len(gaps), given=given)
    return PapersReading(papers=tuple(papers), count=count, unread=tuple(gaps)), tail


def _split_count(name: str, digits: str) -> tuple[str, int, str]:
    """`…ngày 25/6/2024` and `1` are printed as `20241`; nobody asks for ten originals."""
    if len(digits) == 1:
        return name.strip(), int(digits), ""
    if len(digits) == 2 and not digits.startswith("0"):
        why = f"“{digits} bản chính”: không rõ chữ số đầu thuộc tên hay thuộc số lượng"
        return f"{name}{digits[0]}".strip(), int(digits[1]), why
    return f"{name}{digits[:-1]}".strip(), int(digits[-1]), ""


def _paper(text: str, case: str, originals: int, copies: int) -> tuple[PaperContent, str]:
    name, form, why = _split_form(text)
    paper = PaperContent(
        name=name,
        case=case,
        form=form[:500],
        originals=originals,
        copies=copies,
        required=_IF_ANY.search(name) is None,
    )
    return paper, why if name else "giấy tờ không có tên"


def _split_form(text: str) -> tuple[str, str, str]:
    """`Đơn đề nghị (NA20).Mau NA20.docx` is a name and a file; the seam has no space."""
    files = list(_FILE.finditer(text))
    if not files or files[-1].end() != len(text):
        return text, "", ""
    after_files = {match.end() for match in files}
    first = files[0].start()
    seams = [i for i in range(1, first) if i not in after_files and _is_seam(text, i)]
    named = [i for i in seams if _FORM_WORD.match(text, i)]
    chosen = named if len(named) == 1 else seams
    if len(chosen) != 1:
        return text, "", "không tách được tên giấy tờ khỏi tên tệp mẫu"
    return text[: chosen[0]].strip(), text[chosen[0] :].strip(), ""


def _is_seam(text: str, place: int) -> bool:
    before, here = text[place - 1], text[place]
    if before.isspace() or before in "(/-–“\"'":
        return False
    if _FORM_WORD.match(text, place) and not here.islower():
        return True
    if before == "." and text[place - 2 : place - 1].isdigit():
        return False  # "con nuôi.2.Van ban.doc": the number may belong to either
    return here.isupper() and (before.islower() or before in ".;:,)”")
