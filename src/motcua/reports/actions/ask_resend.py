"""Ask that dossiers be sent to the national portal again (NĐ 118/2025/NĐ-CP, synchronisation)."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.reports import policies
from motcua.reports.models import DossierFact, Resend
from motcua.reports.queries.reconciliation import CHAIN
from motcua.reports.rules.reconciliation import ResendState

RESEND_ASKED = events.declare("reports.resend_asked", "Yêu cầu gửi lại Cổng quốc gia")
MOST = 5_000


@transaction.atomic
def ask_resend(codes: Iterable[str], *, by: Actor, at: dt.datetime) -> int:
    """Returns how many were put into the queue; one that waits there already is left as it is.

    Raises InvalidInput for dossiers we do not have.
    """
    policies.require_mending(by)
    wanted = list(dict.fromkeys(codes))
    _check(wanted)
    waits = Resend.objects.select_for_update().filter(state=ResendState.WAITING)
    standing = set(waits.filter(code__in=wanted).values_list("code", flat=True))
    new = [_asked(code, by, at) for code in wanted if code not in standing]
    Resend.objects.bulk_create(new, batch_size=500)
    facts = {"codes": [one.code for one in new]}
    record(chain=CHAIN, type=RESEND_ASKED, by=by, at=at, facts=facts)
    return len(new)


def _check(codes: list[str]) -> None:
    if not codes or len(codes) > MOST:
        raise InvalidInput(f"Chọn từ 1 đến {MOST} hồ sơ để gửi lại.", field="codes")
    here = set(DossierFact.objects.filter(code__in=codes).values_list("code", flat=True))
    if missing := [code for code in codes if code not in here]:
        raise InvalidInput(
            f"Ta không có hồ sơ {', '.join(missing[:5])}: không có gì để gửi lại. "
            "Báo Cổng xóa hoặc sửa mã.",
            field="codes",
        )


def _asked(code: str, by: Actor, at: dt.datetime) -> Resend:
    return Resend(
        code=code, key=secrets.token_hex(16), state=ResendState.WAITING.value, asked_at=at,
        asked_by=by.reference, next_try_at=at,
    )  # fmt: skip
