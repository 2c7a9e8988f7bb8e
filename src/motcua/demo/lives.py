"""The life of one dossier: each time it is woken somebody does the next thing, by a real verb."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from motcua.demo import filing
from motcua.demo.applicants import Applicants
from motcua.demo.demand import Arrival
from motcua.demo.detours import detour
from motcua.demo.fates import ANSWER, AT_INTAKE, COLLECT, LATER, SUPPLEMENT
from motcua.demo.offers import SENDING_BACK, Stage, Way
from motcua.demo.paces import takes
from motcua.demo.reading import data
from motcua.demo.staff import Staff
from motcua.demo.worktimes import after
from motcua.documents.actions import store_file
from motcua.documents.rules.media import FileKind
from motcua.dossiers import actions
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.models import Dossier, Outcome
from motcua.dossiers.passage import Done
from motcua.dossiers.queries.result_draft import render_result
from motcua.dossiers.rules.lifecycle import Status
from motcua.kernel.actor import CITIZEN
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role
from motcua.procedures.models import Channel

MINUTE = 60
_RESTS = {
    Status.REGISTERED: ANSWER,
    Status.SUPPLEMENT: SUPPLEMENT,
    Status.DONE: COLLECT,
}


@dataclass
class Office:
    """What all lives share: who works where, and who came before."""

    staff: Staff
    units: dict[str, int]
    applicants: Applicants


class Life:
    def __init__(self, arrival: Arrival, office: Office, rng: Random) -> None:
        self.arrival = arrival
        self.fate = arrival.fate
        self.office = office
        self.rng = rng
        self.dossier: Dossier | None = None
        self.applicant_name = ""
        self.asked = self.sent_back = self.verified = self.slowed = False
        self.bends = set(arrival.fate.bends)
        # What follows on a bend, and how many working seconds later.
        self.follow_up: Callable[[Dossier, dt.datetime], Done | None] | None = None
        self.wait: float | None = None

    def live(self, at: dt.datetime) -> dt.datetime | None:
        """Do what is to be done now; returns when the next thing will be, None: nothing more."""
        self.wait = None
        done = self._open(at) if self.dossier is None else self._go_on(self.dossier, at)
        self.dossier = done.dossier
        return self._next(done.dossier, at)

    # Opening

    def _open(self, at: dt.datetime) -> Done:
        intake = filing.intake(self.arrival, self.office.units, self.office.applicants, self.rng)
        self.applicant_name = intake.applicant.name
        if self.arrival.channel == Channel.ONLINE:
            return actions.submit(intake, by=CITIZEN, at=at)
        by = self.one_of(intake.receiving_unit, Role.TN)
        if self._settles():
            return actions.settle_at_counter(intake, by=by, at=at)
        if self.fate.refused:
            return actions.refuse_at_counter(intake, by=by, at=at, reason=self._say("refusals"))
        if self.fate.supplement == AT_INTAKE:
            self.asked = True
            return actions.request_supplement_at_counter(
                intake, by=by, at=at, items=filing.missing(intake),
                reason=self._say("supplements"),
            )  # fmt: skip
        return actions.receive_at_counter(intake, by=by, at=at)

    def _settles(self) -> bool:
        """On the spot, unless something is the matter with it."""
        plain = not (self.fate.refused or self.fate.supplement or self.fate.staged)
        return self.arrival.offer.settled_at_once and plain

    # Acting

    def _go_on(self, dossier: Dossier, at: dt.datetime) -> Done:
        return detour(self, dossier, at) or self._act(dossier, at)

    def _act(self, dossier: Dossier, at: dt.datetime) -> Done:
        if dossier.state == Status.REGISTERED:
            return self._answer(dossier, at)
        if dossier.state == Status.SUPPLEMENT:
            return self._end_supplement(dossier, at)
        if dossier.state == Status.STOPPED:
            by = self.one_of(dossier.receiving_unit_id, Role.TN)
            return actions.return_papers(dossier, by=by, at=at, taken_by=self.applicant_name)
        if dossier.state == Status.DONE:
            by = self.one_of(dossier.receiving_unit_id, Role.TN)
            return actions.return_result(
                dossier, by=by, at=at, taken_by=self.applicant_name,
                through=dossier.result_channel,
            )  # fmt: skip
        return self._work(dossier, at)

    def _end_supplement(self, dossier: Dossier, at: dt.datetime) -> Done:
        if self.fate.supplement_takes is None and dossier.received_at:
            return actions.stop(
                dossier, by=self.one_of(dossier.resolving_unit_id, Role.LD), at=at,
                reason=self._say("stops"), legal_basis="NĐ 118/2025/NĐ-CP Điều 17",
            )  # fmt: skip
        by = self.one_of(dossier.receiving_unit_id, Role.TN)
        return actions.receive_supplement(dossier, by=by, at=at)

    def _answer(self, dossier: Dossier, at: dt.datetime) -> Done:
        by = self.one_of(dossier.receiving_unit_id, Role.TN)
        if self.fate.refused:
            return actions.refuse(dossier, by=by, at=at, reason=self._say("refusals"))
        if self.fate.supplement == AT_INTAKE and not self.asked:
            return self._ask(dossier, by, at)
        return actions.receive(dossier, by=by, at=at)

    def _ask(self, dossier: Dossier, by: Officer, at: dt.datetime) -> Done:
        """For the papers found faulty, else for one that turned out not to do."""
        self.asked = True
        papers = list(dossier.papers.order_by("position"))
        faulty = [p for p in papers if p.fault] or [self.rng.choice(papers)]
        items = [
            MissingPaper(name=p.name, fault=p.fault or self._say("paper_faults")) for p in faulty
        ]
        return actions.request_supplement(
            dossier, by=by, at=at, items=items, reason=self._say("supplements")
        )

    def _work(self, dossier: Dossier, at: dt.datetime) -> Done:
        if dossier.is_offered:
            return actions.accept(dossier, by=self.taker(dossier), at=at)
        stage, by = self.stage_of(dossier), self.holder(dossier)
        if self._will_ask(stage):
            return self._ask(dossier, by, at)
        way = self._way(stage)
        if way.act == "assign":
            to = self.one_of(dossier.holder_unit_id, Role.CV)
            return actions.assign(dossier, by=by, at=at, to=to.post_id, outcome=way.outcome)
        if way.act == "submit_for_approval":
            return actions.submit_for_approval(
                self._with_draft(dossier, by, at),
                by=by,
                at=at,
                opinion=self._say("opinions"),
                outcome=way.outcome,
            )
        if way.act == SENDING_BACK:
            return actions.send_back(
                dossier, by=by, at=at, reason=self._say("send_backs"), outcome=way.outcome
            )
        if way.act == "approve" and self.fate.declined:
            reason = self._say("declines")
            return actions.decline(dossier, by=by, at=at, reason=reason, outcome=way.outcome)
        if way.act == "approve":
            return actions.approve(dossier, by=by, at=at, outcome=way.outcome)
        plain = actions.transfer if way.act == "transfer" else actions.hand_to_counter
        return plain(dossier, by=by, at=at, outcome=way.outcome)

    def _with_draft(self, dossier: Dossier, by: Officer, at: dt.datetime) -> Dossier:
        """Those on the desks of the accounts have a file for the leader to look at and sign."""
        if not self.fate.staged or Outcome.objects.filter(dossier=dossier).exists():
            return dossier
        content = render_result(dossier, at=at)
        file = store_file(
            content, name=f"du-thao-{dossier.code}.pdf", by=by, at=at, key=dossier.applicant.key,
            kind=FileKind.DRAFT,
        )  # fmt: skip
        return actions.draft_result(dossier, by=by, at=at, file=file).dossier

    def _will_ask(self, stage: Stage) -> bool:
        return self.fate.supplement == LATER and not self.asked and stage.role == Role.CV

    def _way(self, stage: Stage) -> Way:
        if self.fate.sent_back and not self.sent_back and stage.back:
            self.sent_back = True
            return stage.back
        if self.fate.verified and not self.verified and stage.detour:
            self.verified = True
            return stage.detour
        return stage.straight

    # When next

    def _next(self, dossier: Dossier, at: dt.datetime) -> dt.datetime | None:
        if dossier.state in {Status.REFUSED, Status.RETURNED} or self._rests(dossier):
            return None
        if self.wait is not None:
            return after(at, self.wait)
        seconds = takes(self, dossier, at)
        return None if seconds is None else after(at, seconds)

    def _rests(self, dossier: Dossier) -> bool:
        place = _RESTS.get(dossier.state) or (dossier.step.key if dossier.step else "")
        still_to_come = (self.fate.sent_back and not self.sent_back) or (
            self.fate.supplement and not self.asked
        )
        return place == self.fate.rest_at and not still_to_come

    # Who and what

    def stage_of(self, dossier: Dossier) -> Stage:
        assert dossier.step is not None
        return self.arrival.offer.stages[dossier.step.key]

    def holder(self, dossier: Dossier) -> Officer:
        named = self.office.staff.holder(dossier.holder_post_id)
        return named or self.one_of(dossier.holder_unit_id, dossier.holder_role)

    def taker(self, dossier: Dossier) -> Officer:
        named = self.office.staff.holder(dossier.offered_post_id)
        return named or self.one_of(dossier.offered_unit_id, dossier.offered_role)

    def one_of(self, unit_id: int | None, role: str) -> Officer:
        assert unit_id is not None
        people = self.office.staff.of(unit_id, role)
        return people[0] if self.fate.staged else self.rng.choice(people)

    def _say(self, kind: str) -> str:
        return str(self.rng.choice(data("demand")[kind]))
