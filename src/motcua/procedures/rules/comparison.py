"""Two versions beside each other: each field with what went and what came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from motcua.kernel.errors import InvalidInput
from motcua.kernel.vietnamese import date_text
from motcua.procedures.rules.audience import AUDIENCES, LEVELS
from motcua.procedures.rules.content import BasisContent, Content, MethodContent, PaperContent
from motcua.procedures.rules.online import LABELS, SYSTEMS
from motcua.procedures.rules.process import HOUR, ProcessDefinition, StepDefinition
from motcua.worktime import Term, WorktimeError

CHANNELS = {1: "Trực tiếp", 2: "Trực tuyến", 3: "Bưu chính"}
FEE_KINDS = {"phi": "Phí", "le_phi": "Lệ phí", "khac": "Chi phí khác", "": "Phí, lệ phí"}


@dataclass(frozen=True, kw_only=True)
class Difference:
    """`removed` stood in the first version only, `added` in the second; equal when nothing changed.

    `group` is the kind of part (Giấy tờ), `name` which one; empty for a plain field.
    """

    group: str
    name: str = ""
    removed: str = ""
    added: str = ""

    @property
    def same(self) -> bool:
        return self.removed == self.added


def compare_contents(old: Content, new: Content) -> tuple[Difference, ...]:
    """Raises InvalidInput for versions of two different procedures."""
    refuse_strangers(old.code, new.code)
    return tuple(_lines(_content_rows(old), _content_rows(new)))


def compare_processes(old: ProcessDefinition, new: ProcessDefinition) -> tuple[Difference, ...]:
    return tuple(_lines(_process_rows(old), _process_rows(new)))


def refuse_strangers(old: str, new: str) -> None:
    if old != new:
        raise InvalidInput(
            f"Hai phiên bản thuộc hai thủ tục khác nhau: {old} và {new}. "
            "Chọn hai phiên bản của cùng một thủ tục.",
            field="version",
            code="strangers",
        )


Rows = Mapping[tuple[str, str], str]


def _lines(old: Rows, new: Rows) -> Iterator[Difference]:
    """In the order of the new version, what only the old one has beside its group."""
    groups = list(dict.fromkeys(group for group, _ in (*new, *old)))
    for group in groups:
        names = [name for one, name in (*new, *old) if one == group]
        for name in dict.fromkeys(names):
            removed, added = old.get((group, name), ""), new.get((group, name), "")
            yield Difference(group=group, name=name, removed=removed, added=added)


def _content_rows(content: Content) -> dict[tuple[str, str], str]:
    plain = {
        "Tên thủ tục": content.name,
        "Lĩnh vực": content.field,
        "Quyết định công bố": content.decision,
        "Ngày ký quyết định công bố": _day(content.decided_on),
        "Cấp thực hiện": _listed(content.level, LEVELS),
        "Đối tượng": _listed(content.audience, AUDIENCES),
        "Cơ quan": content.agencies,
        "Mức độ trực tuyến": LABELS.get(content.online_level, content.online_level),
        "Lý do chỉ một phần": content.online_reason,
        "Căn cứ của mức độ": content.online_basis,
        "Thanh toán trực tuyến": _yes(said=content.online_payment),
        "Liên thông": _yes(said=content.interlinked),
        "Không phụ thuộc địa giới": _yes(said=content.boundary_free),
        "Tiếp nhận tại Một cửa": _yes(said=content.at_one_stop),
        "Giải quyết ngay": _yes(said=content.settled_at_once),
        "Hệ thống xử lý": SYSTEMS.get(content.processing_system, content.processing_system),
        "Cách tính ngày": content.day_rule,
        "Căn cứ cách tính ngày": content.day_rule_basis,
        "Yêu cầu, điều kiện": content.conditions_text or "",
    }
    rows = {(group, ""): text for group, text in plain.items()}
    rows |= _numbered("Trình tự thực hiện", (content.steps_text or "").splitlines())
    rows |= {("Trường hợp", case.name): case.condition or case.name for case in content.cases}
    rows |= _methods(content.methods)
    rows |= _papers(content.papers or ())
    rows |= {
        ("Kết quả", result.name): result.code or result.name for result in content.results or ()
    }
    rows |= {
        ("Căn cứ pháp lý", basis.number or basis.title): _basis(basis)
        for basis in content.legal_bases or ()
    }
    return rows


def _basis(basis: BasisContent) -> str:
    title = basis.title or basis.number
    return f"{title}, hiệu lực từ {_day(basis.in_force_on)}" if basis.in_force_on else title


def _day(day: dt.date | None) -> str:
    return date_text(day) if day else ""


def _yes(*, said: bool) -> str:
    return "Có" if said else "Không"


def _listed(codes: Iterable[str], labels: Mapping[str, str]) -> str:
    return ", ".join(labels.get(code, code) for code in codes)


def _numbered(group: str, lines: Iterable[str]) -> dict[tuple[str, str], str]:
    kept = [line.strip() for line in lines if line.strip()]
    return {(group, str(place)): line for place, line in enumerate(kept, 1)}


def _methods(methods: Iterable[MethodContent]) -> dict[tuple[str, str], str]:
    rows: dict[tuple[str, str], str] = {}
    for method in methods:
        name = CHANNELS.get(method.channel, str(method.channel))
        name = f"{name}, {method.case}" if method.case else name
        fees = "; ".join(f"{FEE_KINDS[fee.kind]} {fee.text}" for fee in method.fees)
        for group, text in (
            ("Thời hạn theo luật", term_text(method.term) or method.term_text),
            ("Thời hạn cắt giảm", term_text(method.reduced_term)),
            ("Căn cứ cắt giảm", method.reduction_basis),
            ("Phí, lệ phí", fees),
        ):
            rows[group, _free(rows, group, name)] = text
    return rows


def _free(rows: Rows, group: str, name: str) -> str:
    """A second row of the same channel and case is told apart by its place."""
    place, free = 1, name
    while (group, free) in rows:
        place += 1
        free = f"{name} ({place})"
    return free


def _papers(papers: Iterable[PaperContent]) -> dict[tuple[str, str], str]:
    rows: dict[tuple[str, str], str] = {}
    for paper in papers:
        name = f"{paper.name} ({paper.case})" if paper.case else paper.name
        counts = [
            f"{count} {kind}"
            for count, kind in ((paper.originals, "bản chính"), (paper.copies, "bản sao"))
            if count
        ]
        told = [*counts, paper.form, "" if paper.required else "khi có"]
        text = ", ".join(part for part in told if part)
        rows["Giấy tờ", _free(rows, "Giấy tờ", name)] = text or "có"
    return rows


def term_text(term: str) -> str:
    """A canonical term in words, as it stands where it is none."""
    try:
        return Term.parse(term).text() if term else ""
    except WorktimeError:
        return term


def _process_rows(process: ProcessDefinition) -> dict[tuple[str, str], str]:
    rows = {("Căn cứ", ""): process.legal_basis, ("Cơ quan giải quyết", ""): process.resolving_unit}
    names = {step.key: step.name for step in process.steps}
    for place, step in enumerate(process.steps, 1):
        rows |= {(f"Bước {step.key}", name): text for name, text in _step(step, names).items()}
        rows[f"Bước {step.key}", "Thứ tự"] = str(place)
    return rows


def _step(step: StepDefinition, names: Mapping[str, str]) -> dict[str, str]:
    return {
        "Tên": step.name,
        "Vai trò": step.role,
        "Nơi thực hiện": UNIT_RULES.get(step.unit_rule, step.unit_rule),
        "Thời gian": f"{step.budget_seconds / HOUR:g} giờ",
        **{
            f"Việc {branch.label}": names.get(branch.next, branch.next) or "kết thúc"
            for branch in step.branches
        },
    }


UNIT_RULES = {
    "receiving": "Nơi tiếp nhận",
    "resolving": "Cơ quan giải quyết",
    "division": "Phòng chuyên môn của cơ quan giải quyết",
}
