"""Answer one item of the checklist on the spot: met, in part, not; with a note."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, NotFound
from motcua.kernel.folding import clean_text
from motcua.oversight import policies
from motcua.oversight.actions._drafts import unsigned
from motcua.oversight.models import CheckItem, Inspection
from motcua.oversight.rules.inspections import ANSWERS

ITEM_ANSWERED = events.declare("oversight.item_answered", "Đánh giá một mục kiểm tra")
LONGEST = 2_000


@transaction.atomic
def answer_item(
    inspection: Inspection, *, by: Actor, at: dt.datetime, key: str, answer: str, note: str = ""
) -> CheckItem:
    """The figure beside it is not touched. Raises InvalidInput, NotFound, WrongState once signed."""
    policies.require_running(by, inspection)
    inspection = unsigned(inspection)
    note = clean_text(note)
    check = inspection.checks.filter(key=key).first()
    if check is None:
        raise NotFound("Phiếu không có mục này. Tải lại trang.")
    if answer not in ANSWERS:
        raise InvalidInput("Chọn đạt, đạt một phần, chưa đạt hoặc không áp dụng.", field="answer")
    if answer in {"no", "partly"} and not note:
        raise InvalidInput("Mục chưa đạt thì ghi điều đoàn thấy.", field="note")
    if len(note) > LONGEST:
        raise InvalidInput(f"Ghi chú dài {len(note)} ký tự, tối đa {LONGEST}.", field="note")
    check.answer, check.note = answer, note
    check.save(update_fields=["answer", "note"])
    facts = {"item": key, "answer": answer, "note": note[:300]}
    record(chain=inspection.chain, type=ITEM_ANSWERED, by=by, at=at, facts=facts)
    return check
