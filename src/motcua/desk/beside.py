"""What is open beside the main road, as the dossier page shows it: who owes what, until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from motcua.dossiers.queries.lateness import cause_label
from motcua.dossiers.queries.matters import Matters, Question
from motcua.kernel.clock import local
from motcua.kernel.vietnamese import short_moment
from motcua.ui.formats import money_text
from motcua.ui.words import as_vietnamese, moment_words, woven

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier


@dataclass(frozen=True, kw_only=True)
class Line:
    """`head` says who and what, `text` what was asked or said, `foot` until when; `icon` its kind."""

    head: str
    text: str = ""
    foot: str = ""
    icon: str = "message"
    open: bool = True


def beside_of(open_: Matters, dossier: Dossier, now: dt.datetime) -> list[Line]:
    """What waits first; what was answered after it."""
    lines = [*_waiting(open_, dossier), *_questions(open_, now), *_orders(open_, now)]
    return sorted(lines, key=lambda line: not line.open)


def _waiting(open_: Matters, dossier: Dossier) -> list[Line]:
    found = []
    if asked := open_.withdrawal:
        head = _("Ông/bà đề nghị rút hồ sơ lúc %(when)s") % {"when": short_moment(asked.at)}
        found.append(Line(head=head, text=asked.reason, icon="arrow-back-up", foot=_by(dossier)))
    if duty := open_.duty:
        amount = f"{money_text(duty.amount)}, " if duty.amount else ""
        until = _("nộp trước %(when)s") % {"when": moment_words(duty.pay_by)}
        found.append(Line(head=_("Chờ thực hiện nghĩa vụ tài chính"), text=duty.reason,
                          foot=amount + until, icon="coin"))  # fmt: skip
    if proposed := open_.proposal:
        head = woven(_("Đề nghị bổ sung lần nữa, chờ lãnh đạo duyệt · %(who)s"), who=proposed.actor)
        found.append(Line(head=head, text=proposed.reason, icon="file-alert",
                          foot=str(proposed.facts.get("legal_basis", ""))))  # fmt: skip
    return [*found, *_apology(open_)]


def _apology(open_: Matters) -> list[Line]:
    letter = open_.apology
    if letter is None:
        return []
    new = {"when": moment_words(letter.appointed_at), "n": letter.number}
    if letter.number:
        head = _("Đã xin lỗi và hẹn lại %(when)s, văn bản số %(n)s") % new
    else:
        head = _("Dự thảo xin lỗi, hẹn lại %(when)s: chờ lãnh đạo ký") % new
    return [Line(head=head, text=letter.reason, foot=_cause(letter.cause), icon="calendar-event",
                 open=not letter.number)]  # fmt: skip


def _cause(cause: str) -> str:
    return as_vietnamese(cause_label(cause))


def _by(dossier: Dossier) -> str:
    if dossier.act_by is None:
        return ""
    return _("trả lời trước %(when)s") % {"when": moment_words(dossier.act_by)}


def _questions(open_: Matters, now: dt.datetime) -> list[Line]:
    return [_question(one, now) for one in open_.questions if one.cancelled_at is None]


def _question(one: Question, now: dt.datetime) -> Line:
    if one.answered_at is None:
        head = woven(_("Chờ ý kiến %(unit)s"), unit=one.unit_name)
        return Line(head=head, text=one.text, foot=_until(one.answer_by, now), icon="send")
    head = woven(_("%(unit)s: %(opinion)s"), unit=one.unit_name, opinion=one.opinion)
    when = f"{local(one.answered_at):%H:%M %d/%m}"
    return Line(head=head, text=one.answer, foot=when, icon="message", open=False)


def _until(moment: dt.datetime, now: dt.datetime) -> str:
    told = {"when": moment_words(moment)}
    if moment < now:
        return _("quá hạn trả lời từ %(when)s; im lặng không phải đồng ý") % told
    return _("trả lời trước %(when)s") % told


def _orders(open_: Matters, now: dt.datetime) -> list[Line]:
    lines = []
    for order in open_.orders:
        who = order.given_by.split(",")[0]
        head = woven(_("Chỉ đạo của %(who)s"), who=who)
        foot: str
        if order.reported_at:
            foot = woven(_("đã báo cáo: %(text)s"), text=order.report)
        elif order.report_by < now:
            foot = _("quá hạn báo cáo từ %(when)s") % {"when": moment_words(order.report_by)}
        else:
            foot = _("báo cáo trước %(when)s") % {"when": moment_words(order.report_by)}
        lines.append(Line(head=head, text=order.text, foot=foot, icon="alert-triangle",
                          open=order.reported_at is None))  # fmt: skip
    return lines
