from __future__ import annotations

from motcua.directives.models.duty import RecurringDuty
from motcua.directives.models.source import DirectiveSource
from motcua.directives.models.task import AssignedTask, TaskEntry, TaskNotice

__all__ = ["AssignedTask", "DirectiveSource", "RecurringDuty", "TaskEntry", "TaskNotice"]
