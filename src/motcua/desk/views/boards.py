"""Boards: how work stands, for those who answer for it; every figure opens its dossiers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from motcua.desk import board_page, board_shades, frame
from motcua.desk.alert_words import lines_of
from motcua.desk.board_beside import cards_beside
from motcua.desk.board_charts import cause_words, causes_chart
from motcua.desk.board_links import Links
from motcua.desk.board_words import period_words
from motcua.desk.boards_rail import BOARDS
from motcua.desk.guard import DeskRequest, desk
from motcua.kernel import clock
from motcua.kernel.money import grouped
from motcua.reports import policies
from motcua.reports.queries import alerts, board_heat, board_rows, board_views, boards
from motcua.reports.queries.board_rows import Asked, Line
from motcua.reports.queries.board_views import View
from motcua.reports.rules import boards as rules
from motcua.reports.rules.steps import EQUAL
from motcua.reports.rules.whole_months import month_of, period_of, usual_periods
from motcua.ui.values import Link, Pager

ALERTS_SHOWN, LATE_SHOWN = 5, 20
USUAL = "on_time_rate"
LONGEST = 300
LARGEST = 2**62
WALLS = ("desk/boards/wall.html", "desk/boards/wall_inner.html")


def view_of(request: DeskRequest) -> View:
    """Raises InvalidInput for a period that is none, NotAllowed for a unit out of reach."""
    today = clock.today()
    key = request.GET.get("ky", "")
    period = period_of(key) if key else month_of(today)
    unit, field = (request.GET.get(name, "")[:LONGEST] for name in ("don_vi", "linh_vuc"))
    return board_views.view_for(request.officer, period, today, unit, field)


@require_safe
@desk
def overview(request: DeskRequest) -> HttpResponse:
    view, now, today = view_of(request), clock.now(), clock.today()
    context = board_page.overview(view, request.officer, now, today)
    context["beside_url"] = "" if view.field else Links(view).page("board_beside")
    context["alerts"] = lines_of(alerts.seen(view)[:ALERTS_SHOWN], today)
    return _page(request, "desk/boards/overview.html", view, context)


@require_safe
@desk
def beside(request: DeskRequest) -> HttpResponse:
    """The cards of other rooms: the overview asks for them once it stands."""
    view = view_of(request)
    context: dict[str, Any] = {"cards": cards_beside(view, request.officer, clock.today())}
    context["alone"] = "HX-Request" not in request.headers
    if not context["alone"]:
        context["fields"] = ()
    return _page(request, "desk/boards/beside.html", view, context)


@require_safe
@desk
def units(request: DeskRequest) -> HttpResponse:
    view, now, today = view_of(request), clock.now(), clock.today()
    key = indicator_of(request)
    shades, page = shades_of(request), place_of(request)
    context = board_page.units(view, key, now, today, request.officer, shades=shades, page=page)
    context |= {
        "key": key, "shades": shades, "pager": _pager(request, context),
        "indicators": [(one, board_page.label(one)) for one in rules.SHARES],
    }  # fmt: skip
    return _page(request, "desk/boards/units.html", view, context)


def shades_of(request: DeskRequest) -> str:
    kind = request.GET.get("buoc", "")
    return kind if kind in board_shades.KINDS else EQUAL


def place_of(request: DeskRequest) -> int:
    """Which page of the league, from 1; the first for what is none."""
    page = request.GET.get("trang", "")
    return int(page) if page.isascii() and page.isdigit() and len(page) < 5 else 1


def _pager(request: DeskRequest, shown: dict[str, Any]) -> Pager:
    def to(page: int) -> str:
        query = request.GET.copy()
        query["trang"] = str(page)
        return f"?{query.urlencode()}"

    at, last = shown["at"], shown["pages"]
    return Pager(
        previous=to(at - 1) if at > 1 else "", next=to(at + 1) if at < last else "",
        summary=_("Xếp thứ %(a)s đến %(b)s trên %(n)s đơn vị") % {
            "a": grouped(shown["first_place"]), "b": grouped(shown["last_place"]),
            "n": grouped(shown["completeness"]["told"]),
        },
    )  # fmt: skip


def indicator_of(request: DeskRequest) -> str:
    key = request.GET.get("chi_tieu", USUAL)
    return key if key in rules.SHARES else USUAL


@require_safe
@desk
def matters(request: DeskRequest) -> HttpResponse:
    view, shades = view_of(request), shades_of(request)
    context = {"shades": shades, **board_shades.heat(view, clock.today(), shades)}
    return _page(request, "desk/boards/matters.html", view, context)


@require_safe
@desk
def late(request: DeskRequest) -> HttpResponse:
    view, now = view_of(request), clock.now()
    standing = boards.standing(view, now)
    context = {
        "causes": causes_chart(boards.spread(view), view.period, Links(view)),
        "standing": standing,
        "lines": shown(board_rows.late_first(view, now, request.officer, LATE_SHOWN)),
        "all_url": Links(view).rows("dang-qua-han"),
    }
    return _page(request, "desk/boards/late.html", view, context)


@require_safe
@desk
def rows(request: DeskRequest) -> HttpResponse:
    """The dossiers behind one figure."""
    view, now, given = view_of(request), clock.now(), request.GET
    cause = given.get("nguyen_nhan", "")
    days = given.get("so_ngay", "")
    asked = Asked(
        kind=given.get("loai", ""), procedure=given.get("thu_tuc", "")[:64],
        cause="" if cause == "-" else cause[:10] or None,
        days=int(days) if days.isascii() and days.isdigit() and len(days) < 3 else None,
        before=_place(given.get("tu", "")),
    )  # fmt: skip
    found = board_rows.rows(view, asked, request.officer, now)
    more = given.copy()
    if found.more:
        more["tu"] = f"{found.more[0]}.{found.more[1]}"
    context = {
        "lines": shown(found.lines),
        "found": found, "kind": kind_words()[asked.kind], "next": f"?{more.urlencode()}",
        "most": board_rows.MOST_COUNTED, "now_only": asked.kind.startswith("dang-"),
        "cause": cause_words(asked.cause) if asked.cause is not None else "",
        "days": asked.days, "procedure": asked.procedure,
        "unit": board_views.names_of([view.unit], clock.today()).get(view.unit, view.unit)
        if view.unit else "",
    }  # fmt: skip
    return _page(request, "desk/boards/rows.html", view, context)


def shown(lines: Iterable[Line]) -> list[dict[str, Any]]:
    return [
        vars(line) | {
            "late": length_of(line.late_s) if line.late_s else "",
            "cause": cause_words(line.cause) if line.cause or line.late_s else "",
        }
        for line in lines
    ]  # fmt: skip


def length_of(seconds: int) -> str:
    """On the clock, as the citizen waits: whole days, or hours."""
    days, hours = divmod(seconds // 3600, 24)
    if days:
        return ngettext("%(n)d ngày", "%(n)d ngày", days) % {"n": days}
    if hours:
        return ngettext("%(n)d giờ", "%(n)d giờ", hours) % {"n": hours}
    return _("dưới 1 giờ")


def _place(text: str) -> tuple[int, int] | None:
    """Where a page begins; what is no such place begins at the beginning."""
    value, _dot, pk = text.partition(".")
    whole = all(part.lstrip("-").isdigit() and part.isascii() for part in (value, pk))
    if not whole or len(text) > 40 or "-" in value[1:] or "-" in pk:
        return None
    place = int(value), int(pk)
    return place if max(map(abs, place)) < LARGEST else None


def kind_words() -> dict[str, str]:
    return {
        "tiep-nhan": _("Hồ sơ tiếp nhận trong kỳ"),
        "truc-tuyen": _("Hồ sơ nộp trực tuyến được tiếp nhận trong kỳ"),
        "bo-sung": _("Hồ sơ tiếp nhận trong kỳ có yêu cầu bổ sung"),
        "co-giay-to": _("Hồ sơ tiếp nhận trong kỳ có giấy tờ"),
        "so-hoa": _("Hồ sơ tiếp nhận trong kỳ đã số hóa đủ giấy tờ"),
        "da-xong": _("Hồ sơ đã giải quyết trong kỳ"),
        "trong-han": _("Hồ sơ xong trước hạn, đúng hạn trong kỳ"),
        "qua-han": _("Hồ sơ xong quá hạn trong kỳ"),
        "tra-buu-chinh": _("Hồ sơ xong trong kỳ, kết quả trả qua bưu chính"),
        "dang-giai-quyet": _("Hồ sơ đang giải quyết"),
        "dang-qua-han": _("Hồ sơ đang quá hạn"),
    }


@require_safe
@desk
def wall(request: DeskRequest) -> HttpResponse:
    """For a large screen on the wall: no rail, read from afar, reads itself anew."""
    view, now, today = view_of(request), clock.now(), clock.today()
    context = board_page.overview(view, request.officer, now, today)
    template = WALLS["phan" in request.GET]
    return _page(request, template, view, context)


def _page(request: DeskRequest, template: str, view: View, context: dict[str, Any]) -> HttpResponse:
    today, links = clock.today(), Links(view)
    # What the wall shows nobody chooses.
    asking = {} if template in WALLS else {"filters": filters(view, context.get("fields"))}
    shared = {
        "view": view, "links": links, "tabs": tabs(request, links), **asking,
        "when": period_words(view.period), "query": links.query(),
        "place": place_words(view), "may_keep_rules": policies.may_keep_alert_rules(request.officer),
        "today": today, **board_page.as_of(clock.now()),
    }  # fmt: skip
    return frame.page(request, template, {**shared, **context}, current=BOARDS)


def place_words(view: View) -> str:
    if view.alone:
        return board_views.names_of([view.alone], clock.today()).get(view.alone, view.alone)
    return _("toàn tỉnh") if view.agencies is None else _("Các đơn vị của anh/chị")


def tabs(request: DeskRequest, links: Links) -> list[Link]:
    named = (
        ("boards", _("Tổng quan")), ("board_units", _("Đơn vị")), ("board_matters", _("Lĩnh vực")),
        ("board_late", _("Trễ hạn")),
    )  # fmt: skip
    here = request.resolver_match.url_name if request.resolver_match else ""
    return [Link(text=text, url=links.page(name), current=name == here) for name, text in named]


def filters(view: View, known: Iterable[str] | None = None) -> dict[str, Any]:
    """`known`: the fields of the period, where they were read already."""
    today = clock.today()
    offered = {period.key: period for period in usual_periods(today)}
    offered.setdefault(view.period.key, view.period)
    fields = board_heat.fields(view) if known is None else list(known)
    if view.field and view.field not in fields:
        fields = [view.field, *fields]
    return {
        "periods": [(key, period_words(period)) for key, period in offered.items()],
        "units": board_views.offered_units(View(period=view.period, agencies=view.agencies), today),
        "fields": fields,
    }  # fmt: skip
