"""Papers of a procedure in the groups that its decision makes."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.procedures.rules.content import Content, PaperContent


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    name: str
    copies: str
    form: str
    required: bool


@dataclass(frozen=True, kw_only=True)
class PaperGroup:
    name: str
    papers: tuple[PaperLine, ...]


def groups_of_papers(content: Content) -> list[PaperGroup]:
    by_case: dict[str, list[PaperLine]] = {}
    for paper in content.papers or ():
        by_case.setdefault(paper.case, []).append(_line(paper))
    return [PaperGroup(name=case, papers=tuple(lines)) for case, lines in by_case.items()]


def _line(paper: PaperContent) -> PaperLine:
    return PaperLine(
        name=paper.name,
        copies=copies_text(paper.originals, paper.copies),
        form=paper.form,
        required=paper.required,
    )


def copies_text(originals: int, copies: int) -> str:
    """`1 bản chính, 1 bản sao`; empty when the decision does not count them."""
    parts = []
    if originals:
        parts.append(_("%(n)d bản chính") % {"n": originals})
    if copies:
        parts.append(_("%(n)d bản sao") % {"n": copies})
    return ", ".join(parts)
