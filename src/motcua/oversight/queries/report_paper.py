"""A reform report as it stands on paper: texts with their figures filled in, tables, one chart.

Word and PDF are both made from this, so that neither says what the other does not.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from motcua.documents.queries.letterheads import letterhead_of, place_and_day
from motcua.documents.rendering.glyphs import printable
from motcua.documents.rules.issued import IssuedPaper, PaperTable, Section
from motcua.documents.rules.signing_lines import signing_lines
from motcua.kernel.clock import local
from motcua.kernel.vietnamese import short_moment
from motcua.organisations.queries import units
from motcua.oversight.models import ReformReport
from motcua.oversight.queries.conclusion_paper import digest_of
from motcua.oversight.queries.report_figures import change, rate, vietnamese
from motcua.oversight.rules.sections import SECTIONS, filled
from motcua.reports.settlement import COLUMNS

COMPARED = {
    "c3": "Tiếp nhận: tổng số", "c4": "– trong đó trực tuyến", "c6": "Từ kỳ trước chuyển sang",
    "c7": "Đã giải quyết: tổng số", "c8": "– trước hạn", "c9": "– đúng hạn", "c10": "– quá hạn",
    "c11": "Đang giải quyết: tổng số", "c12": "– trong hạn", "c13": "– quá hạn",
}  # fmt: skip
BY_UNIT = {"c3": "Tiếp nhận", "c7": "Đã giải quyết", "c10": "Quá hạn", "c13": "Đang quá hạn"}


def report_digest(report: ReformReport) -> str:
    return digest_of({"texts": report.texts, "figures": report.figures})


def paper_of(report: ReformReport) -> IssuedPaper:
    """Of a report that the caller may read."""
    day = local(report.issued_at or report.as_of).date()
    head = letterhead_of(report.unit_id, day)
    name, _comma, title = report.signature.partition(", ")
    return IssuedPaper(
        kind="BÁO CÁO",
        parent=printable(head.parent_agency),
        agency=printable(head.agency),
        number=printable(report.number or "……/BC"),
        dated=printable(place_and_day(head, day, draft=report.issued_at is None)),
        title=f"Công tác cải cách hành chính {report.period.words}",
        draft=report.issued_at is None,
        sections=tuple(_section(report, key, heading) for key, heading in SECTIONS.items()),
        role=tuple(map(printable, signing_lines(title or "Thủ trưởng đơn vị", head.agency))),
        signer=printable(name),
        source=_source(report),
        signed=_signed(report),
        to=(printable(head.parent_agency or "Bộ Nội vụ"),),
    )


def _signed(report: ReformReport) -> str:
    if report.file_id is None or report.issued_at is None:
        return ""
    return f"(đã ký số {short_moment(report.issued_at)}, xem bản PDF)"


def _source(report: ReformReport) -> str:
    first, last = (dt.date.fromisoformat(day) for day in report.figures["days"])
    approved = report.figures["source"]
    told = f"đã duyệt, kỳ {approved}" if approved else f"đọc lúc {short_moment(report.as_of)}"
    return (
        f"Số liệu hồ sơ: biểu II.06 (TT 01/2020/TT-VPCP), từ {first:%d/%m/%Y} đến "
        f"{last:%d/%m/%Y}, {told}."
    )


def _section(report: ReformReport, key: str, heading: str) -> Section:
    said = filled(report.texts.get(key, ""), report.figures["words"])
    paragraphs = tuple(printable(line) for line in said.split("\n") if line.strip())
    if key != "results":
        return Section(title=heading, paragraphs=paragraphs)
    tables = [compared(report)]
    if report.figures["rows"]:
        tables.append(by_unit(report))
    return Section(title=heading, paragraphs=paragraphs, tables=tuple(tables), chart=_chart(report))


def compared(report: ReformReport) -> PaperTable:
    """This period beside the same of the year before."""
    now, before = report.figures["now"], report.figures["before"]
    rows = [
        (label, _grouped(now[key]), _grouped(before[key]), _difference(now[key] - before[key]))
        for key, label in COMPARED.items()
        if key in COLUMNS
    ]
    shares = (vietnamese(rate(now)), vietnamese(rate(before)), change(rate(now), rate(before)))
    return PaperTable(
        title=f"Kết quả giải quyết {report.period.words} so với {report.period.before.words}",
        heads=("Hồ sơ", "Kỳ này", "Cùng kỳ trước", "Tăng, giảm"),
        widths=(4, 2, 2, 3),
        rows=(*rows, ("Tỷ lệ trước hạn và đúng hạn (%)", *shares)),
    )


def by_unit(report: ReformReport) -> PaperTable:
    rows = [
        (
            printable(row["name"]),
            *(_grouped(row["cells"][key]) for key in BY_UNIT),
            vietnamese(rate(row["cells"])),
        )
        for row in report.figures["rows"]
    ]
    return PaperTable(
        title=f"Kết quả theo cơ quan {report.period.words}",
        heads=("Cơ quan", *BY_UNIT.values(), "Đúng hạn (%)"),
        widths=(5, 2, 2, 2, 2, 2),
        rows=tuple(rows),
    )


def _chart(report: ReformReport) -> dict[str, Any] | None:
    months = [month for month in report.figures["months"] if month["c7"]]
    if not months:
        return None
    return {
        "title": f"Hồ sơ đã giải quyết theo tháng, {report.period.words}",
        "alt": "; ".join(f"{m['name']}: {m['c7']} hồ sơ, quá hạn {m['late']}" for m in months),
        "in_time": "trước hạn và đúng hạn",
        "late": "quá hạn",
        "bars": [
            {
                "name": month["name"], "in_time": month["c7"] - month["late"],
                "late": month["late"],
                "said": f"{_grouped(month['c7'])} (quá hạn {_grouped(month['late'])})",
            }
            for month in months
        ],
    }  # fmt: skip


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _difference(number: int) -> str:
    return f"+{_grouped(number)}" if number > 0 else _grouped(number)


def period_title(report: ReformReport, on: dt.date) -> str:
    return f"{units.full_name(report.unit_id, on)}, {report.period.words}"
