"""A dossier as its owner sees it: where it is, when it is done and why, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.dossiers.queries.lookup import PublicStep, PublicView
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.kernel.vietnamese import date_text
from motcua.portal.channels import POST
from motcua.ui.deadline import DeadlineFacts, DeadlineView, State, deadline_view
from motcua.ui.formats import money_text
from motcua.ui.values import Event
from motcua.ui.words import length_words, moment_words, working_words, woven

_RUNS = frozenset({State.RUNNING, State.SOON, State.OVERDUE})
_STOPS = frozenset({Verb.REQUEST_SUPPLEMENT, Verb.APPROVE_SUPPLEMENT, Verb.SUSPEND})
_STARTS = frozenset({Verb.RECEIVE_SUPPLEMENT, Verb.RESUME, Verb.WITHDRAW, Verb.STOP})


@dataclass(frozen=True, kw_only=True)
class Tracking:
    """`bring` are papers to hand in; `act` is what the citizen does next, empty when nothing."""

    code: str
    procedure: str
    procedure_code: str
    status: int
    by: str
    deadline: DeadlineView
    promise: str
    where: str
    next_step: str
    act: str
    bring: tuple[str, ...]
    counter: str
    phone: str
    address: str
    events: tuple[Event, ...]


def tracking(found: PublicView) -> Tracking:
    view = deadline_view(DeadlineFacts(**vars(found.clock)))
    ended = found.status in {Status.REFUSED, Status.STOPPED, Status.RETURNED}
    return Tracking(
        code=found.code,
        procedure=found.procedure,
        procedure_code=found.procedure_code,
        status=int(found.status),
        by="post" if found.result_channel == POST else "counter",
        deadline=view,
        promise=promise(found, view),
        where="" if ended else found.where,
        next_step=found.next_act if found.status in {Status.RECEIVED, Status.PROCESSING} else "",
        act=act(found),
        bring=_asked_for(found.steps) if found.status == Status.SUPPLEMENT else (),
        counter=found.counter,
        phone=found.counter_phone,
        address=found.counter_address,
        events=tuple(events(found)),
    )


def promise(found: PublicView, view: DeadlineView) -> str:
    """When it is done, in one sentence."""
    left = length_words(found.clock.remaining_seconds or 0)
    due = moment_words(found.clock.due_at) if found.clock.due_at else ""
    if found.clock.reappointed_to is not None and State(view.state) in _RUNS:
        said = _("Chúng tôi xin lỗi vì chậm. Hẹn lại ngày %(new)s; hạn theo quy định là %(due)s.")
        return said % {"new": date_text(found.clock.reappointed_to), "due": due}
    match State(view.state):
        case State.RUNNING | State.SOON:
            text = _("Có kết quả trước %(due)s (còn %(left)s làm việc).")
            return text % {"due": due, "left": left}
        case State.OVERDUE:
            text = _("Hẹn trước %(due)s, đã quá %(late)s làm việc. Chúng tôi xin lỗi.")
            return text % {"due": due, "late": left}
        case State.PAUSED if found.status == Status.FINANCIAL_DUTY:
            return _("Đang ngừng tính giờ. Hạn sẽ tính lại khi ông/bà nộp xong.")
        case State.PAUSED:
            return _("Đang ngừng tính giờ. Hạn sẽ tính lại khi ông/bà nộp đủ giấy tờ.")
        case State.NOT_STARTED:
            return _answer_by(found)
        case State.ENDED:
            return _("Hồ sơ đã kết thúc. Lý do ở phần diễn biến dưới đây.")
        case State.NO_TERM:
            return _("Thủ tục này không quy định thời hạn giải quyết.")
    return _done(found, State(view.state))


def _done(found: PublicView, state: State) -> str:
    """Finished: when, and how that stands to the appointment."""
    assert found.clock.finished_at is not None, "a finished dossier has its moment"
    values = {
        "when": moment_words(found.clock.finished_at),
        "length": length_words(found.clock.remaining_at_finish or 0),
    }
    if state == State.DONE_LATE:
        text = _("Đã xong lúc %(when)s, muộn hơn hẹn %(length)s làm việc. Chúng tôi xin lỗi.")
        return text % values
    if state == State.DONE_EARLY:
        return _("Đã xong lúc %(when)s, sớm hơn hẹn %(length)s làm việc.") % values
    return _("Đã xong lúc %(when)s, đúng hẹn.") % values


def _answer_by(found: PublicView) -> str:
    if found.act_by is None:
        return _("Hẹn ngày trả kết quả sau khi cơ quan tiếp nhận.")
    values = {"when": moment_words(found.act_by)}
    return _("Cơ quan trả lời trước %(when)s; khi tiếp nhận sẽ hẹn ngày trả kết quả.") % values


def act(found: PublicView) -> str:
    if found.status == Status.SUPPLEMENT:
        return _supplement_by(found)
    if found.status == Status.FINANCIAL_DUTY:
        return _pay_by(found)
    if found.status != Status.DONE:
        return ""
    if found.result_channel == POST:
        return _("Kết quả đang gửi qua bưu chính. Ông/bà chờ nhận tại nhà.")
    return _("Mời đến nơi tiếp nhận lấy kết quả. Mang theo giấy hẹn và thẻ căn cước.")


def _supplement_by(found: PublicView) -> str:
    if found.act_by is None:
        return _("Mang giấy tờ dưới đây đến nơi tiếp nhận.")
    values = {"when": moment_words(found.act_by)}
    return _("Mang giấy tờ dưới đây đến nơi tiếp nhận trước %(when)s.") % values


def _pay_by(found: PublicView) -> str:
    asked = next((s for s in reversed(found.steps) if s.verb == Verb.SUSPEND), None)
    if asked is None or asked.until is None:
        return _("Nộp thuế, phí rồi mang chứng từ đến nơi tiếp nhận.")
    told = {"when": moment_words(asked.until), "amount": money_text(asked.amount)}
    if asked.amount is None:
        return _("Nộp thuế, phí trước %(when)s rồi mang chứng từ đến nơi tiếp nhận.") % told
    return _("Nộp %(amount)s trước %(when)s rồi mang chứng từ đến nơi tiếp nhận.") % told


def _asked_for(steps: Iterable[PublicStep]) -> tuple[str, ...]:
    asked = [step.papers for step in steps if step.papers]
    return asked[-1] if asked else ()


def events(found: PublicView) -> Iterable[Event]:
    """Oldest first, notes in Vietnamese as recorded; a pause stands before the step that ended it."""
    closed = iter([end - start for start, end in found.clock.pauses if end is not None])
    started = stopped = False
    for step in found.steps:
        if step.verb in _STARTS and stopped:
            stopped = False
            if paused := next(closed, 0):
                said = _("Ngừng tính giờ %(span)s") % {"span": working_words(paused)}
                yield Event(what=said, kind="paused")
        yield _event(step, found)
        started = started or step.verb == Verb.RECEIVE
        stopped = stopped or (started and step.verb in _STOPS)


def _event(step: PublicStep, found: PublicView) -> Event:
    what = step.label
    if step.verb == Verb.RECEIVE:
        what = woven(_("Đã tiếp nhận tại %(place)s"), place=found.counter)
    return Event(
        what=what,
        when=moment_words(step.at),
        iso=step.at.isoformat(),
        note=". ".join(part.rstrip(".") for part in _parts(step) if part),
    )


def _parts(step: PublicStep) -> list[str]:
    parts = [step.note, *step.papers]
    if step.verb == Verb.EXTEND and step.until:
        parts.append(_("Hẹn lại %(when)s") % {"when": moment_words(step.until)})
    if step.amount:
        parts.append(_("Số tiền %(amount)s") % {"amount": money_text(step.amount)})
    if step.tracking:
        parts.append(_("Mã vận đơn %(code)s") % {"code": step.tracking})
    return parts
