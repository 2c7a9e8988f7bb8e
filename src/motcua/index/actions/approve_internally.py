"""The head of the unit approves its self-score (CV 384/BNV-CCHC: báo cáo tự đánh giá được duyệt)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.actions import _writing
from motcua.index.models import Entry
from motcua.index.queries.evidence import unproved
from motcua.index.rules.conduct import Act
from motcua.index.rules.stages import EntryState
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput

APPROVED = events.declare("index.approved_internally", "Duyệt nội bộ phiếu tự chấm")


@transaction.atomic
def approve_internally(entry: Entry, *, by: Actor, at: dt.datetime) -> Entry:
    """Raises InvalidInput naming each criterion with points and neither evidence nor explanation."""
    policies.require_approving(by, entry)
    entry = _writing.locked(entry)
    _writing.require_fit(Act.APPROVE, entry, at)
    if lacking := unproved(entry):
        raise InvalidInput(
            errors={
                code: [
                    (
                        f"Tiêu chí {code} đã chấm điểm mà chưa có minh chứng. Thêm tệp, hồ sơ, văn "
                        "bản, hoặc giải trình cách chấm."
                    )
                ]
                for code in lacking
            }
        )
    _writing.move(entry, EntryState.APPROVED, approved_at=at, approved_by=by.reference)
    record(chain=entry.chain, type=APPROVED, by=by, at=at, facts={"state": entry.state})
    return entry
