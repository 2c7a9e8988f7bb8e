"""What waits for whom: the conditions that worklists are made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db.models import (
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.expressions import Combinable

from motcua.dossiers.models import (
    Consultation,
    Extension,
    Instruction,
    Lateness,
    Outcome,
    Participation,
    Reader,
    SupplementRequest,
)
from motcua.dossiers.queries.soon import soon
from motcua.dossiers.rules.lifecycle import PAUSED, RUNNING, Status
from motcua.kernel import clock
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role
from motcua.procedures.models import Channel

Chooser = Callable[[Officer, dt.datetime], Q]
SortKey = Callable[[Officer], Combinable]
_OF = OuterRef("pk")


def act_by(officer: Officer) -> Combinable:
    return F("act_by")


def day_before_due(officer: Officer) -> Combinable:
    """The last moment to apologise and re-appoint."""
    return ExpressionWrapper(F("due_at") - dt.timedelta(days=1), output_field=DateTimeField())


def state(*states: Status) -> Chooser:
    return lambda officer, now: Q(status__in=states)


def counter(*states: Status) -> Chooser:
    return lambda officer, now: Q(status__in=states, receiving_unit__in=officer.unit_ids)


def held(officer: Officer) -> Q:
    """Theirs to go on with: what they handed over waits for the other side."""
    queue = Q(holder_post=None, holder_unit__in=officer.home_ids, holder_role=officer.role)
    return (Q(holder_post=officer.post_id) | queue) & Q(status__in=RUNNING, offered_unit=None)


def offered(officer: Officer, now: dt.datetime) -> Q:
    queue = Q(offered_post=None, offered_unit__in=officer.home_ids, offered_role=officer.role)
    return (Q(offered_post=officer.post_id) | queue) & Q(status__in=RUNNING)


def mine(officer: Officer, now: dt.datetime) -> Q:
    return held(officer) | offered(officer, now)


def with_act(act: str) -> Chooser:
    def choose(officer: Officer, now: dt.datetime) -> Q:
        here = held(officer) & Q(step__branches__act=act)
        return here | offered(officer, now) & Q(offered_step__branches__act=act)

    return choose


def at_counter(officer: Officer, now: dt.datetime) -> Q:
    here = Q(holder_unit__in=officer.unit_ids, holder_role=Role.TN, offered_unit=None)
    return Q(status=Status.RECEIVED) & here


def handed_over(officer: Officer, now: dt.datetime) -> Q:
    """Given away and not accepted yet: by this unit for counters and heads, else by this post."""
    given = Q(status__in=RUNNING, offered_unit__isnull=False)
    if officer.role == Role.TN:
        return given & Q(holder_unit__in=officer.unit_ids, holder_role=Role.TN)
    if officer.role in {Role.TP, Role.LD, Role.GD}:
        return given & Q(holder_unit__in=officer.unit_ids)
    return given & Q(holder_post=officer.post_id)


def late(officer: Officer, now: dt.datetime) -> Q:
    return Q(status__in=RUNNING, due_at__lt=now)


def my_late(officer: Officer, now: dt.datetime) -> Q:
    return mine(officer, now) & Q(due_at__lt=now)


def my_soon(officer: Officer, now: dt.datetime) -> Q:
    return mine(officer, now) & soon(officer, now)


def my_paused(status: Status) -> Chooser:
    return lambda officer, now: Q(status=status, holder_post=officer.post_id)


def midnight(now: dt.datetime) -> dt.datetime:
    return clock.local(now).replace(hour=0, minute=0, second=0, microsecond=0)


def returned_today(officer: Officer, now: dt.datetime) -> Q:
    here = Q(status=Status.RETURNED, receiving_unit__in=officer.unit_ids)
    return here & Q(returned_at__gte=midnight(now))


def handled(officer: Officer, now: dt.datetime) -> Q:
    """Not by a join: then the newest are found along their index, whoever handled a million."""
    took_part = Participation.objects.filter(dossier=_OF, post=officer.post_id)
    return Q(Exists(took_part)) & ~mine(officer, now)


def sent_back(officer: Officer, now: dt.datetime) -> Q:
    """The clerk had it and it is being worked on again: its form was wrong."""
    there = Q(status=Status.PROCESSING, participations__post=officer.post_id)
    return there & ~mine(officer, now)


def everything(officer: Officer, now: dt.datetime) -> Q:
    return Q()


def grouped(officer: Officer, now: dt.datetime) -> Q:
    """Handed in together by one person, and not all given back."""
    return ~Q(group="") & ~Q(status__in=(Status.RETURNED, Status.REFUSED))


# ── what others are asked ────────────────────────────────────────────────────────────────────────

_TALKING = (*RUNNING, *PAUSED)
_HAVING = (*_TALKING, Status.REGISTERED, Status.WITHDRAWAL_ASKED, Status.DONE)


def _open_consultations() -> QuerySet[Consultation]:
    return Consultation.objects.filter(dossier=_OF, answered_at=None, cancelled_at=None)


def opinion_owed(officer: Officer, now: dt.datetime) -> Q:
    asked = _open_consultations().filter(unit__in=officer.unit_ids)
    return Q(status__in=_TALKING) & Q(Exists(asked))


def opinion_owed_by(officer: Officer) -> Combinable:
    asked = _open_consultations().filter(unit__in=officer.unit_ids).order_by("answer_by")
    return Subquery(asked.values("answer_by")[:1])


def opinion_awaited(officer: Officer, now: dt.datetime) -> Q:
    waiting = Q(status__in=_TALKING) & Q(Exists(_open_consultations()))
    if officer.role in {Role.CV, Role.VT}:
        return waiting & Q(holder_post=officer.post_id)
    return waiting & Q(holder_unit__in=officer.unit_ids)


def opinion_awaited_by(officer: Officer) -> Combinable:
    return Subquery(_open_consultations().order_by("answer_by").values("answer_by")[:1])


def _instructions() -> QuerySet[Instruction]:
    return Instruction.objects.filter(dossier=_OF, reported_at=None)


def to_report(officer: Officer, now: dt.datetime) -> Q:
    """The holder reports; so does whoever shares the holder's queue."""
    queue = Q(holder_post=None, holder_unit__in=officer.home_ids, holder_role=officer.role)
    return (
        Q(status__in=_HAVING)
        & Q(Exists(_instructions()))
        & (Q(holder_post=officer.post_id) | queue)
    )


