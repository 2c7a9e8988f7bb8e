"""The checklist of an intake: papers of the catalogue with what was handed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_noop

from motcua.dossiers.queries.methods import cases_of
from motcua.dossiers.rules.intake import PaperIn
from motcua.procedures.rules.cases import parts_for
from motcua.ui.values import PaperRow

if TYPE_CHECKING:
    from motcua.procedures.queries.receivable import ReceivableVersion

CHECKS = {"none": 0, "ok": 1, "bad": 2}
REASONS = (
    ("thieu", gettext_noop("Thiếu")),
    ("chung-thuc", gettext_noop("Thiếu chứng thực, chứng nhận")),
    ("het-han", gettext_noop("Hết hạn")),
    ("sai-thong-tin", gettext_noop("Thông tin không khớp")),
    ("chua-ky", gettext_noop("Chưa ký, chưa đóng dấu")),
    ("mo", gettext_noop("Mờ, rách, không đọc được")),
)


@dataclass(frozen=True)
class Checklist:
    """Papers that must be there, those that may, and the cases among which one is chosen."""

    required: tuple[PaperRow, ...]
    optional: tuple[PaperRow, ...]
    cases: tuple[str, ...]
    case: str


def chosen_case(version: ReceivableVersion, content: Mapping[str, str]) -> str:
    cases = cases_of(version)
    wanted = content.get("case", "")
    if len(cases) < 2:
        return ""
    return cases[int(wanted)] if wanted.isdigit() and int(wanted) < len(cases) else cases[0]


def _rows(version: ReceivableVersion, content: Mapping[str, str]) -> list[Any]:
    return parts_for(chosen_case(version, content), version.papers.all())


def checklist(version: ReceivableVersion, content: Mapping[str, str]) -> Checklist:
    rows = [(paper, _row(paper, content)) for paper in _rows(version, content)]
    return Checklist(
        required=tuple(row for paper, row in rows if paper.required),
        optional=tuple(row for paper, row in rows if not paper.required),
        cases=cases_of(version) if len(cases_of(version)) > 1 else (),
        case=chosen_case(version, content),
    )


def papers_in(version: ReceivableVersion, content: Mapping[str, str]) -> tuple[PaperIn, ...]:
    """Optional papers that were not handed in are no part of the dossier."""
    found = []
    for paper in _rows(version, content):
        row = _row(paper, content)
        if paper.required or row.originals + row.copies or row.state == "bad":
            found.append(
                PaperIn(
                    name=paper.name,
                    required=paper.required,
                    originals=row.originals,
                    copies=row.copies,
                    check=CHECKS[row.state],
                    fault=_fault(row),
                )
            )
    return tuple(found)


def _row(paper: Any, content: Mapping[str, str]) -> PaperRow:
    name = f"paper-{paper.position}"
    state = content.get(f"{name}-state", "none")
    usual = (paper.originals, paper.copies) if paper.required else (0, 0)
    if paper.required and not any(usual):
        usual = (1, 0)
    return PaperRow(
        key=str(paper.position),
        name=f"{paper.name} ({paper.form})" if paper.form else paper.name,
        originals=_count(content.get(f"{name}-originals"), usual[0]),
        copies=_count(content.get(f"{name}-copies"), usual[1]),
        state=state if state in CHECKS else "none",
        reason=content.get(f"{name}-reason", ""),
        reasons=REASONS,
        reason_code=content.get(f"{name}-reason_code", ""),
        digitised="",
        required=paper.required,
    )


def _count(text: str | None, usual: int) -> int:
    """What is no number of copies is told by the rule, which refuses minus one."""
    if text is None:
        return usual
    bare = text.strip()
    if not bare:
        return 0
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 6 else -1


def _fault(row: PaperRow) -> str:
    if row.state != "bad":
        return ""
    chosen = dict(REASONS).get(row.reason_code, "")
    return ": ".join(part for part in (chosen, row.reason.strip()) if part)
