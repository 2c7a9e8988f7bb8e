"""The register is as long as it must be, and each of its pages adds up."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader

from motcua.documents.rendering import render
from motcua.documents.rules.forms import form_in_force
from tests.documents import samples


def pages_of(paper):
    form = form_in_force(paper.key, paper.last_day)
    return PdfReader(io.BytesIO(render(paper, form=form))).pages


def test_each_page_lies_and_counts_its_own_lines():
    pages = pages_of(samples.register(60))
    said = [" ".join(page.extract_text().split()) for page in pages]

    assert len(pages) > 1
    assert all(page.mediabox.width > page.mediabox.height for page in pages)
    totals = [re.search(r"Cộng trang: (\d+) hồ sơ · Lũy kế: (\d+) hồ sơ", text) for text in said]
    own, so_far = zip(*((int(one[1]), int(one[2])) for one in totals), strict=True)
    assert sum(own) == 60 and so_far[-1] == 60
    assert list(so_far) == [sum(own[: n + 1]) for n in range(len(own))]
    assert all(
        "Tên thủ tục hành chính" in text for text, lines in zip(said, own, strict=True) if lines
    )
    assert f"Trang 1/{len(pages)}" in said[0]


def test_a_period_without_a_dossier_is_one_page():
    (page,) = pages_of(samples.register(0))
    assert "Cộng: 0 hồ sơ." in " ".join(page.extract_text().split())
