"""“Ngày của tôi”: one list across kinds, by the time left."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.desk import frame
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.my_day import MOST, entries_of
from motcua.desk.office_hours import hours_line, when_text
from motcua.dossiers.queries import worklists
from motcua.kernel import clock
from motcua.ui.words import day_words


@require_safe
@desk
def my_day(request: DeskRequest) -> HttpResponse:
    now = clock.now()
    entries = entries_of(request.officer, now)
    context = {
        "entries": entries,
        "late": sum(entry.late for entry in entries),
        "most": MOST,
        "today": f"{day_words(now.date())[:1].upper()}{day_words(now.date())[1:]}",
        "clock_now": f"{now:%H:%M}",
        "hours": hours_line(request.officer.unit_id, now),
        "empty_next": "" if entries else when_text(worklists.next_due(request.officer, now), now),
    }
    return frame.page(request, "desk/my_day.html", context, current=frame.MY_DAY)
