"""The same act for several dossiers: each by itself, with an outcome for each."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.desk import frame
from motcua.desk.batches import BATCH
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.views.worklists import kind_of
from motcua.dossiers import actions
from motcua.dossiers.queries import rows
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, InvalidInput
from motcua.ui.words import list_words

MOST = 50


@dataclass(frozen=True)
class Result:
    code: str
    fault: str = ""


@require_POST
@desk
def act(request: DeskRequest, key: str) -> HttpResponse:
    kind = kind_of(request.officer, key)
    name = request.POST.get("act", "")
    codes = list(dict.fromkeys(request.POST.getlist("dossier")))[:MOST]
    if name not in BATCH or not codes:
        raise InvalidInput(_("Chưa chọn hồ sơ nào. Đánh dấu hồ sơ trong danh sách rồi làm lại."))
    verb = Verb(name)
    results = [_one(request, verb, code) for code in codes]
    context = {
        "verb": verb,
        "back": reverse("desk:worklist", args=[kind.key]),
        "list_label": list_words(kind.label),
        "done": [result for result in results if not result.fault],
        "failed": [result for result in results if result.fault],
        "total": len(results),
    }
    return frame.page(request, "desk/batch.html", context, current=kind.key)


def _one(request: DeskRequest, verb: Verb, code: str) -> Result:
    try:
        dossier = rows.get(code, request.officer)
        do = {Verb.TRANSFER: actions.transfer, Verb.HAND_TO_COUNTER: actions.hand_to_counter}[verb]
        do(dossier, by=request.officer, at=clock.now())
    except DomainError as fault:
        return Result(code, fault.message)
    return Result(code)
