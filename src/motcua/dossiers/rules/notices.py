"""Which acts somebody at a desk is told of, and to whom they matter."""

from __future__ import annotations

from enum import StrEnum

from motcua.dossiers.rules.verbs import Verb


class Whom(StrEnum):
    TAKER = "taker"  # to whom it was handed over
    HOLDER = "holder"  # who holds it after the act
    HOLDER_BEFORE = "holder_before"  # who held it until the act
    COUNTER = "counter"  # the place of reception
    LEADER = "leader"  # who signs for the competent authority
    ASKED = "asked"  # the units that were consulted
    ASKER = "asker"  # who asked, instructed or proposed


NOTICED: dict[Verb, tuple[Whom, ...]] = {
    Verb.TRANSFER: (Whom.TAKER,),
    Verb.TURN_AWAY: (Whom.HOLDER,),
    Verb.ASSIGN: (Whom.HOLDER,),
    Verb.REASSIGN: (Whom.HOLDER, Whom.HOLDER_BEFORE),
    Verb.SUBMIT_FOR_APPROVAL: (Whom.HOLDER,),
    Verb.SEND_BACK: (Whom.HOLDER,),
    Verb.CONSULT: (Whom.ASKED,),
    Verb.ANSWER: (Whom.ASKER,),
    Verb.CANCEL_CONSULTATION: (Whom.ASKED,),
    Verb.PROPOSE_SUPPLEMENT: (Whom.LEADER,),
    Verb.APPROVE_SUPPLEMENT: (Whom.HOLDER,),
    Verb.TURN_DOWN_SUPPLEMENT: (Whom.HOLDER,),
    Verb.RECEIVE_SUPPLEMENT: (Whom.HOLDER,),
    Verb.RESUME: (Whom.HOLDER,),
    Verb.DRAFT_APOLOGY: (Whom.LEADER,),
    Verb.EXTEND: (Whom.HOLDER,),
    Verb.RERECKON: (Whom.HOLDER,),
    Verb.ASK_WITHDRAWAL: (Whom.COUNTER, Whom.HOLDER),
    Verb.DENY_WITHDRAWAL: (Whom.HOLDER,),
    Verb.WITHDRAW: (Whom.HOLDER_BEFORE,),
    Verb.STOP: (Whom.HOLDER_BEFORE, Whom.COUNTER),
    Verb.HAND_TO_COUNTER: (Whom.COUNTER,),
    Verb.INSTRUCT: (Whom.HOLDER,),
    Verb.REPORT_BACK: (Whom.ASKER,),
}

# When this happens, the notice of that is over: nobody has to be told any more.
SETTLES: dict[Verb, frozenset[Verb]] = {
    Verb.ACCEPT: frozenset({Verb.TRANSFER}),
    Verb.RECALL: frozenset({Verb.TRANSFER}),
    Verb.TURN_AWAY: frozenset({Verb.TRANSFER}),
    Verb.CANCEL_CONSULTATION: frozenset({Verb.CONSULT}),
    Verb.APPROVE_SUPPLEMENT: frozenset({Verb.PROPOSE_SUPPLEMENT}),
    Verb.TURN_DOWN_SUPPLEMENT: frozenset({Verb.PROPOSE_SUPPLEMENT}),
    Verb.EXTEND: frozenset({Verb.DRAFT_APOLOGY}),
    Verb.DENY_WITHDRAWAL: frozenset({Verb.ASK_WITHDRAWAL}),
    Verb.WITHDRAW: frozenset({Verb.ASK_WITHDRAWAL}),
    Verb.REPORT_BACK: frozenset({Verb.INSTRUCT}),
    Verb.RETURN_RESULT: frozenset(Verb),
    Verb.RETURN_PAPERS: frozenset(Verb),
}
HEARD = NOTICED.keys() | SETTLES.keys()
