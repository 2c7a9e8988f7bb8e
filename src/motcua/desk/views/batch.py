"""The same act for several dossiers: each by itself, with an outcome for each."""

from __future__ import annotations

import csv
import hashlib
import io
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core import signing
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.desk import frame, seen
from motcua.desk.batches import BATCH, BatchAct
from motcua.desk.forms.batch import BatchForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.printing_many import print_after
from motcua.desk.signing import SIGNING, opened, pin_of_batch
from motcua.desk.spreadsheets import plain
from motcua.desk.views.worklists import kind_of
from motcua.dossiers import assignees
from motcua.dossiers.queries import rows
from motcua.dossiers.queries.opening_hours import next_working_day
from motcua.dossiers.queries.worklists import WorklistKind
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, InvalidInput
from motcua.organisations.officer import Officer
from motcua.ui.words import list_words

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

MOST = 50
SALT = "desk.batch"


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
    chosen = BATCH.get(name)  # type: ignore[call-overload]
    if chosen is None or not codes:
        raise InvalidInput(_("Chưa chọn hồ sơ nào. Đánh dấu hồ sơ trong danh sách rồi làm lại."))
    form = _form(request, chosen, codes)
    if (form.fields or chosen.signs) and not (form.is_bound and form.is_valid()):
        return _ask(request, kind, form, codes)
    try:
        with_key = _opened(request, form)
    except DomainError as fault:
        form.add_error("pin", fault.message)
        return _ask(request, kind, form, codes)
    return _done(request, kind, form, codes, with_key)


def _opened(request: DeskRequest, form: BatchForm) -> dict[str, Any]:
    """Once for all; what is not signed with a key takes none."""
    if form.act.verb not in SIGNING:
        return {}
    pin = form.cleaned_data.get("pin", "") if form.is_bound else ""
    return {"with_key": opened(form.act.verb, request.officer, clock.now(), pin)}


def _form(request: DeskRequest, chosen: BatchAct, codes: list[str]) -> BatchForm:
    people = _people(request.officer, chosen.verb, codes) if "to" in chosen.asks else []
    data = request.POST if request.POST.get("sure") else None
    initial = {"report_by": next_working_day(request.officer.unit_id, clock.now())}
    with_pin = pin_of_batch(chosen.verb, codes, request.officer, clock.now())
    return BatchForm(
        data, act=chosen, people=people, with_pin=with_pin, initial=initial,
        use_required_attribute=False,
    )  # fmt: skip


def _people(officer: Officer, verb: Verb, codes: list[str]) -> list[Officer]:
    """Who could take any of them, each once; places that are alike are asked once."""
    places: dict[tuple[object, ...], list[Officer]] = {}
    for code in codes:
        dossier = _readable(code, officer)
        if dossier is None:
            continue
        place = (dossier.step_id, dossier.offered_step_id, dossier.holder_unit_id,
                 dossier.resolving_unit_id, dossier.procedure_version_id)  # fmt: skip
        if place not in places:
            places[place] = _takers(dossier, verb)
    found = {one.post_id: one for people in places.values() for one in people}
    return list(found.values())


def _takers(dossier: Dossier, verb: Verb) -> list[Officer]:
    now = clock.now()
    if verb == Verb.REASSIGN:
        return assignees.candidates_of_now(dossier, now)
    step = dossier.offered_step or dossier.step
    branches = step.branches.all() if step else ()
    nexts = [branch.next_step for branch in branches if branch.act == verb and branch.next_step]
    return assignees.candidates(dossier, nexts[0], now) if nexts else []


def _readable(code: str, officer: Officer) -> Dossier | None:
    try:
        return rows.get(code, officer)
    except DomainError:
        return None


def _ask(
    request: DeskRequest, kind: WorklistKind, form: BatchForm, codes: list[str]
) -> HttpResponse:
    context = {
        "act": form.act,
        "form": form,
        "codes": codes,
        "key": uuid.uuid4().hex,
        "batch_url": reverse("desk:batch", args=[kind.key]),
        "back": reverse("desk:worklist", args=[kind.key]),
        "list_label": list_words(kind.label),
    }
    status = 422 if form.is_bound else 200
    return frame.page(request, "desk/batch_ask.html", context, current=kind.key, status=status)


def _done(
    request: DeskRequest,
    kind: WorklistKind,
    form: BatchForm,
    codes: list[str],
    with_key: dict[str, Any],
) -> HttpResponse:
    told = (form.told() if form.is_bound else {}) | with_key
    key = request.POST.get("key") or uuid.uuid4().hex
    results = [_one(request, form.act, code, told, key) for code in codes]
    failed = [result for result in results if result.fault]
    context = {
        "verb": form.act.verb,
        "act": form.act,
        "back": reverse("desk:worklist", args=[kind.key]),
        "batch_url": reverse("desk:batch", args=[kind.key]),
        "list_label": list_words(kind.label),
        "done": [result for result in results if not result.fault],
        "failed": failed,
        "total": len(results),
        "again": _again(request, form),
        "paper": print_after(request.officer, form.act.verb),
        "key": uuid.uuid4().hex,
        "payload": signing.dumps([[r.code, r.fault] for r in failed], salt=SALT, compress=True),
    }
    return frame.page(request, "desk/batch.html", context, current=kind.key)


def _again(request: DeskRequest, form: BatchForm) -> list[tuple[str, str]]:
    """What was typed, for the second try; a PIN is typed anew."""
    return [(name, request.POST.get(name, "")) for name in form.fields if name != "pin"]


def _one(
    request: DeskRequest, chosen: BatchAct, code: str, told: dict[str, Any], key: str
) -> Result:
    try:
        dossier = rows.get(code, request.officer)
        if chosen.verb == Verb.APPROVE and not seen.was_seen(request, dossier):
            raise InvalidInput(_("Chưa mở xem bản này nên chưa ký. Mở hồ sơ xem rồi ký."))
        own = hashlib.sha256(f"{key}:{chosen.verb}:{code}".encode()).hexdigest()
        chosen.do(dossier, by=request.officer, at=clock.now(), key=own, **told)
    except DomainError as fault:
        return Result(code, fault.message)
    return Result(code)


@require_POST
@desk
def faults(request: DeskRequest) -> HttpResponse:
    """The errors of a batch as a file, for who mends them away from the screen."""
    try:
        found = signing.loads(request.POST.get("payload", ""), salt=SALT, max_age=24 * 3600)
    except signing.BadSignature:
        raise InvalidInput(
            _("Danh sách lỗi đã quá một ngày. Làm lại việc để có danh sách mới.")
        ) from None
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow([_("Mã hồ sơ"), _("Vì sao chưa, cách sửa")])
    table.writerows([plain(code), plain(fault)] for code, fault in found)
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="ho-so-chua-xong.csv"'
    return answer
