"""Set from which day of the month data of periodic reports run (NĐ 09/2019/NĐ-CP Điều 12)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.organisations.authority import Authority
from motcua.organisations.policies import require
from motcua.reports.models import ReportCutoff
from motcua.reports.rules.periods import LAST_CUTOFF_DAY, Cutoff

CUTOFF_SET = events.declare("reports.cutoff_set", "Đặt ngày chốt số liệu")
CHAIN = "reports:cutoff"
_LONGEST_DUE = 60


@transaction.atomic
def set_cutoff(cutoff: Cutoff, *, by: Actor, at: dt.datetime) -> ReportCutoff:
    """For periods that end from `cutoff.valid_from` on; reports drafted before keep their days.

    Raises InvalidInput with a message for each field.
    """
    require(by, Authority.REPORT_CUTOFF_SET)
    if found := _faults(cutoff):
        raise InvalidInput(errors=found)
    told = {"day": cutoff.day, "due_days": cutoff.due_days, "due_days_above": cutoff.due_days_above,
            "legal_basis": clean_text(cutoff.legal_basis)[:300]}  # fmt: skip
    row, _new = ReportCutoff.objects.update_or_create(valid_from=cutoff.valid_from, defaults=told)
    facts = told | {"valid_from": str(cutoff.valid_from)}
    record(chain=CHAIN, type=CUTOFF_SET, by=by, at=at, facts=facts)
    return row


def _faults(cutoff: Cutoff) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    if not 1 <= cutoff.day <= LAST_CUTOFF_DAY:
        found["day"] = [
            f"Ngày đầu của số liệu là {cutoff.day}. Chọn từ 1 (theo tháng) đến {LAST_CUTOFF_DAY}."
        ]
    for name in ("due_days", "due_days_above"):
        if not 0 <= getattr(cutoff, name) <= _LONGEST_DUE:
            found[name] = [f"Số ngày gửi từ 0 đến {_LONGEST_DUE}. Ghi lại."]
    if not clean_text(cutoff.legal_basis):
        found["legal_basis"] = ["Chưa ghi căn cứ. Ghi số văn bản quy định ngày chốt."]
    return found
