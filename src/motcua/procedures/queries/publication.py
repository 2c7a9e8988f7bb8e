"""Which procedures were published, and made public, in time: metrics 1.1 and 1.2 of the 766 index.

QĐ 766/QĐ-TTg, as the national portal reckons them for a province (see `rules.publication`). By code
of the procedure: True in time, False late, None where a day that it takes is not known. A repeal is
no act of its own here, so there is none among them; who follows a procedure is a version like any.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery

from motcua.calendars.queries import calendars_now
from motcua.kernel import clock
from motcua.organisations.queries import places
from motcua.procedures.models import LegalBasis, ProcedureVersion, Status
from motcua.procedures.rules import publication as rules
from motcua.procedures.rules.publication import WorkingDay
from motcua.worktime import Calendar
from motcua.worktime import working_day as working_day_of

_ONE_DAY = dt.timedelta(days=1)
# The stand-in for a procedure of which only the code is known was published by nobody.
_STANDS_IN = Q(content_digest="", valid_to=F("valid_from"))


@dataclass(frozen=True, kw_only=True)
class _Told:
    """One version; `public_on` None: not made public."""

    code: str
    decided_on: dt.date | None
    public_on: dt.date | None
    in_force_on: dt.date | None


def published_in_time(
    first: dt.date, last: dt.date, *, known_at: dt.datetime | None = None
) -> dict[str, bool | None]:
    """Metric 1.1: of the procedures whose decision was signed on the days `first` to `last`.

    None also for those that began then without a day of their decision: in force, or made public.
    `known_at`: by what had been published by then; None: by now. Three small statements at most.
    """
    days, asked = (first, last), known_at or clock.now()
    undated = Q(decided_on=None) & (Q(valid_from__range=days) | _public_between(first, last))
    rows = ProcedureVersion.objects.exclude(_STANDS_IN).exclude(status=Status.DRAFT)
    rows = rows.filter(Q(decided_on__range=days) | undated, published_at__lte=asked)
    office = _office(known_at)
    working_day = cache(partial(working_day_of, office))
    return _by_procedure(
        _told(rows, office, asked),
        lambda one: rules.published_in_time(one.decided_on, one.in_force_on, working_day),
    )


def made_public_in_time(
    first: dt.date, last: dt.date, *, known_at: dt.datetime | None = None
) -> dict[str, bool | None]:
    """Metric 1.2: of the procedures made public on the days `first` to `last`, and of those that
    had to be by `last` and were not.

    The latter are drafts whose decision is signed, and what was made public afterwards; before its
    term is over nothing is late. None for what was made public then, or in force then and made
    public afterwards, without a day of its decision. `known_at`: what was published afterwards
    stands as a draft did; None: by now. Three small statements at most.
    """
    asked = known_at or clock.now()
    over = min(last, clock.local(asked).date() - _ONE_DAY)
    behind = Q(published_at=None) | Q(published_at__gte=_end(last)) | Q(published_at__gt=asked)
    rows = ProcedureVersion.objects.exclude(_STANDS_IN).filter(
        _public_between(first, last)
        | (behind & Q(decided_on__lte=over))
        | (behind & Q(decided_on=None, valid_from__range=(first, last)) & ~Q(status=Status.DRAFT))
    )
    office = _office(known_at)
    working_day = cache(partial(working_day_of, office))

    def judged(one: _Told) -> bool | None:
        if one.decided_on and one.public_on is None:
            return False
        return rules.made_public_in_time(one.decided_on, one.public_on, working_day)

    found = (one for one in _told(rows, office, asked) if _counts(one, last, over, working_day))
    return _by_procedure(found, judged)


def _counts(one: _Told, last: dt.date, over: dt.date, working_day: WorkingDay) -> bool:
    """What is not public by the end counts once its term is over."""
    if one.public_on and (one.public_on <= last or one.decided_on is None):
        return True
    return (
        one.decided_on is not None and rules.last_day_to_show(one.decided_on, working_day) <= over
    )


def _public_between(first: dt.date, last: dt.date) -> Q:
    midnight = dt.datetime.combine(first, dt.time(), tzinfo=clock.VIETNAM)
    return Q(published_at__gte=midnight, published_at__lt=_end(last))


def _end(last: dt.date) -> dt.datetime:
    return dt.datetime.combine(last + _ONE_DAY, dt.time(), tzinfo=clock.VIETNAM)


def _told(
    rows: QuerySet[ProcedureVersion], office: Calendar, asked: dt.datetime
) -> Iterator[_Told]:
    """A day that lies beyond every calendar, mistyped in a draft, is taken for not told."""
    first, last = office.reach

    def known(day: dt.date | None) -> dt.date | None:
        return day if day and first < day.year < last else None

    bases = LegalBasis.objects.filter(version=OuterRef("pk")).order_by().values("version")
    newest = Subquery(bases.annotate(newest=Max("in_force_on")).values("newest"))
    found = rows.order_by().annotate(in_force_on=newest)
    for code, decided_on, published_at, in_force_on in found.values_list(
        "procedure__code", "decided_on", "published_at", "in_force_on"
    ):
        public = published_at if published_at and published_at <= asked else None
        yield _Told(
            code=code, decided_on=known(decided_on), in_force_on=known(in_force_on),
            public_on=clock.local(public).date() if public else None,
        )  # fmt: skip


def _by_procedure(
    found: Iterable[_Told], judged: Callable[[_Told], bool | None]
) -> dict[str, bool | None]:
    answers: defaultdict[str, list[bool | None]] = defaultdict(list)
    for one in found:
        answers[one.code].append(judged(one))
    return {code: rules.for_the_period(answers[code]) for code in sorted(answers)}


def _office(known_at: dt.datetime | None) -> Calendar:
    """By the calendar of the province as it was known, going on by the law beyond its years."""
    on = clock.local(known_at or clock.now()).date()
    province = places.province(on)
    calendars = calendars_now().as_of(known_at) if known_at else calendars_now()
    return calendars.of(province.unit_id if province else None, on).provisional()
