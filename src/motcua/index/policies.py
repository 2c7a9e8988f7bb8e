"""May this person act on this sheet or round, and which sheets may they read?

A unit reads and scores its own sheet alone until the results are public. Who runs a round, for
the province or for the units below their own, reads and appraises all of it; nobody appraises the
sheet of their own unit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import Q, QuerySet

from motcua.index.models import Entry, Round
from motcua.kernel import clock
from motcua.kernel.actor import OPERATOR, Actor, SystemActor
from motcua.kernel.errors import DomainError, NotAllowed, NotFound
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.officer import Officer
from motcua.organisations.policies import refusal, require, require_other_approver
from motcua.organisations.queries import units

WORKER = SystemActor("system:worker", "Hệ thống")


def own_units(officer: Officer) -> frozenset[int]:
    """The department or commune they work in, their own unit, and all below that."""
    seat = units.tree(clock.today()).seat(officer.unit_id)
    return officer.unit_ids | ({seat} if seat else frozenset())


def require_scoring(by: Actor, entry: Entry) -> None:
    _require_own(by, Authority.INDEX_SCORE, entry)


def require_approving(by: Actor, entry: Entry) -> None:
    """The head of the unit: a division's head scores, and does not approve what was scored."""
    _require_own(by, Authority.INDEX_APPROVE, entry)


def _require_own(by: Actor, authority: Authority, entry: Entry) -> None:
    require(by, authority)
    if isinstance(by, Officer) and entry.unit_id not in own_units(by):
        raise NotAllowed(
            "Đây là phiếu của đơn vị khác. Anh/chị chỉ làm được việc này với phiếu của đơn vị mình.",
            code=authority,
        )


def require_running(by: Actor, run_by_id: int) -> None:
    _require_over(by, Authority.INDEX_RUN, run_by_id)


def require_appraising(by: Actor, entry: Entry) -> None:
    if asked_to_appraise(by, entry):
        require(by, Authority.INDEX_APPRAISE)
    else:
        _require_over(by, Authority.INDEX_APPRAISE, entry.round.run_by_id)
    runs = isinstance(by, Officer) and by.unit_id == entry.round.run_by_id
    if isinstance(by, Officer) and not runs and entry.unit_id in own_units(by):
        raise NotAllowed(
            "Không tự thẩm định phiếu của đơn vị mình. Nhờ thành viên khác của tổ thẩm định.",
            code="oneself",
        )


def asked_to_appraise(by: Actor, entry: Entry) -> bool:
    """By name, through assign_appraiser: somebody of another agency for one sheet."""
    return isinstance(by, Officer) and entry.appraiser_post == by.post_id


def require_deciding(by: Actor, entry: Entry) -> None:
    _require_over(by, Authority.INDEX_DECIDE, entry.round.run_by_id)


def require_publishing(by: Actor, round_: Round) -> None:
    _require_over(by, Authority.INDEX_PUBLISH, round_.run_by_id)


def require_tracing(by: Actor, entry: Entry) -> None:
    """The dossiers behind a figure of a round that one runs, and no others."""
    _require_over(by, Authority.INDEX_TRACE, entry.round.run_by_id)


def _require_over(by: Actor, authority: Authority, run_by_id: int) -> None:
    require(by, authority)
    if isinstance(by, Officer) and not _runs(by, authority, run_by_id):
        raise refusal(authority)


def _runs(officer: Officer, authority: Authority, run_by_id: int) -> bool:
    reach = officer.reach(authority)
    return reach == Reach.ALL or (reach == Reach.UNIT and run_by_id in officer.unit_ids)


def may(check: object, *of: object) -> bool:
    """Whether one of the demands above would let it pass: `may(require_scoring, officer, entry)`."""
    assert callable(check)
    try:
        check(*of)
    except DomainError:
        return False
    return True


def may_read_rounds(officer: Officer) -> bool:
    return officer.reach(Authority.INDEX_READ) > Reach.NONE


def may_open_rounds(officer: Officer) -> bool:
    return officer.reach(Authority.INDEX_RUN) > Reach.NONE


def reads_all(officer: Officer, round_: Round) -> bool:
    """Who sees every sheet of a round: those it is run by, and those who oversee."""
    if officer.reach(Authority.INDEX_READ) == Reach.ALL:
        return True
    return _runs(officer, Authority.INDEX_RUN, round_.run_by_id)


