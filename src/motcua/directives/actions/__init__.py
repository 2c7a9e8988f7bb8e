"""One verb, one file."""

from __future__ import annotations

from motcua.directives.actions.accept_task import accept_task
from motcua.directives.actions.ask_extension import ask_extension
from motcua.directives.actions.assign_task import assign_task
from motcua.directives.actions.end_duty import end_duty
from motcua.directives.actions.enter_source import enter_source
from motcua.directives.actions.escalate_task import escalate_task
from motcua.directives.actions.grant_extension import grant_extension
from motcua.directives.actions.judge_completion import judge_completion
from motcua.directives.actions.keep_duty import DutyTerm, keep_duty
from motcua.directives.actions.open_instances import open_instances
from motcua.directives.actions.read_task_notices import read_task_notices
from motcua.directives.actions.refuse_extension import refuse_extension
from motcua.directives.actions.replace_task import replace_task
from motcua.directives.actions.report_progress import report_progress
from motcua.directives.actions.return_task import return_task
from motcua.directives.actions.split_task import split_task
from motcua.directives.actions.submit_completion import submit_completion
from motcua.directives.actions.urge_task import urge_task
from motcua.directives.actions.withdraw_task import withdraw_task

__all__ = [
    "DutyTerm",
    "accept_task",
    "ask_extension",
    "assign_task",
    "end_duty",
    "enter_source",
    "escalate_task",
    "grant_extension",
    "judge_completion",
    "keep_duty",
    "open_instances",
    "read_task_notices",
    "refuse_extension",
    "replace_task",
    "report_progress",
    "return_task",
    "split_task",
    "submit_completion",
    "urge_task",
    "withdraw_task",
]
