"""Worklists: which dossiers wait for what, by role; counted, filtered, paged by key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, DateTimeField, F, Max, Min, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from motcua.audit.queries import keys
from motcua.dossiers import policies
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import rows
from motcua.dossiers.queries.cursors import decoded, encoded
from motcua.dossiers.queries.soon import soon
from motcua.dossiers.rules.lifecycle import RUNNING, Status
from motcua.kernel import clock
from motcua.kernel.folding import fold
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role

PAGE_SIZE = 50
COUNT_LIMIT = 999
_FAR = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)

Chooser = Callable[[Officer, dt.datetime], Q]


@dataclass(frozen=True, kw_only=True)
class WorklistKind:
    """`order` is the column it is sorted by; what has none comes last."""

    key: str
    label: str
    choose: Chooser
    order: str = "due_at"
    newest_first: bool = False


def _state(*states: Status) -> Chooser:
    return lambda officer, now: Q(status__in=states)


def _counter(*states: Status) -> Chooser:
    return lambda officer, now: Q(status__in=states, receiving_unit__in=officer.unit_ids)


def _held(officer: Officer) -> Q:
    """Theirs to go on with: what they handed over waits for the other side."""
    queue = Q(holder_post=None, holder_unit__in=officer.home_ids, holder_role=officer.role)
    return (Q(holder_post=officer.post_id) | queue) & Q(status__in=RUNNING, offered_unit=None)


def _offered(officer: Officer, now: dt.datetime) -> Q:
    queue = Q(offered_post=None, offered_unit__in=officer.home_ids, offered_role=officer.role)
    return (Q(offered_post=officer.post_id) | queue) & Q(status__in=RUNNING)


def _mine(officer: Officer, now: dt.datetime) -> Q:
    return _held(officer) | _offered(officer, now)


def _with_act(act: str) -> Chooser:
    def choose(officer: Officer, now: dt.datetime) -> Q:
        held = _held(officer) & Q(step__branches__act=act)
        return held | _offered(officer, now) & Q(offered_step__branches__act=act)

    return choose


def _at_counter(officer: Officer, now: dt.datetime) -> Q:
    here = Q(holder_unit__in=officer.unit_ids, holder_role=Role.TN, offered_unit=None)
    return Q(status=Status.RECEIVED) & here


def _handed_over(officer: Officer, now: dt.datetime) -> Q:
    given = Q(holder_unit__in=officer.unit_ids, holder_role=Role.TN, offered_unit__isnull=False)
    return Q(status__in=RUNNING) & given


def _late(officer: Officer, now: dt.datetime) -> Q:
    return Q(status__in=RUNNING, due_at__lt=now)


def _my_late(officer: Officer, now: dt.datetime) -> Q:
    return _mine(officer, now) & Q(due_at__lt=now)


def _my_soon(officer: Officer, now: dt.datetime) -> Q:
    return _mine(officer, now) & soon(officer, now)


def _my_supplement(officer: Officer, now: dt.datetime) -> Q:
    return Q(status=Status.SUPPLEMENT, holder_post=officer.post_id)


def _returned_today(officer: Officer, now: dt.datetime) -> Q:
    midnight = clock.local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return Q(status=Status.RETURNED, receiving_unit__in=officer.unit_ids, returned_at__gte=midnight)


def _handled(officer: Officer, now: dt.datetime) -> Q:
    return Q(participations__post=officer.post_id) & ~_mine(officer, now)


def _all(officer: Officer, now: dt.datetime) -> Q:
    return Q()


_ALL = WorklistKind(
    key="tat-ca", label="Tất cả", choose=_all, order="submitted_at", newest_first=True
)
_UNIT_LATE = WorklistKind(key="qua-han", label="Quá hạn", choose=_late)
_UNIT_SOON = WorklistKind(key="sap-den-han", label="Sắp đến hạn", choose=soon)
_UNIT_SUPPLEMENT = WorklistKind(
    key="cho-bo-sung", label="Chờ bổ sung", choose=_state(Status.SUPPLEMENT), order="act_by"
)
_OFFERED = WorklistKind(
    key="cho-nhan", label="Chờ nhận bàn giao", choose=_offered, order="offered_at"
)
_OPEN = WorklistKind(
    key="dang-xu-ly", label="Đang xử lý", choose=lambda officer, now: Q(status__in=RUNNING)
)
_HANDLED = WorklistKind(
    key="da-xu-ly", label="Đã qua tay", choose=_handled, order="submitted_at", newest_first=True
)

KINDS: dict[Role, tuple[WorklistKind, ...]] = {
    Role.TN: (
        WorklistKind(
            key="truc-tuyen", label="Trực tuyến chờ", choose=_counter(Status.REGISTERED),
            order="act_by",
        ),
        WorklistKind(key="cho-ban-giao", label="Chờ bàn giao", choose=_at_counter, order="act_by"),
        WorklistKind(
            key="da-ban-giao", label="Đã bàn giao, chờ nhận", choose=_handed_over,
            order="offered_at",
        ),
        WorklistKind(
            key="cho-bo-sung", label="Chờ bổ sung", choose=_counter(Status.SUPPLEMENT),
            order="act_by",
        ),
        WorklistKind(
            key="cho-tra", label="Chờ trả kết quả", choose=_counter(Status.DONE),
            order="finished_at",
        ),
        WorklistKind(
            key="da-tra", label="Đã trả hôm nay", choose=_returned_today, order="returned_at",
            newest_first=True,
        ),
        _UNIT_LATE,
        _ALL,
    ),
    Role.CV: (
        WorklistKind(key="cua-toi", label="Của tôi", choose=_mine),
        _OFFERED,
        WorklistKind(key="sap-den-han", label="Sắp đến hạn", choose=_my_soon),
        WorklistKind(key="qua-han", label="Quá hạn", choose=_my_late),
        WorklistKind(
            key="cho-bo-sung", label="Chờ bổ sung", choose=_my_supplement, order="act_by"
        ),
        _HANDLED,
    ),
    Role.TP: (
        _OFFERED,
        WorklistKind(key="cho-phan-cong", label="Chờ phân công", choose=_with_act("assign")),
        WorklistKind(
            key="cho-duyet", label="Chờ duyệt", choose=_with_act("submit_for_approval")
        ),
        _OPEN, _UNIT_SOON, _UNIT_LATE, _UNIT_SUPPLEMENT, _ALL,
    ),
    Role.LD: (
        WorklistKind(key="trinh-ky", label="Trình ký", choose=_with_act("approve")),
        WorklistKind(key="cho-phan-cong", label="Chờ phân công", choose=_with_act("assign")),
        _OPEN, _UNIT_SOON, _UNIT_LATE, _UNIT_SUPPLEMENT, _ALL,
    ),
    Role.VT: (WorklistKind(key="cua-toi", label="Chờ chuyển quầy", choose=_mine), _HANDLED),
    Role.GD: (_OPEN, _UNIT_SOON, _UNIT_LATE, _UNIT_SUPPLEMENT, _ALL),
    Role.KS: (_OPEN, _UNIT_SOON, _UNIT_LATE, _UNIT_SUPPLEMENT, _ALL),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Filters:
    """All of them are in the page's address."""

    text: str = ""
    channel: int | None = None
    status: int | None = None
    field: str = ""
    procedure: str = ""
    party: int | None = None
    received_from: dt.date | None = None
    received_to: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Page:
    dossiers: tuple[Dossier, ...]
    previous: str = ""
    next: str = ""
    count: int = 0

    @property
    def count_text(self) -> str:
        return f"{COUNT_LIMIT}+" if self.count > COUNT_LIMIT else str(self.count)


