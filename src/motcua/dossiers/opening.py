"""Making a dossier out of an intake; used by the two verbs that open one."""

from __future__ import annotations

import datetime as dt
from functools import cache

from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.dossiers.checks import check_not_ahead
from motcua.dossiers.models import Dossier, DossierPaper
from motcua.dossiers.numbering import draw_code
from motcua.dossiers.queries import routing, time_rules
from motcua.dossiers.queries.methods import check_case, choose_method
from motcua.dossiers.rules.intake import Intake, check_papers, check_relation
from motcua.dossiers.rules.lifecycle import Status
from motcua.dossiers.words import learn
from motcua.kernel import clock
from motcua.kernel.actor import Actor
from motcua.kernel.codes import new_secret
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text, fold
from motcua.kernel.prepared_writes import KeyOf, PreparedInsert, Together
from motcua.parties.actions import enter_party
from motcua.parties.models import Party
from motcua.procedures.models import Channel, ProcedureVersion
from motcua.procedures.queries.published import running


def open_dossier(intake: Intake, *, by: Actor, at: dt.datetime) -> Dossier:
    """A dossier in state 1 with its code and secret; the caller records what it did with it."""
    dossier, papers = prepare_dossier(intake, by=by, at=at)
    write_opened(dossier, papers)
    return dossier


_ATTRIBUTES = {
    field.name: field.attname for field in Dossier._meta.concrete_fields if not field.primary_key
}
_OF_PAPER = ("position", "name", "required", "originals", "copies", "check_state", "fault")
_PAPER = PreparedInsert(DossierPaper, "dossier", *_OF_PAPER, "digitised")


def write_opened(dossier: Dossier, papers: list[DossierPaper]) -> None:
    """The row and its papers, as they stand, together."""
    writes = Together()
    add_opened(writes, dossier, papers)
    opened_as(dossier, writes.write())


def opened_as(dossier: Dossier, pk: int) -> None:
    dossier.pk = pk
    dossier._state.adding = False


def add_opened(writes: Together, dossier: Dossier, papers: list[DossierPaper]) -> KeyOf:
    """The same as a part of a larger act, which gives the key that comes of it."""
    own = writes.next_key()
    told = {name: getattr(dossier, attribute) for name, attribute in _ATTRIBUTES.items()}
    given = {name: value for name, value in told.items() if value is not None}
    writes.add(_row(tuple(given)), *given.values())
    for paper in papers:
        of_paper = (getattr(paper, name) for name in _OF_PAPER)
        writes.add(_PAPER, own, *of_paper, paper.digitised)
    return own


@cache
def _row(names: tuple[str, ...]) -> PreparedInsert:
    return PreparedInsert(Dossier, *names)


def prepare_dossier(
    intake: Intake, *, by: Actor, at: dt.datetime
) -> tuple[Dossier, list[DossierPaper]]:
    """The same, not written yet: `Passage.record` writes it as the act leaves it, in one go.

    Everything that can be wrong is found before the number is drawn.
    """
    check_not_ahead(at)
    on = clock.local(at).date()
    version, process = running(intake.procedure, on)
    _check_channels(intake)
    check_papers(intake.papers)
    check_relation(intake.relation, intake.authorisation)
    check_case(version, intake.case)
    method = choose_method(version, channel=intake.channel, method=intake.method, case=intake.case)
    resolving = routing.resolving_unit(process, intake.receiving_unit, intake.resolving, on)
    applicant = enter_party(
        intake.applicant, by=by, at=at, prefix="applicant_", renamed=intake.renamed
    )
    submitter = _submitter(intake, by, at)
    # Before the number is drawn: whoever waits for a word holds up nobody who waits for a number.
    learn(search_words("", applicant, submitter, version))
    code, calendars = draw_code(intake.receiving_unit, on)
    dossier = Dossier(
        code=code, secret_sealed=sealed_secret(code), procedure=version.procedure,
        procedure_version=version, process=process, channel=intake.channel,
        result_channel=intake.result_channel, receiving_unit_id=intake.receiving_unit,
        resolving_unit_id=resolving, applicant=applicant, submitter=submitter,
        status=Status.REGISTERED, group=intake.group,
        term=method.due_term if method else "",
        day_rule=version.day_rule or time_rules.day_rule_on(on), submitted_at=at,
        search_words=search_words(code, applicant, submitter, version),
    )  # fmt: skip
    dossier.calendars = calendars
    return dossier, _papers(dossier, intake)


def _check_channels(intake: Intake) -> None:
    for field, value in (("channel", intake.channel), ("result_channel", intake.result_channel)):
        if value not in Channel.values:
            raise InvalidInput("Chọn một trong ba: tại quầy, trực tuyến, bưu chính.", field=field)


def _submitter(intake: Intake, by: Actor, at: dt.datetime) -> Party | None:
    if intake.submitter is None:
        return None
    return enter_party(intake.submitter, by=by, at=at, prefix="submitter_")


def sealed_secret(code: str) -> bytes:
    return sealing.seal(keys.master(), new_secret().encode(), bound_to=f"secret of {code}")


def search_words(
    code: str, applicant: Party, submitter: Party | None, version: ProcedureVersion
) -> str:
    names = [applicant.name_folded, submitter.name_folded if submitter else ""]
    return " ".join([fold(code), *names, version.procedure.code, version.name_folded[:200]])


def _papers(dossier: Dossier, intake: Intake) -> list[DossierPaper]:
    return [
        DossierPaper(
            dossier=dossier,
            position=place,
            name=clean_text(paper.name),
            required=paper.required,
            originals=paper.originals,
            copies=paper.copies,
            check_state=paper.check,
            fault=clean_text(paper.fault),
        )
        for place, paper in enumerate(intake.papers, 1)
    ]
