"""One verb, one file."""

from __future__ import annotations

from motcua.procedures.actions.draft_process import draft_process
from motcua.procedures.actions.draft_version import draft_version
from motcua.procedures.actions.enter_foreign_process import enter_foreign_process
from motcua.procedures.actions.enter_unknown_procedure import enter_unknown_procedure
from motcua.procedures.actions.publish_catalogue import Plan, plan_catalogue, publish_catalogue
from motcua.procedures.actions.publish_process import publish_process
from motcua.procedures.actions.publish_version import publish_version
from motcua.procedures.actions.revise_process import revise_process
from motcua.procedures.actions.revise_version import revise_version

__all__ = [
    "Plan",
    "draft_process",
    "draft_version",
    "enter_foreign_process",
    "enter_unknown_procedure",
    "plan_catalogue",
    "publish_catalogue",
    "publish_process",
    "publish_version",
    "revise_process",
    "revise_version",
]