def is_public(round_: Round, at: dt.datetime) -> bool:
    """Published, and its embargo over."""
    if round_.state != Round.State.PUBLISHED or round_.published_at is None:
        return False
    return (round_.public_from or round_.published_at) <= at


def readable_rounds(by: Actor, at: dt.datetime) -> QuerySet[Round]:
    """With a sheet of one's own, run by one's unit, or public; all for those who oversee."""
    if by is OPERATOR:
        return Round.objects.all()
    if not isinstance(by, Officer) or not may_read_rounds(by):
        return Round.objects.none()
    if by.reach(Authority.INDEX_READ) == Reach.ALL:
        return Round.objects.all()
    public = Q(state=Round.State.PUBLISHED) & (Q(public_from__lte=at) | Q(public_from__isnull=True))
    own = Q(entries__unit__in=own_units(by)) | Q(run_by__in=by.unit_ids)
    own |= Q(entries__appraiser_post=by.post_id)
    return Round.objects.filter(own | public).distinct()


def readable_entries(by: Actor, round_: Round, at: dt.datetime) -> QuerySet[Entry]:
    rows = Entry.objects.filter(round=round_)
    if by is OPERATOR:
        return rows
    if not isinstance(by, Officer) or not may_read_rounds(by):
        return rows.none()
    if reads_all(by, round_) or is_public(round_, at):
        return rows
    return rows.filter(Q(unit__in=own_units(by)) | Q(appraiser_post=by.post_id))


def require_reading(by: Actor, entry: Entry, at: dt.datetime) -> None:
    """As if it were not there for those who may not."""
    if not readable_entries(by, entry.round, at).filter(pk=entry.pk).exists():
        raise NotFound("Không có phiếu chấm này trong phạm vi của anh/chị. Mở lại danh sách vòng.")


def require_reading_sets(by: Actor) -> None:
    require(by, Authority.INDEX_SET_READ)


def require_keeping_sets(by: Actor) -> None:
    require(by, Authority.INDEX_SET_KEEP)


def may_keep_sets(officer: Officer) -> bool:
    return officer.reach(Authority.INDEX_SET_KEEP) > Reach.NONE


def require_approving_set(by: Actor, maker: int | None) -> None:
    """Another person than who made it. Raises NotAllowed."""
    require(by, Authority.INDEX_SET_APPROVE)
    require_other_approver(by, maker)


def may_approve_set(officer: Officer, maker: int | None) -> bool:
    return officer.reach(Authority.INDEX_SET_APPROVE) > Reach.NONE and officer.official_id != maker


def require_rankings(by: Actor) -> None:
    require(by, Authority.INDEX_RANKING_READ)


def may_preview(officer: Officer) -> bool:
    """Results whose hour of publication has not come."""
    return officer.reach(Authority.INDEX_RANKING_PREVIEW) > Reach.NONE


def require_preview(by: Actor) -> None:
    require(by, Authority.INDEX_RANKING_PREVIEW)


def require_entering_results(by: Actor) -> None:
    require(by, Authority.INDEX_RESULT_ENTER)


def may_enter_results(officer: Officer) -> bool:
    return officer.reach(Authority.INDEX_RESULT_ENTER) > Reach.NONE


def require_reckoning(by: Actor) -> None:
    """The worker does it too, when results are published."""
    if by is not WORKER:
        require(by, Authority.INDEX_CONFIDENCE_RECKON)


def may_reckon(officer: Officer) -> bool:
    return officer.reach(Authority.INDEX_CONFIDENCE_RECKON) > Reach.NONE


def units_analysed(officer: Officer, units: Collection[int]) -> set[int]:
    """Of these units, those whose losses and way up the officer may look at."""
    reach = officer.reach(Authority.INDEX_ANALYSIS_READ)
    if reach == Reach.ALL:
        return set(units)
    return set(units) & officer.unit_ids if reach == Reach.UNIT else set()


def require_analysis(by: Actor, unit: int) -> None:
    """Raises NotAllowed with the roles that may."""
    require(by, Authority.INDEX_ANALYSIS_READ)
    if by is OPERATOR:
        return
    assert isinstance(by, Officer)
    if not units_analysed(by, {unit}):
        raise NotAllowed(
            "Anh/chị chỉ xem được điểm mất và đường lên của đơn vị mình phụ trách.",
            code=Authority.INDEX_ANALYSIS_READ,
        )
