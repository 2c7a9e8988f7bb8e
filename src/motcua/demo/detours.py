"""What turns a dossier off the straight way, by the real verbs: each bend at most once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from motcua.demo.reading import data
from motcua.demo.worktimes import DAY, HOUR, after
from motcua.dossiers import actions, conditions
from motcua.dossiers.actions.correct import Correction
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done
from motcua.dossiers.rules.intake import PaperIn
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.kernel.actor import CITIZEN
from motcua.organisations.models import UnitKind
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.organisations.rules.roles import Role
from motcua.procedures.models import Channel

if TYPE_CHECKING:
    from motcua.demo.lives import Life

Bend = Callable[["Life", Dossier, dt.datetime], Done | None]
LAND = "dat-dai"


def detour(life: Life, dossier: Dossier, at: dt.datetime) -> Done | None:
    """The next bend on this dossier's way; None: straight on."""
    if life.follow_up is not None:
        follow, life.follow_up = life.follow_up, None
        return follow(dossier, at)
    for name in _PLACES.get(_place(life, dossier), ()):
        if name in life.bends:
            life.bends.discard(name)
            if done := _BENDS[name](life, dossier, at):
                return done
    return None


def _place(life: Life, dossier: Dossier) -> str:
    if dossier.is_offered:
        return "offered"
    if dossier.state == Status.DONE:
        return "done"
    return life.stage_of(dossier).role if dossier.step else ""


def _say(life: Life, kind: str) -> str:
    return str(life.rng.choice(data("demand")["words"][kind]))


def _leader(life: Life, dossier: Dossier) -> Officer:
    return life.one_of(dossier.resolving_unit_id, Role.LD)


def _turn_away(life: Life, dossier: Dossier, at: dt.datetime) -> Done:
    life.wait = life.rng.uniform(0.2, 1.5) * HOUR
    by = life.taker(dossier)
    return actions.turn_away(dossier, by=by, at=at, reason=_say(life, "turn_aways"))


def _recall(life: Life, dossier: Dossier, at: dt.datetime) -> Done:
    life.wait = life.rng.uniform(0.1, 0.5) * HOUR
    return actions.recall(dossier, by=life.holder(dossier), at=at)


def _correct(life: Life, dossier: Dossier, at: dt.datetime) -> Done:
    rows = dossier.papers.order_by("position")
    papers = tuple(
        PaperIn(name=p.name, originals=p.originals, copies=p.copies + 1, check=p.check_state)
        for p in rows
    )
    by = life.one_of(dossier.receiving_unit_id, Role.TN)
    life.wait = life.rng.uniform(0.1, 0.5) * HOUR
    return actions.correct(
        dossier,
        by=by,
        at=at,
        correction=Correction(papers=papers),
        reason=_say(life, "corrections"),
    )


def _consult(life: Life, dossier: Dossier, at: dt.datetime) -> Done | None:
    asked = _neighbour(life, dossier)
    if asked is None:
        return None
    life.wait = life.rng.uniform(0.3, 2) * DAY
    life.follow_up = lambda d, then: actions.answer(
        d, by=asked, at=then, opinion="agrees", text=_say(life, "answers")
    )
    return actions.consult(
        dossier, by=life.holder(dossier), at=at, units=[asked.unit_id],
        question=_say(life, "questions"),
    )  # fmt: skip


def _neighbour(life: Life, dossier: Dossier) -> Officer | None:
    """The head of another division of the same agency."""
    tree = units.tree(life.arrival.at.date())
    beside = [
        unit for unit in tree.children.get(dossier.resolving_unit_id, ())
        if tree.places[unit].kind == UnitKind.DIVISION and unit != dossier.holder_unit_id
    ]  # fmt: skip
    heads = [head for unit in beside for head in life.office.staff.of(unit, Role.TP)]
    return life.rng.choice(heads) if heads else None


def _suspend(life: Life, dossier: Dossier, at: dt.datetime) -> Done | None:
    if life.arrival.offer.field != LAND:
        return None
    life.wait = life.rng.uniform(0.5, 6) * DAY
    life.follow_up = lambda d, then: actions.resume(
        d, by=life.one_of(d.receiving_unit_id, Role.TN), at=then,
        evidence=f"Giấy nộp tiền số {life.rng.randrange(1000, 9999)}",
    )  # fmt: skip
    return actions.suspend(
        dossier, by=life.holder(dossier), at=at, reason=_say(life, "duties"),
        legal_basis="NĐ 101/2024/NĐ-CP Điều 21", amount=life.rng.randrange(50, 900) * 10_000,
    )  # fmt: skip


