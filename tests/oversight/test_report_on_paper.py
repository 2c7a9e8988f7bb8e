"""A half-year report signed, in Word and in PDF: every number of both is one of the frozen form II.06."""

from __future__ import annotations

import io
import json
import os
import re
from pathlib import Path
from typing import Any

import pypdf
from docx import Document

from motcua.documents.rendering.typesetting import set_issued
from motcua.documents.rendering.word import as_docx
from motcua.kernel.actor import OPERATOR
from motcua.oversight import actions
from motcua.oversight.queries.report_paper import paper_of
from motcua.reports.actions import approve_report, check_report, draft_report
from tests.province import at

DONE = (
    "transfer", "assign", "submit_for_approval", "approve", "hand_to_counter", "return_result",
)  # fmt: skip
NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
LIMITS = "Còn {c11} hồ sơ đang giải quyết, {c13} hồ sơ quá hạn; đã giải quyết {c7} hồ sơ."
SIGNED = at("2026-06-20 08:00")


def a_half_year(oversight: Any, clock: Any) -> Any:
    """Four settled, one of them late; two run, one of those overdue. The form is approved first."""
    province = oversight.province
    clock.move_to(at("2026-06-12 08:00"))
    for day in ("2026-02-02", "2026-02-03", "2026-03-02"):
        province.walk(province.received(f"{day} 08:20"), *DONE, day=f"{day[:-2]}05")
    province.walk(province.received("2026-03-03 09:20"), *DONE, day="2026-05-05")
    province.received("2026-04-01 08:20")
    province.received("2026-06-11 08:20")
    clock.move_to(SIGNED)
    sonla = province.units["sonla"].pk
    form = draft_report(
        "settlement-units", sonla, "2026-H1", by=province.control, at=at("2026-06-15 08:00")
    )
    form = check_report(form, by=OPERATOR, at=at("2026-06-15 09:00"))
    form = approve_report(form, by=oversight.chairman, at=at("2026-06-16 08:00"))
    report = actions.draft_reform_report(
        "sonla", kind="half", year=2026, by=oversight.planner, at=at("2026-06-18 08:00")
    )
    for section, text in (("limits", LIMITS), ("next", "Giải quyết dứt điểm hồ sơ quá hạn.")):
        report = actions.write_section(
            report, section=section, text=text, by=oversight.planner, at=at("2026-06-18 09:00")
        )
    return form, actions.issue_reform_report(
        report, by=oversight.chairman, at=SIGNED, number="120/BC-UBND"
    )


def grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def test_every_number_of_word_and_pdf_is_one_of_the_statutory_report(oversight, clock):
    form, report = a_half_year(oversight, clock)
    frozen = json.loads(form.text)
    now = frozen["total"]["cells"]
    assert report.figures["source"] == "2026-H1"
    assert (now["c3"], now["c7"], now["c10"], now["c11"], now["c13"]) == (6, 4, 1, 2, 1)

    paper = paper_of(report)
    word, pdf = as_docx(paper), set_issued(paper, at=SIGNED)
    if folder := os.environ.get("MOTCUA_PICTURES"):
        Path(folder, "report.docx").write_bytes(word)
        Path(folder, "report.pdf").write_bytes(pdf)
    document = Document(io.BytesIO(word))
    tables = [[[cell.text for cell in row.cells] for row in one.rows] for one in document.tables]
    _compared(tables[1], now)
    _by_unit(tables[2], frozen)

    said = [one.text for one in document.paragraphs]
    said += [text for table in tables for row in table for text in row]
    printed = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    allowed = _figures(frozen) | _of_the_paper(paper, report)
    for text in ("\n".join(said), printed):
        strange = set(NUMBER.findall(text)) - allowed
        assert not strange
    assert _figures(frozen, only_total=True) <= set(NUMBER.findall(printed))
    assert f"Còn {now['c11']} hồ sơ đang giải quyết, {now['c13']} hồ sơ quá hạn" in "\n".join(said)


def _compared(rows: list[list[str]], now: dict[str, int]) -> None:
    """This period beside an empty one: each cell as the form has it."""
    columns = ("c3", "c4", "c6", "c7", "c8", "c9", "c10", "c11", "c12", "c13")
    assert [row[1] for row in rows[1:-1]] == [grouped(now[one] or 0) for one in columns]
    assert {row[2] for row in rows[1:-1]} == {"0"}
    in_time = (now["c8"] + now["c9"]) * 10_000 // now["c7"]
    assert rows[-1][1] == f"{in_time // 100},{in_time % 100:02d}"


def _by_unit(rows: list[list[str]], frozen: dict[str, Any]) -> None:
    told = [[grouped(row["cells"][one] or 0) for one in ("c3", "c7", "c10", "c13")]
            for row in frozen["rows"]]  # fmt: skip
    assert [row[1:5] for row in rows[1:]] == told


def _figures(frozen: dict[str, Any], *, only_total: bool = False) -> set[str]:
    rows = [frozen["total"], *([] if only_total else frozen["rows"])]
    found = set()
    for row in rows:
        cells = row["cells"]
        keys = ("c3", "c7", "c11", "c13") if only_total else cells
        found |= {grouped(cells[key]) for key in keys if isinstance(cells[key], int)}
        if cells["c7"]:
            share = (cells["c8"] + cells["c9"]) * 10_000 // cells["c7"]
            found.add(f"{share // 100},{share % 100:02d}")
    return found


def _of_the_paper(paper: Any, report: Any) -> set[str]:
    """Dates, numbers of papers and laws, the year before (nothing), the visits and tasks: no dossiers."""
    words = report.figures["words"]
    other = [words[name] for name in (
        "planned", "inspected", "remedies", "remedied", "tasks", "tasks_done", "first_day",
        "last_day", "period",
    )]  # fmt: skip
    texts = [paper.number, paper.dated, paper.title, paper.source, "2025", "0", *other]
    texts += [section.title for section in paper.sections]
    months = [
        f"{month['name']} {month['c7']} {month['late']}" for month in report.figures["months"]
    ]
    return set(NUMBER.findall(" ".join([*texts, *months])))
