"""What a deadline looks like and says: one pure function from plain values to a view."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.kernel.clock import local
from motcua.kernel.vietnamese import date_text, short_moment
from motcua.ui import spans
from motcua.ui.bar import Segment, bar_of
from motcua.ui.words import (
    full_words,
    in_vietnamese,
    length_words,
    moment_words,
    short_words,
    working_words,
)

SOON_SHARE = 0.2
SOON_LEAST = 4 * spans.HOUR
SOON_MOST = 3 * spans.DAY
AWAITING_SUPPLEMENT = gettext_noop("chờ bổ sung")
AWAITING_DUTY = gettext_noop("chờ thực hiện nghĩa vụ tài chính")
# On a chip a reason is short; the sentence has it in full.
SHORT_REASONS = {AWAITING_DUTY: gettext_noop("chờ nộp thuế, phí")}
AFTER_HOURS = gettext_noop("Ngoài giờ làm việc, đồng hồ đang dừng.")


class State(StrEnum):
    NOT_STARTED = "not-started"
    NO_TERM = "no-term"
    RUNNING = "running"
    SOON = "soon"
    OVERDUE = "overdue"
    PAUSED = "paused"
    DONE_EARLY = "done-early"
    DONE_ON_TIME = "done-on-time"
    DONE_LATE = "done-late"
    ENDED = "ended"


# colour token and icon: a colour never comes without a shape of its own
LOOKS: dict[State, tuple[str, str]] = {
    State.NOT_STARTED: ("trung", "clock-off"),
    State.NO_TERM: ("trung", "minus"),
    State.RUNNING: ("con", "clock-hour-4"),
    State.SOON: ("sap", "alarm"),
    State.OVERDUE: ("qua", "alert-octagon"),
    State.PAUSED: ("dung", "player-pause"),
    State.DONE_EARLY: ("som", "checks"),
    State.DONE_ON_TIME: ("xong", "check"),
    State.DONE_LATE: ("qua", "clock-exclamation"),
    State.ENDED: ("trung", "ban"),
}

ENDINGS = {
    "stopped": gettext_noop("Đã dừng"),
    "withdrawn": gettext_noop("Đã rút"),
    "refused": gettext_noop("Từ chối"),
    "declined": gettext_noop("Từ chối giải quyết"),
}


@dataclass(frozen=True)
class DeadlineView:
    """Everything a deadline component shows; fractions are of the bar's width, 0 to 1."""

    state: str
    words: str
    sentence: str
    due_text: str = ""
    fraction_used: float = 0.0
    segments: tuple[Segment, ...] = ()
    today_fraction: float | None = None
    why: tuple[str, ...] = ()
    second_line: str = ""
    moved: bool = False
    summary: str = ""
    remaining_seconds: int | None = None
    open_seconds: int = 0

    @property
    def token(self) -> str:
        return LOOKS[State(self.state)][0]

    @property
    def icon(self) -> str:
        return LOOKS[State(self.state)][1]

    @property
    def print_words(self) -> str:
        late = self.state == State.OVERDUE and self.words.startswith("Quá ") and in_vietnamese()
        return f"[{self.words.replace('Quá ', 'Quá hạn ', 1) if late else self.words}]"

    @property
    def name(self) -> str:
        """Accessible name: holds the words on the chip, then the full sentence."""
        if self.sentence.startswith(self.words):
            return self.sentence
        return f"{self.words}. {self.sentence}"

    @property
    def ticks(self) -> bool:
        return self.remaining_seconds is not None and self.open_seconds > 0


@dataclass(frozen=True, kw_only=True)
class DeadlineFacts:
    """Plain values of one deadline; seconds are working seconds.

    `pauses` are (from, to) in working seconds since the start, `to` is None while one is open.
    """

    now: dt.datetime
    started: bool = True
    due_at: dt.datetime | None = None
    remaining_seconds: int | None = None
    term_seconds: int = 0
    used_seconds: int | None = None
    pauses: tuple[tuple[int, int | None], ...] = ()
    paused_since: dt.datetime | None = None
    pause_reason: str = AWAITING_SUPPLEMENT
    finished_at: dt.datetime | None = None
    remaining_at_finish: int | None = None
    ended: str = ""
    ended_reason: str = ""
    ended_paper: str = ""
    reappointed_to: dt.date | None = None
    reappointments: int = 1
    moved_from: dt.date | None = None
    moved_reason: str = ""
    is_open: bool = True
    open_seconds: int = 0
    open_hours_text: str = ""
    soon_seconds: int | None = None
    why: tuple[str, ...] = field(default=())


