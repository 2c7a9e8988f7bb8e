"""What each board page holds, put together from the queries: cards, charts, league, heat."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from motcua.desk import board_charts as charts
from motcua.desk.board_beside import RECEIVED
from motcua.desk.board_card import Card
from motcua.desk.board_links import Links, instruct_url
from motcua.desk.board_shades import map_of
from motcua.desk.board_words import (
    change_text,
    direction,
    fraction_text,
    period_words,
    points_text,
    sentence,
    share_text,
)
from motcua.kernel.figures import Figure
from motcua.kernel.money import grouped
from motcua.organisations.officer import Officer
from motcua.reports.indicators.definitions import INDICATORS
from motcua.reports.queries import alerts, board_views, boards, proofs
from motcua.reports.queries.board_views import View
from motcua.reports.rules import boards as rules
from motcua.reports.rules.steps import EQUAL
from motcua.ui.words import as_label

SLOWEST = 5
PAGE = 30


def overview(view: View, officer: Officer, now: dt.datetime, on: dt.date) -> dict[str, Any]:
    links = Links(view)
    flows, standing, spread = boards.flows(view), boards.standing(view, now), boards.spread(view)
    rule = alerts.limit_of("on_time_rate", view.period, view.alone)
    worst = standing.worst[:SLOWEST]
    codes = [code for code, _n in worst] or ([view.alone] if view.alone else [])
    ids = board_views.unit_ids(codes, on)
    heads, names = board_views.heads_of(codes, on), board_views.names_of(codes, on)
    return {
        "fields": flows.fields,
        "sentence": sentence(flows, standing, view.period),
        "slowest": [
            {"name": names.get(code, code), "n": grouped(late), "head": heads.get(code, ""),
             "url": (url := links.rows("dang-qua-han", unit=code)),
             "instruct": instruct_url(officer, ids.get(code), _late_title(late, on), url)}
            for code, late in worst
        ],
        "answerable": heads.get(view.alone, ""),
        "cards": cards(view, flows, standing, links),
        "trend": charts.trend_chart(flows, view.period, links, rule.limit if rule else None),
        "days": charts.days_chart(spread, view.period, links),
        "has_anything": bool(standing.open or any(both[0] for both in flows.months.values())),
    }  # fmt: skip


def _late_title(late: int, on: dt.date) -> str:
    """Of the task, in the language of papers."""
    return f"Giải quyết {grouped(late)} hồ sơ đang quá hạn (số liệu ngày {on:%d/%m/%Y})"


def cards(
    view: View, flows: boards.Flows, standing: boards.Standing, links: Links
) -> list[Card]:  # fmt: skip
    found = [_count_card(view, flows, links)]
    found += [_card(key, view, flows, links) for key in rules.SHARES if key != "late_rate"]
    late = Figure(standing.overdue, standing.open)
    overdue = Card(
        label=label(rules.OVERDUE), figure=grouped(standing.overdue),
        fraction=_("trên %(n)s hồ sơ đang giải quyết") % {"n": grouped(standing.open)},
        change=_("%(share)s số đang giải quyết") % {"share": share_text(late)}
        if standing.open else "",
        url=links.rows("dang-qua-han"), how=rules.OVERDUE,
    )  # fmt: skip
    return [found[1], overdue, found[0], *found[2:]]


def _count_card(view: View, flows: boards.Flows, links: Links) -> Card:
    period = view.period
    received, finished = flows.count(period, "received"), flows.count(period, *rules.FINISHED)
    return Card(
        label=_("Tiếp nhận trong kỳ"), figure=grouped(received),
        fraction=_("đã giải quyết %(n)s hồ sơ") % {"n": grouped(finished)},
        change=_("%(last)s: tiếp nhận %(n)s") % {
            "last": period_words(period.previous),
            "n": grouped(flows.count(period.previous, "received")),
        },
        url=links.rows("tiep-nhan"), how=RECEIVED,
    )  # fmt: skip


def _card(key: str, view: View, flows: boards.Flows, links: Links) -> Card:
    now, before = flows.figure(key, view.period), flows.figure(key, view.period.previous)
    return Card(
        label=label(key), figure=share_text(now), fraction=fraction_text(now),
        change=change_text(now, before, view.period.previous), direction=direction(now, before),
        url=links.rows(rules.SHARES[key].opens) if now.denominator else "",
        how=key, spark=spark([flows.month(key, first) for first in boards.trend(view.period)]),
    )  # fmt: skip


def label(key: str) -> str:
    return str(as_label(INDICATORS[key].label))


def spark(figures: list[Figure]) -> str:
    """Points of a small line, 120 by 28; months of nothing are left out."""
    told = [(place, rules.hundredths(one)) for place, one in enumerate(figures)]
    known = [(place, value) for place, value in told if value is not None]
    if len(known) < 2:
        return ""
    low, high = min(value for _p, value in known), max(value for _p, value in known)
    span, step = max(1, high - low), 116 / max(1, len(figures) - 1)
    return " ".join(
        f"{2 + place * step:.0f},{25 - 22 * (value - low) / span:.0f}" for place, value in known
    )


def units(
    view: View, key: str, now: dt.datetime, on: dt.date, officer: Officer, *,
    shades: str = EQUAL, page: int | None = None,
) -> dict[str, Any]:  # fmt: skip
    """League and map by one indicator; of the league one page (from 1), None: all of it."""
    places = boards.league(view, key, now, on)
    told = [one for one in places if one.told]
    pages = max(1, -(-len(told) // PAGE))
    at = min(max(page or 1, 1), pages)
    shown = told if page is None else told[(at - 1) * PAGE : at * PAGE]
    return {
        "league": _league(view, key, shown, on, officer),
        "completeness": {"told": len(told), "all": len(places)},
        "silent": [one.name for one in places if not one.told],
        **map_of(view, told, shades), "at": at, "pages": pages,
        "first_place": (at - 1) * PAGE + 1, "last_place": (at - 1) * PAGE + len(shown),
    }  # fmt: skip


def _league(
    view: View, key: str, shown: list[boards.Place], on: dt.date, officer: Officer
) -> charts.Chart:  # fmt: skip
    links, parts = Links(view), rules.SHARES[key]
    codes = [one.code for one in shown]
    heads, ids = board_views.heads_of(codes, on), board_views.unit_ids(codes, on)
    lines = tuple(
        charts.Line(
            label=one.name, key=one.code, url=links.page("boards", don_vi=one.code),
            cells=(charts.share(one.figure, links.rows(parts.whole, unit=one.code)),
                   charts.count(one.figure.numerator, links.rows(parts.opens, unit=one.code)),
                   charts.count(one.figure.denominator, links.rows(parts.whole, unit=one.code)),
                   charts.Cell(text=points_text(one.figure, one.before)),
                   charts.count(one.overdue, links.rows("dang-qua-han", unit=one.code)),
                   charts.Cell(text=heads.get(one.code, "–"))),
            act=_instruct(officer, ids.get(one.code), one, links, on),
        )
        for one in shown
    )  # fmt: skip
    return charts.Chart(
        id="xep-hang", kind=charts.MAP, percent=True, label=_("Đơn vị"), lines=lines,
        title=_("Xếp theo: %(name)s") % {"name": label(key)},
        sub=_("%(when)s, so với %(last)s theo điểm phần trăm; đơn vị chưa có hồ sơ không xếp.")
        % {"when": period_words(view.period), "last": period_words(view.period.previous)},
        heads=(charts.Head(text=label(key), series="heat"), charts.Head(text=_("Tử số")),
               charts.Head(text=_("Mẫu số")), charts.Head(text=_("So với kỳ trước")),
               charts.Head(text=_("Đang quá hạn")), charts.Head(text=_("Người đứng đầu"))),
    )  # fmt: skip


def _instruct(
    officer: Officer, unit_id: int | None, one: boards.Place, links: Links, on: dt.date
) -> str:  # fmt: skip
    if not one.overdue:
        return ""
    url = links.rows("dang-qua-han", unit=one.code)
    return instruct_url(officer, unit_id, _late_title(one.overdue, on), url)


def as_of(now: dt.datetime) -> dict[str, Any]:
    """Until when it is counted, and what the last proof found."""
    until, proof = proofs.counted(now)
    return {"as_of": until, "proof": proof}
