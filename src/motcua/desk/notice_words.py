"""A notice in one sentence: what waits, or what became of it."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.desk.directive_words import notice_words
from motcua.desk.report_pages import title_of
from motcua.directives.queries.notices import TaskTold
from motcua.dossiers.queries.notices import Told
from motcua.dossiers.rules.lifecycle import Verb
from motcua.index.queries.reminders import Owed
from motcua.index.queries.reminders import Reminded as RoundReminded
from motcua.kernel.clock import local
from motcua.kernel.vietnamese import date_text
from motcua.organisations.queries import units
from motcua.reports.queries import periods
from motcua.reports.queries.reminders import Reminded
from motcua.reports.rules.periods import parse
from motcua.ui.formats import ago_text
from motcua.ui.words import as_label, woven


def words_of(told: Told, now: dt.datetime) -> tuple[str, str]:
    """The sentence with who did it, and when."""
    who = told.actor.split(",")[0]
    sentence = _sentences().get(told.verb) if told.verb else None
    said = woven(sentence, who=who) if sentence else as_label(told.verb.done if told.verb else "")
    same_day = local(told.at).date() == local(now).date()
    return said, ago_text(told.at, now) if same_day else f"{local(told.at):%H:%M %d/%m/%Y}"


def task_words(told: TaskTold) -> tuple[str, str]:
    """The same of a task: what happened and by whom, and when."""
    said = woven(notice_words(told.verb), who=told.who.split(",")[0])
    return said, f"{local(told.at):%H:%M %d/%m/%Y}"


def reminder_words(told: Reminded, on: dt.date) -> tuple[str, str]:
    """Which report of which unit is asked for again, and when it was."""
    reach = periods.reach(parse(told.period))
    said = woven(
        _("Nhắc gửi báo cáo: %(form)s, %(period)s, %(unit)s"),
        form=title_of(told.form, reach.last), period=reach.period.name,
        unit=units.place(told.unit_id, on).short_name,
    )  # fmt: skip
    return said, f"{local(told.at):%H:%M %d/%m/%Y}"


def round_words(told: RoundReminded, on: dt.date) -> tuple[str, str, str]:
    """What a round of the index waits for, until when, and where it is done."""
    until: str = woven(_("hạn %(day)s"), day=date_text(told.due))
    if told.reminded_at:
        asked = woven(_("được nhắc %(at)s"), at=f"{local(told.reminded_at):%H:%M %d/%m/%Y}")
        until = f"{until} · {asked}"
    if told.entry is None:
        said = woven(
            _("%(n)s đơn vị chưa nộp: %(round)s"), n=str(told.count), round=told.round.name
        )
        return said, until, reverse("desk:index_board", args=[told.round.slug])
    sentence, page = {
        Owed.SCORES: (_("Chưa chốt điểm tự chấm: %(round)s, %(unit)s"), "desk:index_sheet"),
        Owed.EXPLANATION: (_("Cần giải trình: %(round)s, %(unit)s"), "desk:index_explanation"),
    }[told.owed]
    unit = units.place(told.entry.unit_id, on).short_name
    said = woven(sentence, round=told.round.name, unit=unit)
    return said, until, reverse(page, args=[told.round.slug, told.entry.unit.slug])


def _sentences() -> dict[Verb, str]:
    return {**_hands(), **_beside()}


def _hands() -> dict[Verb, str]:
    return {
        Verb.TRANSFER: _("%(who)s bàn giao, chờ anh/chị nhận"),
        Verb.TURN_AWAY: _("%(who)s không nhận bàn giao"),
        Verb.ASSIGN: _("%(who)s phân công cho anh/chị"),
        Verb.REASSIGN: _("%(who)s giao lại hồ sơ"),
        Verb.SUBMIT_FOR_APPROVAL: _("%(who)s trình anh/chị"),
        Verb.SEND_BACK: _("%(who)s trả lại kèm lý do"),
        Verb.HAND_TO_COUNTER: _("Đã có kết quả để trả, %(who)s chuyển ra"),
        Verb.ASK_WITHDRAWAL: _("Có đề nghị rút hồ sơ"),
        Verb.DENY_WITHDRAWAL: _("Không cho rút: hồ sơ giải quyết tiếp"),
        Verb.WITHDRAW: _("Người nộp đã rút hồ sơ"),
        Verb.STOP: _("%(who)s dừng giải quyết"),
    }


def _beside() -> dict[Verb, str]:
    return {
        Verb.CONSULT: _("%(who)s lấy ý kiến đơn vị của anh/chị"),
        Verb.ANSWER: _("%(who)s đã trả lời ý kiến"),
        Verb.CANCEL_CONSULTATION: _("%(who)s rút lại việc lấy ý kiến"),
        Verb.PROPOSE_SUPPLEMENT: _("%(who)s đề nghị bổ sung lần nữa, chờ anh/chị duyệt"),
        Verb.APPROVE_SUPPLEMENT: _("%(who)s đồng ý bổ sung lần nữa"),
        Verb.TURN_DOWN_SUPPLEMENT: _("%(who)s không đồng ý bổ sung lần nữa"),
        Verb.RECEIVE_SUPPLEMENT: _("Người nộp đã bổ sung, đồng hồ chạy tiếp"),
        Verb.RESUME: _("Nghĩa vụ tài chính đã xong, đồng hồ chạy tiếp"),
        Verb.DRAFT_APOLOGY: _("%(who)s soạn văn bản xin lỗi, chờ anh/chị ký"),
        Verb.EXTEND: _("%(who)s đã ký văn bản xin lỗi và hẹn lại"),
        Verb.RERECKON: _("Hạn của hồ sơ đã được tính lại"),
        Verb.INSTRUCT: _("%(who)s có ý kiến chỉ đạo"),
        Verb.REPORT_BACK: _("%(who)s đã báo cáo thực hiện chỉ đạo"),
    }
