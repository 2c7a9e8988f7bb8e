"""Rate how a dossier was served, once, after its result was returned (NĐ 61/2018 Điều 31)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import Status
from motcua.feedback.models import Rating
from motcua.feedback.queries.seats import seat_of
from motcua.feedback.rules import ratings
from motcua.feedback.rules.screening import screened
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import NotFound, WrongState

SERVICE_RATED = events.declare("feedback.service_rated", "Đánh giá dịch vụ")


@transaction.atomic
def rate_service(
    code: str, *, by: Actor, at: dt.datetime, level: int, reasons: list[str], comment: str = ""
) -> Rating:
    """Who may was asked before: the caller has seen code and secret of the receipt.

    Raises WrongState (`rated`) the second time or before the result is returned.
    """
    comment = screened(comment)
    ratings.check(level, reasons, comment)
    dossier = Dossier.objects.select_for_update(of=("self",)).filter(code=code).first()
    if dossier is None:
        raise NotFound("Không có hồ sơ này.")
    if dossier.state != Status.RETURNED or dossier.ended_early:
        raise WrongState("Đánh giá được sau khi đã nhận kết quả.", code="not_returned")
    if Rating.objects.filter(dossier=dossier).exists():
        raise WrongState("Hồ sơ này đã được đánh giá. Cảm ơn ông/bà.", code="rated")
    unit = seat_of(dossier.resolving_unit_id, clock.local(at).date())
    rating = Rating.objects.create(
        dossier=dossier, unit_id=unit, level=level, reasons=sorted(set(reasons)), comment=comment,
        given_at=at,
    )  # fmt: skip
    facts = {"unit": unit, "level": level}
    record(chain=f"rating:{rating.pk}", type=SERVICE_RATED, by=by, at=at, facts=facts)
    return rating
