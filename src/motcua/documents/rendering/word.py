"""A paper of an agency as Word, from the same data as its PDF (templates/issued_paper.typ)."""

from __future__ import annotations

import io
from typing import Any

from motcua.documents.rendering.typesetting import set_chart
from motcua.documents.rules.issued import IssuedPaper, PaperTable, Section

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"


def as_docx(paper: IssuedPaper) -> bytes:
    """Laid out as NĐ 30/2020/NĐ-CP has it: A4, Times New Roman 13, margins 20 20 30 15 mm."""
    from docx import Document

    document: Any = Document()
    _page(document)
    _head(document, paper)
    for section in paper.sections:
        _section(document, section)
    _foot(document, paper)
    for annex in paper.annexes:
        document.add_page_break()
        _section(document, annex)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _section(document: Any, section: Section) -> None:
    if section.title:
        _outlined(_paragraph(document, section.title, bold=True, keep=True), level=2)
    for text in section.paragraphs:
        _paragraph(document, text, indent=True)
    for table in section.tables:
        _table(document, table)
    if section.chart:
        _chart(document, section.chart)


def _page(document: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    normal.paragraph_format.space_after = Pt(6)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    _number(section)


def _number(section: Any) -> None:
    """The number of the page above it in the middle, from the second on (NĐ 30/2020/NĐ-CP)."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(paragraph.add_run("2")._r)
    paragraph._p.append(field)


def _head(document: Any, paper: IssuedPaper) -> None:
    from docx.shared import Mm, Pt

    table = document.add_table(rows=2, cols=2)
    _widths(table, (Mm(62), Mm(103)))
    _cell(table.cell(0, 0), (paper.parent.upper(), False), (paper.agency.upper(), True), size=12)
    _cell(table.cell(0, 1), (_STATE, True), (_MOTTO, True), size=12)
    for cell, inset in ((table.cell(0, 0), Mm(20)), (table.cell(0, 1), Mm(26))):
        _rule(cell, inset)
    _cell(table.cell(1, 0), (f"Số: {paper.number}", False))
    _cell(table.cell(1, 1), (paper.dated, False), italic=True)
    kind = _paragraph(document, paper.kind, bold=True, centred=True)
    kind.paragraph_format.space_before = Pt(14)
    _outlined(kind, level=1)
    _paragraph(document, paper.title, bold=True, centred=True)
    if paper.draft:
        _paragraph(document, "(Dự thảo, chưa ký)", italic=True, centred=True)
    _grounds(document, paper)


def _rule(cell: Any, inset: Any) -> None:
    """The line under the agency and under the motto (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph = cell.add_paragraph()
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = inset
    shape.space_before, shape.space_after, shape.line_spacing = Pt(0), Pt(4), Pt(3)
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    # Word reads the parts of a paragraph in one order only: lines before distances.
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")


def _grounds(document: Any, paper: IssuedPaper) -> None:
    if paper.decides:
        _paragraph(document, paper.decides.upper(), bold=True, centred=True)
    for text in paper.grounds:
        _paragraph(document, text, italic=True, indent=True)
    if paper.decides:
        _paragraph(document, "QUYẾT ĐỊNH:", bold=True, centred=True)


def _widths(table: Any, widths: tuple[Any, ...]) -> None:
    """Of the grid and of each cell: Word reads the one, others the other."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _cell(cell: Any, *lines: tuple[str, bool], size: int = 13, italic: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    said = [(text, bold) for text, bold in lines if text]
    for number, (text, bold) in enumerate(said):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def _paragraph(
    document: Any, text: str, *, bold: bool = False, italic: bool = False, centred: bool = False,
    indent: bool = False, keep: bool = False,
) -> Any:  # fmt: skip
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif indent:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.keep_with_next = keep
    return paragraph


def _outlined(paragraph: Any, *, level: int) -> None:
    """A heading for who moves by headings, looking as the law has it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level - 1))
    paragraph._p.get_or_add_pPr().append(outline)


def _table(document: Any, told: PaperTable) -> None:
    from docx.shared import Mm

    if told.title:
        _paragraph(document, told.title, italic=True, centred=True, keep=True)
    table = document.add_table(rows=1 + len(told.rows), cols=len(told.heads))
    table.style = "Table Grid"
    whole = sum(told.widths)
    _widths(table, tuple(Mm(165 * width / whole) for width in told.widths))
    # Asked for once: each look at a cell of the library walks the whole table.
    grid = [row.cells for row in table.rows]
    _repeat_head(table)
    for number, line in enumerate((told.heads, *told.rows)):
        for place, text in enumerate(line):
            _figure(grid[number][place], text, head=number == 0, left=place in told.words)
    _paragraph(document, "")


def _figure(cell: Any, text: str, *, head: bool, left: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    sides = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if head else sides
    around = paragraph.paragraph_format
    around.space_before = around.space_after = Pt(2)
    run = paragraph.add_run(text)
    run.bold, run.font.size = head, Pt(11)


def _repeat_head(table: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)


def _chart(document: Any, chart: dict[str, Any]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    picture = document.add_picture(io.BytesIO(set_chart(chart)), width=Mm(160))
    # What the picture says, for those who do not see it.
    picture._inline.docPr.set("descr", chart["alt"])
    document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    _paragraph(document, f"Biểu đồ: {chart['title']}", italic=True, centred=True)


def _foot(document: Any, paper: IssuedPaper) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    to = [(f"- {one};", False) for one in paper.to]
    _cell(left, ("Nơi nhận:", True), *to, ("- Lưu: VT.", False), size=11)
    for paragraph in left.paragraphs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    role = [(one, True) for one in paper.role]
    place = f"\n{paper.signed}\n" if paper.signed else "\n\n\n"
    _cell(right, *role, (place, False), (paper.signer, True))
    if paper.source:
        told = document.add_paragraph()
        told.paragraph_format.space_before = Pt(10)
        source = told.add_run(paper.source)
        source.italic, source.font.size = True, Pt(10)
