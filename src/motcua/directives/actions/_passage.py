"""What every verb of a task goes through: lock, policy, state; then write, diary, event."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any

from motcua.audit.actions import record
from motcua.directives import policies
from motcua.directives.models import AssignedTask, TaskEntry
from motcua.directives.rules.lifecycle import LIFECYCLE, TaskStatus, TaskVerb
from motcua.documents.models import StoredFile
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.organisations.officer import Officer

EVENTS = {
    verb: events.declare(f"directives.{verb}", passage.done) for verb, passage in LIFECYCLE.items()
}


@dataclass
class Passing:
    """A task locked by somebody who may; `record` ends the act."""

    verb: TaskVerb
    task: AssignedTask
    by: Actor
    at: dt.datetime

    def enter(self, status: TaskStatus | None = None, **changes: Any) -> None:
        """Write the changes of the row; the state becomes the verb's target unless told."""
        changes["status"] = status or LIFECYCLE[self.verb].target or self.task.status
        for name, value in changes.items():
            setattr(self.task, name, value)
        self.task.save(update_fields=list(changes))

    def record(
        self,
        text: str = "",
        *,
        percent: int | None = None,
        due: tuple[dt.datetime, dt.datetime] | None = None,
        file: StoredFile | None = None,
        **facts: Any,
    ) -> AssignedTask:
        """One line of the diary and one event that commits to it; facts name no person."""
        before, after = due or (None, None)
        entry = TaskEntry.objects.create(
            task=self.task, number=self.task.entries.count() + 1, verb=self.verb, at=self.at,
            by_post_id=self.by.post_id if isinstance(self.by, Officer) else None,
            by_name=self.by.signature, text=text, percent=percent, due_before=before,
            due_after=after, file=file,
        )  # fmt: skip
        told = {
            "entry": entry.number, "status": self.task.status,
            "due_at": local(self.task.due_at).isoformat(),
            "said": hashlib.sha256(text.encode()).hexdigest() if text else "",
            "file": file.reference if file else "", **facts,
        }  # fmt: skip
        record(chain=self.task.chain, type=EVENTS[self.verb], by=self.by, at=self.at, facts=told)
        return self.task


def begin(verb: TaskVerb, task: AssignedTask, *, by: Officer, at: dt.datetime) -> Passing:
    """Raises NotAllowed, or WrongState when the verb does not exist in the task's state."""
    held = locked(task.pk)
    policies.require_verb(by, verb, held, local(at).date())
    return Passing(verb, held, by, at)


def locked(pk: int) -> AssignedTask:
    related = ("assigner_post__official", "post__official", "lead_unit", "source")
    rows = AssignedTask.objects.select_for_update(of=("self",)).select_related(*related)
    return rows.get(pk=pk)
