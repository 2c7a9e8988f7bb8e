"""From papers to one PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from motcua.documents.rendering.facts import facts_of
from motcua.documents.rendering.glyphs import printable
from motcua.documents.rendering.typesetting import set_papers
from motcua.documents.rules.forms import Form, FormKey
from motcua.documents.rules.papers import Paper
from motcua.kernel.errors import InvalidInput

MAX_COPIES = 5
GIVEN, KEPT = "giao tổ chức, cá nhân", "lưu"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One paper on its form, `copies` times. Of a receipt the first copy is the citizen's.

    `printing` counts the times it was printed: from the second on the paper says so.
    """

    paper: Paper
    form: Form
    copies: int = 1
    printing: int = 1

    def __post_init__(self) -> None:
        if self.form.key is not self.paper.key:
            message = f"{self.form.number} is not the form of a {self.paper.key}"
            raise ValueError(message)
        if not 1 <= self.copies <= MAX_COPIES:
            raise InvalidInput(
                f"Số bản in là {self.copies}. Chọn từ 1 đến {MAX_COPIES} bản.", field="copies"
            )


def render(
    paper: Paper, *, form: Form, size: str = "A4", copies: int = 1, printing: int = 1
) -> bytes:
    """One paper as a tagged PDF (PDF/UA-1 and PDF/A-2a).

    Raises InvalidInput when the form is not printed on that size, or on too many copies.
    """
    sheet = Sheet(paper=paper, form=form, copies=copies, printing=printing)
    return render_many([sheet], size=size)


def render_many(sheets: Sequence[Sheet], *, size: str = "A4") -> bytes:
    """All sheets in one PDF, each on pages of its own, in the order given."""
    if not sheets:
        raise InvalidInput("Chưa chọn giấy nào để in. Chọn ít nhất một hồ sơ.", field="sheets")
    for sheet in sheets:
        _check_size(sheet.form, size)
    data = {
        "size": size,
        "title": _title(sheets),
        "author": printable(sheets[0].paper.letterhead.agency),
        "papers": [copy for sheet in sheets for copy in _copies(sheet)],
    }
    return set_papers(data, at=max(sheet.paper.issued_at for sheet in sheets))


def _check_size(form: Form, size: str) -> None:
    if size not in form.sizes:
        raise InvalidInput(
            f"{form.title} không in được trên khổ {size}. Chọn khổ {' hoặc '.join(form.sizes)}.",
            field="size",
        )


def _title(sheets: Sequence[Sheet]) -> str:
    first = f"{sheets[0].form.title} – {printable(sheets[0].paper.code)}"
    return first if len(sheets) == 1 else f"{first} và {len(sheets) - 1} giấy khác"


def _copies(sheet: Sheet) -> list[dict[str, Any]]:
    facts = facts_of(sheet.paper, sheet.form)
    if sheet.printing > 1:
        facts["reprint"] = f"In lại (lần {sheet.printing})"
    if sheet.form.key is not FormKey.RECEIPT:
        return [facts] * sheet.copies
    given = facts | {"copy": GIVEN}
    kept = facts | {"copy": KEPT, "lookup": None}
    return [given] + [kept] * (sheet.copies - 1)
