"""Open a dossier behind a figure, for a purpose (Luật 91/2025/QH15: no more than it needs).

Functions E2 gives Sở Nội vụ counts alone; who runs a round must see that a count is true. So they
see the road and the hours of the dossiers under a figure of their round, and no person.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.audit.actions.note_reading import note_reading
from motcua.index import policies
from motcua.index.models import Entry
from motcua.index.queries.traced import Traced, dossier_behind, told_of
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput

DOSSIER_TRACED = events.declare("index.dossier_traced", "Xem hồ sơ đứng sau số liệu")
LOOK = "index"
PURPOSES = {
    "appraise": "Thẩm định điểm của tiêu chí",
    "explain": "Xem xét giải trình của đơn vị",
    "petition": "Trả lời kiến nghị về kết quả đã công bố",
}


@transaction.atomic
def trace_dossier(
    entry: Entry, criterion: str, code: str, *, purpose: str, by: Actor, at: dt.datetime
) -> Traced:
    """Raises NotAllowed, NotFound where the figure does not rest on it, InvalidInput."""
    policies.require_tracing(by, entry)
    policies.require_reading(by, entry, at)
    if purpose not in PURPOSES:
        raise InvalidInput("Chọn mục đích xem hồ sơ trong danh sách.", field="purpose")
    dossier, counted = dossier_behind(entry, criterion, code)
    facts = {"criterion": criterion, "dossier": code, "purpose": purpose}
    record(chain=entry.chain, type=DOSSIER_TRACED, by=by, at=at, facts=facts)
    note_reading(
        dossier.applicant.key.reference, by=by, at=at, what=LOOK, purpose=PURPOSES[purpose],
        subject=dossier.chain, once=True,
    )  # fmt: skip
    return told_of(dossier, counted=counted)
