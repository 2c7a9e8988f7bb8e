"""Say of each running dossier how likely it is late, by the model in force (NĐ 118/2025, Điều 19)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.reports.actions.learn_warnings import CHAIN
from motcua.reports.models import DossierWarning
from motcua.reports.queries.warnings import SAID, in_force, said

DOSSIERS_WARNED = events.declare(SAID, "Tính cảnh báo sớm")


@transaction.atomic
def warn_dossiers(*, by: Actor, at: dt.datetime) -> int:
    """All of them anew; returns of how many. Without a model in force nothing is said of any."""
    row = in_force()
    DossierWarning.objects.all().delete()
    warnings = said(row, at) if row else []
    DossierWarning.objects.bulk_create(warnings, batch_size=500)
    facts = {"model": row.pk if row else None, "dossiers": len(warnings)}
    record(chain=CHAIN, type=DOSSIERS_WARNED, by=by, at=at, facts=facts)
    return len(warnings)
