"""Who may be given the next step: holders of its role in its unit."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from motcua.dossiers.models import Dossier, Participation
from motcua.dossiers.queries import routing
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput
from motcua.kernel.prepared import PreparedQuery
from motcua.organisations.officer import Officer
from motcua.organisations.queries import officers, standing, units
from motcua.organisations.rules.roles import Role
from motcua.procedures.models import Step


def candidates(dossier: Dossier, step: Step, at: dt.datetime) -> list[Officer]:
    on = clock.local(at).date()
    unit = routing.unit_of_step(step, dossier, on)
    return officers.officers_in([unit], Role(step.role), on)


def require_candidate(dossier: Dossier, step: Step, post_id: int, at: dt.datetime) -> Officer:
    found = {officer.post_id: officer for officer in candidates(dossier, step, at)}
    if post_id not in found:
        _refuse_absent(dossier, step, post_id, at)
        names = ", ".join(officer.name for officer in found.values()) or "chưa có ai"
        raise InvalidInput(
            f"Người được chọn không làm bước “{step.name}”. Chọn trong: {names}.", field="to"
        )
    return found[post_id]


def _refuse_absent(dossier: Dossier, step: Step, post_id: int, at: dt.datetime) -> None:
    on = clock.local(at).date()
    unit = routing.unit_of_step(step, dossier, on)
    away = next((a for a in standing.absences([unit], on) if a.post_id == post_id), None)
    if away:
        raise InvalidInput(f"Người được chọn đang vắng: {away.text}. Chọn người khác.", field="to")


def candidates_of_now(dossier: Dossier, at: dt.datetime) -> list[Officer]:
    """Who else could hold it where it stands: the role that holds it, in the unit that does."""
    if dossier.holder_unit_id is None or not dossier.holder_role:
        return []
    on = clock.local(at).date()
    unit = units.current(dossier.holder_unit_id, on)
    return officers.officers_in([unit], Role(dossier.holder_role), on)


def require_candidate_of_now(dossier: Dossier, post_id: int, at: dt.datetime) -> Officer:
    found = {officer.post_id: officer for officer in candidates_of_now(dossier, at)}
    if post_id not in found:
        names = ", ".join(officer.name for officer in found.values()) or "chưa có ai"
        raise InvalidInput(
            f"Người được chọn không làm việc này ở đây. Chọn trong: {names}.", field="to"
        )
    return found[post_id]


def who_did(dossier: Dossier, step: Step, at: dt.datetime) -> int | None:
    """The post that last held this step, for a dossier that comes back; None when it is over or
    its holder is away.
    """
    last = next(iter(_LAST_HOLDER.values(dossier=dossier.pk, step=step.key)), None)
    return last if last and officers.is_present(last, clock.local(at).date()) else None


def _last_holder(dossier: int, step: str) -> QuerySet[Participation, int]:
    rows = Participation.objects.filter(dossier=dossier, step_key=step).order_by("-last_at")
    return rows.values_list("post_id", flat=True)[:1]


_LAST_HOLDER = PreparedQuery(_last_holder, numbers=("dossier",), words=("step",))
