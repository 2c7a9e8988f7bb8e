"""Return the result to its owner or the person authorised (NĐ 118/2025/NĐ-CP, Điều 22)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.models import Dossier, Outcome
from motcua.dossiers.passage import Done, Passage, begin, branch_of
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name, clean_text, fold
from motcua.organisations.officer import Officer
from motcua.procedures.models import Channel


@transaction.atomic
def return_result(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    taken_by: str,
    through: int,
    authorisation: str = "",
    outcome: str = "",
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 9 → 10; who took it, and how, is written down.

    Somebody other than the owner or who filed needs `authorisation`: the letter they showed.
    """
    act = begin(Verb.RETURN_RESULT, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    taker = clean_name(taken_by, field="taken_by", label="Tên người nhận")
    letter = clean_text(authorisation)[:300]
    if through not in Channel.values:
        raise InvalidInput("Chọn cách trả: tại quầy, điện tử hoặc bưu chính.", field="through")
    _check_taker(act, taker, letter, through)
    act.go(branch_of(act.dossier.step, Verb.RETURN_RESULT, outcome))
    act.dossier.status = Status.RETURNED
    act.dossier.returned_at = at
    act.dossier.act_by = None
    act.leave_process()
    Outcome.objects.filter(dossier=act.dossier).update(taken_through=through)
    told = {"taken_by": taker, **({"authorisation": letter} if letter else {})}
    return act.record({"through": through, "authorised": bool(letter)}, told)


def _check_taker(act: Passage, taker: str, letter: str, through: int) -> None:
    dossier = act.dossier
    own = {dossier.applicant.name_folded}
    if dossier.submitter:
        own.add(dossier.submitter.name_folded)
    if through != Channel.COUNTER or letter or fold(taker) in own:
        return
    raise InvalidInput(
        f"“{taker}” không phải chủ hồ sơ hay người nộp. Ghi giấy ủy quyền hoặc giấy giới thiệu "
        "người này mang theo.",
        field="authorisation",
    )
