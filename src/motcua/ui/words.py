"""Words in the language of the page: times and lengths, labels of rooms, text that stays Vietnamese.

Rooms speak Vietnamese. On a page in another language a label of theirs is translated when the
catalogue knows it; anything else of theirs (names, sentences, data) is marked `lang="vi"`.
"""

from __future__ import annotations

import datetime as dt
import re

from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from motcua.kernel import vietnamese
from motcua.kernel.clock import local
from motcua.ui import spans

_VIETNAMESE = re.compile(r"[^\W\d_a-zA-Z]")


def in_vietnamese() -> bool:
    return (translation.get_language() or "vi").startswith("vi")


def moment_words(moment: dt.datetime) -> str:
    if in_vietnamese():
        return vietnamese.moment_text(moment)
    return date_format(local(moment), "H:i l, d/m/Y")


def day_words(day: dt.date) -> str:
    return vietnamese.weekday_text(day) if in_vietnamese() else date_format(day, "l, d/m/Y")


def length_words(seconds: int) -> str:
    """Without the word `working`: the sentence around it says that once."""
    if in_vietnamese():
        return spans.span_text(seconds)
    days, hours, minutes = spans.parts(seconds)
    if days:
        return f"{days} d {hours} h" if hours else f"{days} d"
    if hours:
        return f"{hours} h {minutes:02d} min" if minutes else f"{hours} h"
    return f"{minutes} min" if minutes else "under 1 min"


def short_words(seconds: int) -> str:
    """Without the minutes once an hour is full: a chip stays short."""
    days, hours, _minutes = spans.parts(seconds)
    return length_words(hours * spans.HOUR if hours and not days else seconds)


def full_words(seconds: int) -> str:
    """`4 ngày 0 giờ`: hours are said even when there are none."""
    if in_vietnamese():
        return spans.full_text(seconds)
    days, hours, _minutes = spans.parts(seconds)
    return f"{days} d {hours} h" if days else length_words(seconds)


def working_words(seconds: int) -> str:
    """A length that says of itself that it is working time."""
    if in_vietnamese():
        return f"{spans.span_text(seconds)} làm việc"
    days, hours, _minutes = spans.parts(seconds)
    if not days:
        return f"{length_words(seconds)} of working time"
    said = f"{days} working day" if days == 1 else f"{days} working days"
    return f"{said} {hours} h" if hours else said


def has_vietnamese(text: str) -> bool:
    """Letters that English does not have."""
    return bool(_VIETNAMESE.search(text))


def as_vietnamese(text: object) -> SafeString:
    """A name, a sentence, data: marked where the page speaks another language."""
    if isinstance(text, SafeString):
        return text
    if in_vietnamese() or not has_vietnamese(str(text)):
        return conditional_escape(str(text))
    return format_html('<span lang="vi">{}</span>', text)


def as_label(text: object) -> SafeString:
    """A label of a room, translated when the catalogue knows it, else marked as Vietnamese."""
    if not text or isinstance(text, SafeString):
        return as_vietnamese(text or "")
    return as_vietnamese(_(str(text)))


def list_words(label: str) -> str:
    """The name of a worklist; the same Vietnamese words may also name an act."""
    said = pgettext("danh sách", label)
    return said if said != label else _(label)


def woven(sentence: str, **values: object) -> SafeString:
    """A translated sentence with names in it, each marked: `woven(_("Hold: %(to)s"), to=name)`."""
    marked = {name: as_label(value) for name, value in values.items()}
    return mark_safe(conditional_escape(sentence) % marked)  # noqa: S308 - parts are escaped
