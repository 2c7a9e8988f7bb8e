"""What has been typed on the intake page so far, read into what the rooms understand.

The same flat content is the form, the draft on the server and the page after a refusal.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from motcua.desk.forms.intake import IntakeForm, PersonForm
from motcua.desk.intake_kept import kept_of
from motcua.desk.intake_papers import chosen_case, papers_in
from motcua.dossiers.policies import AUTHORITY
from motcua.dossiers.queries import preview
from motcua.dossiers.queries.methods import of_channel
from motcua.dossiers.rules.intake import Intake, PaperIn
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.errors import InvalidInput
from motcua.organisations.authority import Reach
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.parties.queries import parties
from motcua.parties.rules.details import PartyDetails
from motcua.procedures.queries.receivable import receivable_one
from motcua.procedures.rules.cases import parts_for
from motcua.worktime import Term

if TYPE_CHECKING:
    from motcua.parties.queries.parties import Party
    from motcua.procedures.queries.receivable import ReceivableVersion

DRAFT = "tiep-nhan"
FRESH = {"applicant_kind": "citizen", "filed_by": "self", "channel": "1", "result_channel": "1"}
NOT_KEPT = {"csrfmiddlewaretoken", "act"}
LONGEST = 60_000
ONLINE = 2


def fresh() -> dict[str, str]:
    return FRESH | {"key": str(uuid.uuid4())}


def content_of(posted: QueryDict) -> dict[str, str]:
    """The last value of each field; a text that no page can have typed is cut off."""
    return {name[:80]: str(posted[name])[:LONGEST] for name in posted if name not in NOT_KEPT} | {
        "key": posted.get("key", "") or str(uuid.uuid4())
    }


@dataclass(frozen=True)
class IntakeState:
    content: Mapping[str, str]
    officer: Officer
    now: dt.datetime

    def get(self, name: str) -> str:
        return self.content.get(name, "").strip()

    def number(self, name: str, default: int) -> int:
        text = self.get(name)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default

    @property
    def assists(self) -> bool:
        """A supporter files for a citizen and looks nobody up."""
        return self.officer.reach(AUTHORITY[Verb.RECEIVE]) == Reach.NONE

    @cached_property
    def party(self) -> Party | None:
        """The person chosen from those known; their numbers never travel through the page."""
        if self.assists or not self.get("party"):
            return None
        return parties.standing(self.number("party", 0))

    @cached_property
    def filings(self) -> list[Any]:
        """What the person, chosen or known by the number typed, has filed before."""
        if self.assists:
            return []
        party = self.party or parties.by_identity("".join(self.get("applicant_identity").split()))
        return preview.filings_of(party.pk) if party else []

    @cached_property
    def version(self) -> ReceivableVersion | None:
        code = self.get("procedure")
        return receivable_one(code, self.now.date()) if code else None

    @property
    def settles_at_once(self) -> bool:
        return bool(self.version and self.version.settled_at_once and not self.assists)

    @property
    def kept(self) -> list[dict[str, str]]:
        """The dossiers of the same person that are filled in already."""
        return kept_of(self.content)

    @property
    def channel(self) -> int:
        if self.assists:
            return ONLINE
        return self.number("channel", 1)

    @property
    def method(self) -> int | None:
        return self.number("method", 0) or None

    @cached_property
    def case(self) -> str:
        """The case chosen; empty where the procedure does not tell several apart."""
        return chosen_case(self.version, self.content) if self.version else ""

    @cached_property
    def papers(self) -> tuple[PaperIn, ...]:
        return papers_in(self.version, self.content) if self.version else ()

    @cached_property
    def form(self) -> IntakeForm:
        return IntakeForm(
            {**FRESH, **self.content}, communes=self._communes(), methods=self.methods
        )

    @cached_property
    def applicant_form(self) -> PersonForm:
        return PersonForm(dict(self.content), prefix="applicant")

    @cached_property
    def submitter_form(self) -> PersonForm:
        return PersonForm(dict(self.content), prefix="submitter")

    def _communes(self) -> list[tuple[str, str]]:
        own = [("", _("Xã, phường nơi nộp"))]
        return [*own, *units.communes(self.now.date())] if self.version else own

    @cached_property
    def methods(self) -> list[tuple[str, str]]:
        if self.version is None:
            return []
        rows = of_channel(parts_for(self.case, self.version.methods.all()), self.channel)
        return [(str(row.pk), _way_text(row)) for row in rows]

    def _nothing_chosen(self) -> dict[str, list[str]]:
        """Without a procedure no rule is asked, so a missing person is told here as well."""
        told = {}
        if self.party is None and not self.get("applicant_name"):
            told["applicant_name"] = ["Chưa có chủ hồ sơ. Tìm người hoặc bấm “Người mới” ở mục 1."]
        told["procedure"] = ["Chưa chọn thủ tục. Gõ tên hoặc mã ở mục 2 rồi chọn một dòng."]
        return told

    def applicant(self) -> PartyDetails:
        """As typed; for a person chosen, what is known with what was typed anew."""
        told = self.applicant_form.details(self.get("applicant_kind") or "citizen")
        if self.party is None:
            return told
        known = parties.opened(self.party)
        return PartyDetails(
            kind=known.kind,
            name=known.name,
            identity=known.identity,
            birth_year=known.birth_year,
            phone=told.phone or known.phone,
            email=told.email or known.email,
            address=told.address or known.address,
        )

    def intake(self) -> Intake:
        """Raises InvalidInput when no procedure was chosen."""
        if self.version is None:
            raise InvalidInput(errors=self._nothing_chosen())
        for_other = self.get("filed_by") == "other"
        return Intake(
            procedure=self.version.procedure.code,
            receiving_unit=self.officer.unit_id,
            channel=self.channel,
            result_channel=self.number("result_channel", 1),
            applicant=self.applicant(),
            papers=self.papers,
            submitter=self.submitter_form.details() if for_other else None,
            resolving=self.get("resolving"),
            method=self.method,
            renamed=bool(self.get("renamed")),
            relation=self.get("relation") if for_other else "",
            authorisation=self.get("authorisation") if for_other else "",
            case=self.case,
        )

    def intakes(self) -> list[Intake]:
        """Those kept and the one on the page, in the order in which they were filled in."""
        others = [replace(self, content={**self.content, **one}) for one in self.kept]
        return [*(other.intake() for other in others), self.intake()]


def _way_text(method: Any) -> str:
    if method.reduced_term:
        return Term.parse(method.reduced_term).text()
    return method.term_text or method.note[:120] or "–"


def changed(content: Mapping[str, str], **changes: str) -> dict[str, Any]:
    """The content with some fields set, and those set to nothing left out."""
    merged = {**content, **changes}
    return {name: value for name, value in merged.items() if value != ""}
