"""One vocabulary of authority: `<room>:<noun>:<verb>`, and which role holds what, how far.

The matrix is data (`data/grants.csv`): a row for each authority, a column for each role.
What is not granted there is denied.
"""

from __future__ import annotations

import csv
from enum import IntEnum, StrEnum
from importlib.resources import files

from motcua.organisations.rules.roles import Role


class Authority(StrEnum):
    ALERT_ACKNOWLEDGE = "reports:alert:acknowledge"
    ALERT_RULE_KEEP = "reports:alert_rule:keep"
    BOARD_READ = "reports:board:read"
    ABSENCE_REPORT = "organisations:absence:report"
    ACCOUNT_CLOSE = "organisations:account:close"
    ACCOUNT_OPEN = "organisations:account:open"
    ACCOUNT_RESET = "organisations:account:reset"
    ADMINISTRATION_ENTER = "organisations:administration:enter"
    CALENDAR_CHANGE = "calendars:calendar:change"
    CALENDAR_READ = "calendars:calendar:read"
    CLIENT_REGISTER = "organisations:client:register"
    CAPACITY_KEEP = "organisations:capacity:keep"
    CAPACITY_READ = "organisations:capacity:read"
    CATALOGUE_READ = "procedures:catalogue:read"
    COMMITMENT_ASK = "oversight:commitment:ask"
    COMMITMENT_GIVE = "oversight:commitment:give"
    DELEGATION_GIVE = "organisations:delegation:give"
    DISCIPLINE_CHECK = "oversight:discipline:check"
    DOCUMENT_KEEP = "legislation:document:keep"
    DOCUMENT_READ = "legislation:document:read"
    DOSSIER_COUNT = "dossiers:count:read"
    DOSSIER_ACCEPT = "dossiers:dossier:accept"
    DOSSIER_ANSWER = "dossiers:dossier:answer"
    DOSSIER_APPROVE = "dossiers:dossier:approve"
    DOSSIER_APPROVE_SUPPLEMENT = "dossiers:dossier:approve_supplement"
    DOSSIER_ASK_WITHDRAWAL = "dossiers:dossier:ask_withdrawal"
    DOSSIER_ASSIGN = "dossiers:dossier:assign"
    DOSSIER_ATTACH = "dossiers:dossier:attach"
    DOSSIER_CANCEL_CONSULTATION = "dossiers:dossier:cancel_consultation"
    DOSSIER_CONSULT = "dossiers:dossier:consult"
    DOSSIER_CORRECT = "dossiers:dossier:correct"
    DOSSIER_DECLINE = "dossiers:dossier:decline"
    DOSSIER_DENY_WITHDRAWAL = "dossiers:dossier:deny_withdrawal"
    DOSSIER_DRAFT = "dossiers:dossier:draft"
    DOSSIER_DRAFT_APOLOGY = "dossiers:dossier:draft_apology"
    DOSSIER_DRAFT_RESULT = "dossiers:dossier:draft_result"
    DOSSIER_EXPORT = "dossiers:dossier:export"
    DOSSIER_EXTEND = "dossiers:dossier:extend"
    DOSSIER_GIVE_CAUSE = "dossiers:dossier:give_cause"
    DOSSIER_HAND_TO_COUNTER = "dossiers:dossier:hand_to_counter"
    DOSSIER_INSTRUCT = "dossiers:dossier:instruct"
    DOSSIER_ISSUE = "dossiers:dossier:issue"
    DOSSIER_MOVE_PROCESS = "dossiers:dossier:move_process"
    DOSSIER_NOTE = "dossiers:dossier:note"
    DOSSIER_PROPOSE_SUPPLEMENT = "dossiers:dossier:propose_supplement"
    DOSSIER_READ = "dossiers:dossier:read"
    DOSSIER_REASSIGN = "dossiers:dossier:reassign"
    DOSSIER_RECALL = "dossiers:dossier:recall"
    DOSSIER_RECEIVE = "dossiers:dossier:receive"
    DOSSIER_RECEIVE_SUPPLEMENT = "dossiers:dossier:receive_supplement"
    DOSSIER_REFUSE = "dossiers:dossier:refuse"
    DOSSIER_REPORT_BACK = "dossiers:dossier:report_back"
    DOSSIER_REQUEST_SUPPLEMENT = "dossiers:dossier:request_supplement"
    DOSSIER_RESUME = "dossiers:dossier:resume"
    DOSSIER_RETURN_PAPERS = "dossiers:dossier:return_papers"
    DOSSIER_RETURN_RESULT = "dossiers:dossier:return_result"
    DOSSIER_SEND_BACK = "dossiers:dossier:send_back"
    DOSSIER_SEND_BY_POST = "dossiers:dossier:send_by_post"
    DOSSIER_SETTLE_AT_COUNTER = "dossiers:dossier:settle_at_counter"
    DOSSIER_STOP = "dossiers:dossier:stop"
    DOSSIER_SUBMIT = "dossiers:dossier:submit"
    DOSSIER_SUBMIT_FOR_APPROVAL = "dossiers:dossier:submit_for_approval"
    DOSSIER_SUSPEND = "dossiers:dossier:suspend"
    DOSSIER_TRANSFER = "dossiers:dossier:transfer"
    DOSSIER_TURN_AWAY = "dossiers:dossier:turn_away"
    DOSSIER_TURN_DOWN_SUPPLEMENT = "dossiers:dossier:turn_down_supplement"
    DOSSIER_WITHDRAW = "dossiers:dossier:withdraw"
    DIFFERENCE_MEND = "reports:difference:mend"
    DIFFERENCE_READ = "reports:difference:read"
    DUTY_KEEP = "directives:duty:keep"
    EXTERNAL_INDEX_IMPORT = "feedback:external_index:import"
    FEE_READ = "dossiers:fee:read"
    FIGURE_READ = "reports:figure:read"
    IDENTITY_REVEAL = "parties:identity:reveal"
    INDEX_ANALYSIS_READ = "index:analysis:read"
    INDEX_APPRAISE = "index:entry:appraise"
    INDEX_APPROVE = "index:entry:approve"
    INDEX_CONFIDENCE_RECKON = "index:confidence:reckon"
    INDEX_DECIDE = "index:entry:decide"
    INDEX_PUBLISH = "index:round:publish"
    INDEX_RANKING_PREVIEW = "index:ranking:preview"
    INDEX_RANKING_READ = "index:ranking:read"
    INDEX_READ = "index:round:read"
    INDEX_RESULT_ENTER = "index:result:enter"
    INDEX_RUN = "index:round:run"
    INDEX_SCORE = "index:entry:score"
    INDEX_SET_APPROVE = "index:set:approve"
    INDEX_SET_KEEP = "index:set:keep"
    INDEX_SET_READ = "index:set:read"
    INDEX_TRACE = "index:dossier:trace"
    INSPECTION_ANSWER = "oversight:inspection:answer"
    INSPECTION_DECIDE = "oversight:inspection:decide"
    INSPECTION_PLAN = "oversight:inspection:plan"
    INSPECTION_READ = "oversight:inspection:read"
    INSPECTION_RUN = "oversight:inspection:run"
    KEY_ISSUE = "documents:key:issue"
    LEGISLATION_PLAN = "legislation:plan:keep"
    LEGISLATION_REVIEW = "legislation:review:keep"
    LOG_READ = "organisations:log:read"
    MANDATE_GIVE = "organisations:mandate:give"
    MATRIX_READ = "organisations:matrix:read"
    PAPER_PRINT = "documents:paper:print"
    PARTY_CHANGE_DECIDE = "parties:change:decide"
    PARTY_CHANGE_PROPOSE = "parties:change:propose"
    PARTY_CHECK = "parties:identity:check"
    PARTY_ERASE = "parties:party:erase"
    PARTY_MERGE = "parties:party:merge"
    PARTY_READ = "parties:party:read"
    PARTY_REPRESENT = "parties:representation:enter"
    PLAN_APPROVE = "oversight:plan:approve"
    PLAN_DRAFT = "oversight:plan:draft"
    PLAN_READ = "oversight:plan:read"
    PLAN_REPORT = "oversight:plan:report"
    POST_END = "organisations:post:end"
    PROCEDURE_PUBLISH = "procedures:procedure:publish"
    PROCESS_PUBLISH = "procedures:process:publish"
    PROCESS_READ = "reports:process:read"
    RATING_READ = "feedback:rating:read"
    READING_READ = "audit:reading:read"
    REFORM_REPORT_DRAFT = "oversight:report:draft"
    REFORM_REPORT_ISSUE = "oversight:report:issue"
    REWARD_DECIDE = "oversight:reward:decide"
    REWARD_PROPOSE = "oversight:reward:propose"
    STAFF_READ = "organisations:staff:read"
    REPORT_APPROVE = "reports:statutory:approve"
    REPORT_CHECK = "reports:statutory:check"
    REPORT_CUTOFF_SET = "reports:cutoff:set"
    REPORT_DRAFT = "reports:statutory:draft"
    REPORT_READ = "reports:statutory:read"
    REPORT_REMIND = "reports:statutory:remind"
    REPORT_SEND = "reports:statutory:send"
    TASK_ASSIGN = "directives:task:assign"
    TASK_BOARD = "directives:board:read"
    TASK_CARRY_OUT = "directives:task:carry_out"
    TASK_READ = "directives:task:read"
    TASK_URGE = "directives:task:urge"
    PETITION_ANSWER = "feedback:petition:answer"
    PETITION_APPROVE = "feedback:petition:approve"
    PETITION_ASSIGN = "feedback:petition:assign"
    PETITION_ENTER = "feedback:petition:enter"
    PETITION_PUBLISH = "feedback:petition:publish"
    PETITION_READ = "feedback:petition:read"
    PETITION_RECEIVE = "feedback:petition:receive"
    SURVEY_ENTER = "feedback:survey:enter"
    SURVEY_READ = "feedback:survey:read"
    SURVEY_RUN = "feedback:survey:run"
    UNIT_PLACE = "organisations:unit:place"
    UNIT_REORGANISE = "organisations:unit:reorganise"
    WARNING_READ = "reports:warning:read"

    @property
    def label(self) -> str:
        return _LABELS[self]


