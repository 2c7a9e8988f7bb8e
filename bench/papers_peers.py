"""The peers of `bench papers`: the same receipt by each, as its own manual would have it set."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
import io
from functools import cache
from pathlib import Path

import segno
from fpdf import FPDF
from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Image, Paragraph, SimpleDocTemplate, Spacer, Table

from motcua.documents.rendering import Sheet, render, render_many
from motcua.documents.rules.forms import Form, form_in_force
from motcua.documents.rules.heads import Applicant, Letterhead
from motcua.documents.rules.papers import FeeLine, PaperLine, Receipt
from motcua.kernel.clock import VIETNAM

FONTS = Path(__file__).resolve().parents[1] / "src" / "motcua" / "documents" / "fonts"
_PAPERS = ("Tờ khai đăng ký khai sinh theo mẫu", "Giấy chứng sinh", "Căn cước của cha, mẹ",
           "Chứng cứ chứng minh quan hệ cha - con hoặc quan hệ mẹ - con")  # fmt: skip


def receipts(count: int) -> tuple[list[Receipt], Form]:
    """Each of somebody else, so that nothing set before helps."""
    first, form = receipt()
    made = [
        dataclasses.replace(
            first,
            code=f"H52.118-261008-{number:04d}",
            applicant=dataclasses.replace(first.applicant, name=f"Lò Thị Hạnh {number}"),
        )
        for number in range(1, count + 1)
    ]
    return made, form


def receipt() -> tuple[Receipt, Form]:
    at = dt.datetime(2026, 10, 8, 9, 12, tzinfo=VIETNAM)
    centre = "Trung tâm Phục vụ hành chính công"
    paper = Receipt(
        letterhead=Letterhead(
            parent_agency="Ủy ban nhân dân xã Mai Sơn", agency=centre, place="Mai Sơn"
        ),
        code="H52.118-261008-0042",
        counter=f"{centre} xã Mai Sơn",
        applicant=Applicant(
            name="Lò Thị Hạnh", identity="014091001234", phone="0912345678",
            address="Bản Nà Ớt, xã Mai Sơn, tỉnh Sơn La",
        ),
        procedure="Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con",
        papers=tuple(PaperLine(name=name, kind="Bản chính") for name in _PAPERS),
        term="03 ngày làm việc",
        received_at=at,
        appointment=at + dt.timedelta(days=5),
        collect_at=f"{centre} xã Mai Sơn",
        fees=(FeeLine(name="Lệ phí hộ tịch", amount="14.000 đồng"),),
        receiver="Quàng Văn Ổn",
        submitter="Lò Thị Hạnh",
    )  # fmt: skip
    return paper, form_in_force(paper.key, at.date())


def ours(paper: Receipt, form: Form) -> bytes:
    return render(paper, form=form)


def ours_many(papers: list[Receipt], form: Form) -> bytes:
    return render_many([Sheet(paper=paper, form=form) for paper in papers])


def check(pdf: bytes, paper: Receipt) -> None:
    """Each says what it should, on one page."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    said = " ".join(pages[0].extract_text().split())
    assert len(pages) == 1
    for words in (paper.code, paper.applicant.name, _PAPERS[1]):
        assert words in said, words


def lines(paper: Receipt) -> list[str]:
    return [
        f"Mã hồ sơ: {paper.code}",
        f"Bộ phận tiếp nhận và trả kết quả: {paper.counter}",
        f"Tiếp nhận hồ sơ của: {paper.applicant.name}",
        f"Địa chỉ: {paper.applicant.address}",
        f"Số điện thoại: {paper.applicant.phone}",
        f"Nội dung yêu cầu giải quyết: {paper.procedure}",
        f"3. Thời gian giải quyết hồ sơ theo quy định là: {paper.term}",
        f"4. Thời gian nhận hồ sơ: {paper.received_at:%H giờ %M phút, ngày %d tháng %m năm %Y}",
        f"5. Thời gian trả kết quả: {paper.appointment:%H giờ %M phút, ngày %d tháng %m năm %Y}",
        f"6. Đăng ký nhận kết quả tại: {paper.collect_at}",
        f"7. Phí, lệ phí: {paper.fees[0].name}: {paper.fees[0].amount}",
    ]


