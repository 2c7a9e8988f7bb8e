"""Ask other units for their opinion, side by side (NĐ 118/2025/NĐ-CP, Điều 18).

Coordination between agencies counts in the term; a unit that is silent has not agreed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from motcua.dossiers.models import Consultation, Dossier
from motcua.dossiers.passage import Done, Passage, begin
from motcua.dossiers.reckoning import authority_term
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units as organisation
from motcua.worktime import Term

NEEDED = "Ghi nội dung cần hỏi để đơn vị được hỏi trả lời đúng việc."
MOST_UNITS = 20


@transaction.atomic
def consult(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    units: Sequence[int],
    question: str,
    term: str = "3wd",
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 4 stays. `units` are asked at once, each to answer within `term`."""
    act = begin(Verb.CONSULT, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    asked = list(dict.fromkeys(units))
    _check(act, asked)
    text = checked_reason(question, field="question", needed=NEEDED)
    answer_by = authority_term(act.dossier, at, Term.parse(term))
    first = Consultation.objects.filter(dossier=act.dossier).count() + 1
    Consultation.objects.bulk_create(
        Consultation(
            dossier=act.dossier, number=number, unit_id=unit, asked_at=at,
            asked_by_id=by.post_id, answer_by=answer_by,
        )
        for number, unit in enumerate(asked, first)
    )  # fmt: skip
    facts = {"units": asked, "numbers": [first, first + len(asked) - 1],
             "answer_by": local(answer_by).isoformat()}  # fmt: skip
    return act.record(facts, {"question": text})


def _check(act: Passage, asked: list[int]) -> None:
    if not 1 <= len(asked) <= MOST_UNITS:
        raise InvalidInput(f"Chọn từ 1 đến {MOST_UNITS} đơn vị để lấy ý kiến.", field="units")
    places = organisation.tree(local(act.at).date()).places
    if unknown := [unit for unit in asked if unit not in places]:
        raise InvalidInput(
            f"Có {len(unknown)} đơn vị không còn hoạt động vào ngày này. Chọn lại.", field="units"
        )
    if act.dossier.holder_unit_id in asked:
        raise InvalidInput("Không lấy ý kiến của chính đơn vị đang giữ hồ sơ.", field="units")
    waiting = Consultation.objects.filter(dossier=act.dossier, unit__in=asked)
    again = waiting.filter(answered_at=None, cancelled_at=None).first()
    if again:
        name = organisation.unit_name(again.unit_id, local(act.at).date())
        raise InvalidInput(f"{name} đã được hỏi và chưa trả lời.", field="units")
