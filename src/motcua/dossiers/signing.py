"""Acts done with an electronic signature: what is signed, and the act that keeps it.

Law: Luật Giao dịch điện tử 2023, Điều 22; NĐ 30/2020/NĐ-CP, Điều 12-18; NĐ 118/2025/NĐ-CP, Điều 18.
The signature and the act are one transaction: nothing is signed that was not decided. The key is
opened before it (`unlock_key`), for wrong PINs count also when the act fails.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from motcua.documents.actions import OpenedKey, sign_document, store_file
from motcua.documents.keeping import kept_together
from motcua.documents.models import StoredFile
from motcua.documents.queries.signing_keys import has_key
from motcua.documents.rules.media import PDF, FileKind
from motcua.documents.rules.results import ResultKind
from motcua.dossiers import actions, policies
from motcua.dossiers.models import DocumentBook, Dossier, Outcome
from motcua.dossiers.passage import Done, repeated_request
from motcua.dossiers.queries import letters, result_draft
from motcua.dossiers.queries.books import next_number
from motcua.dossiers.queries.paper_parts import last_of
from motcua.dossiers.queries.timeline import timeline
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.organisations.officer import Officer

_DO: dict[Verb, Callable[..., Done]] = {
    Verb.APPROVE: actions.approve,
    Verb.DECLINE: actions.decline,
    Verb.EXTEND: actions.extend,
    Verb.ISSUE: actions.issue,
}
SIGNING = frozenset(_DO)
SEALING = frozenset({Verb.ISSUE})
# Somebody else may draw the number between a look at the book and the act.
_TRIES = 3


def holds_key(verb: Verb, officer: Officer, at: dt.datetime) -> bool:
    """Whether the officer could do this act with a key: their own, or the seal they keep."""
    return verb in SIGNING and has_key(officer, at, seal=verb in SEALING)


def is_electronic(verb: Verb, dossier: Dossier) -> bool:
    """Whether there is a file to sign; where there is none the paper itself is signed."""
    if verb in {Verb.DECLINE, Verb.EXTEND}:
        return True
    outcome = Outcome.objects.filter(dossier=dossier).select_related("draft", "signed").first()
    file = outcome and (outcome.signed if verb in SEALING else outcome.draft)
    return bool(file and file.media_type == PDF.media_type)


def any_electronic(verb: Verb, codes: Collection[str]) -> bool:
    """Whether any of these dossiers has a file to sign."""
    if verb in {Verb.DECLINE, Verb.EXTEND}:
        return True
    which = "signed" if verb in SEALING else "draft"
    wanted = {"dossier__code__in": codes, f"{which}__media_type": PDF.media_type}
    return Outcome.objects.filter(**wanted).exists()


def carry_out(
    verb: Verb,
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    with_key: OpenedKey | None,
    key: str = "",
    **more: Any,
) -> Done:
    """The act with its signature where the officer holds a key and there is a file, else without.

    Raises InvalidInput (`pin`) where a signature is due and no key was opened, and what the act
    and the signing raise.
    """
    if done := repeated_request(by, key, verb):
        return done
    policies.require(by, verb, dossier)
    if not (is_electronic(verb, dossier) and holds_key(verb, by, at)):
        return _DO[verb](dossier, by=by, at=at, key=key, **more)
    if with_key is None:
        raise InvalidInput("Nhập mã PIN ký số để ký văn bản này.", field="pin", code="no_pin")
    order = _Order(verb, dossier, by, at, with_key)
    return _sign_and_do(order, {"key": key, **more})


@dataclass(frozen=True)
class _Order:
    verb: Verb
    dossier: Dossier
    by: Officer
    at: dt.datetime
    key: OpenedKey


def _sign_and_do(order: _Order, more: dict[str, Any]) -> Done:
    for tried in range(1, _TRIES + 1):
        try:
            with kept_together() as made:
                told = _SIGNED[order.verb](order, more, made)
                return _DO[order.verb](order.dossier, by=order.by, at=order.at, **more, **told)
        except Exception as fault:
            if getattr(fault, "code", "") != "number_taken" or tried == _TRIES:
                raise
    message = "the last try returns or raises"
    raise AssertionError(message)


def _sign(order: _Order, file: StoredFile, made: list[StoredFile], **how: Any) -> StoredFile:
    signed = sign_document(file, by=order.by, at=order.at, pin=order.key, **how)
    made.append(signed)
    return signed


def _kept(order: _Order, pdf: bytes, name: str, made: list[StoredFile]) -> StoredFile:
    file = store_file(
        pdf, name=name, by=order.by, at=order.at, key=order.dossier.applicant.key,
        kind=FileKind.DRAFT,
    )  # fmt: skip
    made.append(file)
    return file


def _approved(order: _Order, more: dict[str, Any], made: list[StoredFile]) -> dict[str, Any]:
    outcome = Outcome.objects.select_related("draft__key").get(dossier=order.dossier)
    if outcome.kind == Outcome.Kind.DECLINED:
        raise WrongState(
            "Dự thảo đang trình là văn bản từ chối giải quyết. Dùng “Từ chối giải quyết”, hoặc "
            "trả lại để soạn dự thảo khác.",
            code="draft_declines",
        )
    return {"signed": _proposed(order, outcome, made)}


def _proposed(order: _Order, outcome: Outcome, made: list[StoredFile]) -> StoredFile:
    """The draft, if it is still the file that was proposed."""
    assert outcome.draft is not None
    told = last_of(timeline(order.dossier), Verb.DRAFT_RESULT)
    proposed = told.facts["sha256"]
    return _sign(order, outcome.draft, made, proposed=proposed, reason="Phê duyệt")


def _declined(order: _Order, more: dict[str, Any], made: list[StoredFile]) -> dict[str, Any]:
    """The letter that was proposed; where there is none, one made of the reason."""
    found = Outcome.objects.select_related("draft__key").filter(
        dossier=order.dossier, kind=Outcome.Kind.DECLINED, draft__media_type=PDF.media_type
    )
    if outcome := found.first():
        return {"signed": _proposed(order, outcome, made)}
    letter = result_draft.render_result(
        order.dossier, at=order.at, kind=ResultKind.DECLINED,
        content=result_draft.declining_points(order.dossier, more.get("reason", "")),
    )  # fmt: skip
    draft = _kept(order, letter, f"tu-choi-{order.dossier.code}.pdf", made)
    return {"signed": _sign(order, draft, made, reason="Từ chối giải quyết")}


def _extended(order: _Order, more: dict[str, Any], made: list[StoredFile]) -> dict[str, Any]:
    unit = order.dossier.resolving_unit_id
    number = next_number(unit, order.at, DocumentBook.Kind.APOLOGY)
    letter = letters.apology_to_sign(order.dossier, order.by, at=order.at, number=number)
    draft = _kept(order, letter, f"xin-loi-{order.dossier.code}.pdf", made)
    return {"signed": _sign(order, draft, made, reason="Xin lỗi, hẹn lại"), "number": number}


def _sealed(order: _Order, more: dict[str, Any], made: list[StoredFile]) -> dict[str, Any]:
    outcome = Outcome.objects.select_related("signed__key").get(dossier=order.dossier)
    assert outcome.signed is not None
    number = next_number(order.dossier.resolving_unit_id, order.at)
    return {
        "sealed": _sign(order, outcome.signed, made, seal=True, number=number),
        "number": number,
    }


_SIGNED = {
    Verb.APPROVE: _approved,
    Verb.DECLINE: _declined,
    Verb.EXTEND: _extended,
    Verb.ISSUE: _sealed,
}
