"""An alert in one sentence, with its figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from motcua.desk.board_links import Links
from motcua.desk.board_words import limit_text, period_words, share_text
from motcua.kernel.figures import Figure
from motcua.kernel.money import grouped
from motcua.reports.indicators.definitions import INDICATORS
from motcua.reports.queries.alerts import Alert, AlertRule
from motcua.reports.queries.board_views import View, names_of
from motcua.reports.rules import boards as rules
from motcua.reports.rules.whole_months import month_of
from motcua.ui.words import as_label, woven


def lines_of(found: Iterable[Alert], on: dt.date) -> list[dict[str, Any]]:
    """Each with its words and the address of its rows."""
    listed = list(found)
    names = names_of({one.agency for one in listed}, on)
    return [
        {"alert": one, "words": words_of(one, names.get(one.agency, one.agency)),
         "url": _rows(one)}
        for one in listed
    ]  # fmt: skip


def words_of(one: Alert, place: str) -> str:
    of = Figure(one.numerator, one.denominator)
    sentence = (
        _("%(place)s, %(month)s: %(name)s %(share)s (%(a)s/%(b)s), dưới ngưỡng %(limit)s")
        if one.rule.below
        else _("%(place)s, %(month)s: %(name)s %(share)s (%(a)s/%(b)s), trên ngưỡng %(limit)s")
    )
    return woven(
        sentence, place=place, month=period_words(month_of(one.first)),
        name=as_label(INDICATORS[one.rule.indicator].label), share=share_text(of),
        a=grouped(of.numerator), b=grouped(of.denominator), limit=limit_text(one.rule.limit),
    )  # fmt: skip


def rule_words(rule: AlertRule) -> str:
    sentence = _("%(name)s dưới %(limit)s") if rule.below else _("%(name)s trên %(limit)s")
    return woven(sentence, name=INDICATORS[rule.indicator].name, limit=limit_text(rule.limit))


def _rows(one: Alert) -> str:
    links = Links(View(period=month_of(one.first), unit=one.agency))
    if one.rule.indicator == rules.OVERDUE:
        return links.rows("dang-qua-han")
    return links.rows(rules.SHARES[one.rule.indicator].whole)