# What "ký thay" carries: to read, to decide, to send back; never to hand out work.
SIGNING = frozenset(
    {
        Authority.DOSSIER_READ,
        Authority.DOSSIER_APPROVE,
        Authority.DOSSIER_DECLINE,
        Authority.DOSSIER_SEND_BACK,
        Authority.DOSSIER_EXTEND,
        Authority.DOSSIER_APPROVE_SUPPLEMENT,
        Authority.DOSSIER_TURN_DOWN_SUPPLEMENT,
        Authority.PAPER_PRINT,
    }
)


class Reach(IntEnum):
    """How far an authority goes: nobody, what one holds or held, one's unit and below, the
    units an inspection was ordered for, all.
    """

    NONE = 0
    ASSIGNED = 1
    UNIT = 2
    SCOPE = 3
    ALL = 4


_REACHES = {
    "": Reach.NONE, "own": Reach.ASSIGNED, "unit": Reach.UNIT, "scope": Reach.SCOPE,
    "all": Reach.ALL,
}  # fmt: skip


def _rows() -> list[dict[str, str]]:
    text = (files("motcua.organisations") / "data" / "grants.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


# A name on one side only is a mistake that must not wait for somebody to meet it.
_MATRIX = {Authority(row["authority"]): row for row in _rows()}
_LABELS = {authority: _MATRIX[authority]["label"] for authority in Authority}

GRANTS: dict[Role, dict[Authority, Reach]] = {
    role: {
        authority: reach
        for authority, row in _MATRIX.items()
        if (reach := _REACHES[row.get(role, "")])
    }
    for role in Role
}


def reach_of(role: Role, authority: Authority) -> Reach:
    """How far `role` carries `authority`; a name outside the vocabulary raises."""
    return GRANTS[Role(role)].get(Authority(authority), Reach.NONE)


def roles_with(authority: Authority) -> list[Role]:
    return [role for role, grants in GRANTS.items() if Authority(authority) in grants]
