"""Is the office open, and until when: one line on every first page."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from motcua.dossiers.queries.opening_hours import closes_at, opens_at
from motcua.kernel.clock import local
from motcua.ui.words import moment_words


def hours_line(unit_id: int, now: dt.datetime) -> str:
    """`làm việc đến 11:30`, or when this office opens again."""
    closes = closes_at(unit_id, now)
    if closes is not None:
        return _("làm việc đến %(hour)s") % {"hour": f"{local(closes):%H:%M}"}
    opens = opens_at(unit_id, now)
    when = f"{local(opens):%H:%M}" if opens.date() == local(now).date() else moment_words(opens)
    return _("ngoài giờ làm việc, mở cửa lại lúc %(when)s") % {"when": when}


def when_text(moment: dt.datetime | None, now: dt.datetime) -> str:
    """`15:40 hôm nay`, `14:00 mai`, otherwise the moment in full."""
    if moment is None:
        return ""
    here, today = local(moment), local(now).date()
    if here.date() == today:
        return _("%(hour)s hôm nay") % {"hour": f"{here:%H:%M}"}
    if here.date() == today + dt.timedelta(days=1):
        return _("%(hour)s mai") % {"hour": f"{here:%H:%M}"}
    return moment_words(moment)
