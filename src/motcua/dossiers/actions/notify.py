"""Tell officers of an event that concerns them (ADR 0021); the worker calls it, twice if need be."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.models import Event
from motcua.dossiers.addressees import addressees
from motcua.dossiers.models import Dossier, Notice
from motcua.dossiers.passage import EVENTS
from motcua.dossiers.rules.lifecycle import verb_of
from motcua.dossiers.rules.notices import SETTLES
from motcua.dossiers.rules.verbs import Verb
from motcua.kernel.actor import Actor

# Of what happened longer ago nobody needs to be told: it stands in their lists.
OLDEST = dt.timedelta(days=14)


@transaction.atomic
def notify(chain: str, sequence: int, *, by: Actor, at: dt.datetime) -> int:
    """Returns how many were told now; the same event again tells nobody twice."""
    event = Event.objects.get(chain=chain, sequence=sequence)
    dossier = Dossier.objects.filter(code=chain.removeprefix("dossier:")).first()
    verb = verb_of(event.name)
    if dossier is None or verb is None:
        return 0
    _settle(verb, dossier, sequence, at)
    if at - event.at > OLDEST or not (dossier.is_open or verb in {Verb.WITHDRAW, Verb.STOP}):
        return 0
    wanted = [
        Notice(dossier=dossier, event=event.name, sequence=sequence, at=event.at,
               post_id=one.post, unit_id=one.unit, role=one.role)
        for one in addressees(verb, dossier, event)
    ]  # fmt: skip
    Notice.objects.bulk_create(wanted, ignore_conflicts=True)
    return len(wanted)


def _settle(verb: Verb, dossier: Dossier, sequence: int, at: dt.datetime) -> None:
    over = [EVENTS[settled] for settled in SETTLES.get(verb, ())]
    if over:
        earlier = Notice.objects.filter(dossier=dossier, event__in=over, read_at=None)
        earlier.filter(sequence__lt=sequence).update(read_at=at)
