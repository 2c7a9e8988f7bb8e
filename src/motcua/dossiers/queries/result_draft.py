"""The draft of a result, filled from the dossier, for the officer to check and the leader to sign."""

from __future__ import annotations

import datetime as dt

from motcua.documents.queries.letterheads import letterhead_of
from motcua.documents.rendering import render
from motcua.documents.rules.forms import FormKey, form_in_force
from motcua.documents.rules.results import Result, ResultKind
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.paper_parts import applicant, reception
from motcua.dossiers.queries.timeline import timeline
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput
from motcua.organisations.queries import officers, units
from motcua.organisations.rules.roles import Role
from motcua.procedures.models import LegalBasis

MOST_BASES = 8
_ORGANISATION = "Luật Tổ chức chính quyền địa phương"


def render_result(
    dossier: Dossier, *, at: dt.datetime, kind: str = ResultKind.DECISION, content: str = ""
) -> bytes:
    """A PDF without number and day, which the clerk's seal bears. `content`: one point a line;
    empty for the usual points of the kind.
    """
    if kind not in set(ResultKind):
        raise InvalidInput("Chọn quyết định, giấy xác nhận hay văn bản từ chối.", field="kind")
    on = clock.local(at).date()
    chosen = ResultKind(kind)
    agency = units.tree(on).agency(dossier.resolving_unit_id)
    unit = agency.unit_id if agency else dossier.resolving_unit_id
    signer = next(iter(officers.officers_in([unit], Role.LD, on)), None)
    name = dossier.procedure_version.name
    paper = Result(
        letterhead=letterhead_of(unit, on),
        code=dossier.code,
        kind=chosen,
        about=f"Về việc {name[:1].lower()}{name[1:]}",
        applicant=applicant(reception(timeline(dossier))),
        procedure=name,
        bases=_bases(dossier),
        points=_points(content) or _usual_points(chosen, name),
        issued_at=at,
        signer=signer.name if signer else "",
        signer_title=signer.title if signer else "",
        recipients=("Người nộp hồ sơ", units.unit_name(dossier.receiving_unit_id, on), "Lưu: VT"),
    )
    return render(paper, form=form_in_force(FormKey.RESULT, on))


def declining_points(dossier: Dossier, reason: str) -> str:
    """The usual points of a refusal with the reason the applicant is told."""
    name = dossier.procedure_version.name
    first, *others = _usual_points(ResultKind.DECLINED, name)
    why = " ".join(reason.split())
    return "\n".join([first, f"Lý do: {why}", *others])


def _bases(dossier: Dossier) -> tuple[str, ...]:
    rows = LegalBasis.objects.filter(version=dossier.procedure_version_id).order_by("pk")
    return (_ORGANISATION, *[str(row) for row in rows[:MOST_BASES]])


def _points(content: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in content.splitlines() if line.strip())


def _usual_points(kind: ResultKind, procedure: str) -> tuple[str, ...]:
    if kind is ResultKind.DECLINED:
        return (
            f"Không giải quyết đề nghị thực hiện thủ tục “{procedure}”.",
            "Ông/Bà có quyền khiếu nại hoặc khởi kiện theo quy định của pháp luật.",
        )
    return (
        f"Chấp thuận đề nghị thực hiện thủ tục “{procedure}” của người có tên trên.",
        "Văn bản này có hiệu lực từ ngày ký.",
    )