def _apologise(life: Life, dossier: Dossier, at: dt.datetime) -> Done | None:
    if not life.fate.late_by or conditions.untimely(Verb.DRAFT_APOLOGY, dossier, at):
        return None
    life.wait = life.rng.uniform(0.5, 3) * HOUR
    assert dossier.due_at is not None
    appointed = after(dossier.due_at, life.fate.late_by + DAY)
    life.follow_up = lambda d, then: _sign_apology(life, d, then)
    return actions.draft_apology(
        dossier, by=life.holder(dossier), at=at, cause="complex", reason=_say(life, "apologies"),
        appointed_at=appointed,
    )  # fmt: skip


def _sign_apology(life: Life, dossier: Dossier, at: dt.datetime) -> Done | None:
    if conditions.untimely(Verb.EXTEND, dossier, at):
        return None
    return actions.extend(dossier, by=_leader(life, dossier), at=at)


def _second_supplement(life: Life, dossier: Dossier, at: dt.datetime) -> Done | None:
    if not conditions.so(dossier, "was_asked"):
        return None
    life.wait = life.rng.uniform(0.5, 4) * HOUR
    life.follow_up = lambda d, then: _decide_on_second(life, d, then)
    paper = life.rng.choice(list(dossier.papers.order_by("position")))
    return actions.propose_supplement(
        dossier, by=life.holder(dossier), at=at, items=[MissingPaper(name=paper.name)],
        reason=_say(life, "seconds"), legal_basis="NĐ 63/2010/NĐ-CP Điều 20 khoản 4",
    )  # fmt: skip


def _decide_on_second(life: Life, dossier: Dossier, at: dt.datetime) -> Done:
    by = _leader(life, dossier)
    if life.rng.random() < 0.5:
        return actions.approve_supplement(dossier, by=by, at=at)
    return actions.turn_down_supplement(dossier, by=by, at=at, reason=_say(life, "turn_downs"))


def _withdraw(life: Life, dossier: Dossier, at: dt.datetime) -> Done:
    life.wait = life.rng.uniform(0.2, 4) * HOUR
    life.follow_up = lambda d, then: _let_go(life, d, then)
    return actions.ask_withdrawal(dossier, by=CITIZEN, at=at, reason=_say(life, "withdrawals"))


def _let_go(life: Life, dossier: Dossier, at: dt.datetime) -> Done:
    by = life.one_of(dossier.receiving_unit_id, Role.TN)
    if life.rng.random() < 0.2:
        return actions.deny_withdrawal(dossier, by=by, at=at, reason=_say(life, "denials"))
    return actions.withdraw(dossier, by=by, at=at)


def _instruct(life: Life, dossier: Dossier, at: dt.datetime) -> Done:
    life.wait = life.rng.uniform(1, 6) * HOUR
    life.follow_up = lambda d, then: actions.report_back(
        d, by=life.holder(d), at=then, text=_say(life, "reports")
    )
    return actions.instruct(
        dossier, by=_leader(life, dossier), at=at, text=_say(life, "instructions"),
        report_by=after(at, DAY),
    )  # fmt: skip


def _note(life: Life, dossier: Dossier, at: dt.datetime) -> Done:
    return actions.note(dossier, by=life.holder(dossier), at=at, text=_say(life, "notes"))


def _give_cause(life: Life, dossier: Dossier, at: dt.datetime) -> Done | None:
    if conditions.untimely(Verb.GIVE_CAUSE, dossier, at):
        return None
    cause = life.rng.choice(["complex", "partner", "staff", "software"])
    by, reason = _leader(life, dossier), _say(life, "causes")
    return actions.give_cause(dossier, by=by, at=at, cause=cause, reason=reason)


def _post(life: Life, dossier: Dossier, at: dt.datetime) -> Done | None:
    if dossier.result_channel != Channel.POST:
        return None
    life.wait = life.rng.uniform(0.5, 3) * DAY
    by = life.one_of(dossier.receiving_unit_id, Role.TN)
    number = f"EB{life.rng.randrange(10**8, 10**9)}VN"
    return actions.send_by_post(dossier, by=by, at=at, tracking=number)


_BENDS: dict[str, Bend] = {
    "turn_away": _turn_away, "recall": _recall, "correct": _correct, "consult": _consult,
    "suspend": _suspend, "apologise": _apologise, "second": _second_supplement,
    "withdraw": _withdraw, "instruct": _instruct, "note": _note, "cause": _give_cause,
    "post": _post,
}  # fmt: skip
# Where each may happen: while handed over, at the desk of a role, or when the result is there.
_PLACES: dict[str, tuple[str, ...]] = {
    "offered": ("turn_away", "recall"),
    Role.TN: ("correct",),
    Role.CV: ("note", "consult", "suspend", "second", "apologise", "instruct", "withdraw"),
    "done": ("cause", "post"),
}
