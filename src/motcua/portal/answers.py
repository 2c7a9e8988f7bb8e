"""The first screen of a procedure: must I go, what to bring, what it costs, when it is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.dossiers.queries.opening_hours import province_calendar
from motcua.dossiers.queries.time_rules import day_rule_on
from motcua.dossiers.rules.clock import ClockFacts, reckon
from motcua.portal import fees
from motcua.portal.channels import COUNTER, ONLINE, POST, listed, listed_in_vietnamese
from motcua.portal.words import term_words
from motcua.procedures.rules.content import Content
from motcua.ui.deadline import DeadlineView, State
from motcua.ui.words import day_words, moment_words
from motcua.worktime import Calendar, DayRule, Reckoning, Term

NOON = 12
MOST_TERMS = 4


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """`channels` is empty when the promise holds whichever way one files."""

    id: str
    channels: str
    term: str
    due: str
    view: DeadlineView


@dataclass(frozen=True, kw_only=True)
class Answers:
    """`starts` is when a dossier handed in now would be received."""

    must_go: str
    papers: str
    costs: str
    at_once: bool
    starts: str
    appointments: tuple[Appointment, ...]


def answers(content: Content, now: dt.datetime) -> Answers:
    calendar = province_calendar(now.date())
    start = calendar.next_opening(now)
    return Answers(
        must_go=must_go({method.channel for method in content.methods}),
        papers=papers_text(content),
        costs=fees.in_a_line(content.methods),
        at_once=content.settled_at_once,
        starts=start_words(start, now),
        appointments=tuple(appointments(content, start, calendar)),
    )


def must_go(channels: set[int]) -> str:
    if channels == {ONLINE}:
        return _("Không. Thủ tục này nộp trực tuyến.")
    if {ONLINE, POST} <= channels:
        return _("Không bắt buộc. Nộp ở nhà được: trực tuyến hoặc qua bưu chính.")
    if ONLINE in channels:
        return _("Không bắt buộc. Nộp ở nhà được: trực tuyến.")
    if POST in channels:
        return _("Không bắt buộc. Gửi qua bưu chính được.")
    if COUNTER in channels:
        return _("Có. Thủ tục này nộp tại quầy.")
    return _("Chưa ghi cách nộp. Gọi nơi tiếp nhận để hỏi.")


def papers_text(content: Content) -> str:
    papers = content.papers or ()
    groups = {paper.case for paper in papers}
    if not papers:
        return _("Chưa ghi giấy tờ cần có. Gọi nơi tiếp nhận để hỏi.")
    if len(groups) > 1:
        text = _("%(n)d giấy tờ, chia %(groups)d nhóm; chỉ cần nhóm đúng việc của ông/bà.")
        return text % {"n": len(papers), "groups": len(groups)}
    needed = sum(paper.required for paper in papers)
    text = ngettext("%(n)d giấy tờ.", "%(n)d giấy tờ.", needed) % {"n": needed}
    if more := len(papers) - needed:
        text = _("%(n)d giấy tờ, thêm %(more)d giấy tờ khi có.") % {"n": needed, "more": more}
    return text


def start_words(start: dt.datetime, now: dt.datetime) -> str:
    """`sáng nay`, `chiều nay`, `sáng mai`, `sáng thứ Hai, 12/10/2026`."""
    days = (start.date() - now.date()).days
    half = _("sáng") if start.hour < NOON else _("chiều")
    if days == 0:
        return _("%(half)s nay") % {"half": half}
    if days == 1:
        return _("%(half)s mai") % {"half": half}
    return f"{half} {day_words(start.date())}"


def appointments(content: Content, start: dt.datetime, calendar: Calendar) -> Iterable[Appointment]:
    """One for each term that the law gives; the same for all ways of filing is said once."""
    by_term: dict[str, list[int]] = {}
    for method in content.methods:
        if method.due_term:
            by_term.setdefault(method.due_term, []).append(method.channel)
    rule = DayRule(content.day_rule or day_rule_on(start.date()))
    for number, term in enumerate(list(by_term)[:MOST_TERMS], 1):
        ways = listed(by_term[term])
        source = f"thủ tục {content.code}, nộp {listed_in_vietnamese(by_term[term])}"
        reckoning = reckon(ClockFacts(received_at=start, term=term, day_rule=rule), calendar)
        assert reckoning is not None, "a term gives a reckoning"
        assert reckoning.due_at is not None, "nothing pauses what is not filed yet"
        yield Appointment(
            id=f"vi-sao-{number}",
            channels=ways if len(by_term) > 1 else "",
            term=term_words(Term.parse(term)),
            due=moment_words(reckoning.due_at),
            view=_view(reckoning, source),
        )


def _view(reckoning: Reckoning, source: str) -> DeadlineView:
    """The reasons are Vietnamese whatever the page: the sentences of a reckoning are."""
    due = moment_words(reckoning.due_at) if reckoning.due_at else ""
    return DeadlineView(
        State.RUNNING,
        words="",
        sentence=_("Có kết quả trước %(due)s.") % {"due": due},
        due_text=due,
        why=tuple(reckoning.sentences(source=source)),
    )
