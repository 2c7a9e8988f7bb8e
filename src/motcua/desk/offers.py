"""The acts of the dossier page: one main button, few beside it, the others in a menu by kind."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.desk.consequences import lines_before, question
from motcua.desk.forms.acts import DONE_HERE, ActForm, form_for
from motcua.desk.signing import ON_PAPER, pins_of
from motcua.dossiers.queries import acts
from motcua.dossiers.queries.acts import NextAct
from motcua.dossiers.queries.matters import Matters
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.officer import Officer
from motcua.parties.queries import parties

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

# Main acts that the law records and nobody undoes are confirmed; other main acts are done where
# they stand. What is not the main act always asks first.
CONFIRMED = frozenset(
    {
        Verb.ANSWER, Verb.APPROVE, Verb.APPROVE_SUPPLEMENT, Verb.EXTEND, Verb.RESUME,
        Verb.RETURN_PAPERS, Verb.RETURN_RESULT, Verb.WITHDRAW,
    }
)  # fmt: skip
DANGER = frozenset({Verb.DECLINE, Verb.REFUSE, Verb.SEND_BACK, Verb.STOP, Verb.TURN_AWAY})
# What is pressing or usual stands beside the main act; the first few of these that are lawful.
BESIDE = (
    Verb.ACCEPT, Verb.TURN_AWAY, Verb.RECALL, Verb.REPORT_BACK, Verb.ISSUE, Verb.SEND_BY_POST,
    Verb.DENY_WITHDRAWAL, Verb.TURN_DOWN_SUPPLEMENT, Verb.APPROVE_SUPPLEMENT, Verb.EXTEND,
    Verb.WITHDRAW, Verb.ANSWER, Verb.SEND_BACK, Verb.REQUEST_SUPPLEMENT, Verb.REFUSE,
    Verb.CONSULT,
)  # fmt: skip
MOST_BESIDE = 3
_TIME = {Verb.SUSPEND, Verb.RESUME, Verb.DRAFT_APOLOGY, Verb.EXTEND, Verb.GIVE_CAUSE}
_ASKING = {
    Verb.CONSULT, Verb.ANSWER, Verb.CANCEL_CONSULTATION, Verb.REQUEST_SUPPLEMENT,
    Verb.PROPOSE_SUPPLEMENT, Verb.APPROVE_SUPPLEMENT, Verb.TURN_DOWN_SUPPLEMENT,
}  # fmt: skip
_ENDING = {
    Verb.REFUSE, Verb.DECLINE, Verb.ASK_WITHDRAWAL, Verb.DENY_WITHDRAWAL, Verb.WITHDRAW,
    Verb.STOP,
}  # fmt: skip
_WRITING = {Verb.CORRECT, Verb.NOTE, Verb.INSTRUCT, Verb.REPORT_BACK}


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


@dataclass(frozen=True, kw_only=True)
class Menu:
    """`beside` stand in the bar, `groups` under “Việc khác”: a name and its acts; `only_talk`
    when nothing can be done but say something about it.
    """

    beside: tuple[Offer, ...]
    only_talk: bool
    groups: tuple[tuple[str, tuple[Offer, ...]], ...]


def offers_of(
    dossier: Dossier,
    officer: Officer,
    now: dt.datetime,
    *,
    known: dict[str, Any],
    tried: ActForm | None,
) -> list[Offer]:
    lawful = acts.next_acts(dossier, officer, now)
    offered = [act for act in lawful if act.verb in DONE_HERE]
    known["pins"] = pins_of({act.verb for act in offered}, dossier, officer, now)
    offers = [_offer(dossier, act, known, tried, first=n == 0) for n, act in enumerate(offered)]
    if tried and not any(offer.open for offer in offers):
        # The act is not offered any more, but what was typed for it stays in sight.
        offers.append(_offer(dossier, tried.act, known, tried, first=False))
    return offers


def menu_of(offers: Sequence[Offer]) -> Menu:
    others = [offer for offer in offers if not offer.main]
    near = sorted(
        (offer for offer in others if offer.act.verb in BESIDE and not offer.act.outcome),
        key=lambda offer: BESIDE.index(offer.act.verb),
    )[:MOST_BESIDE]
    rest = [offer for offer in others if offer not in near]
    if len(rest) == 1 and len(near) < MOST_BESIDE:
        near, rest = [*near, *rest], []
    names: dict[str, list[Offer]] = {}
    for offer in sorted(rest, key=lambda offer: _kind(offer.act.verb)[0]):
        names.setdefault(_kind(offer.act.verb)[1], []).append(offer)
    groups = tuple((name, tuple(group)) for name, group in names.items())
    only_talk = all(offer.act.verb in _WRITING for offer in offers)
    return Menu(beside=tuple(near), groups=groups, only_talk=only_talk)


def _kind(verb: Verb) -> tuple[int, str]:
    """Where in the menu an act stands, and under which name."""
    if verb in _ASKING:
        return 1, _("Bổ sung, lấy ý kiến")
    if verb in _TIME:
        return 2, _("Thời hạn")
    if verb in _WRITING:
        return 3, _("Ghi chép, chỉ đạo")
    if verb in _ENDING:
        return 4, _("Kết thúc")
    return 0, _("Chuyển, giao")


def known_of(
    dossier: Dossier, papers: list[Any], open_: Matters, now: dt.datetime
) -> dict[str, Any]:
    """What forms and consequences are made of."""
    taker = dossier.submitter or dossier.applicant
    return {
        "papers": papers,
        "taker": taker.name,
        "result_channel": dossier.result_channel,
        "holder_post": dossier.holder_post_id,
        "holder_unit": dossier.holder_unit_id,
        "due_at": dossier.due_at,
        "applicant": parties.opened(dossier.applicant),
        "asked": [(one.number, one.unit_name) for one in open_.open_questions],
        "open": open_,
        "now": now,
    }


def _offer(
    dossier: Dossier, act: NextAct, known: dict[str, Any], tried: ActForm | None, *, first: bool
) -> Offer:
    same = tried is not None and (tried.act.verb, tried.act.outcome) == (act.verb, act.outcome)
    form = tried if same and tried else fresh_form(dossier, act, known)
    return Offer(
        act=act,
        form=form,
        url=reverse("desk:act", args=[dossier.code, act.verb]),
        dialog=f"viec-{act.verb}-{act.outcome or 'x'}",
        question=question(act),
        lines=[*lines_before(act, dossier, known["open"]), *_unsigned(act.verb, known)],
        confirmed=act.verb in CONFIRMED,
        # A special outcome is never what the eye should land on first.
        main=first and act.main and not act.outcome,
        danger=act.verb in DANGER,
        open=same,
    )


def _unsigned(verb: Verb, known: dict[str, Any]) -> list[str]:
    own = verb not in {Verb.DECLINE, Verb.EXTEND, Verb.ISSUE}
    return [str(ON_PAPER)] if own and known["pins"].get(verb) is False else []


def fresh_form(dossier: Dossier, act: NextAct, known: dict[str, Any]) -> ActForm:
    initial = {"version": dossier.version, "key": str(uuid.uuid4()), "outcome": act.outcome}
    return form_for(act)(act=act, known=known, initial=initial)
