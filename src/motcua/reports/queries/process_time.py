"""Where the time of finished dossiers went: stretches from legs and acts."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from motcua.audit.models import Event
from motcua.dossiers.queries import rows
from motcua.dossiers.rules.lifecycle import Status
from motcua.kernel import clock
from motcua.organisations.models import Post
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.organisations.rules.roles import Role
from motcua.procedures.models import ProcedureVersion, Step
from motcua.reports import policies
from motcua.reports.models import DossierFact, LegFact
from motcua.reports.queries.surroundings import KnownSurroundings
from motcua.reports.rules.process.stretches import (
    Gathering,
    Measure,
    Stretches,
    Touch,
    add_dossier,
)

BATCH = 500
# A page answers within a second or two; the command line takes all.
MOST_ON_PAGE = 1_000
MOST_PROCEDURES = 60
_LEG = ("code", "verb", "status", "step", "unit", "post", "role", "from_s", "to_s", "working_s")


@dataclass(frozen=True, kw_only=True)
class Period:
    """Dossiers finished on the local days `first` … `last`, of one procedure or of all."""

    first: dt.date
    last: dt.date
    procedure: str = ""

    def rows(self) -> QuerySet[DossierFact]:
        found = DossierFact.objects.filter(
            received_s__isnull=False, finished_s__gte=_second(self.first),
            finished_s__lt=_second(self.last + dt.timedelta(days=1)),
        ).exclude(status=Status.REFUSED)  # fmt: skip
        return found.filter(procedure=self.procedure) if self.procedure else found


def _second(day: dt.date) -> int:
    return int(dt.datetime.combine(day, dt.time(), clock.VIETNAM).timestamp())


def seen_by(officer: Officer, period: Period) -> tuple[Stretches, int]:
    """Of the officer's scope, the latest MOST_ON_PAGE finished; and how many there were in all.

    Raises NotAllowed for whom process figures are not for.
    """
    scoped = rows.within(policies.process_scope(officer)).values("code")
    found = period.rows().filter(code__in=scoped)
    return stretches(found.order_by("-finished_s", "code")[:MOST_ON_PAGE]), found.count()


def stretches(found: QuerySet[DossierFact]) -> Stretches:
    gathering, measure = Gathering(), measuring()
    spans: dict[str, tuple[Any, Any]] = {code: (since, until) for code, since, until in
             found.values_list("code", "received_s", "finished_s")}  # fmt: skip
    codes = list(spans)
    for at in range(0, len(codes), BATCH):
        batch = codes[at : at + BATCH]
        legs, touches = _legs(batch), _touches(batch)
        for code in batch:
            since, until = spans[code]
            own = [leg for leg in legs[code] if since <= leg["from_s"] < until]
            add_dossier(gathering, code, own, touches[code], measure)
    return gathering.whole()


def measuring() -> Measure:
    around, today = KnownSurroundings(), clock.today()
    known = int(clock.now().timestamp())
    by_code = {place.code: unit for unit, place in units.tree(today).places.items() if place.code}

    def measure(unit: str, since: int, until: int) -> int:
        return around.working_seconds(by_code.get(unit, 0), since, until, known) or 0

    return measure


def _legs(codes: list[str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    legs = LegFact.objects.filter(code__in=codes).order_by("code", "number").values(*_LEG)
    for leg in legs:
        found[leg["code"]].append(leg)
    return found


def _touches(codes: list[str]) -> dict[str, list[Touch]]:
    found = defaultdict(list)
    events = Event.objects.filter(chain__in=[f"dossier:{code}" for code in codes])
    columns = events.order_by("chain", "sequence").values_list("chain", "at", "actor", "facts")
    for chain, at, actor, facts in columns:
        post = int(actor[5:]) if actor.startswith("post:") else 0
        offers = bool((facts.get("after") or {}).get("offered_unit"))
        found[chain.removeprefix("dossier:")].append(Touch(int(at.timestamp()), post, offers))
    return found


def step_names(procedure: str) -> dict[str, str]:
    """By key, as the newest process calls them."""
    steps = Step.objects.filter(process__procedure__code=procedure).order_by(
        "process__number", "position"
    )
    return dict(steps.values_list("key", "name"))


def procedures(officer: Officer, since: dt.date) -> list[tuple[str, str]]:
    """Code and name of those finished since then in the officer's scope, the commonest first."""
    scoped = rows.within(policies.process_scope(officer)).values("code")
    found = DossierFact.objects.filter(finished_s__gte=_second(since), code__in=scoped)
    counted = found.values("procedure").annotate(n=Count("pk")).order_by("-n", "procedure")
    codes = [row["procedure"] for row in counted[:MOST_PROCEDURES]]
    versions = ProcedureVersion.objects.filter(procedure__code__in=codes).order_by("number")
    names = dict(versions.values_list("procedure__code", "name"))
    return [(code, f"{code} · {names.get(code, '')}") for code in codes]


def post_names(posts: list[int]) -> dict[str, str]:
    """Official and post by the number of the post, for pages of those who lead them."""
    found = Post.objects.filter(pk__in=posts).select_related("official")
    return {str(post.pk): f"{post.official.name}, {post.full_title}" for post in found}


def holder_names() -> dict[str, str]:
    """What codes of units and roles in figures are called today."""
    places = units.tree(clock.today()).places.values()
    return {place.code: place.short_name for place in places if place.code} | {
        role.value: str(role.label) for role in Role
    }
