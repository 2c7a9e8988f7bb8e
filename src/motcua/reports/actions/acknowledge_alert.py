"""Take notice of an alert and say what will be done (QĐ 766/QĐ-TTg)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import clock, events
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.folding import clean_text
from motcua.organisations.officer import Officer
from motcua.reports.models import Alert
from motcua.reports.queries import alerts

ALERT_ACKNOWLEDGED = events.declare("reports.alert_acknowledged", "Tiếp nhận cảnh báo ngưỡng")
LONGEST = 500


@transaction.atomic
def acknowledge_alert(alert: Alert, answer: str, *, by: Officer, at: dt.datetime) -> Alert:
    """Raises NotAllowed, WrongState where it was taken notice of, InvalidInput without words."""
    alerts.get(alert.pk, by, clock.local(at).date())
    alert = Alert.objects.select_for_update().get(pk=alert.pk)
    if alert.acknowledged_at is not None:
        raise WrongState("Cảnh báo này đã được tiếp nhận. Tải lại trang.", code="acknowledged")
    words = clean_text(answer)
    if not words or len(words) > LONGEST:
        raise InvalidInput(f"Ghi việc sẽ làm, không quá {LONGEST} ký tự.", field="answer")
    alert.acknowledged_at, alert.acknowledged_by_id, alert.answer = at, by.post_id, words
    alert.save(update_fields=["acknowledged_at", "acknowledged_by", "answer"])
    facts = {"alert": alert.pk, "agency": alert.agency, "first": str(alert.first)}
    record(chain=alert.chain, type=ALERT_ACKNOWLEDGED, by=by, at=at, facts=facts)
    return alert