TITLE = "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"
HEAD = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def rows(paper: Receipt) -> list[list[str]]:
    head = ["TT", "Tên giấy tờ", "Loại", "Số lượng"]
    return [
        head,
        *(
            [str(place), line.name, line.kind, str(line.quantity)]
            for place, line in enumerate(paper.papers, 1)
        ),
    ]


def qr_png(code: str) -> io.BytesIO:
    drawn = io.BytesIO()
    segno.make(code, micro=False, error="m").save(drawn, kind="png", scale=3, border=0)
    drawn.seek(0)
    return drawn


@cache
def _reportlab_styles() -> tuple[ParagraphStyle, ParagraphStyle]:
    pdfmetrics.registerFont(TTFont("Tinos", FONTS / "Tinos-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("Tinos-Bold", FONTS / "Tinos-Bold.ttf"))
    body = ParagraphStyle("body", fontName="Tinos", fontSize=12.5, leading=16)
    return body, ParagraphStyle("head", body, fontName="Tinos-Bold", alignment=1)


def by_reportlab(paper: Receipt) -> bytes:
    body, head = _reportlab_styles()
    out = io.BytesIO()
    cells = [[Paragraph(html.escape(cell), body) for cell in row] for row in rows(paper)]
    table = Table(cells, colWidths=[12 * mm, 90 * mm, 30 * mm, 28 * mm])
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])
    signed = Table([["NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN"], [paper.submitter, paper.receiver]])
    signed.setStyle([("FONT", (0, 0), (-1, -1), "Tinos"), ("ALIGN", (0, 0), (-1, -1), "CENTER")])
    said = [Paragraph(html.escape(line), body) for line in lines(paper)]
    story = [
        Image(qr_png(paper.code), 20 * mm, 20 * mm, hAlign="LEFT"),
        *(Paragraph(line, head) for line in HEAD), Spacer(1, 9), Paragraph(TITLE, head),
        *said[:6], table, *said[6:], Spacer(1, 12), signed,
    ]  # fmt: skip
    SimpleDocTemplate(out, pagesize=A4).build(story)
    return out.getvalue()


def by_fpdf2(paper: Receipt) -> bytes:
    pdf = FPDF(format="A4")
    pdf.add_font("Tinos", "", FONTS / "Tinos-Regular.ttf")
    pdf.add_font("Tinos", "B", FONTS / "Tinos-Bold.ttf")
    pdf.add_page()
    pdf.image(qr_png(paper.code), w=20)
    pdf.set_font("Tinos", "B", 13)
    for line in (*HEAD, TITLE):
        pdf.cell(0, 6, line, align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Tinos", "", 12.5)
    said = lines(paper)
    for line in said[:6]:
        pdf.multi_cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    with pdf.table(col_widths=(10, 60, 18, 12)) as table:
        for cells in rows(paper):
            table.row(cells)
    for line in said[6:]:
        pdf.multi_cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    for name in (paper.submitter, paper.receiver):
        pdf.cell(90, 6, name, align="C")
    return bytes(pdf.output())


def has_weasyprint() -> bool:
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return False
    return True


def by_weasyprint(paper: Receipt) -> bytes:
    from weasyprint import HTML

    cells = "".join(
        f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>"
        for row in rows(paper)
    )
    said = [f"<p>{html.escape(line)}</p>" for line in lines(paper)]
    qr = segno.make(paper.code, micro=False, error="m").svg_inline(scale=2, border=0)
    return bytes(
        HTML(
            string=f"""<style>@font-face {{font-family: Tinos; src: url({(FONTS / "Tinos-Regular.ttf").as_uri()})}}
            @page {{size: A4; margin: 14mm}} body {{font: 12.5pt Tinos}} td {{border: .5pt solid}}
            p {{margin: 2pt 0}} h1, h2 {{font-size: 13pt; text-align: center; margin: 0}}</style>
            {qr}<h2>{HEAD[0]}</h2><h2>{HEAD[1]}</h2><h1>{TITLE}</h1>{"".join(said[:6])}
            <table>{cells}</table>{"".join(said[6:])}<p>{paper.submitter} – {paper.receiver}</p>"""
        ).write_pdf()
    )
