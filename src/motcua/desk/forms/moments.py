"""A day typed as people write it: `8/10`, `081026`, `mai`, `+3`; an hour before it if need be."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from motcua.dossiers.queries.opening_hours import closing_after, working_day_after
from motcua.kernel import clock
from motcua.kernel.folding import fold

MOST_DAYS = 400
FARTHEST = dt.timedelta(days=731)
_HOUR = re.compile(r"^(\d{1,2})(?::|h|g)(\d{2})?\s+")
_PLUS = re.compile(r"^\+\s*(\d{1,3})$")
_SLASHED = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}|\d{2}))?$")
_BARE = re.compile(r"^(\d{2})(\d{2})(\d{4}|\d{2})$")
_WORDS = {"hom nay": 0, "nay": 0, "mai": 1, "ngay mai": 1, "mot": 2, "ngay kia": 2, "kia": 2}


class MomentField(forms.CharField):
    """Gives a moment in Vietnam; without an hour, when the office closes that day.

    The page says the day of the week back as soon as it is typed.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=MomentInput(), required=False, **kwargs)

    def clean(self, value: Any) -> dt.datetime | None:
        text = super().clean(value)
        if not text:
            raise ValidationError(_("Chưa ghi ngày. Gõ như 8/10, 081026, mai hoặc +3."))
        found = moment_of(text, clock.now())
        if found is None:
            raise ValidationError(
                _("“%(text)s” không phải ngày trong hai năm tới. Gõ như 8/10, 081026, mai, +3.")
                % {"text": text[:40]}
            )
        return found


class MomentInput(forms.TextInput):
    template_name = "desk/moment_input.html"

    def __init__(self) -> None:
        super().__init__(
            attrs={
                "autocomplete": "off",
                "hx-get": reverse_lazy("desk:day"),
                "hx-trigger": "input changed delay:250ms",
                "hx-target": "next output",
                # The form around it names buttons that wait for its own request, not for this.
                "hx-disabled-elt": "unset",
            }
        )


def moment_of(text: str, now: dt.datetime) -> dt.datetime | None:
    """None when it is no day; a day without its year is the next one of that name."""
    bare = " ".join(text.split())
    hour = _HOUR.match(bare)
    day = day_of(bare[hour.end() :] if hour else bare, clock.local(now).date())
    if day is None or abs(day - clock.local(now).date()) > FARTHEST:
        return None
    if hour is None:
        return closing_after(day)
    return _at(day, int(hour[1]), int(hour[2] or 0))


def _at(day: dt.date, hour: int, minute: int) -> dt.datetime | None:
    if hour > 23 or minute > 59:
        return None
    return dt.datetime.combine(day, dt.time(hour, minute), tzinfo=clock.VIETNAM)


def day_of(text: str, today: dt.date) -> dt.date | None:
    words = fold(text)
    if words in _WORDS:
        return today + dt.timedelta(days=_WORDS[words])
    if plus := _PLUS.match(text.strip()):
        return working_day_after(today, int(plus[1])) if int(plus[1]) <= MOST_DAYS else None
    if found := _SLASHED.match(text.strip()) or _BARE.match(text.strip()):
        return _dated(int(found[1]), int(found[2]), found[3], today)
    return None


def _dated(day: int, month: int, year: str | None, today: dt.date) -> dt.date | None:
    try:
        if year is not None:
            return dt.date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
        near = dt.date(today.year, month, day)
        return near if near >= today else dt.date(today.year + 1, month, day)
    except ValueError:
        return None
