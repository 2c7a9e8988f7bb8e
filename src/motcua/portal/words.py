"""Terms in the language of the page; in Vietnamese as papers and officials say them."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from motcua.ui.words import in_vietnamese
from motcua.worktime import Term, TermUnit

_AMOUNT = re.compile(r"^[\d.,]+")


def term_words(term: Term) -> str:
    """`7 ngày làm việc`; other languages translate the unit."""
    text = term.text()
    if in_vietnamese():
        return text
    amount = _AMOUNT.match(text)
    units = {
        TermUnit.WORKING_DAYS: _("%(n)s ngày làm việc"),
        TermUnit.WORKING_HOURS: _("%(n)s giờ làm việc"),
        TermUnit.DAYS: _("%(n)s ngày"),
        TermUnit.MONTHS: _("%(n)s tháng"),
        TermUnit.CLOCK_HOURS: _("%(n)s giờ"),
        TermUnit.MINUTES: _("%(n)s phút làm việc"),
        TermUnit.SAME_DAY: _("trong ngày"),
    }
    return units[term.unit] % {"n": amount.group() if amount else ""}
