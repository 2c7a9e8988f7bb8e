"""One verb, one file."""

from __future__ import annotations

from motcua.oversight.actions.accept_remedy import accept_remedy
from motcua.oversight.actions.add_task import add_task
from motcua.oversight.actions.answer_item import answer_item
from motcua.oversight.actions.approve_inspection_plan import approve_inspection_plan
from motcua.oversight.actions.approve_plan import approve_plan
from motcua.oversight.actions.ask_commitment import ask_commitment
from motcua.oversight.actions.check_discipline import check_discipline
from motcua.oversight.actions.close_plan import close_plan
from motcua.oversight.actions.close_task import close_task
from motcua.oversight.actions.conclude_inspection import conclude_inspection
from motcua.oversight.actions.decide_rewards import decide_rewards
from motcua.oversight.actions.draft_inspection_plan import draft_inspection_plan
from motcua.oversight.actions.draft_plan import draft_plan
from motcua.oversight.actions.draft_reform_report import draft_reform_report
from motcua.oversight.actions.drop_task import drop_task
from motcua.oversight.actions.drop_visit import drop_visit
from motcua.oversight.actions.fill_figures import fill_figures
from motcua.oversight.actions.give_commitment import give_commitment
from motcua.oversight.actions.issue_checklist import issue_checklist
from motcua.oversight.actions.issue_reform_report import issue_reform_report
from motcua.oversight.actions.judge_commitment import judge_commitment
from motcua.oversight.actions.measure_plan import measure_plan
from motcua.oversight.actions.note_finding import note_finding
from motcua.oversight.actions.open_inspection import open_inspection
from motcua.oversight.actions.plan_visit import plan_visit
from motcua.oversight.actions.propose_rewards import propose_rewards
from motcua.oversight.actions.renew_figures import renew_figures
from motcua.oversight.actions.report_commitment import report_commitment
from motcua.oversight.actions.report_remedy import report_remedy
from motcua.oversight.actions.report_task import report_task
from motcua.oversight.actions.return_remedy import return_remedy
from motcua.oversight.actions.strike_finding import strike_finding
from motcua.oversight.actions.verify_remedy import verify_remedy
from motcua.oversight.actions.write_section import write_section

__all__ = [
    "accept_remedy",
    "add_task",
    "answer_item",
    "approve_inspection_plan",
    "approve_plan",
    "ask_commitment",
    "check_discipline",
    "close_plan",
    "close_task",
    "conclude_inspection",
    "decide_rewards",
    "draft_inspection_plan",
    "draft_plan",
    "draft_reform_report",
    "drop_task",
    "drop_visit",
    "fill_figures",
    "give_commitment",
    "issue_checklist",
    "issue_reform_report",
    "judge_commitment",
    "measure_plan",
    "note_finding",
    "open_inspection",
    "plan_visit",
    "propose_rewards",
    "renew_figures",
    "report_commitment",
    "report_remedy",
    "report_task",
    "return_remedy",
    "strike_finding",
    "verify_remedy",
    "write_section",
]
