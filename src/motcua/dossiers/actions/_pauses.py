"""Opening and closing a pause: what the verbs that stop and start the clock share."""

from __future__ import annotations

import datetime as dt

from motcua.dossiers.models import Dossier, PauseEntry


def pause(dossier: Dossier, kind: PauseEntry.Kind, at: dt.datetime, basis: str) -> None:
    """Before the term has begun there is nothing to pause."""
    if dossier.received_at:
        dossier.__dict__["has_pauses"] = True
        PauseEntry.objects.create(dossier=dossier, kind=kind, started_at=at, legal_basis=basis)


def unpause(dossier: Dossier, at: dt.datetime) -> None:
    PauseEntry.objects.filter(dossier=dossier, ended_at__isnull=True).update(ended_at=at)
