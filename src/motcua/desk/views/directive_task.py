"""One task: its clock and why, its diary, its parts; what may be done to it, and doing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.desk import directive_rail, frame, task_files
from motcua.desk.directive_lines import line_of, lines_of, story
from motcua.desk.directive_words import said_after
from motcua.desk.forms.directives import FORMS, ActOnTask, ReplaceForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.views.legislation import checked
from motcua.directives import actions
from motcua.directives.queries import rows, task_page
from motcua.directives.rules.due import DueWish
from motcua.directives.rules.lifecycle import TaskVerb
from motcua.directives.rules.wording import TaskDetails
from motcua.kernel import clock
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput, NotFound

# Its own main button; the others stand in a menu of folds.
MAIN = (TaskVerb.ACCEPT, TaskVerb.JUDGE, TaskVerb.SUBMIT)


@require_safe
@desk
def task(request: DeskRequest, pk: int) -> HttpResponse:
    found = rows.get(pk, request.officer)
    actions.read_task_notices(by=request.officer, at=clock.now(), task=found.pk)
    return _page(request, found)


def _page(
    request: DeskRequest, found: Any, tried: ActOnTask | None = None, status: int = 200
) -> HttpResponse:
    now = clock.now()
    verbs = task_page.verbs_for(found, request.officer, now)
    known = _known(request, found, verbs)
    forms = {verb: FORMS[verb](verb=verb, known=known) for verb in verbs}
    if tried is not None:
        forms[TaskVerb(tried.auto_id.removesuffix("-%s"))] = tried  # type: ignore[union-attr]
    offered = [(verb, _(verb.label), form) for verb, form in forms.items()]
    main = next((row for row in offered if _is_main(row[0], found)), None)
    context = {
        **_told(request, found),
        "tried": tried,
        "main": main,
        "others": [row for row in offered if row is not main],
        "line": line_of(found, now),
    }
    template = "desk/directives/task.html"
    return frame.page(request, template, context, current=directive_rail.TASKS, status=status)


def _is_main(verb: TaskVerb, found: Any) -> bool:
    """Nobody is pressed to judge what was never reported done."""
    return verb in MAIN and (verb != TaskVerb.JUDGE or found.submitted_at is not None)


def _told(request: DeskRequest, found: Any) -> dict[str, Any]:
    now = clock.now()
    on = local(now).date()
    why = task_page.clock_of(found, now, why=True).why
    return {
        "task": found,
        "source": found.source,
        "why": why,
        "story": story(found),
        "supporting": task_page.supporting(found, on),
        "parts": lines_of(task_page.parts_of(found), now),
        "follow_ups": task_page.follow_ups(found, request.officer),
        "source_url": _file_url(found, found.source.file),
        "back": reverse("desk:tasks", args=[directive_rail.first_view(request.officer)]),
    }


def _file_url(found: Any, file: Any) -> str:
    return reverse("desk:task_file", args=[found.pk, file.reference]) if file else ""


def _known(request: DeskRequest, found: Any, verbs: list[TaskVerb]) -> dict[str, Any]:
    on = clock.today()
    known: dict[str, Any] = {"task": found}
    if TaskVerb.SPLIT in verbs:
        known["staff"] = task_page.staff_of(found, request.officer, on)
    if TaskVerb.REPLACE in verbs:
        known["units"] = task_page.unit_choices(request.officer, on)
    return known


@require_POST
@desk
def act(request: DeskRequest, pk: int, verb: str) -> HttpResponse:
    found = rows.get(pk, request.officer)
    chosen = next((one for one in FORMS if one == verb), None)
    if chosen is None:
        raise NotFound(_("Không có việc này. Tải lại trang nhiệm vụ."))
    known = _known(request, found, [chosen])
    form = FORMS[chosen](request.POST, request.FILES, verb=chosen, known=known)
    try:
        shown = _done(request, found, chosen, form)
    except InvalidInput as fault:
        form.blame(fault.errors)
        return _page(request, rows.get(pk, request.officer), form, status=422)
    messages.success(request, said_after(chosen))
    return HttpResponseRedirect(reverse("desk:task", args=[shown.pk]), status=303)


@transaction.atomic
def _done(request: DeskRequest, found: Any, verb: TaskVerb, form: ActOnTask) -> Any:
    """What the page goes on to: the task itself, or what took its place."""
    checked(form)
    told: dict[str, Any] = form.given() | {"by": request.officer, "at": clock.now()}
    if isinstance(form, ReplaceForm):
        return _replaced(found, form, told)
    if "file" in form.fields:
        told["file"] = task_files.stored(request, told["at"])
    getattr(actions, verb)(found, **told)
    return found


def _replaced(found: Any, form: ReplaceForm, told: dict[str, Any]) -> Any:
    details = TaskDetails(
        title=told["title"], content=found.content, measure=found.measure,
        evidence=found.evidence, priority=found.priority, link=found.link,
    )  # fmt: skip
    due: DueWish = form.due()
    return actions.replace_task(
        found, by=told["by"], at=told["at"], details=details, due=due, unit=told["unit"],
        text=told["text"],
    )  # fmt: skip


@require_safe
@desk
def file(request: DeskRequest, pk: int, reference: str) -> Any:
    """The source's document or the evidence of an entry, for who may see the task."""
    found = rows.get(pk, request.officer)
    return task_files.shown(request, rows.file_in(found, reference), found.chain)
