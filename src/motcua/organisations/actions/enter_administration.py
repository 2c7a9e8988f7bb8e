"""Begin to administer: after the second factor was shown again, with a reason, for a short time.

ADR 0017; Luật 91/2025/QH15 on who may reach personal data, and why.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.kernel import events
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name
from motcua.organisations import policies
from motcua.organisations.actions._trail import record
from motcua.organisations.authority import Authority
from motcua.organisations.models import AdministrationSession
from motcua.organisations.officer import Officer

ENTERED = events.declare("organisations.administration_entered", "Vào phiên quản trị")
SHORTEST_REASON = 10


@transaction.atomic
def enter_administration(*, by: Officer, at: dt.datetime, reason: str) -> AdministrationSession:
    """The door has asked for the second factor before; the reason stays beside the trail."""
    policies.require(by, Authority.ADMINISTRATION_ENTER)
    reason = clean_name(reason, field="reason", label="Lý do")
    if len(reason) < SHORTEST_REASON:
        raise InvalidInput(
            f"Lý do quá ngắn. Ghi việc sẽ làm, từ {SHORTEST_REASON} ký tự, "
            "ví dụ: “Khóa tài khoản người nghỉ hưu”.",
            field="reason",
        )
    made = AdministrationSession.objects.create(post_id=by.post_id, reason=reason, started_at=at)
    facts = {"session": made.pk, "post": by.post_id}
    record(chain=f"official:{by.official_id}", type=ENTERED, by=by, at=at, facts=facts)
    return made
