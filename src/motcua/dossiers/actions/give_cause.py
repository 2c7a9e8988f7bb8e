"""Say why a dossier was late, for the report on causes (law of reports: mẫu nguyên nhân quá hạn)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.conditions import untimely
from motcua.dossiers.models import Dossier, LateCause, Lateness
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer

NEEDED = "Ghi cụ thể vì sao trễ: bước nào, chờ ai, từ khi nào."


@transaction.atomic
def give_cause(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    cause: str,
    reason: str,
    version: int | None = None,
    key: str = "",
) -> Done:
    """Only of a dossier that is late; the newest word stands, the earlier ones in the history."""
    act = begin(Verb.GIVE_CAUSE, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    if not_late := untimely(Verb.GIVE_CAUSE, act.dossier, at):
        raise not_late
    if cause not in LateCause.values:
        raise InvalidInput("Chọn nguyên nhân trong danh sách.", field="cause")
    why = checked_reason(reason, needed=NEEDED)
    Lateness.objects.update_or_create(
        dossier=act.dossier,
        defaults={"cause": cause, "given_at": at, "given_by_id": by.post_id},
    )
    return act.record({"cause": cause}, {"reason": why})
