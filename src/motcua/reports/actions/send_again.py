"""Send what waits to the national portal, each with its key, until it is taken (NĐ 118/2025/NĐ-CP)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.reports.models import Resend
from motcua.reports.ports import NationalPortal, PortalDown, PortalRefused, national_portal
from motcua.reports.queries.reconciliation import CHAIN, due_resends, held_here
from motcua.reports.rules.reconciliation import ResendState, next_try

SENT_AGAIN = events.declare("reports.sent_again", "Gửi lại Cổng quốc gia")


def send_again(*, by: Actor, at: dt.datetime, portal: NationalPortal | None = None) -> int:
    """Returns how many were taken. Each is written by itself, so that what was taken stays taken."""
    chosen = portal or national_portal()
    taken = 0
    for one in due_resends(at):
        taken += _send(one.pk, chosen, by, at)
    return taken


@transaction.atomic
def _send(pk: int, portal: NationalPortal, by: Actor, at: dt.datetime) -> bool:
    one = Resend.objects.select_for_update().get(pk=pk)
    held = held_here(one.code)
    if one.state != ResendState.WAITING or held is None:
        return False
    one.tries += 1
    try:
        one.receipt, one.fault = portal.send(one.key, held)[:80], ""
        one.state, one.done_at, one.next_try_at = ResendState.SENT.value, at, None
    except PortalDown as fault:
        one.fault, one.next_try_at = fault.message[:200], next_try(one.tries, at)
    except PortalRefused as fault:
        one.fault, one.next_try_at = fault.message[:200], None
    if one.state == ResendState.WAITING and one.next_try_at is None:
        one.state, one.done_at = ResendState.GIVEN_UP.value, at
    one.save()
    facts = {"code": one.code, "key": one.key, "tries": one.tries, "state": one.state}
    record(chain=CHAIN, type=SENT_AGAIN, by=by, at=at, facts=facts)
    return one.state == ResendState.SENT.value
