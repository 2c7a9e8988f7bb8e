"""A paper of an agency with sections and tables, as data: Word and PDF are both made from it.

The head is that of NĐ 30/2020/NĐ-CP, Phụ lục I: agency, number, place and day, name and title.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class PaperTable:
    """`widths`: shares of the line; columns in `words` are text, the others figures."""

    title: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    words: tuple[int, ...] = (0,)


@dataclass(frozen=True, kw_only=True)
class Section:
    """Without a title it goes on from the one before."""

    title: str = ""
    paragraphs: tuple[str, ...] = ()
    tables: tuple[PaperTable, ...] = ()
    chart: dict[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class IssuedPaper:
    """`kind` is the word above the title (BÁO CÁO, KẾT LUẬN, QUYẾT ĐỊNH). A decision names who
    decides and its `grounds`; `role` is the lines above the signature, `signed` what Word says in
    its place where the PDF holds it; `annexes` come after it, on pages of their own.
    """

    kind: str
    parent: str
    agency: str
    number: str
    dated: str
    title: str
    draft: bool
    sections: tuple[Section, ...]
    role: tuple[str, ...]
    signer: str
    source: str
    decides: str = ""
    grounds: tuple[str, ...] = ()
    annexes: tuple[Section, ...] = ()
    to: tuple[str, ...] = ("Như trên",)
    signed: str = ""

    def as_data(self) -> dict[str, Any]:
        return asdict(self)
