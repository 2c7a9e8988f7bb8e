"""A periodic report as a PDF of A4 lying: the same data always give the same bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from motcua.documents.rendering.glyphs import breakable, printable
from motcua.documents.rendering.typesetting import set_statutory

_WIDE = 9


@dataclass(frozen=True, kw_only=True)
class Signature:
    role: str
    name: str
    told: str = "(Ký và ghi rõ họ tên)"


@dataclass(frozen=True, kw_only=True)
class StatutoryPaper:
    """`heads`: label and how many columns it stands over, 0 for one without a second line;
    `subheads`: those of the second line. Cells are texts already.
    """

    number: str
    basis: str
    title: str
    period: str
    parent: str
    agency: str
    dated: str
    row_label: str
    heads: Sequence[tuple[str, int]]
    subheads: Sequence[str]
    numbers: Sequence[str]
    lines: Sequence[tuple[str, str, Sequence[str]]]
    total: Sequence[str]
    notes: Sequence[str] = ()
    told: Sequence[str] = ()
    footer: str = ""
    signatures: Sequence[Signature] = field(default_factory=tuple)


def render_statutory(paper: StatutoryPaper, *, at: dt.datetime) -> bytes:
    """`at` is the paper's own time, not the clock's."""
    columns = len(paper.numbers) - 2
    return set_statutory(
        {
            "title": printable(paper.title).upper(), "author": printable(paper.agency),
            "number": breakable(paper.number), "basis": breakable(paper.basis),
            "period": breakable(paper.period), "parent": breakable(paper.parent.upper()),
            "agency": breakable(paper.agency.upper()), "dated": breakable(paper.dated),
            "row_label": breakable(paper.row_label), "footer": breakable(paper.footer),
            "columns": list(range(columns)), "size": 10 if columns <= _WIDE else 9,
            "heads": [{"label": breakable(label), "span": span} for label, span in paper.heads],
            "subheads": [breakable(one) for one in paper.subheads], "numbers": list(paper.numbers),
            "lines": [{"place": place, "name": breakable(name), "cells": list(cells)}
                      for place, name, cells in paper.lines],
            "total": list(paper.total), "notes": [breakable(one) for one in paper.notes],
            "told": [breakable(one) for one in paper.told],
            "signatures": [{"role": one.role, "name": breakable(one.name),
                            "told": breakable(one.told)} for one in paper.signatures],
        },
        at=at,
    )  # fmt: skip
