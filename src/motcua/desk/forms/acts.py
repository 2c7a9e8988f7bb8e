"""One form an act: only what the act needs, each with what the verb takes."""

from __future__ import annotations

from motcua.desk.forms.acting import (
    ActForm,
    AskWithdrawalForm,
    ReasonForm,
    ReasonWithBasisForm,
    SigningForm,
)
from motcua.desk.forms.corrections import CorrectForm
from motcua.desk.forms.hands import (
    ApproveForm,
    AssignForm,
    DeclineForm,
    ReassignForm,
    SubmitForApprovalForm,
    TurnAwayForm,
)
from motcua.desk.forms.results import ReturnPapersForm, ReturnResultForm, SendByPostForm
from motcua.desk.forms.supplements import (
    ProposeSupplementForm,
    RequestSupplementForm,
    TurnDownForm,
)
from motcua.desk.forms.talk import (
    AnswerForm,
    CancelConsultationForm,
    ConsultForm,
    InstructForm,
    NoteForm,
    ReportBackForm,
)
from motcua.desk.forms.times import CauseForm, DraftApologyForm, ResumeForm, SuspendForm
from motcua.dossiers.queries.acts import NextAct
from motcua.dossiers.rules.lifecycle import Verb

__all__ = ["DONE_HERE", "FORMS", "ActForm", "form_for"]

FORMS: dict[Verb, type[ActForm]] = {
    Verb.ANSWER: AnswerForm,
    Verb.APPROVE: ApproveForm,
    Verb.ASK_WITHDRAWAL: AskWithdrawalForm,
    Verb.ASSIGN: AssignForm,
    Verb.CANCEL_CONSULTATION: CancelConsultationForm,
    Verb.CONSULT: ConsultForm,
    Verb.CORRECT: CorrectForm,
    Verb.DECLINE: DeclineForm,
    Verb.DENY_WITHDRAWAL: ReasonForm,
    Verb.DRAFT_APOLOGY: DraftApologyForm,
    Verb.EXTEND: SigningForm,
    Verb.GIVE_CAUSE: CauseForm,
    Verb.INSTRUCT: InstructForm,
    Verb.ISSUE: SigningForm,
    Verb.NOTE: NoteForm,
    Verb.PROPOSE_SUPPLEMENT: ProposeSupplementForm,
    Verb.REASSIGN: ReassignForm,
    Verb.REFUSE: ReasonForm,
    Verb.REPORT_BACK: ReportBackForm,
    Verb.REQUEST_SUPPLEMENT: RequestSupplementForm,
    Verb.RESUME: ResumeForm,
    Verb.RETURN_PAPERS: ReturnPapersForm,
    Verb.RETURN_RESULT: ReturnResultForm,
    Verb.SEND_BACK: ReasonForm,
    Verb.SEND_BY_POST: SendByPostForm,
    Verb.STOP: ReasonWithBasisForm,
    Verb.SUBMIT_FOR_APPROVAL: SubmitForApprovalForm,
    Verb.SUSPEND: SuspendForm,
    Verb.TURN_AWAY: TurnAwayForm,
    Verb.TURN_DOWN_SUPPLEMENT: TurnDownForm,
}


# Acts that ask nothing more than to be sure.
PLAIN = frozenset(
    {
        Verb.ACCEPT, Verb.APPROVE_SUPPLEMENT, Verb.HAND_TO_COUNTER, Verb.RECALL, Verb.RECEIVE,
        Verb.RECEIVE_SUPPLEMENT, Verb.TRANSFER, Verb.WITHDRAW,
    }
)  # fmt: skip
DONE_HERE = PLAIN | FORMS.keys()


def form_for(act: NextAct) -> type[ActForm]:
    return FORMS.get(act.verb, ActForm)
