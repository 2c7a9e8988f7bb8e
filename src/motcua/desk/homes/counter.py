"""Counter: answer, hand over, give back; what was just received, ready to print again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.desk.lines import row_of
from motcua.desk.office_hours import when_text
from motcua.dossiers.queries import overview
from motcua.dossiers.queries.opening_hours import seconds_between
from motcua.organisations.officer import Officer
from motcua.ui.words import length_words


@dataclass(frozen=True)
class CountLine:
    label: str
    count: int
    sentence: str
    url: str
    act: str


def facts(officer: Officer, now: dt.datetime, counts: dict[str, int]) -> dict[str, Any]:
    day = overview.counter_day(officer, now)
    recent = overview.recent_intakes(officer, now)
    return {
        "lines": [
            _line("truc-tuyen", _("Trả lời ngay"), counts, _online(officer, day, now), _("Mở")),
            _line("cho-ban-giao", _("Bàn giao"), counts, _handover(day, now), _("Bàn giao")),
            _line("cho-tra", _("Chờ trả kết quả"), counts, _collect(day), _("Mở")),
            _line("cho-bo-sung", _("Chờ bổ sung"), counts, _supplement(day), _("Mở")),
        ],
        "recent": [row_of(dossier, now) for dossier in recent],
        "day": day,
    }


def _line(
    key: str, label: str, counts: dict[str, int], sentence: str, act: str
) -> CountLine:  # fmt: skip
    return CountLine(label, counts.get(key, 0), sentence, reverse("desk:worklist", args=[key]), act)


def _online(officer: Officer, day: dict[str, Any], now: dt.datetime) -> str:
    soonest = day["online_soonest"]
    if soonest is None:
        return _("không có hồ sơ trực tuyến nào chờ trả lời")
    if day["online_late"]:
        return _("%(n)s hồ sơ trực tuyến đã quá 8 giờ làm việc") % {"n": day["online_late"]}
    left = length_words(seconds_between(officer.unit_id, now, soonest))
    return _("hồ sơ trực tuyến, gần nhất còn %(left)s") % {"left": left}


def _handover(day: dict[str, Any], now: dt.datetime) -> str:
    soonest = day["handover_soonest"]
    if soonest is None:
        return _("đã bàn giao hết")
    if day["handover_late"]:
        return _("%(n)s hồ sơ đã quá giờ bàn giao") % {"n": day["handover_late"]}
    return _("sớm nhất trước %(when)s") % {"when": when_text(soonest, now)}


def _collect(day: dict[str, Any]) -> str:
    parts = []
    if day["collect_today"]:
        parts.append(_("%(n)s người hẹn hôm nay") % {"n": day["collect_today"]})
    if day["collect_long"]:
        parts.append(_("%(n)s kết quả để quá 30 ngày") % {"n": day["collect_long"]})
    return " · ".join(parts) or _("không ai hẹn hôm nay")


def _supplement(day: dict[str, Any]) -> str:
    late = day["supplement_late"]
    if not late:
        return _("đồng hồ chạy tiếp khi nhận bổ sung")
    return ngettext(
        "%(n)s hồ sơ quá ngày hẹn bổ sung", "%(n)s hồ sơ quá ngày hẹn bổ sung", late
    ) % {"n": late}
