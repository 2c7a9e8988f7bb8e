"""Draft the apology and the new date, for the head to sign (NĐ 118/2025, Điều 19; Mẫu số 04)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.conditions import untimely
from motcua.dossiers.models import Dossier, Extension, LateCause
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.kernel.vietnamese import short_moment
from motcua.organisations.officer import Officer

NEEDED = "Ghi lý do chậm; ông/bà nhận đúng nội dung này trên văn bản xin lỗi."


@transaction.atomic
def draft_apology(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    cause: str,
    reason: str,
    appointed_at: dt.datetime,
    version: int | None = None,
    key: str = "",
) -> Done:
    """The state stays; a draft not yet signed can be written anew."""
    act = begin(Verb.DRAFT_APOLOGY, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    if late := untimely(Verb.DRAFT_APOLOGY, act.dossier, at):
        raise late
    why = checked_reason(reason, needed=NEEDED)
    if cause not in LateCause.values:
        raise InvalidInput("Chọn nguyên nhân chậm trong danh sách.", field="cause")
    assert act.dossier.due_at is not None
    if appointed_at <= act.dossier.due_at:
        raise InvalidInput(
            f"Ngày hẹn lại phải sau hạn {short_moment(act.dossier.due_at)}.", field="appointed_at"
        )
    Extension.objects.update_or_create(
        dossier=act.dossier,
        defaults={"cause": cause, "appointed_at": appointed_at, "drafted_at": at,
                  "drafted_by_id": by.post_id},
    )  # fmt: skip
    return act.record(
        {"cause": cause, "appointed_at": local(appointed_at).isoformat()}, {"reason": why}
    )
