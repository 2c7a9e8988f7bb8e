"""What stands on the paper of a report besides its figures."""

from __future__ import annotations

import datetime as dt

from motcua.organisations.queries import units
from motcua.organisations.queries.reorganisation import UnitKind
from motcua.reports.models import StatutoryReport
from motcua.reports.rules.statutory import State
from motcua.reports.statutory_files import Told

_HEADS = {
    UnitKind.PROVINCE: "CHỦ TỊCH", UnitKind.COMMUNE: "CHỦ TỊCH", UnitKind.DEPARTMENT: "GIÁM ĐỐC",
}  # fmt: skip


def told_of(report: StatutoryReport, now: dt.datetime) -> Told:
    """A frozen version is dated by its approval, so that its paper is always the same bytes."""
    people = {
        name: person.name if person else ""
        for name, person in (
            ("drafted", report.drafted_by), ("checked", report.checked_by),
            ("approved", report.approved_by if report.stage.frozen else None),
        )
    }  # fmt: skip
    return _told(
        report.unit_id, report.last, report.approved_at or now,
        standing=standing(report), remarks=report.remarks, **people,
    )  # fmt: skip


def told_of_unit(unit_id: int, last: dt.date, now: dt.datetime) -> Told:
    """Of figures that are no report yet."""
    return _told(unit_id, last, now, standing="Số liệu lập từ hệ thống, chưa duyệt")


def standing(report: StatutoryReport) -> str:
    version = f"phiên bản {report.number}" if report.number > 1 else ""
    state = "" if report.stage is State.SENT else report.stage.label
    correction = f"thay phiên bản {report.number - 1}" if report.replaces_id else ""
    said = ", ".join(filter(None, (state.lower(), version, correction)))
    return said[:1].upper() + said[1:]


def _told(unit_id: int, last: dt.date, at: dt.datetime, **more: str) -> Told:
    place = units.place(unit_id, last)
    parent = units.place(place.parent_id, last).name if place.parent_id else ""
    head = _HEADS.get(UnitKind(place.kind), "THỦ TRƯỞNG ĐƠN VỊ")
    return Told(parent=parent, place=place.short_name, head=head, at=at, **more)
