"""What stands on every page: the name of the site, the phone to ring, the office hours."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from motcua.dossiers.queries.opening_hours import province_calendar
from motcua.kernel import clock
from motcua.organisations.queries import places, units
from motcua.ui.words import in_vietnamese
from motcua.worktime import Hours

PRODUCT = "Một Cửa"
_OFFICE_WORDS = re.compile(r"^(UBND|Ủy ban nhân dân)\s+|^(tỉnh|thành phố)\s+", re.IGNORECASE)


def context(request: HttpRequest) -> dict[str, Any]:
    """Context processor; asked of the database only where a page shows it.

    `vi` marks Vietnamese text of the law on a page in another language: `<p{{ vi }}>`.
    """
    return {
        "vi": "" if in_vietnamese() else mark_safe(' lang="vi"'),
        "site_name": SimpleLazyObject(site_name),
        "unit_phone": SimpleLazyObject(help_phone),
        "unit_hours": SimpleLazyObject(office_hours),
    }


def site_name() -> str:
    province = places.province(clock.today())
    name = province.short_name if province else ""
    while name != (shorter := _OFFICE_WORDS.sub("", name)):
        name = shorter
    return f"{PRODUCT} {name}".strip()


def help_phone() -> str:
    """Of the province; a dossier's page shows the phone of its own counter besides."""
    today = clock.today()
    province = places.province(today)
    return units.contact(province.unit_id, today)["phone"] if province else ""


def office_hours() -> str:
    """`07:30–11:30, 13:30–17:30, thứ Hai đến thứ Sáu`: of the province as its calendar has it now."""
    today = clock.today()
    weeks = [each for each in province_calendar(today).weeks if each.valid_from <= today]
    return _("%(hours)s, thứ Hai đến thứ Sáu") % {"hours": hours_text(weeks[-1].week.full_day)}


def hours_text(hours: Hours) -> str:
    return ", ".join(f"{_clock(opens)}–{_clock(closes)}" for opens, closes in hours)


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"
