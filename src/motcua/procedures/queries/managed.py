"""The catalogue as those see it who keep it: drafts, versions to come and ended ones too."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from motcua.kernel.actor import Actor
from motcua.kernel.errors import NotFound
from motcua.procedures import policies
from motcua.procedures.models import Branch, ProcedureVersion, ProcessVersion, Status
from motcua.procedures.queries import catalogue
from motcua.procedures.queries.contents import MANY, PARTS

PAGE = 30
IN_FORCE, TO_COME, ENDED, DRAFT, WITHOUT_PROCESS = (
    "in-force", "to-come", "ended", "draft", "without-process",
)  # fmt: skip
STATES = {
    IN_FORCE: "Đang có hiệu lực",
    TO_COME: "Sắp có hiệu lực",
    DRAFT: "Dự thảo",
    ENDED: "Hết hiệu lực",
    WITHOUT_PROCESS: "Chưa có quy trình nội bộ",
}

ACT_LABELS = dict(Branch.Act.choices)

__all__ = ["ACT_LABELS", "Filters", "ProcedureVersion", "ProcessVersion", "Standing"]


@dataclass(frozen=True, kw_only=True)
class Filters:
    text: str = ""
    state: str = IN_FORCE
    field: str = ""
    level: str = ""
    online: str = ""
    system: str = ""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One procedure with all its versions and processes, newest first."""

    code: str
    current: ProcedureVersion
    versions: tuple[ProcedureVersion, ...]
    processes: tuple[ProcessVersion, ...]


def page(filters: Filters, officer: Actor, on: dt.date, number: int = 1) -> catalogue.Page:
    policies.require_reading(officer)
    found = catalogue.narrow(
        _in_state(filters.state, on), filters.text, field=filters.field, level=filters.level
    )
    if filters.online:
        found = found.filter(online_level=filters.online)
    if filters.system:
        found = found.filter(processing_system=filters.system)
    return catalogue.page(found, number, PAGE)


def _in_state(state: str, on: dt.date) -> QuerySet[ProcedureVersion]:
    rows = ProcedureVersion.objects.select_related("procedure", "field")
    alive = ProcedureVersion.objects.filter(catalogue.on_day(on), procedure=OuterRef("procedure"))
    processes = ProcessVersion.objects.filter(catalogue.on_day(on), procedure=OuterRef("procedure"))
    newer = ProcedureVersion.objects.filter(
        procedure=OuterRef("procedure"), status=Status.PUBLISHED, number__gt=OuterRef("number")
    )
    published = rows.filter(status=Status.PUBLISHED)
    return {
        TO_COME: published.filter(valid_from__gt=on),
        DRAFT: rows.filter(status=Status.DRAFT),
        ENDED: published.filter(~Exists(alive), ~Exists(newer), valid_to__lte=on),
        WITHOUT_PROCESS: rows.filter(catalogue.on_day(on)).filter(~Exists(processes)),
    }.get(state, rows.filter(catalogue.on_day(on)))


def standing(code: str, officer: Actor, on: dt.date) -> Standing:
    """Raises NotFound for a procedure without any version."""
    policies.require_reading(officer)
    rows = ProcedureVersion.objects.filter(procedure__code=code).select_related(*PARTS)
    versions = tuple(rows.order_by("-number"))
    if not versions:
        raise NotFound(f"Không có thủ tục mã {code[:40]}. Tìm theo tên hoặc xem lại mã.")
    processes = ProcessVersion.objects.filter(procedure__code=code).order_by("-number")
    holding = (version for version in versions if in_force(version, on))
    return Standing(
        code=code,
        current=with_all(next(holding, versions[0])),
        versions=versions,
        processes=tuple(processes),
    )


def in_force(version: ProcedureVersion | ProcessVersion, on: dt.date) -> bool:
    ended = version.valid_to is not None and version.valid_to <= on
    return version.status == Status.PUBLISHED and version.valid_from <= on and not ended


def with_all(version: ProcedureVersion) -> ProcedureVersion:
    rows = ProcedureVersion.objects.select_related(*PARTS).prefetch_related(*MANY)
    return rows.get(pk=version.pk)


def version_numbered(code: str, number: int, officer: Actor) -> ProcedureVersion:
    """With its parts. Raises NotFound for a version that the procedure does not have."""
    policies.require_reading(officer)
    found = ProcedureVersion.objects.filter(procedure__code=code, number=number).first()
    if found is None:
        raise NotFound(f"Thủ tục {code[:40]} không có phiên bản {number}. Chọn trong danh sách.")
    return with_all(found)


def drafted(standing: Standing) -> tuple[ProcedureVersion | None, ProcessVersion | None]:
    """The newest drafts of the procedure: of its versions, and of its processes."""
    rows = (standing.versions, standing.processes)
    version, process = (
        next((one for one in some if one.status == Status.DRAFT), None) for some in rows
    )
    return version, process  # type: ignore[return-value]
