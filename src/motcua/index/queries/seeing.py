"""Which rounds an officer may see the ranking of, and which of them before their hour."""

from __future__ import annotations

import datetime as dt

from motcua.index import policies
from motcua.index.models import Round
from motcua.index.queries.live import live_ranking
from motcua.index.queries.rankings import Ranking, public_rounds, ranking
from motcua.kernel.actor import Actor
from motcua.kernel.errors import NotFound
from motcua.organisations.officer import Officer

_ABSENT = "Chưa có xếp hạng này. Kết quả chỉ hiện từ giờ công bố."


def rounds_for(by: Officer, at: dt.datetime) -> list[Round]:
    """Public ones for everybody, all for those who may look before the hour."""
    policies.require_rankings(by)
    if policies.may_preview(by):
        return list(Round.objects.order_by("-year", "-pk"))
    return list(public_rounds(at))


def is_early(round_: Round, at: dt.datetime) -> bool:
    """Open, or published with its hour still to come."""
    return not public_rounds(at).filter(pk=round_.pk).exists()


def round_for(slug: str, by: Actor, at: dt.datetime) -> Round:
    """As if it were not there for those who may not see it."""
    policies.require_rankings(by)
    found = Round.objects.select_related("previous").filter(slug=slug).first()
    if found is None:
        raise NotFound(_ABSENT)
    if is_early(found, at) and not (isinstance(by, Officer) and policies.may_preview(by)):
        raise NotFound(_ABSENT)
    return found


def ranking_for(round_: Round, block: str = "") -> Ranking | None:
    """What was kept, or how an open round stands."""
    return (
        live_ranking(round_, block) if round_.state == Round.State.OPEN else ranking(round_, block)
    )


def public_round(slug: str, at: dt.datetime) -> Round:
    """Raises NotFound until its hour, as if there were none."""
    found = public_rounds(at).select_related("previous").filter(slug=slug).first()
    if found is None:
        raise NotFound(_ABSENT)
    return found