def deadline_view(facts: DeadlineFacts | None = None, /, **values: object) -> DeadlineView:
    """The view of `DeadlineFacts`, given whole or as keywords of the same names."""
    known = facts or DeadlineFacts(**values)  # type: ignore[arg-type]
    view = with_notes(known, worded(known))
    bar = bar_of(
        term=known.term_seconds,
        used=used_of(known),
        pauses=known.pauses,
        over=-(known.remaining_seconds or 0) if view.state == State.OVERDUE else 0,
        awaits=view.state == State.PAUSED,
    )
    ticking = view.state in (State.RUNNING, State.SOON, State.OVERDUE)
    return replace(
        view,
        fraction_used=bar.fraction_used,
        segments=bar.segments if shows_bar(view) else (),
        today_fraction=bar.today if ticking or view.state == State.PAUSED else None,
        summary=summary_of(known, view),
        why=known.why,
        remaining_seconds=known.remaining_seconds if ticking else None,
        open_seconds=known.open_seconds if known.is_open else 0,
    )


def shows_bar(view: DeadlineView) -> bool:
    return view.state not in (State.NOT_STARTED, State.NO_TERM, State.ENDED)


def used_of(known: DeadlineFacts) -> int:
    if known.used_seconds is not None:
        return known.used_seconds
    left = known.remaining_at_finish if known.finished_at else known.remaining_seconds
    return max(0, known.term_seconds - (left if left is not None else known.term_seconds))


def worded(known: DeadlineFacts) -> DeadlineView:
    if known.ended:
        return ended_view(known)
    if not known.started:
        sentence = _("Chưa tính thời hạn: hồ sơ chưa được tiếp nhận.")
        return DeadlineView(State.NOT_STARTED, _("Chưa tính giờ"), sentence)
    if known.finished_at is not None:
        return finished_view(known, known.finished_at)
    if known.paused_since is not None:
        return paused_view(known, known.paused_since)
    if known.due_at is None:
        return DeadlineView(
            State.NO_TERM,
            _("Không quy định hạn"),
            _("Thủ tục này không quy định thời hạn giải quyết."),
        )
    return running_view(known, known.due_at)


def running_view(known: DeadlineFacts, due_at: dt.datetime) -> DeadlineView:
    left = known.remaining_seconds or 0
    due = moment_words(due_at)
    if left < 0 or known.now > due_at:
        return overdue_view(left, due)
    if local(due_at).date() == local(known.now).date():
        hour = f"{local(due_at):%H:%M}"
        told = {"span": working_words(left), "hour": hour}
        sentence = _("Sắp đến hạn: còn %(span)s, đến %(hour)s hôm nay.") % told
        return DeadlineView(State.SOON, _("Hôm nay %(hour)s") % told, sentence, due)
    told = {"span": working_words(left), "due": due}
    words = _("Còn %(span)s") % {"span": length_words(left)}
    if left <= soon_threshold(known):
        sentence = _("Sắp đến hạn: còn %(span)s, đến %(due)s.") % told
        return DeadlineView(State.SOON, words, sentence, due)
    return DeadlineView(State.RUNNING, words, _("Còn %(span)s. Hạn: %(due)s.") % told, due)


def overdue_view(left: int, due: str) -> DeadlineView:
    if -left < spans.MINUTE:
        sentence = _("Vừa quá hạn, từ %(due)s.") % {"due": due}
        return DeadlineView(State.OVERDUE, _("Vừa quá hạn"), sentence, due)
    told = {"span": working_words(left), "due": due}
    sentence = _("Quá hạn %(span)s, từ %(due)s.") % told
    words = _("Quá %(span)s") % {"span": short_words(left)}
    return DeadlineView(State.OVERDUE, words, sentence, due)


def soon_threshold(known: DeadlineFacts) -> int:
    """A fifth of the term, at least 4 working hours, at most 3 working days, unless set."""
    if known.soon_seconds is not None:
        return known.soon_seconds
    return int(min(max(known.term_seconds * SOON_SHARE, SOON_LEAST), SOON_MOST))


def paused_view(known: DeadlineFacts, since: dt.datetime) -> DeadlineView:
    reason = known.pause_reason
    told = {
        "reason": _(reason) if reason else "",
        "short": _(SHORT_REASONS.get(reason, reason)) if reason else "",
        "since": short_moment(since),
        "used": length_words(used_of(known)),
    }
    words, sentence = _("Tạm dừng"), _("Tạm dừng tính giờ từ %(since)s. Đã dùng %(used)s.")
    if reason:
        words = _("Tạm dừng · %(short)s")
        sentence = _("Tạm dừng tính giờ từ %(since)s để %(reason)s. Đã dùng %(used)s.")
    again = _("Hạn sẽ tính lại khi tính giờ tiếp")
    if reason == AWAITING_SUPPLEMENT:
        again = _("Hạn sẽ tính lại khi nhận bổ sung")
    elif reason == AWAITING_DUTY:
        again = _("Hạn sẽ tính lại khi nộp xong")
    return DeadlineView(State.PAUSED, words % told, sentence % told, again)


