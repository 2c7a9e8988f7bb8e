"""Acts that can be done to many dossiers at once, and what each asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from motcua.desk.signing import sign
from motcua.dossiers import actions, conditions, policies
from motcua.dossiers.rules.lifecycle import GOES_LIKE, LIFECYCLE, PROCESS_ACTS, Relation, Verb
from motcua.kernel import clock
from motcua.organisations.authority import Reach
from motcua.organisations.officer import Officer
from motcua.procedures.queries.published import steps_of
from motcua.ui.values import Act

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier


@dataclass(frozen=True, kw_only=True)
class BatchAct:
    """`asks` are fields of the form shown before it is done; none = done at once, unless it
    `signs`: then it asks whether one is sure.
    """

    verb: Verb
    label: str | Promise
    do: Callable[..., Any]
    asks: tuple[str, ...] = ()
    icon: str = "check"
    signs: bool = False
    main: bool = True


def _signing(verb: Verb) -> Callable[..., Any]:
    return lambda dossier, **more: sign(verb, dossier, **more)


def _returned(dossier: Dossier, **more: Any) -> Any:
    """To who handed it in, or its owner: whoever else comes is asked one by one."""
    taker = dossier.submitter or dossier.applicant
    return actions.return_result(dossier, taken_by=taker.name, **more)


_ACTS = (
    BatchAct(verb=Verb.RECEIVE, label=gettext_lazy("Tiếp nhận"), do=actions.receive),
    BatchAct(verb=Verb.TRANSFER, label=gettext_lazy("Bàn giao"), do=actions.transfer, icon="send"),
    BatchAct(verb=Verb.ACCEPT, label=gettext_lazy("Nhận"), do=actions.accept),
    BatchAct(verb=Verb.TURN_AWAY, label=gettext_lazy("Không nhận…"), do=actions.turn_away,
             asks=("reason",), main=False, icon="x"),
    BatchAct(verb=Verb.RECALL, label=gettext_lazy("Thu hồi"), do=actions.recall, main=False),
    BatchAct(verb=Verb.ASSIGN, label=gettext_lazy("Phân công…"), do=actions.assign, asks=("to",),
             icon="user-plus"),
    BatchAct(verb=Verb.REASSIGN, label=gettext_lazy("Giao lại…"), do=actions.reassign,
             asks=("to", "reason"), main=False, icon="user-check"),
    BatchAct(verb=Verb.SUBMIT_FOR_APPROVAL, label=gettext_lazy("Trình ký…"),
             do=actions.submit_for_approval, asks=("opinion",)),
    BatchAct(verb=Verb.APPROVE, label=gettext_lazy("Ký và chuyển"), do=_signing(Verb.APPROVE),
             asks=("pin",), signs=True, icon="signature"),
    BatchAct(verb=Verb.EXTEND, label=gettext_lazy("Ký văn bản xin lỗi"), do=_signing(Verb.EXTEND),
             asks=("pin",), signs=True, icon="signature"),
    BatchAct(verb=Verb.SEND_BACK, label=gettext_lazy("Trả lại kèm lý do…"), do=actions.send_back,
             asks=("reason",), main=False, icon="arrow-back-up"),
    BatchAct(verb=Verb.ISSUE, label=gettext_lazy("Cấp số"), do=_signing(Verb.ISSUE),
             asks=("pin",), icon="certificate"),
    BatchAct(verb=Verb.HAND_TO_COUNTER, label=gettext_lazy("Chuyển ra quầy"),
             do=actions.hand_to_counter, icon="send"),
    BatchAct(verb=Verb.RETURN_RESULT, label=gettext_lazy("Trả kết quả…"), do=_returned,
             asks=("through",), icon="circle-check"),
    BatchAct(verb=Verb.GIVE_CAUSE, label=gettext_lazy("Ghi nguyên nhân trễ…"),
             do=actions.give_cause, asks=("cause", "reason"), main=False, icon="edit"),
    BatchAct(verb=Verb.INSTRUCT, label=gettext_lazy("Đôn đốc…"), do=actions.instruct,
             asks=("text", "report_by"), main=False, icon="bell"),
)  # fmt: skip
BATCH = {act.verb: act for act in _ACTS}

_STEERED = (Verb.INSTRUCT, Verb.REASSIGN)
_USUAL = (Verb.TRANSFER, Verb.HAND_TO_COUNTER)
OF_LIST: dict[str, tuple[Verb, ...]] = {
    "truc-tuyen": (Verb.RECEIVE,),
    "cho-nhan": (Verb.ACCEPT, Verb.TURN_AWAY),
    "da-ban-giao": (Verb.RECALL,),
    "cho-phan-cong": (Verb.ASSIGN, Verb.ACCEPT, Verb.TURN_AWAY),
    "cho-duyet": (Verb.SUBMIT_FOR_APPROVAL, Verb.SEND_BACK),
    "trinh-ky": (Verb.APPROVE, Verb.SEND_BACK),
    "cho-cap-so": (Verb.ISSUE, Verb.SEND_BACK),
    "cho-gui-quay": (Verb.HAND_TO_COUNTER,),
    "cho-tra": (Verb.RETURN_RESULT,),
    "dang-gui": (Verb.RETURN_RESULT,),
    "xin-loi": (Verb.EXTEND,),
    "tre-chua-ghi": (Verb.GIVE_CAUSE, Verb.INSTRUCT),
    "qua-han": _STEERED,
    "sap-den-han": _STEERED,
    "dang-xu-ly": _STEERED,
    "cua-toi": (*_USUAL, Verb.ACCEPT, Verb.TURN_AWAY),
}


def acts_of_list(officer: Officer, key: str) -> list[BatchAct]:
    verbs = OF_LIST.get(key, _USUAL)
    return [BATCH[verb] for verb in verbs if _has(officer, verb)]


def _has(officer: Officer, verb: Verb) -> bool:
    """In one of the posts that this officer fills."""
    right = policies.AUTHORITY[verb]
    return any(view.reach(right) > Reach.NONE for view in officer.views)


def buttons(officer: Officer, key: str) -> list[Act]:
    found = acts_of_list(officer, key)
    first = next((act.verb for act in found if act.main), None)
    return [
        Act(name=act.verb, text=str(act.label), main=act.verb == first, icon=act.icon)
        for act in found
    ]


def lawful_batch(officer: Officer, dossier: Dossier, key: str) -> list[str]:
    """Which of them this officer may do to this dossier now, along its usual branch.

    The dossier stands in a list of theirs; what must be so besides is read with the list.
    """
    return [
        act.verb
        for act in acts_of_list(officer, key)
        if _goes(act.verb, dossier) and _may(officer, act.verb, dossier)
    ]


def _goes(verb: Verb, dossier: Dossier) -> bool:
    if verb not in PROCESS_ACTS and verb not in GOES_LIKE:
        return True
    steps = steps_of(dossier.process_id)
    step = steps.get(dossier.offered_step_id or dossier.step_id or 0)
    branches = [b for b in step.branches.all() if b.act == verb] if step else []
    return len(branches) == 1 or any(branch.outcome == "" for branch in branches)


def _may(officer: Officer, verb: Verb, dossier: Dossier) -> bool:
    if conditions.untimely(verb, dossier, clock.now()):
        return False
    if LIFECYCLE[verb].who == Relation.READER:
        in_state = dossier.state in LIFECYCLE[verb].sources
        return in_state and conditions.unmet(verb, dossier) is None
    return policies.fault(officer, verb, dossier) is None
