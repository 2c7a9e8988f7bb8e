"""The dossier on one page: four answers, clock, person, papers, history, next acts."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.desk.consequences import lines_before, question
from motcua.desk.forms.acts import ActForm, form_for
from motcua.desk.history import entries_of, last_word
from motcua.desk.lines import CHANNELS, deadline_of
from motcua.desk.person_card import person_of
from motcua.dossiers import policies
from motcua.dossiers.queries import acts, papers, timeline
from motcua.dossiers.queries.acts import NextAct, Standing
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

# Acts that the law records and nobody undoes are confirmed; the others are done where they stand.
CONFIRMED = frozenset(
    {Verb.REFUSE, Verb.REQUEST_SUPPLEMENT, Verb.SEND_BACK, Verb.APPROVE, Verb.RETURN_RESULT}
)
PAPER_STATES = {0: "none", 1: "ok", 2: "bad"}
WAYS_BACK = {
    1: gettext_noop("tại quầy"),
    2: gettext_noop("bản điện tử"),
    3: gettext_noop("qua bưu chính"),
}


@dataclass(frozen=True, kw_only=True)
class Offer:
    """An act with its form; `open` when it was tried and the form is shown on the page."""

    act: NextAct
    form: ActForm
    url: str
    dialog: str
    question: str
    lines: list[str]
    confirmed: bool
    main: bool
    danger: bool
    open: bool = False


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
    view = deadline_of(dossier, now, why=True, told=happened)
    return {
        "dossier": dossier,
        "view": view,
        "calendar_url": calendar_url(dossier),
        "standing": standing,
        "holder": _holder(standing),
        "due": moment_words(dossier.due_at) if dossier.due_at else "",
        "start_text": f"{local(dossier.received_at):%d/%m}" if dossier.received_at else "",
        "end_text": f"{local(dossier.due_at):%d/%m}" if dossier.due_at else "",
        "step_line": _step_line(dossier, now),
        "person": person_of(dossier, officer, shown=shown),
        "facts": [*_facts(dossier, now), *_received_under(happened)],
        "papers": [_paper_row(paper) for paper in listed],
        "events": entries_of(happened, standing, dossier, now),
        "fees": _fees(happened),
        "offers": offers_of(dossier, officer, now, papers_in=listed, tried=tried),
        "tried": tried,
        "prints": prints_of(dossier, officer, happened),
        "outcome": getattr(dossier, "outcome", None),
        "last_word": last_word(happened),
        "asked": next((h for h in reversed(happened) if h.items), None),
    }


def offers_of(
    dossier: Dossier,
    officer: Officer,
    now: dt.datetime,
    *,
    papers_in: list[Any],
    tried: ActForm | None,
) -> list[Offer]:
    known = known_of(dossier, papers_in)
    offered = acts.next_acts(dossier, officer, now)
    offers = [_offer(dossier, act, known, tried, first=n == 0) for n, act in enumerate(offered)]
    if tried and not any(offer.open for offer in offers):
        # The act is not offered any more, but what was typed for it stays in sight.
        offers.append(_offer(dossier, tried.act, known, tried, first=False))
    return offers


def known_of(dossier: Dossier, papers_in: list[Any]) -> dict[str, Any]:
    taker = dossier.submitter or dossier.applicant
    return {"papers": papers_in, "taker": taker.name, "result_channel": dossier.result_channel}


def _offer(
    dossier: Dossier, act: NextAct, known: dict[str, Any], tried: ActForm | None, *, first: bool
) -> Offer:
    same = tried is not None and (tried.act.verb, tried.act.outcome) == (act.verb, act.outcome)
    form = tried if same and tried else fresh_form(dossier, act, known)
    danger = act.verb in {Verb.REFUSE, Verb.SEND_BACK}
    return Offer(
        act=act,
        form=form,
        url=reverse("desk:act", args=[dossier.code, act.verb]),
        dialog=f"viec-{act.verb}-{act.outcome or 'x'}",
        question=question(act),
        lines=lines_before(act),
        confirmed=act.verb in CONFIRMED,
        main=first and act.main,
        danger=danger,
        open=same,
    )


def fresh_form(dossier: Dossier, act: NextAct, known: dict[str, Any]) -> ActForm:
    initial = {"version": dossier.version, "key": str(uuid.uuid4()), "outcome": act.outcome}
    return form_for(act)(act=act, known=known, initial=initial)


def calendar_url(dossier: Dossier) -> str:
    """Of the competent authority, whose calendar the term runs by."""
    return reverse("desk:calendar_of", args=[dossier.resolving_unit_id])


def _holder(standing: Standing) -> str:
    parts = (standing.holder, standing.holder_unit)
    return format_html_join(", ", "{}", ((as_label(part),) for part in parts if part))


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
