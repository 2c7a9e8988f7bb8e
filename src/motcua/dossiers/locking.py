"""Reading a dossier for an act: one statement that locks it and tells all the act must know."""

from __future__ import annotations

from functools import cache

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from motcua.audit.models import Event
from motcua.audit.queries.history import Head
from motcua.calendars.queries import calendars_at, stamp_annotation
from motcua.dossiers.conditions import facts_of
from motcua.dossiers.models import Dossier, PauseEntry, RecordedRequest
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.prepared import PreparedQuery
from motcua.procedures.queries.published import steps_of


def lock(verb: Verb, pk: int, *, actor: str, key: str) -> Dossier:
    """With `is_repeated`, `has_pauses`, the end of its chain and the facts that the verb's
    conditions ask for, and `as_read`, the row as it was; steps come from the memory of published
    processes, which never change, the calendars from theirs, which a stamp keeps fresh.
    """
    dossier = _query(verb).first(dossier=pk, actor=actor, key=key)
    if dossier is None:
        raise Dossier.DoesNotExist
    told = dossier.__dict__
    told["as_read"] = {field.name: told[field.attname] for field in Dossier._meta.concrete_fields}
    dossier.calendars = calendars_at(dossier.calendar_stamp)
    steps = steps_of(dossier.process_id)
    if dossier.step_id:
        dossier.step = steps[dossier.step_id]
    if dossier.offered_step_id:
        dossier.offered_step = steps[dossier.offered_step_id]
    return dossier


def head_of(dossier: Dossier) -> Head | None:
    """The end of the chain as it was read with the lock."""
    told = dossier.__dict__
    if told["head_hash"] is None:
        return None
    return Head(dossier.version, told["head_hash"], told["head_at"])


@cache
def _query(verb: Verb) -> PreparedQuery[Dossier]:
    def build(dossier: int, actor: str, key: str) -> QuerySet[Dossier]:
        rows = Dossier.objects.select_for_update(of=("self",)).select_related("applicant__key")
        chain = Concat(Value("dossier:"), OuterRef("code"))
        head = Event.objects.filter(chain=chain, sequence=OuterRef("version"))
        return rows.filter(pk=dossier).annotate(
            head_hash=Subquery(head.values("hash")),
            head_at=Subquery(head.values("at")),
            has_pauses=Exists(PauseEntry.objects.filter(dossier=OuterRef("pk"))),
            is_repeated=Exists(RecordedRequest.objects.filter(actor=actor, key=key)),
            **facts_of(verb),
            **stamp_annotation(),
        )

    return PreparedQuery(build, numbers=("dossier",), words=("actor", "key"))
