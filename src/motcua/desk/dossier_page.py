"""The dossier on one page: four answers, clock, person, papers, history, next acts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.desk.beside import beside_of
from motcua.desk.forms.acts import ActForm
from motcua.desk.history import entries_of, last_word
from motcua.desk.lines import CHANNELS, deadline_of
from motcua.desk.offers import known_of, menu_of, offers_of
from motcua.desk.person_card import person_of
from motcua.dossiers import policies
from motcua.dossiers.queries import acts, papers, timeline
from motcua.dossiers.queries.acts import Standing
from motcua.dossiers.queries.matters import Matters, matters
from motcua.dossiers.queries.opening_hours import step_left
from motcua.dossiers.rules.lifecycle import RUNNING, Verb
from motcua.kernel.clock import local
from motcua.kernel.vietnamese import date_text, short_moment
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.ui.values import PaperRow
from motcua.ui.words import as_label, as_vietnamese, length_words, moment_words, woven
from motcua.worktime import Term

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

PAPER_STATES = {0: "none", 1: "ok", 2: "bad"}
ASKED_FOR = frozenset({Verb.REQUEST_SUPPLEMENT, Verb.APPROVE_SUPPLEMENT})
ENDED_BY = frozenset({Verb.REFUSE, Verb.WITHDRAW, Verb.STOP, Verb.DECLINE})
WAYS_BACK = {
    1: gettext_noop("tại quầy"),
    2: gettext_noop("bản điện tử"),
    3: gettext_noop("qua bưu chính"),
}


def page_of(
    dossier: Dossier,
    officer: Officer,
    now: dt.datetime,
    *,
    tried: ActForm | None = None,
    shown: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """`tried` is a form that was sent and not taken; `shown` the fields revealed and logged."""
    happened = timeline.timeline(dossier)
    standing = acts.standing(dossier, local(now).date())
    listed = list(dossier.papers.order_by("position"))
    open_ = matters(happened)
    view = deadline_of(dossier, now, why=True, told=happened, ending=ending_of(happened))
    known = known_of(dossier, listed, open_, now)
    offers = offers_of(dossier, officer, now, known=known, tried=tried)
    return {
        "dossier": dossier,
        "view": view,
        "calendar_url": calendar_url(dossier),
        "standing": standing,
        "holder": _holder(standing, dossier, now),
        "due": _due(dossier, open_),
        "start_text": f"{local(dossier.received_at):%d/%m}" if dossier.received_at else "",
        "end_text": f"{local(dossier.due_at):%d/%m}" if dossier.due_at else "",
        "step_line": _step_line(dossier, now),
        "person": person_of(dossier, officer, shown=shown),
        "facts": [*_facts(dossier, now), *_received_under(happened)],
        "papers": [_paper_row(paper) for paper in listed],
        "events": entries_of(happened, standing, dossier, now),
        "fees": _fees(happened),
        "beside": beside_of(open_, dossier, now),
        "offers": offers,
        "menu": menu_of(offers),
        "tried": tried,
        "prints": prints_of(dossier, officer, happened),
        "outcome": outcome_of(dossier),
        "last_word": last_word(happened),
        "asked": next((h for h in reversed(happened) if h.verb in ASKED_FOR and h.items), None),
    }


def ending_of(happened: list[timeline.Happening]) -> tuple[str, str]:
    """Why it ended before its result, and the number of the paper that says so."""
    ended = next((h for h in reversed(happened) if h.verb in ENDED_BY), None)
    if ended is None:
        return "", ""
    number = ended.facts.get("number", "")
    return ended.reason.rstrip("."), _("Văn bản số %(n)s") % {"n": number} if number else ""


def outcome_of(dossier: Dossier) -> dict[str, Any] | None:
    """What was decided, its number, and how it goes home."""
    found = getattr(dossier, "outcome", None)
    if found is None or found.decided_at is None:
        return None
    return {
        "name": found.name, "number": found.number, "decided_at": found.decided_at,
        "declined": found.kind == "declined", "issued_at": found.issued_at,
        "posted_at": found.posted_at, "tracking": found.tracking,
        "through": _(WAYS_BACK[found.taken_through]) if found.taken_through else "",
    }  # fmt: skip


def calendar_url(dossier: Dossier) -> str:
    """Of the competent authority, whose calendar the term runs by."""
    return reverse("desk:calendar_of", args=[dossier.resolving_unit_id])


def _holder(standing: Standing, dossier: Dossier, now: dt.datetime) -> str:
    parts = (standing.holder, standing.holder_unit)
    holder = format_html_join(", ", "{}", ((as_label(part),) for part in parts if part))
    if not dossier.is_offered or dossier.offered_unit_id is None:
        return holder
    to = units.unit_name(dossier.offered_unit_id, local(now).date())
    said = _("Chờ %(to)s nhận; trách nhiệm vẫn ở %(holder)s")
    return woven(said, to=as_vietnamese(to), holder=holder)


def _due(dossier: Dossier, open_: Matters) -> str:
    """The date of the law; under it the one of the apology, which never takes its place."""
    due = moment_words(dossier.due_at) if dossier.due_at else ""
    if dossier.appointed_at is None:
        return due
    number = open_.apology.number if open_.apology else ""
    again = _("Hẹn lại %(when)s, văn bản xin lỗi số %(n)s")
    again = again % {"when": moment_words(dossier.appointed_at), "n": number}
    return format_html('{}<br><span class="mc-quiet">{}</span>', due, again)


def _step_line(dossier: Dossier, now: dt.datetime) -> str:
    left = step_left(dossier, now)
    if left is None or dossier.step is None or dossier.state not in RUNNING:
        return ""
    step, span = dossier.step.name, length_words(left)
    if left < 0:
        return woven(_("Bước %(step)s: quá %(span)s"), step=step, span=span)
    budget = length_words(dossier.step.budget_seconds)
    said = _("Bước %(step)s: còn %(span)s trong %(budget)s")
    return woven(said, step=step, span=span, budget=budget)


def _facts(dossier: Dossier, now: dt.datetime) -> list[tuple[str, str]]:
    on = local(now).date()
    submitted = dossier.submitter.name if dossier.submitter else _("chủ hồ sơ")
    version = dossier.procedure_version
    return [
        (_("Người nộp"), submitted),
        (_("Nộp"), f"{_(CHANNELS[dossier.channel][1])}, {short_moment(dossier.submitted_at)}"),
        (_("Nơi nhận"), units.unit_name(dossier.receiving_unit_id, on)),
        (_("Giải quyết"), units.unit_name(dossier.resolving_unit_id, on)),
        (_("Trả kết quả"), _(WAYS_BACK[dossier.result_channel])),
        (_("Lĩnh vực"), version.field.name),
        (_("Căn cứ"), _version_text(dossier)),
    ]


def _received_under(happened: list[timeline.Happening]) -> list[tuple[str, str]]:
    """The case that was named, and the statutory term where a shorter one was promised."""
    facts = next((h.facts for h in happened if "term" in h.facts), {})
    told = [(_("Trường hợp"), facts["case"])] if facts.get("case") else []
    if facts.get("statutory_term"):
        term, basis = Term.parse(facts["statutory_term"]).text(), facts["reduction_basis"]
        told.append((_("Thời hạn theo luật"), f"{term}; cắt giảm theo {basis}"))
    return told


def _version_text(dossier: Dossier) -> str:
    version = dossier.procedure_version
    since = date_text(version.valid_from)
    number = _("thủ tục %(code)s, bản %(n)s từ %(since)s") % {
        "code": dossier.procedure.code, "n": version.number, "since": since,
    }  # fmt: skip
    if not version.decision:
        return number
    return format_html("{} ({})", number, as_vietnamese(version.decision))


def _paper_row(paper: Any) -> PaperRow:
    return PaperRow(
        key=str(paper.position),
        name=paper.name,
        originals=paper.originals,
        copies=paper.copies,
        state=PAPER_STATES[paper.check_state],
        reason=paper.fault,
        digitised="",
        required=paper.required,
    )


FEE_NAMES = {
    "phi": gettext_noop("Phí"),
    "le_phi": gettext_noop("Lệ phí"),
    "khac": gettext_noop("Khoản khác"),
}


def _fees(happened: list[timeline.Happening]) -> list[tuple[str, int | None, str]]:
    """As the catalogue had them on the day it was received."""
    told: list[dict[str, Any]] = next(
        (h.facts["fees"] for h in happened if h.facts.get("fees")), []
    )
    return [(_(FEE_NAMES.get(fee["kind"], "Phí")), fee["amount"], fee["text"]) for fee in told]


PRINT_NAMES = {
    "receipt": ("giay-hen", gettext_noop("Giấy hẹn (Mẫu 01)"), "?ban=2"),
    "supplement_slip": ("phieu-bo-sung", gettext_noop("Phiếu bổ sung (Mẫu 02)"), ""),
    "refusal": ("phieu-tu-choi", gettext_noop("Phiếu từ chối (Mẫu 03)"), ""),
    "control_slip": ("phieu-kiem-soat", gettext_noop("Phiếu kiểm soát"), ""),
    "apology": ("van-ban-xin-loi", gettext_noop("Văn bản xin lỗi (Mẫu 04)"), ""),
    "stop_notice": ("thong-bao-dung", gettext_noop("Thông báo dừng (Mẫu 05)"), ""),
}


def prints_of(
    dossier: Dossier, officer: Officer, happened: list[timeline.Happening]
) -> list[tuple[str, str, bool]]:
    """Address, name, and whether it is the paper that F8 prints."""
    if officer.reach(policies.PRINT) == 0:
        return []
    found: list[tuple[str, str, bool]] = []
    for key in papers.available_from(dossier, happened):
        slug, name, query = PRINT_NAMES[key]
        url = reverse("desk:print", args=[dossier.code, slug]) + query
        found.append((url, _(name), not found))
    return found