def instructed(officer: Officer, now: dt.datetime) -> Q:
    mine_ = _instructions().filter(given_by=officer.post_id)
    return Q(status__in=_HAVING) & Q(Exists(mine_))


def report_by(officer: Officer) -> Combinable:
    return Subquery(_instructions().order_by("report_by").values("report_by")[:1])


def second_supplement(officer: Officer, now: dt.datetime) -> Q:
    proposed = SupplementRequest.objects.filter(dossier=_OF, requested_at=None, turned_down_at=None)
    heads = Q(holder_unit__in=officer.unit_ids) | Q(resolving_unit__in=officer.unit_ids)
    return Q(status__in=RUNNING) & Q(Exists(proposed)) & heads


def apology_to_sign(officer: Officer, now: dt.datetime) -> Q:
    """Drafted, not signed, and not too late: the day before the due date is the last."""
    drafts = Extension.objects.filter(dossier=_OF, signed_at=None)
    heads = Q(holder_unit__in=officer.unit_ids) | Q(resolving_unit__in=officer.unit_ids)
    tomorrow = midnight(now) + dt.timedelta(days=1)
    return Q(status__in=RUNNING, due_at__gte=tomorrow) & Q(Exists(drafts)) & heads


def late_without_cause(officer: Officer, now: dt.datetime) -> Q:
    """Late now, or finished late, and nobody has said why."""
    said = Exists(Lateness.objects.filter(dossier=_OF))
    running = Q(status__in=RUNNING, due_at__lt=now)
    over = Q(status__in=(Status.DONE, Status.RETURNED), finished_at__gt=F("due_at"))
    unsaid = (running | over) & ~Q(said)
    if officer.role != Role.CV:
        return unsaid
    return unsaid & Q(Exists(Reader.objects.filter(dossier=_OF, who=f"p{officer.post_id}")))


# ── documents and the post ───────────────────────────────────────────────────────────────────────


def to_number(officer: Officer, now: dt.datetime) -> Q:
    signed = Outcome.objects.filter(dossier=_OF, decided_at__isnull=False, number="")
    return held(officer) & Q(Exists(signed))


def numbered(officer: Officer, now: dt.datetime) -> Q:
    given = Outcome.objects.filter(dossier=_OF).exclude(number="")
    return held(officer) & Q(Exists(given))


def to_post(officer: Officer, now: dt.datetime) -> Q:
    sent = Outcome.objects.filter(dossier=_OF, posted_at__isnull=False)
    here = Q(status=Status.DONE, result_channel=Channel.POST)
    return here & Q(receiving_unit__in=officer.unit_ids) & ~Q(Exists(sent))


def on_the_way(officer: Officer, now: dt.datetime) -> Q:
    sent = Outcome.objects.filter(dossier=_OF, posted_at__isnull=False)
    return Q(status=Status.DONE, receiving_unit__in=officer.unit_ids) & Q(Exists(sent))
