"""A paper is for everybody: PDF/UA-1 and PDF/A-2a, checked point by point (Matterhorn 1.02)."""

from __future__ import annotations

import re
import subprocess
import sys

import pikepdf
import pytest
import segno

from tests.documents import samples
from tests.documents.printing import PAPERS, WITHOUT_TABLE, form_of, pdf_of, sheets
from tests.documents.reading import modules, opened, tags


@pytest.mark.parametrize(("make", "size"), sheets())
def test_pdf_ua_and_pdf_a(make, size):
    paper = make()
    pdf = opened(pdf_of(paper, size=size))
    root, xmp = pdf.Root, pdf.Root.Metadata.read_bytes().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaid:part>2</pdfaid:part>" in xmp and ">A<" in xmp.split("pdfaid:conformance")[1]
    assert str(root.Lang).startswith("vi")
    assert root.MarkInfo.Marked is True and not root.MarkInfo.get("/Suspects", False)
    assert root.ViewerPreferences.DisplayDocTitle is True
    title = f"{form_of(paper).title} – {samples.CODE}"
    assert f'<rdf:li xml:lang="x-default">{title}</rdf:li>' in xmp
    assert samples.APPLICANT.name not in title + xmp and samples.SECRET not in xmp
    for page in pdf.pages:
        assert "/StructParents" in page and page.get("/Tabs", "/S") == "/S"


@pytest.mark.parametrize("make", PAPERS)
def test_structure_heading_table_and_picture(make):
    pdf = opened(pdf_of(make()))
    elements = tags(pdf)
    kinds = [str(element.S) for element in elements]
    assert kinds.count("/H1") == 1
    figures = [element for element in elements if element.S == "/Figure"]
    (code,) = figures
    assert str(code.Alt).startswith("Mã QR ghi mã hồ sơ")
    assert str(code.Alt).endswith(samples.CODE)
    assert kinds.count("/Table") == (0 if make in WITHOUT_TABLE else 1)
    for header in (element for element in elements if element.S == "/TH"):
        attributes = header.A if isinstance(header.A, pikepdf.Array) else [header.A]
        assert any(each.get("/Scope") == "/Column" for each in attributes)


@pytest.mark.parametrize("make", PAPERS)
def test_everything_drawn_is_tagged_or_an_artifact(make):
    drawn = {"Tj", "TJ", "S", "f", "B", "Do", "f*"}
    depth = 0
    pdf = opened(pdf_of(make()))
    for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
        name = str(operator)
        if name in {"BDC", "BMC"}:
            depth += 1
            assert operands[0] == "/Artifact" or "/MCID" in operands[1]
        depth -= name == "EMC"
        assert depth == 1 or name not in drawn


@pytest.mark.parametrize("make", PAPERS)
def test_fonts_are_tinos_embedded_and_mapped_to_unicode(make):
    pdf = opened(pdf_of(make()))
    fonts = pdf.pages[0].Resources.Font
    assert fonts
    for font in fonts.values():
        assert re.fullmatch(r"/[A-Z]{6}\+Tinos-\w+", str(font.BaseFont))
        assert "/ToUnicode" in font
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


@pytest.mark.parametrize("make", PAPERS)
def test_qr_is_top_left_and_holds_the_code_only(make):
    drawn = modules(opened(pdf_of(make())))
    expected = segno.make(samples.CODE, micro=False, error="m", mask=2)
    assert drawn == [list(row) for row in expected.matrix]


@pytest.mark.parametrize("code", [samples.CODE, "000.00.19.H52-241105-0007", "x" * 64])
def test_qr_is_read_by_another_reader(code):
    reader = pytest.importorskip("zxingcpp")
    image = pytest.importorskip("PIL.Image")
    matrix = modules(opened(pdf_of(samples.receipt(code=code))))
    side = len(matrix) + 8
    picture = image.new("L", (side, side), 255)
    for row, line in enumerate(matrix):
        for column, dark in enumerate(line):
            picture.putpixel((column + 4, row + 4), 255 * (1 - dark))
    found = reader.read_barcodes(picture.resize((side * 8, side * 8), 0))
    assert [each.text for each in found] == [code]


def test_an_independent_checker_finds_nothing(tmp_path):
    pytest.importorskip("pdfua")
    for make in PAPERS:
        file = tmp_path / f"{make.__name__}.pdf"
        file.write_bytes(pdf_of(make()))
        run = subprocess.run(
            [sys.executable, "-m", "pdfua", "check", file], capture_output=True, check=False
        )
        assert run.returncode == 0, run.stdout.decode()
