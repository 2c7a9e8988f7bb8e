"""Tasks that an officer may see; one of them by its number."""

from __future__ import annotations

import datetime as dt

from django.db.models import F, Q, QuerySet

from motcua.directives import policies
from motcua.directives.models import AssignedTask
from motcua.directives.policies import Scope
from motcua.directives.rules.lifecycle import RUNNING, TaskStatus
from motcua.documents.models import StoredFile
from motcua.kernel.errors import NotFound
from motcua.organisations.authority import Reach
from motcua.organisations.officer import Officer

LARGEST = 2**62


def within(officer: Officer) -> QuerySet[AssignedTask]:
    """What an officer may read."""
    return AssignedTask.objects.filter(_seen(policies.scope_of(officer)))


def within_scope(scope: Scope) -> QuerySet[AssignedTask]:
    return AssignedTask.objects.filter(_seen(scope))


def _seen(scope: Scope) -> Q:
    if scope.reach == Reach.ALL:
        return Q()
    # A filter on supporting units would repeat rows; a condition on keys does not.
    found = Q(post__in=scope.post_ids) | Q(assigner_post__in=scope.post_ids)
    if scope.reach in {Reach.UNIT, Reach.SCOPE}:
        supporting = AssignedTask.supporting_units.through.objects.filter(unit__in=scope.unit_ids)
        found |= Q(lead_unit__in=scope.unit_ids)
        found |= Q(pk__in=supporting.values("assignedtask_id"))
    if scope.reach == Reach.NONE:
        found = Q(pk__in=())
    for seat in scope.also:
        found |= _seen(seat)
    return found


def get(pk: int, officer: Officer) -> AssignedTask:
    """NotFound for what is not there and for what may not be seen, alike."""
    related = (
        "source__file", "parent", "replaces", "assigner_post__official", "post__official",
        "lead_unit", "duty",
    )  # fmt: skip
    rows = (
        within(officer).select_related(*related) if pk <= LARGEST else AssignedTask.objects.none()
    )
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound(
            "Không có nhiệm vụ này, hoặc không thuộc phần việc của anh/chị. Mở lại danh sách."
        )
    return found


def file_in(task: AssignedTask, reference: str) -> StoredFile:
    """A file of the task's source or diary; NotFound for any other."""
    of_diary = task.entries.filter(file__reference=reference).select_related("file__key").first()
    if of_diary and of_diary.file:
        return of_diary.file
    source = task.source.file
    if source is None or source.reference != reference:
        raise NotFound("Không có tệp này trong nhiệm vụ. Tải lại trang.")
    return source


def overdue(now: dt.datetime) -> Q:
    """Late at the moment: still owed, or reported done after its time and not judged yet."""
    late = Q(status__in=RUNNING, due_at__lt=now)
    return late | Q(status=TaskStatus.SUBMITTED, submitted_at__gt=F("due_at"))
