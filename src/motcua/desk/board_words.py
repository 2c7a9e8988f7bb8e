"""What boards say: periods, shares, changes, and the chairman's sentence."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.kernel.figures import Figure
from motcua.kernel.money import grouped
from motcua.reports.queries.boards import Flows, Standing
from motcua.reports.rules import boards as rules
from motcua.reports.rules import whole_months
from motcua.reports.rules.whole_months import Period
from motcua.ui.formats import number_text

_ROMAN = ("", "I", "II", "III", "IV")


def period_words(period: Period) -> str:
    """`tháng 9/2026`, inside a sentence."""
    told = {"n": period.number, "r": _ROMAN[min(period.number, 4)], "y": period.year}
    sentences = {
        whole_months.MONTH: _("tháng %(n)s/%(y)s"),
        whole_months.QUARTER: _("quý %(r)s năm %(y)s"),
        whole_months.HALF: _("6 tháng cuối năm %(y)s") if period.number == 2 else
        _("6 tháng đầu năm %(y)s"),
        whole_months.NINE: _("9 tháng đầu năm %(y)s"),
        whole_months.YEAR: _("năm %(y)s"),
    }  # fmt: skip
    return sentences[period.kind] % told


def share_text(of: Figure) -> str:
    """`97,71%`; nothing of nothing is no share."""
    told = rules.hundredths(of)
    return _("Không có hồ sơ") if told is None else f"{number_text(told / 100, 2)}%"


def limit_text(limit: int) -> str:
    """`95%`, `97,5%`: a threshold in as few digits as it has."""
    return f"{number_text(Decimal(limit) / 100).rstrip('0').rstrip(',') if limit % 100 else limit // 100}%"


def fraction_text(of: Figure) -> str:
    if not of.denominator:
        return ""
    return _("%(a)s / %(b)s hồ sơ") % {"a": grouped(of.numerator), "b": grouped(of.denominator)}


def change_text(now: Figure, before: Figure, last: Period) -> str:
    """`tăng 1,36 điểm phần trăm so với tháng 8/2026`."""
    moved = rules.change(now, before)
    if moved is None:
        return ""
    told = {"n": number_text(abs(moved) / 100, 2), "last": period_words(last)}
    if moved == 0:
        return _("bằng %(last)s") % told
    if moved > 0:
        return _("tăng %(n)s điểm phần trăm so với %(last)s") % told
    return _("giảm %(n)s điểm phần trăm so với %(last)s") % told


def points_text(now: Figure, before: Figure) -> str:
    """`+1,36` in a table whose head says that these are percentage points."""
    moved = rules.change(now, before)
    if moved is None:
        return "–"
    return f"{'+' if moved > 0 else ''}{number_text(moved / 100, 2)}"


def direction(now: Figure, before: Figure) -> str:
    moved = rules.change(now, before)
    return "" if not moved else "up" if moved > 0 else "down"


def sentence(flows: Flows, standing: Standing, period: Period) -> str:
    """The one sentence of the chairman: in time, the change, what is overdue now."""
    now = flows.figure("on_time_rate", period)
    if not now.denominator:
        said = _("Chưa có hồ sơ nào giải quyết xong trong %(when)s.") % {
            "when": period_words(period)
        }
    else:
        said = _("%(share)s hồ sơ xong đúng hạn, trước hạn (%(a)s/%(b)s)") % {
            "share": share_text(now), "a": grouped(now.numerator), "b": grouped(now.denominator),
        }  # fmt: skip
        before = flows.figure("on_time_rate", period.previous)
        changed = change_text(now, before, period.previous)
        said = f"{said}, {changed}." if changed else f"{said}."
    return f"{said} {overdue_words(standing)}"


def overdue_words(standing: Standing) -> str:
    late, places = standing.overdue, len(standing.worst)
    if not late:
        return _("Không có hồ sơ nào đang quá hạn.")
    told = {"n": grouped(late), "places": grouped(places)}
    return (
        ngettext(
            "%(n)s hồ sơ đang quá hạn ở %(places)s đơn vị.",
            "%(n)s hồ sơ đang quá hạn ở %(places)s đơn vị.",
            late,
        )
        % told
    )


def days_words(days: int | None) -> str:
    if days is None:
        return "–"
    return ngettext("%(n)d ngày làm việc", "%(n)d ngày làm việc", days) % {"n": days}