def kinds_for(officer: Officer) -> tuple[WorklistKind, ...]:
    """The lists of one's role, then those of the posts one stands in for."""
    kinds = {kind.key: kind for view in officer.views[::-1] for kind in KINDS.get(view.role, ())}
    own = KINDS.get(officer.role, ())
    return (*own, *(kind for kind in kinds.values() if kind not in own))


def kind_for(officer: Officer, key: str) -> WorklistKind | None:
    return next((kind for kind in kinds_for(officer) if kind.key == key), None)


def counts(officer: Officer, now: dt.datetime) -> dict[str, int]:
    """How many wait in each list of the role, counted no further than 1,000, in one statement."""
    found = {kind.key: 0 for kind in kinds_for(officer)}
    parts: list[str] = []
    params: list[Any] = []
    for kind in kinds_for(officer):
        try:
            sql, given = _capped(_rows(kind, officer, now)).query.sql_with_params()
        except EmptyResultSet:
            continue
        # The text is Django's own; values travel beside it.
        parts.append(f"SELECT %s, COUNT(*) FROM ({sql}) AS capped")  # noqa: S608
        params += [kind.key, *given]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params)
        return found | dict(cursor.fetchall())


def stamp(kind: WorklistKind, officer: Officer, now: dt.datetime, filters: Filters) -> str:
    """Changes when a row comes, goes or is acted on; cheap enough to ask every half minute:
    of a long list only the newest thousand are looked at.
    """
    found = filtered(_rows(kind, officer, now), filters).order_by("-pk").values("pk")
    newest = found[: COUNT_LIMIT + 1]
    sums = Dossier.objects.filter(pk__in=newest).aggregate(
        n=Count("pk"), last=Max("pk"), moves=Sum("version")
    )
    return f"{sums['n']}.{sums['last'] or 0}.{sums['moves'] or 0}"


def page(
    kind: WorklistKind, officer: Officer, now: dt.datetime, filters: Filters, cursor: str = ""
) -> Page:
    """One page of at most PAGE_SIZE rows; `cursor` comes from the page before."""
    found = filtered(_rows(kind, officer, now), filters)
    return _Keyset(found, kind.order, newest_first=kind.newest_first).page(cursor)