def finished_view(known: DeadlineFacts, finished_at: dt.datetime) -> DeadlineView:
    done = moment_words(finished_at)
    if known.due_at is None:
        sentence = _("Đã xong lúc %(done)s; không quy định hạn.") % {"done": done}
        return DeadlineView(State.NO_TERM, _("Đã xong"), sentence)
    due, left = moment_words(known.due_at), known.remaining_at_finish or 0
    dates = _("Xong: %(done)s. Hạn: %(due)s.") % {"done": done, "due": due}
    words, state = _("Xong đúng hạn"), State.DONE_ON_TIME
    if finished_at > known.due_at:
        words, state = _("Xong quá hạn"), State.DONE_LATE
    elif local(finished_at).date() < local(known.due_at).date():
        words, state = _("Xong trước hạn"), State.DONE_EARLY
    view = DeadlineView(state, words, f"{words}. {dates}", due)
    return view if state == State.DONE_ON_TIME else lengthened(view, left, dates)


def lengthened(view: DeadlineView, seconds: int, dates: str) -> DeadlineView:
    if abs(seconds) < spans.MINUTE:
        return view
    told = {"span": length_words(spans.largest(seconds)), "working": working_words(seconds)}
    words, sentence = _("Xong trước hạn %(span)s"), _("Xong trước hạn %(working)s.")
    if view.state == State.DONE_LATE:
        words, sentence = _("Xong quá hạn %(span)s"), _("Xong quá hạn %(working)s.")
    return replace(view, words=words % told, sentence=f"{sentence % told} {dates}")


def ended_view(known: DeadlineFacts) -> DeadlineView:
    words = _(ENDINGS[known.ended])
    reason = f"{words}: {known.ended_reason}." if known.ended_reason else f"{words}."
    paper = f" {known.ended_paper}." if known.ended_paper else ""
    return DeadlineView(State.ENDED, words, reason + paper + _ended_dates(known))


def _ended_dates(known: DeadlineFacts) -> str:
    """Both dates, so that what ended late is not hidden by how it ended."""
    if known.finished_at is None or known.due_at is None:
        return ""
    done, due = moment_words(known.finished_at), moment_words(known.due_at)
    said = _("Xong quá hạn: %(done)s, hạn %(due)s.")
    if known.finished_at <= known.due_at:
        said = _("Xong: %(done)s. Hạn: %(due)s.")
    return " " + said % {"done": done, "due": due}


def with_notes(known: DeadlineFacts, view: DeadlineView) -> DeadlineView:
    notes, second_line = [view.sentence], ""
    if known.reappointed_to is not None:
        second_line = _("Hẹn lại %(day)s") % {"day": f"{known.reappointed_to:%d/%m}"}
        again = _("Đã xin lỗi và hẹn lại %(n)s lần.") % {"n": known.reappointments}
        notes.append(again)
        if known.due_at is not None:
            legal = date_text(local(known.due_at).date())
            notes.append(_("Hạn theo quy định vẫn là %(day)s.") % {"day": legal})
    moved = known.moved_from is not None and known.due_at is not None
    if known.moved_from is not None and known.due_at is not None:
        before, after = moved_texts(known.moved_from, local(known.due_at))
        told = {"before": before, "after": after, "reason": known.moved_reason}
        said = _("Hạn chuyển từ %(before)s sang %(after)s.")
        if known.moved_reason:
            said = _("Hạn chuyển từ %(before)s sang %(after)s vì %(reason)s.")
        notes.append(said % told)
    if not known.is_open and view.state in (State.RUNNING, State.SOON, State.OVERDUE):
        notes.append(_(AFTER_HOURS))
        if known.open_hours_text:
            notes.append(_("Giờ làm việc: %(hours)s.") % {"hours": known.open_hours_text})
    return replace(view, sentence=" ".join(notes), second_line=second_line, moved=moved)


def moved_texts(before: dt.date, after: dt.datetime) -> tuple[str, str]:
    """Two days; two hours of the same day where only the hour moved."""
    if isinstance(before, dt.datetime) and local(before).date() == after.date():
        return f"{local(before):%H:%M}", f"{after:%H:%M %d/%m}"
    day = local(before).date() if isinstance(before, dt.datetime) else before
    return f"{day:%d/%m}", f"{after:%d/%m}"


def summary_of(known: DeadlineFacts, view: DeadlineView) -> str:
    """`Đã dùng 4 ngày 0 giờ / 10 ngày · Tạm dừng 1 ngày · Còn 5 ngày 7 giờ`."""
    if not known.term_seconds or not shows_bar(view):
        return ""
    used, term = full_words(used_of(known)), length_words(known.term_seconds)
    said = [_("Đã dùng %(used)s / %(term)s") % {"used": used, "term": term}]
    paused = sum(end - start for start, end in known.pauses if end is not None)
    if paused:
        said.append(_("Tạm dừng %(span)s") % {"span": length_words(paused)})
    left = known.remaining_seconds
    if left is not None and view.state in (State.RUNNING, State.SOON):
        said.append(_("Còn %(span)s") % {"span": length_words(left)})
    if left is not None and view.state == State.OVERDUE:
        said.append(_("Quá hạn %(span)s") % {"span": length_words(left)})
    return " · ".join(said)
