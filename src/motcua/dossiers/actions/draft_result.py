"""Draft the result that is proposed, for the leader to sign (NĐ 118/2025/NĐ-CP, Điều 18)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.documents.actions.store_file import facts_of
from motcua.documents.models import StoredFile
from motcua.dossiers.actions._decision import result_name
from motcua.dossiers.actions.attach import check_owner
from motcua.dossiers.models import Dossier, Outcome
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.organisations.officer import Officer


@transaction.atomic
def draft_result(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    file: StoredFile,
    kind: str = Outcome.Kind.GRANTED,
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 4 stays; drafted anew until it is decided. The event keeps the file's sha256, so that
    what is signed can be compared with what was proposed.
    """
    act = begin(Verb.DRAFT_RESULT, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    check_owner(act.dossier, file)
    if kind not in Outcome.Kind.values:
        raise InvalidInput("Chọn dự thảo chấp thuận hay từ chối giải quyết.", field="kind")
    outcome = Outcome.objects.filter(dossier=act.dossier).first()
    if outcome is not None and outcome.decided_at is not None:
        raise WrongState(
            "Kết quả đã được ký nên không đổi dự thảo được. Trả lại bước trước nếu cần sửa.",
            code="decided",
        )
    named = {"kind": kind, "name": result_name(act.dossier, Outcome.Kind(kind)), "draft": file}
    Outcome.objects.update_or_create(dossier=act.dossier, defaults=named)
    return act.record({**facts_of(file), "outcome_kind": str(kind)})
