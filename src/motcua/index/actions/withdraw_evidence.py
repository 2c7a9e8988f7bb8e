"""Take evidence back before the lock; it stays and says by whom (CV 384/BNV-CCHC)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.actions import _writing
from motcua.index.models import Evidence
from motcua.index.rules.conduct import Act
from motcua.index.rules.stages import EntryState
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState

EVIDENCE_WITHDRAWN = events.declare("index.evidence_withdrawn", "Rút minh chứng")


@transaction.atomic
def withdraw_evidence(evidence: Evidence, *, by: Actor, at: dt.datetime) -> Evidence:
    policies.require_scoring(by, evidence.entry)
    entry = _writing.locked(evidence.entry)
    _writing.require_fit(Act.SCORE, entry, at)
    evidence.refresh_from_db()
    if evidence.withdrawn_at:
        raise WrongState("Minh chứng này đã được rút. Tải lại trang.", code="withdrawn")
    evidence.withdrawn_at, evidence.withdrawn_by = at, by.reference
    evidence.save(update_fields=["withdrawn_at", "withdrawn_by"])
    if entry.state == EntryState.APPROVED:
        _writing.move(entry, EntryState.SELF_SCORING, approved_at=None, approved_by="")
    facts = {"criteria": [evidence.criterion], "evidence": evidence.pk}
    record(chain=entry.chain, type=EVIDENCE_WITHDRAWN, by=by, at=at, facts=facts)
    return evidence
