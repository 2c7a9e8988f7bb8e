"""Make the whole demo province in an empty database."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from django.db import transaction

from motcua.audit.actions import record
from motcua.audit.models import Event
from motcua.audit.queries.faults import chain_faults
from motcua.demo import catalogue, overseeing, scenes
from motcua.demo.accounts import open_accounts
from motcua.demo.applicants import Applicants
from motcua.demo.demand import Arrival, Days, Demand
from motcua.demo.directives import give_tasks
from motcua.demo.index_rounds import make_rounds
from motcua.demo.legislation import plan_documents
from motcua.demo.lives import Office
from motcua.demo.offers import read_offers
from motcua.demo.petitions import make_petitions
from motcua.demo.reading import data
from motcua.demo.signing import issue_keys
from motcua.demo.simulation import Simulation
from motcua.demo.staff import Staff, give_posts
from motcua.demo.units import Tree, communes, place_units
from motcua.dossiers.actions import set_day_rule
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.faults import dossier_faults
from motcua.dossiers.rules.lifecycle import Status
from motcua.integrations.national_portal.demo import DemoPortal
from motcua.kernel import clock, events
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.legislation.actions import import_documents
from motcua.legislation.actions.import_documents import own_rows
from motcua.organisations.models import Unit
from motcua.organisations.queries.units import forget_trees
from motcua.reports.actions import rebuild_facts, reconcile
from motcua.reports.actions.reconcile import Theirs
from motcua.worktime import DayRule

CHAIN = "demo"
PROVINCE_MADE = events.declare("demo.province_made", "Tạo tỉnh trình diễn")
EARLIEST = dt.date(2025, 11, 1)
MOST = 1_000_000
# So long ago that dossiers follow the newer processes, so lately that others still run by the old.
NEWER_SINCE = dt.timedelta(days=10)


@dataclass(frozen=True, kw_only=True)
class Summary:
    """`late` counts finished after their due time, `overdue` open ones past it."""

    states: dict[Status, int]
    finished: int
    late: int
    overdue: int
    events: int
    acts: int


def create(
    dossiers: int,
    *,
    seed: str,
    until: dt.datetime,
    on_progress: Callable[[int], None] = lambda filed: None,
) -> Summary:
    """The same seed and `until` give the same province: codes, names, states.

    Raises WrongState on a database in use, InvalidInput for a number or time that cannot be.
    """
    until = until.replace(microsecond=0)
    _check(dossiers, until)
    refuse_database_in_use()
    office, arrivals = _found(dossiers, seed, until)
    acts = Simulation(arrivals, office, seed=seed, until=until).run(on_progress)
    with transaction.atomic():
        give_tasks(office, until)
        plan_documents(office, until)
        make_petitions(office, until)
    if dossiers <= overseeing.MOST:
        overseeing.oversee(office.staff, until, seed)
    # Bound criteria of last year's round take their figures from the facts.
    rebuild_facts(by=OPERATOR, at=clock.now())
    if dossiers <= overseeing.MOST:
        _compare_with_portal(until)
    _index_rounds(office, until, seed)
    return _summary(until, acts)


def _compare_with_portal(until: dt.datetime) -> None:
    """Of a portal that has most dossiers as they are."""
    portal = DemoPortal()
    if held := portal.held(until):
        theirs = Theirs(held=held, source=portal.source, as_of=until)
        reconcile(theirs, by=OPERATOR, at=until)


def _check(dossiers: int, until: dt.datetime) -> None:
    if not 0 <= dossiers <= MOST:
        raise InvalidInput(f"Số hồ sơ phải từ 0 đến {MOST:,}.".replace(",", "."), field="dossiers")
    if until > clock.now():
        raise InvalidInput(
            "“--until” còn ở phía trước. Chọn bây giờ hoặc một lúc đã qua.", field="until"
        )
    if clock.local(until).date() < EARLIEST:
        raise InvalidInput(
            f"“--until” phải từ {EARLIEST:%d/%m/%Y}: trước đó tỉnh chưa đủ 100 ngày theo mô hình "
            "hai cấp.",
            field="until",
        )


def refuse_database_in_use() -> None:
    """A demo never mixes with real data, nor is it made twice."""
    if is_demo():
        raise WrongState(
            "Cơ sở dữ liệu này đã có tỉnh trình diễn. Để làm lại từ đầu: python3 run demo --reset."
        )
    if Dossier.objects.exists() or Unit.objects.exists():
        raise WrongState(
            "Cơ sở dữ liệu này đã có đơn vị hoặc hồ sơ không phải của tỉnh trình diễn nên không "
            "tạo vào đây. Đặt MOTCUA_HOME hoặc DATABASE_URL sang một nơi trống."
        )


def is_demo() -> bool:
    return Event.objects.filter(chain=CHAIN).exists()


@transaction.atomic
def _found(dossiers: int, seed: str, until: dt.datetime) -> tuple[Office, list[Arrival]]:
    """Units, people, accounts, procedures and time rule: all there before the first dossier."""
    founded = dt.datetime.combine(data("units")["reorganised_on"], dt.time(8), clock.VIETNAM)
    facts = {"dossiers": dossiers, "seed": seed, "until": until.isoformat()}
    record(chain=CHAIN, type=PROVINCE_MADE, by=OPERATOR, at=clock.now(), facts=facts)
    rng = Random(seed)
    tree = place_units(founded)
    forget_trees()
    give_posts(tree, rng)
    open_accounts(tree, seed)
    issue_keys(founded)
    set_day_rule(
        DayRule.ROLLING, by=OPERATOR, at=founded, valid_from=founded.date(),
        legal_basis=data("units")["legal_basis"],
    )  # fmt: skip
    import_documents(own_rows(), by=OPERATOR, at=clock.now())
    newer_from = until.date() - NEWER_SINCE
    offers = read_offers(catalogue.load(at=founded, newer_from=newer_from), until.date())
    office = _office(tree, until)
    staged = scenes.arrivals(offers, until, rng, most=dossiers // 2)
    demand, days = Demand(offers, communes()), Days(until)
    stream = [demand.arrival(rng, days) for _ in range(dossiers - len(staged))]
    return office, sorted([*staged, *stream], key=lambda arrival: arrival.at)


def _office(tree: Tree, until: dt.datetime) -> Office:
    returning = data("demand")["rates"]["returning_person"]
    return Office(
        staff=Staff(until.date()),
        units={slug: unit.pk for slug, unit in tree.units.items()},
        applicants=Applicants(until.year, returning),
    )


@transaction.atomic
def _index_rounds(office: Office, until: dt.datetime, seed: str) -> None:
    founded = dt.datetime.combine(data("units")["reorganised_on"], dt.time(8), clock.VIETNAM)
    make_rounds(office.units["son-la"], founded=founded, until=until, seed=seed)


def _summary(until: dt.datetime, acts: int) -> Summary:
    states: Counter[Status] = Counter()
    finished = late = overdue = 0
    rows = Dossier.objects.values_list("status", "due_at", "finished_at")
    for status, due_at, finished_at in rows.iterator(chunk_size=2000):
        states[Status(status)] += 1
        if status == Status.REFUSED or due_at is None:
            continue
        finished += finished_at is not None
        late += finished_at is not None and finished_at > due_at
        overdue += finished_at is None and due_at < until
    return Summary(
        states=dict(sorted(states.items())), finished=finished, late=late, overdue=overdue,
        events=Event.objects.count(), acts=acts,
    )  # fmt: skip


def faults() -> Iterator[str]:
    """What `motcua verify` would find."""
    yield from chain_faults()
    yield from dossier_faults()
