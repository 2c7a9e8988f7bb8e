"""typst, one compiler a thread: a compiler may not be borrowed twice at once."""

from __future__ import annotations

import datetime as dt
import json
import re
import threading
from functools import cache
from pathlib import Path
from typing import Any

import typst

from motcua.documents.rendering.glyphs import FONTS
from motcua.documents.rules.issued import IssuedPaper
from motcua.kernel.clock import local

TEMPLATES = Path(__file__).parents[1] / "templates"
STANDARDS: tuple[typst.PDFStandard, ...] = ("ua-1", "a-2a")
ISSUED, CHART = "issued_paper", "chart_alone"
PAPERS, STAMP, STATUTORY = "papers", "stamp", "statutory"
# Another input of the system has typst read every template anew (3 ms); a string in a file of two
# lines, which is only ever read as JSON, has it read that file alone, at 0.3 ms a paper.
_ENTRY = '#import "papers.typ": set_papers\n#set_papers(json(bytes({})))\n'
_SHORT = 30_000
_IN_STRING = str.maketrans({"\\": "\\\\", '"': '\\"'})
_QUOTED = re.compile(r"`.*?`", re.DOTALL)
_desk = threading.local()


class TypesettingFailed(RuntimeError):
    """A template is broken. What typst quotes of the paper is left out: it may be a name."""


def set_papers(data: dict[str, Any], *, at: dt.datetime) -> bytes:
    """The PDF of `data` (see templates/papers.typ), stamped with the paper's own time."""
    said = json.dumps(data, ensure_ascii=False)
    short = len(said) <= _SHORT
    given = f'"{said.translate(_IN_STRING)}"' if short else "sys.inputs.data"
    try:
        pdf = _compiler(PAPERS).compile(
            _ENTRY.format(given).encode(),
            sys_inputs={} if short else {"data": said},
            format="pdf",
            pdf_standards=list(STANDARDS),
            timestamp=_stamp(at),
        )
    except typst.TypstError as error:
        raise TypesettingFailed(_QUOTED.sub("`…`", error.message)) from None
    assert isinstance(pdf, bytes)
    return pdf


def _stamp(at: dt.datetime) -> dt.datetime:
    moment = local(at)
    return moment.replace(microsecond=0, tzinfo=dt.timezone(moment.utcoffset() or dt.timedelta()))


def set_statutory(data: dict[str, Any], *, at: dt.datetime) -> bytes:
    """The PDF of templates/statutory.typ."""
    said = json.dumps(data, ensure_ascii=False)
    try:
        pdf = _compiler(STATUTORY).compile(
            format="pdf",
            sys_inputs={"data": said},
            pdf_standards=list(STANDARDS),
            timestamp=_stamp(at),
        )
    except typst.TypstError as error:
        raise TypesettingFailed(_QUOTED.sub("`…`", error.message)) from None
    assert isinstance(pdf, bytes)
    return pdf


def set_stamp(data: dict[str, Any]) -> bytes:
    """The one small page of templates/stamp.typ."""
    said = json.dumps(data, ensure_ascii=False)
    try:
        pdf = _compiler(STAMP).compile(format="pdf", sys_inputs={"data": said})
    except typst.TypstError as error:
        raise TypesettingFailed(_QUOTED.sub("`…`", error.message)) from None
    assert isinstance(pdf, bytes)
    return pdf


def _compiler(template: str) -> typst.Compiler:
    if not hasattr(_desk, template):
        compiler = typst.Compiler(
            TEMPLATES / f"{template}.typ",
            root=TEMPLATES,
            font_paths=_fonts(),
            ignore_system_fonts=True,
        )
        setattr(_desk, template, compiler)
    made: typst.Compiler = getattr(_desk, template)
    assert made is not None
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


def set_issued(paper: IssuedPaper, *, at: dt.datetime) -> bytes:
    """The PDF of templates/issued_paper.typ, stamped with the paper's own time."""
    pdf = _set_alone(
        ISSUED, paper.as_data(), format="pdf", timestamp=_stamp(at), pdf_standards=list(STANDARDS)
    )
    assert isinstance(pdf, bytes)
    return pdf


def set_chart(chart: dict[str, Any]) -> bytes:
    """A PNG of templates/chart.typ at 200 dots an inch."""
    png = _set_alone(CHART, {"chart": chart}, format="png", ppi=200)
    # Several pages come as a list; a chart is one page as high as it needs.
    return png[0] if isinstance(png, list) else png


def _set_alone(template: str, data: dict[str, Any], **options: Any) -> bytes | list[bytes]:
    said = json.dumps(data, ensure_ascii=False)
    try:
        made = _compiler(template).compile(sys_inputs={"data": said}, **options)
    except typst.TypstError as error:
        raise TypesettingFailed(_QUOTED.sub("`…`", error.message)) from None
    assert made is not None
    return made
