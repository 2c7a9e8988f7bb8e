"""How the index is told on both doors: changes, places, how sure a place is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.ui.formats import UNKNOWN, number_text

SIZE = 320


def points_text(value: Decimal | None) -> str:
    """`81,25`; unknown is `–`."""
    return number_text(value, 2)


def change_text(value: Decimal | None) -> str:
    """`+7,63`, `−0,40`, `0,00`; unknown is `–`."""
    if value is None:
        return UNKNOWN
    text = number_text(value, 2)
    return f"+{text}" if value > 0 and text.strip("0,") else text


def climb_words(places: int | None) -> str:
    """`lên 14 bậc`; unknown is `–`."""
    if places is None:
        return UNKNOWN
    if not places:
        return _("giữ hạng")
    if places > 0:
        return ngettext("lên %(n)d bậc", "lên %(n)d bậc", places) % {"n": places}
    return ngettext("xuống %(n)d bậc", "xuống %(n)d bậc", -places) % {"n": -places}


def sure_words(low: int, high: int) -> str:
    """`chắc hạng 3`, `hạng 2 đến 5`."""
    if low == high:
        return _("chắc hạng %(place)d") % {"place": low}
    return _("hạng %(low)d đến %(high)d") % {"low": low, "high": high}


def condition_words(condition: dict[str, object]) -> str:
    """What a class demands beside the index: `III từ 80%`, `1.2 từ 1,50 điểm`."""
    least = number_text(Decimal(str(condition["least"])), 2)
    if condition["in_percent"]:
        return _("%(of)s từ %(least)s%%") % {"of": condition["of"], "least": least}
    return _("%(of)s từ %(least)s điểm") % {"of": condition["of"], "least": least}


def held_words(held: dict[str, object]) -> str:
    """Why the class is lower than the index alone would give."""
    listed = held.get("conditions")
    told = ", ".join(condition_words(one) for one in listed) if isinstance(listed, list) else ""
    return _("Chỉ số đủ loại %(grade)s nhưng chưa đạt: %(conditions)s.") % {
        "grade": held["grade"], "conditions": told,
    }  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A unit's range of places and its own, in units of the picture's width."""

    name: str
    words: str
    x: float
    width: float
    mark: float


@dataclass(frozen=True, kw_only=True)
class SureChart:
    width: int
    bars: tuple[Stretch, ...]


def sure_chart(rows: Sequence[tuple[str, int, int, int]]) -> SureChart:
    """Rows are name, place, low, high; the first place stands at the left."""
    last = max((max(place, high) for _name, place, _low, high in rows), default=1)
    step = SIZE / max(1, last)
    bars = tuple(
        Stretch(
            name=name,
            words=sure_words(low, high),
            x=round((low - 1) * step, 2),
            width=round((high - low + 1) * step, 2),
            mark=round((place - 0.5) * step - 1, 2),
        )
        for name, place, low, high in rows
    )
    return SureChart(width=SIZE, bars=bars)
