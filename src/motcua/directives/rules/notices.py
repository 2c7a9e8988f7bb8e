"""Who is told of which act of a task."""

from __future__ import annotations

from enum import StrEnum

from motcua.directives.rules.lifecycle import TaskVerb


class Whom(StrEnum):
    ASSIGNEE = "assignee"
    SUPPORTING = "supporting"
    ASSIGNER = "assigner"
    LADDER = "ladder"


_UP, _DOWN = (Whom.ASSIGNER,), (Whom.ASSIGNEE,)
NOTICED: dict[TaskVerb, tuple[Whom, ...]] = {
    TaskVerb.ASSIGN: (Whom.ASSIGNEE, Whom.SUPPORTING),
    TaskVerb.RETURN: _UP,
    TaskVerb.REPORT: _UP,
    TaskVerb.ASK_EXTENSION: _UP,
    TaskVerb.SUBMIT: _UP,
    TaskVerb.GRANT_EXTENSION: _DOWN,
    TaskVerb.REFUSE_EXTENSION: _DOWN,
    TaskVerb.URGE: _DOWN,
    TaskVerb.JUDGE: _DOWN,
    TaskVerb.WITHDRAW: (Whom.ASSIGNEE, Whom.SUPPORTING),
    TaskVerb.REPLACE: (Whom.ASSIGNEE, Whom.SUPPORTING),
    TaskVerb.ESCALATE: (Whom.LADDER,),
}
