"""What an event says besides who and when: reasons, questions, answers, numbers, dates."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.dossiers.queries.lateness import cause_label
from motcua.dossiers.queries.matters import opinion_label
from motcua.dossiers.queries.timeline import Happening
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.queries import units
from motcua.ui.formats import money_text
from motcua.ui.words import as_label, as_vietnamese, moment_words, woven

# What was written, in the order in which it is read; all of it stands sealed beside its event.
TEXTS = ("reason", "opinion", "question", "instruction", "report", "note", "evidence")
# What is said beside the road is no word to the next person on it.
NOT_LAST = frozenset(
    {
        Verb.NOTE, Verb.CORRECT, Verb.CONSULT, Verb.CANCEL_CONSULTATION, Verb.DRAFT_APOLOGY,
        Verb.EXTEND,
    }
)  # fmt: skip
CHANGED = {
    "applicant": gettext_noop("thông tin chủ hồ sơ"),
    "owner": gettext_noop("chủ hồ sơ"),
    "papers": gettext_noop("giấy tờ"),
    "result_channel": gettext_noop("cách nhận kết quả"),
}


def words_of(event: Happening) -> str:
    if event.verb in NOT_LAST:
        return ""
    return next((text for name in TEXTS[:5] if (text := event.personal.get(name, ""))), "")


def note_of(event: Happening) -> str:
    if event.erased:
        return _("Nội dung đã xóa theo yêu cầu.")
    texts = [as_vietnamese(event.personal[name]) for name in TEXTS if event.personal.get(name)]
    parts = [*_facts(event), *texts, *_items(event), *_takers(event)]
    return format_html_join(" · ", "{}", ((part,) for part in parts if part))


def _items(event: Happening) -> list[str]:
    items = "; ".join(
        f"{item['name']} ({item['fault']})" if item.get("fault") else item["name"]
        for item in event.items
    )
    return [as_vietnamese(items)] if items else []


def _takers(event: Happening) -> list[str]:
    letter = event.personal.get("authorisation", "")
    taken = woven(_("Người nhận: %(name)s"), name=event.taken_by) if event.taken_by else ""
    shown = woven(_("theo giấy ủy quyền: %(letter)s"), letter=letter) if letter else ""
    return [taken, shown]


def _facts(event: Happening) -> list[str]:
    facts = event.facts
    return [
        *_numbers(facts),
        *_questions(event),
        *_dates(facts),
        *_causes(facts),
        ", ".join(str(as_label(CHANGED.get(name, name))) for name in facts.get("changed", ())),
    ]


def _numbers(facts: dict[str, Any]) -> list[str]:
    found = []
    if isinstance(number := facts.get("number"), str) and number:
        found.append(_("số %(n)s") % {"n": number})
    if tracking := facts.get("tracking"):
        found.append(_("mã vận đơn %(code)s") % {"code": tracking})
    if amount := facts.get("amount"):
        found.append(money_text(amount))
    return found


def _questions(event: Happening) -> list[str]:
    on = event.at.date()
    asked = [units.unit_name(unit, on) for unit in event.facts.get("units", ())]
    found: list[str] = [as_vietnamese("; ".join(asked))] if asked else []
    if event.verb == Verb.ANSWER:
        found.append(as_vietnamese(units.unit_name(event.facts["unit"], on)))
        found.append(as_vietnamese(opinion_label(event.facts["opinion"])))
    return found


def _dates(facts: dict[str, Any]) -> list[str]:
    said = {
        "appointed_at": _("hẹn lại %(when)s"),
        "pay_by": _("nộp trước %(when)s"),
        "report_by": _("báo cáo trước %(when)s"),
    }
    return [
        sentence % {"when": moment_words(dt.datetime.fromisoformat(facts[name]))}
        for name, sentence in said.items()
        if facts.get(name)
    ]


def _causes(facts: dict[str, Any]) -> list[str]:
    found: list[str] = []
    if cause := facts.get("cause"):
        found.append(as_vietnamese(cause_label(cause)))
    if basis := facts.get("legal_basis"):
        found.append(woven(_("căn cứ: %(basis)s"), basis=as_vietnamese(basis)))
    return found
