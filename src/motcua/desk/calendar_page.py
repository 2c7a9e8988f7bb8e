"""A unit's calendar as values for the page: months, legend, changes, what may be done."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.calendars import policies
from motcua.calendars.queries import calendars_now
from motcua.calendars.queries.view import ChangeView, DayView, changes_of, year_view
from motcua.calendars.rules.entries import ChangeKind
from motcua.calendars.rules.sentences import span_text
from motcua.dossiers.queries.calendar_moves import Move, Preview
from motcua.kernel.clock import local
from motcua.kernel.folding import fold
from motcua.kernel.vietnamese import date_text, short_moment
from motcua.organisations.officer import Officer
from motcua.organisations.queries import officers, units
from motcua.organisations.rules.tree import INNER_KINDS, Place
from motcua.ui.words import moment_words

# kind of a day → its word in the legend, its mark in the cell
LEGEND = {
    "worked": (gettext_noop("Làm việc cả ngày"), ""),
    "half": (gettext_noop("Làm việc nửa ngày"), "½"),
    "reception": (gettext_noop("Chỉ tiếp nhận, không tính vào thời hạn"), "TN"),
    "off": (gettext_noop("Ngày nghỉ hằng tuần"), "–"),
    "holiday": (gettext_noop("Nghỉ lễ, nghỉ bù"), "lễ"),
    "closing": (gettext_noop("Đơn vị nghỉ"), "đóng"),
    "made-up": (gettext_noop("Làm bù"), "bù"),
}
MOST_UNITS = 100


@dataclass(frozen=True)
class Cell:
    number: int
    kind: str
    mark: str
    words: str
    today: bool


def page_of(unit_id: int, year: int, officer: Officer, now: dt.datetime) -> dict[str, Any]:
    on = local(now).date()
    shown = year_view(unit_id, year, on)
    changes = changes_of(unit_id, on)
    return {
        "year": year,
        "provisional": shown.provisional,
        "months": [
            (_("Tháng %(month)s") % {"month": month.first.month},
             [[_cell(day, on) if day else None for day in week] for week in month.weeks])
            for month in shown.months
        ],
        "legend": [(kind, _(word), mark) for kind, (word, mark) in LEGEND.items()],
        "weekdays": [_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN")],
        "may_change": policies.may_change(officer, unit_id),
        "own": [line for line in _lines(changes, officer) if line["own"]],
        "inherited": [line for line in _lines(changes, officer) if not line["own"]],
        "source": source_text(unit_id, on),
    }  # fmt: skip


def _cell(day: DayView, today: dt.date) -> Cell:
    word, mark = LEGEND[day.kind]
    parts = [date_text(day.day), _(word), day.name, day.hours]
    return Cell(
        day.day.day, day.kind, mark, ", ".join(part for part in parts if part), day.day == today
    )


def _lines(changes: list[ChangeView], officer: Officer) -> list[dict[str, Any]]:
    posts = [int(c.entered_by[5:]) for c in changes if c.entered_by.startswith("post:")]
    names = officers.signatures(posts)
    return [
        {
            "pk": change.pk,
            "kind": change.kind.label,
            "sentence": change.sentence[:1].upper() + change.sentence[1:],
            "legal_basis": change.legal_basis,
            "when": short_moment(change.entered_at),
            "who": _who(change.entered_by, names),
            "own": change.own,
            "withdrawn": change.withdrawn,
            "withdraw_url": _withdraw_url(change, officer),
        }
        for change in changes
    ]


def _withdraw_url(change: ChangeView, officer: Officer) -> str:
    """Empty where there is nothing to take back, or not from this page, or not by this officer."""
    if change.withdrawn or change.kind is ChangeKind.WITHDRAWAL:
        return ""
    if not policies.may_change(officer, change.unit_id):
        return ""
    if change.unit_id is None:
        return reverse("desk:calendar_year_withdraw", args=[change.pk])
    if not change.own:
        return ""
    slug = units.slugs([change.unit_id])[change.unit_id]
    return reverse("desk:calendar_withdraw", args=[slug, change.pk])


def _who(reference: str, names: dict[int, str]) -> str:
    if reference.startswith("post:"):
        return names.get(int(reference[5:]), _("Cán bộ"))
    return _("Quản trị hệ thống")


def source_text(unit_id: int, on: dt.date) -> str:
    """Whether the unit has rows of its own, or whose calendar it works by."""
    calendars = calendars_now()
    if calendars.own(unit_id):
        return _("Đơn vị có lịch riêng.")
    above = next((p for p in units.tree(on).line(unit_id)[1:] if calendars.own(p.unit_id)), None)
    if above is None:
        return _("Theo lịch chung của cả nước.")
    return _("Theo lịch của %(unit)s.") % {"unit": above.name}


def listed_units(officer: Officer, on: dt.date, text: str) -> list[dict[str, Any]]:
    """The units whose calendars this officer may change, else their own; agencies before parts."""
    tree = units.tree(on)
    above = {place.unit_id for place in tree.line(officer.unit_id)}
    wanted = [p for p in tree.places.values() if _concerns(officer, p, above)]
    found = [p for p in wanted if fold(text) in fold(p.name)] if text else wanted
    found.sort(key=lambda place: (place.unit_id != officer.unit_id, fold(place.name)))
    calendars = calendars_now()
    slugs = units.slugs(place.unit_id for place in found[:MOST_UNITS])
    return [
        {
            "name": place.name,
            "url": reverse("desk:calendar", args=[slugs[place.unit_id]]),
            "source": source_text(place.unit_id, on),
            "closings": [
                f"{e.name}, {span_text(e)}"
                for e in calendars.own(place.unit_id)
                if e.kind is ChangeKind.CLOSING and e.ends >= on
            ],
        }
        for place in found[:MOST_UNITS]
    ]


def _concerns(officer: Officer, place: Place, above: set[int]) -> bool:
    if policies.may_change(officer, None):
        return place.kind not in INNER_KINDS
    return place.unit_id in officer.unit_ids or place.unit_id in above


def preview_lines(found: Preview) -> list[str]:
    lines = [
        _("%(n)s hồ sơ đang giải quyết đổi hạn.") % {"n": found.moving},
        _("%(n)s hồ sơ đang giải quyết không đổi hạn.") % {"n": found.staying},
    ]
    if found.acting:
        lines.append(_("%(n)s hồ sơ chỉ đổi giờ của việc tiếp theo.") % {"n": found.acting})
    if found.paused:
        lines.append(
            _("Trong đó %(n)s hồ sơ đang tạm dừng: tính theo lịch mới khi tính giờ tiếp.")
            % {"n": found.paused}
        )
    if found.finished:
        said = _("%(n)s hồ sơ đã xong trong những ngày này: hạn giữ nguyên như đã hẹn.")
        lines.append(said % {"n": found.finished})
    return lines


def sample_of(moves: tuple[Move, ...]) -> list[dict[str, str]]:
    return [
        {
            "code": move.code,
            "before": moment_words(move.due_before) if move.due_before else "–",
            "after": moment_words(move.due_after) if move.due_after else "–",
        }
        for move in moves
    ]