def top(kind: WorklistKind, officer: Officer, now: dt.datetime, most: int) -> list[Dossier]:
    """The first rows of the list as it is sorted."""
    keyset = _Keyset(_rows(kind, officer, now), kind.order, newest_first=kind.newest_first)
    return keyset.top(most)


def next_due(officer: Officer, now: dt.datetime) -> dt.datetime | None:
    """When the nearest of all that this officer sees is due."""
    ahead = rows.within(policies.scope_of(officer)).filter(status__in=RUNNING, due_at__gte=now)
    soonest: dt.datetime | None = ahead.aggregate(soonest=Min("due_at"))["soonest"]
    return soonest


def _rows(kind: WorklistKind, officer: Officer, now: dt.datetime) -> QuerySet[Dossier]:
    scoped = rows.within(policies.scope_of(officer))
    chosen = scoped.filter(_choice(kind, officer, now))
    return chosen.filter(pk__in=chosen.values("pk")) if kind is _HANDLED else chosen


def _choice(kind: WorklistKind, officer: Officer, now: dt.datetime) -> Q:
    """Of every post whose role has this list, one's own and those one stands in for."""
    choices = [
        own.choose(view, now)
        for view in officer.views
        for own in KINDS.get(view.role, ())
        if own.key == kind.key
    ]
    # An empty condition is every row, and `|` would forget it.
    return reduce(or_, choices) if all(choices) else Q()


def _capped(found: QuerySet[Dossier]) -> QuerySet[Dossier, Any]:
    return found.order_by().values("pk").distinct()[: COUNT_LIMIT + 1]


def _count(found: QuerySet[Dossier]) -> int:
    return _capped(found).count()


def filtered(found: QuerySet[Dossier], filters: Filters) -> QuerySet[Dossier]:
    for condition in _conditions(filters):
        found = found.filter(condition)
    return found


def _conditions(filters: Filters) -> list[Q]:
    conditions = _words(filters.text)
    if filters.channel:
        conditions.append(Q(channel=filters.channel))
    if filters.status:
        conditions.append(Q(status=filters.status))
    if filters.field:
        conditions.append(Q(procedure_version__field__code=filters.field))
    if filters.procedure:
        conditions.append(Q(procedure__code=filters.procedure))
    if filters.party:
        conditions.append(Q(applicant=filters.party) | Q(submitter=filters.party))
    if filters.received_from:
        conditions.append(Q(received_at__gte=_midnight(filters.received_from)))
    if filters.received_to:
        after = filters.received_to + dt.timedelta(days=1)
        conditions.append(Q(received_at__lt=_midnight(after)))
    return conditions


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), clock.VIETNAM)


def _words(text: str) -> list[Q]:
    """A full identity or phone number finds its person; words are looked for without marks."""
    digits = "".join(text.split())
    if digits.isdigit() and len(digits) >= 9:
        index = keys.blind(digits)
        persons = Q(applicant__identity_index=index) | Q(applicant__phone_index=index)
        filed = Q(submitter__identity_index=index) | Q(submitter__phone_index=index)
        return [persons | filed]
    return [Q(search_words__contains=word) for word in fold(text)[:200].split()[:12]]


@dataclass(frozen=True)
class _Keyset:
    """Pages by the last row seen, so that page 1,000 costs what page 1 does."""

    found: QuerySet[Dossier]
    order: str
    newest_first: bool = False
    size: int = field(default=PAGE_SIZE)

    def page(self, cursor: str) -> Page:
        place = decoded(cursor)
        back = bool(place and place["back"])
        rows_ = rows.sharing(self._ordered(back=back, place=place)[: self.size + 1])
        more = len(rows_) > self.size
        shown = rows_[: self.size]
        if back:
            shown.reverse()
        has_next = more if not back else True
        has_previous = more if back else place is not None
        return Page(
            dossiers=tuple(shown),
            previous=encoded(shown[0], back=True) if shown and has_previous else "",
            next=encoded(shown[-1], back=False) if shown and has_next else "",
            count=_count(self.found),
        )

    def top(self, most: int) -> list[Dossier]:
        return rows.sharing(self._ordered(back=False, place=None)[:most])

    def _ordered(self, *, back: bool, place: dict[str, object] | None) -> QuerySet[Dossier]:
        far = Value(_FAR, output_field=DateTimeField())
        found = self.found.annotate(sort_key=Coalesce(F(self.order), far)).distinct()
        down = self.newest_first != back
        if place:
            found = found.filter(self._beyond(place, down=down))
        marks = ("-sort_key", "-pk") if down else ("sort_key", "pk")
        return rows.with_related(found.order_by(*marks))

    def _beyond(self, place: dict[str, object], *, down: bool) -> Q:
        side = "lt" if down else "gt"
        same = Q(**{"sort_key": place["key"], f"pk__{side}": place["pk"]})
        return Q(**{f"sort_key__{side}": place["key"]}) | same
