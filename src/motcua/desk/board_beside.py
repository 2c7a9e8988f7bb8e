"""Cards from other rooms beside those of the roll-ups: what citizens said, what the nation holds."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.desk.board_card import Card
from motcua.desk.board_words import (
    change_text,
    direction,
    fraction_text,
    period_words,
    share_text,
)
from motcua.feedback import petition_policies
from motcua.feedback import policies as feedback
from motcua.feedback.queries.petition_counts import running
from motcua.feedback.queries.ratings import satisfaction_over
from motcua.kernel import clock
from motcua.kernel.money import grouped
from motcua.kernel.vietnamese import short_moment
from motcua.organisations.officer import Officer
from motcua.reports import policies
from motcua.reports.queries import board_views
from motcua.reports.queries.board_views import View
from motcua.reports.queries.reconciliation import sync_rate


def cards_beside(view: View, officer: Officer, on: dt.date) -> list[Card]:
    """Whose source keeps no field of law is left out where one is asked for."""
    if view.field:
        return []
    return [
        *_synchronised(view, officer), *_satisfied(view, officer, on), *_petitions(view, officer, on)
    ]  # fmt: skip


def _synchronised(view: View, officer: Officer) -> list[Card]:
    """For those who answer for the comparison: a rate is worth what the national portal holds."""
    if not policies.may_see_differences(officer):
        return []
    seen = policies.difference_agencies(officer)
    told = sync_rate([view.unit] if view.unit and (seen is None or view.unit in seen) else seen)
    if told is None or not told[0].denominator:
        return []
    figure, run = told
    return [Card(
        label=_("Khớp với Cổng quốc gia"), figure=share_text(figure), fraction=fraction_text(figure),
        change=_("đối chiếu lúc %(at)s") % {"at": short_moment(run.run_at)},
        url=reverse("desk:differences"), how=SYNC,
    )]  # fmt: skip


def _satisfied(view: View, officer: Officer, on: dt.date) -> list[Card]:
    if not feedback.may_read_ratings(officer):
        return []
    ids = board_views.unit_ids([view.alone], on) if view.alone else {}
    if view.alone and not ids:
        return []
    spans = [(one.first, one.last) for one in (view.period, view.period.previous)]
    now, before = satisfaction_over(officer, spans, ids.get(view.alone))
    fraction = _("%(a)s / %(b)s lượt đánh giá") % {
        "a": grouped(now.numerator), "b": grouped(now.denominator),
    }  # fmt: skip
    return [Card(
        label=_("Hài lòng khi đánh giá"),
        figure=share_text(now) if now.denominator else "–",
        fraction=fraction if now.denominator else _("Chưa có đánh giá"),
        change=change_text(now, before, view.period.previous), direction=direction(now, before),
        url=f"{reverse('desk:ratings')}?tu={view.period.first:%d/%m/%Y}&den={view.period.last:%d/%m/%Y}"
        if now.denominator else "", how=SATISFIED,
    )]  # fmt: skip


def _petitions(view: View, officer: Officer, on: dt.date) -> list[Card]:
    """What is open now, beside what came in the period."""
    if not petition_policies.may_read(officer):
        return []
    ids = board_views.unit_ids([view.unit], on) if view.unit else {}
    if view.unit and not ids:
        return []
    unit = ids.get(view.unit)
    spans = [(one.first, one.last) for one in (view.period, view.period.previous)]
    told = running(officer, spans, clock.now(), unit)
    now, before = told.received
    asked = "" if unit is None else f"?dv={unit}"
    return [Card(
        label=_("Phản ánh, kiến nghị đang xử lý"), figure=grouped(told.open),
        fraction=_("%(n)s quá hạn") % {"n": grouped(told.late)} if told.open else "",
        change=_("trong kỳ nhận %(n)s; %(last)s nhận %(m)s") % {
            "n": grouped(now), "m": grouped(before), "last": period_words(view.period.previous),
        },
        url=f"{reverse('desk:petitions')}{asked}", how=PETITIONS,
    )]  # fmt: skip


SYNC, SATISFIED, RECEIVED = "khop-cong", "hai-long", "tiep-nhan"
PETITIONS = "phan-anh"
