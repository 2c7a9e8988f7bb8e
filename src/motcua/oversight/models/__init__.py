"""What oversight remembers."""

from __future__ import annotations

from motcua.oversight.models.inspection import (
    CheckItem,
    ChecklistVersion,
    Conclusion,
    DisciplineCheck,
    Finding,
    Inspection,
    InspectionPlan,
    PlannedVisit,
    Remedy,
    TeamMember,
)
from motcua.oversight.models.plan import (
    Commitment,
    PlanTask,
    ReformPlan,
    ReformReport,
    RewardLine,
    RewardList,
    TaskReport,
)

__all__ = [
    "CheckItem",
    "ChecklistVersion",
    "Commitment",
    "Conclusion",
    "DisciplineCheck",
    "Finding",
    "Inspection",
    "InspectionPlan",
    "PlanTask",
    "PlannedVisit",
    "ReformPlan",
    "ReformReport",
    "Remedy",
    "RewardLine",
    "RewardList",
    "TaskReport",
    "TeamMember",
]
