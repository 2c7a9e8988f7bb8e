"""Begin a periodic report of a unit (TT 01/2020/TT-VPCP; NĐ 09/2019/NĐ-CP Điều 12)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.organisations.authority import Authority
from motcua.organisations.models import Unit
from motcua.reports import policies
from motcua.reports.actions._statutory import note, person
from motcua.reports.models import StatutoryReport
from motcua.reports.queries import periods, statutory_units
from motcua.reports.queries.statutory_board import due_of
from motcua.reports.rules.periods import Reach, parse
from motcua.reports.rules.statutory import Form, Scope, form_of

REPORT_DRAFTED = events.declare("reports.report_drafted", "Lập báo cáo định kỳ")


@transaction.atomic
def draft_report(
    form: str, unit_id: int, period: str, *, by: Actor, at: dt.datetime
) -> StatutoryReport:  # fmt: skip
    """Figures stay live until it is checked. Raises InvalidInput: no such form, period or unit;
    a period that has not begun; a report that is there already.
    """
    policies.require_report(by, Authority.REPORT_DRAFT, unit_id)
    Unit.objects.select_for_update().get(pk=unit_id)
    reach = periods.reach(parse(period))
    definition = form_of(form, reach.last)
    _check(definition, unit_id, reach, at)
    report = StatutoryReport.objects.create(
        form=form, unit_id=unit_id, period=reach.period.key, first=reach.first, last=reach.last,
        due=due_of(definition, reach), definition=definition.definition, drafted_at=at,
        drafted_by_id=person(by),
    )  # fmt: skip
    note(report, REPORT_DRAFTED, by=by, at=at, first=str(reach.first), last=str(reach.last))
    return report


def _check(form: Form, unit_id: int, reach: Reach, at: dt.datetime) -> None:
    if local(at).date() < reach.first:
        raise InvalidInput(
            f"{reach.period.name} chưa bắt đầu: số liệu từ ngày {reach.first:%d/%m/%Y}. "
            "Chọn kỳ đã hoặc đang diễn ra.",
            field="period",
        )
    covered = statutory_units.covered(unit_id, form.scope, reach.first, reach.last)
    if form.by == "field" and form.scope is Scope.WHOLE and form.source == "catalogue":
        _check_whole(covered)
    rows = StatutoryReport.objects.filter(form=form.key, unit=unit_id, period=reach.period.key)
    if newest := rows.order_by("-number").first():
        raise InvalidInput(
            f"Đã có báo cáo này ({newest.stage.label.lower()}, phiên bản {newest.number}). Mở báo "
            "cáo ấy; báo cáo đã gửi thì lập bản sửa.",
            field="form",
            code="known",
        )


def _check_whole(covered: statutory_units.Covered) -> None:
    if covered.codes is not None:
        raise InvalidInput(
            "Danh mục thủ tục là của cả tỉnh: biểu này chỉ lập cho tỉnh. Chọn đơn vị là UBND tỉnh.",
            field="unit",
        )
