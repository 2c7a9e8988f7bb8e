"""One vocabulary of authority: `<room>:<noun>:<verb>`, and which role holds what, how far.

What is not granted here is denied.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum

from motcua.organisations.rules.roles import Role


class Authority(StrEnum):
    ACCOUNT_OPEN = "organisations:account:open"
    CATALOGUE_READ = "procedures:catalogue:read"
    DOSSIER_APPROVE = "dossiers:dossier:approve"
    DOSSIER_ASSIGN = "dossiers:dossier:assign"
    DOSSIER_HAND_TO_COUNTER = "dossiers:dossier:hand_to_counter"
    DOSSIER_READ = "dossiers:dossier:read"
    DOSSIER_RECEIVE = "dossiers:dossier:receive"
    DOSSIER_RECEIVE_SUPPLEMENT = "dossiers:dossier:receive_supplement"
    DOSSIER_REFUSE = "dossiers:dossier:refuse"
    DOSSIER_REQUEST_SUPPLEMENT = "dossiers:dossier:request_supplement"
    DOSSIER_RETURN_RESULT = "dossiers:dossier:return_result"
    DOSSIER_SEND_BACK = "dossiers:dossier:send_back"
    DOSSIER_SUBMIT = "dossiers:dossier:submit"
    DOSSIER_SUBMIT_FOR_APPROVAL = "dossiers:dossier:submit_for_approval"
    DOSSIER_TRANSFER = "dossiers:dossier:transfer"
    IDENTITY_REVEAL = "parties:identity:reveal"
    PAPER_PRINT = "documents:paper:print"
    PARTY_CHANGE_DECIDE = "parties:change:decide"
    PARTY_CHANGE_PROPOSE = "parties:change:propose"
    PARTY_CHECK = "parties:identity:check"
    PARTY_ERASE = "parties:party:erase"
    PARTY_MERGE = "parties:party:merge"
    PARTY_READ = "parties:party:read"
    PARTY_REPRESENT = "parties:representation:enter"
    PROCESS_PUBLISH = "procedures:process:publish"
    PROCEDURE_PUBLISH = "procedures:procedure:publish"
    READING_READ = "audit:reading:read"
    UNIT_PLACE = "organisations:unit:place"


class Reach(IntEnum):
    """How far an authority goes: nobody, what one holds or held, one's unit and below, all."""

    NONE = 0
    ASSIGNED = 1
    UNIT = 2
    ALL = 3


_A = Authority
_READ_ONLY_CATALOGUE = {_A.CATALOGUE_READ: Reach.ALL}

GRANTS: dict[Role, dict[Authority, Reach]] = {
    Role.TN: {
        _A.CATALOGUE_READ: Reach.ALL,
        _A.DOSSIER_READ: Reach.UNIT,
        _A.DOSSIER_SUBMIT: Reach.UNIT,
        _A.DOSSIER_RECEIVE: Reach.UNIT,
        _A.DOSSIER_REFUSE: Reach.UNIT,
        _A.DOSSIER_REQUEST_SUPPLEMENT: Reach.UNIT,
        _A.DOSSIER_RECEIVE_SUPPLEMENT: Reach.UNIT,
        _A.DOSSIER_TRANSFER: Reach.UNIT,
        _A.DOSSIER_RETURN_RESULT: Reach.UNIT,
        _A.IDENTITY_REVEAL: Reach.UNIT,
        _A.PAPER_PRINT: Reach.UNIT,
        _A.PARTY_CHECK: Reach.UNIT,
        _A.PARTY_REPRESENT: Reach.UNIT,
    },
    Role.CV: {
        _A.CATALOGUE_READ: Reach.ALL,
        _A.DOSSIER_READ: Reach.ASSIGNED,
        _A.DOSSIER_REQUEST_SUPPLEMENT: Reach.ASSIGNED,
        _A.DOSSIER_SUBMIT_FOR_APPROVAL: Reach.ASSIGNED,
        _A.DOSSIER_TRANSFER: Reach.ASSIGNED,
        _A.DOSSIER_SEND_BACK: Reach.ASSIGNED,
        _A.DOSSIER_HAND_TO_COUNTER: Reach.ASSIGNED,
        _A.IDENTITY_REVEAL: Reach.ASSIGNED,
        _A.PAPER_PRINT: Reach.ASSIGNED,
        _A.PARTY_CHECK: Reach.ASSIGNED,
    },
    Role.TP: {
        _A.CATALOGUE_READ: Reach.ALL,
        _A.DOSSIER_READ: Reach.UNIT,
        _A.DOSSIER_ASSIGN: Reach.UNIT,
        _A.DOSSIER_TRANSFER: Reach.UNIT,
        _A.DOSSIER_REQUEST_SUPPLEMENT: Reach.UNIT,
        _A.DOSSIER_SUBMIT_FOR_APPROVAL: Reach.UNIT,
        _A.DOSSIER_APPROVE: Reach.UNIT,
        _A.DOSSIER_SEND_BACK: Reach.UNIT,
        _A.DOSSIER_HAND_TO_COUNTER: Reach.UNIT,
        _A.IDENTITY_REVEAL: Reach.UNIT,
        _A.PAPER_PRINT: Reach.UNIT,
    },
    Role.LD: {
        _A.CATALOGUE_READ: Reach.ALL,
        _A.DOSSIER_READ: Reach.UNIT,
        _A.DOSSIER_ASSIGN: Reach.UNIT,
        _A.DOSSIER_TRANSFER: Reach.UNIT,
        _A.DOSSIER_APPROVE: Reach.UNIT,
        _A.DOSSIER_SEND_BACK: Reach.UNIT,
        _A.DOSSIER_REQUEST_SUPPLEMENT: Reach.UNIT,
        _A.IDENTITY_REVEAL: Reach.UNIT,
        _A.PAPER_PRINT: Reach.UNIT,
    },
    Role.VT: {
        _A.CATALOGUE_READ: Reach.ALL,
        _A.DOSSIER_READ: Reach.ASSIGNED,
        _A.DOSSIER_HAND_TO_COUNTER: Reach.ASSIGNED,
        _A.DOSSIER_SEND_BACK: Reach.ASSIGNED,
        _A.PAPER_PRINT: Reach.ASSIGNED,
    },
    Role.GD: {
        _A.CATALOGUE_READ: Reach.ALL,
        _A.DOSSIER_READ: Reach.UNIT,
        _A.PAPER_PRINT: Reach.UNIT,
    },
    Role.KS: {
        _A.CATALOGUE_READ: Reach.ALL,
        _A.DOSSIER_READ: Reach.ALL,
        _A.PROCESS_PUBLISH: Reach.ALL,
        _A.PROCEDURE_PUBLISH: Reach.ALL,
        _A.PARTY_CHANGE_DECIDE: Reach.ALL,
        _A.PARTY_ERASE: Reach.ALL,
        _A.PARTY_MERGE: Reach.ALL,
        _A.PARTY_READ: Reach.ALL,
    },
    Role.QTK: {
        _A.CATALOGUE_READ: Reach.ALL,
        _A.ACCOUNT_OPEN: Reach.ALL,
        _A.UNIT_PLACE: Reach.ALL,
    },
    Role.TC: _READ_ONLY_CATALOGUE,
    Role.NV: _READ_ONLY_CATALOGUE,
    Role.TT: {
        _A.CATALOGUE_READ: Reach.ALL,
        _A.PARTY_READ: Reach.ALL,
        _A.READING_READ: Reach.ALL,
    },
    Role.QTN: {
        _A.CATALOGUE_READ: Reach.ALL,
        _A.PARTY_CHANGE_PROPOSE: Reach.ALL,
        _A.PARTY_READ: Reach.ALL,
    },
    Role.LDT: _READ_ONLY_CATALOGUE,
    Role.HT: _READ_ONLY_CATALOGUE,
    Role.CD: {},
    Role.DN: {},
}


def reach_of(role: Role, authority: Authority) -> Reach:
    """How far `role` carries `authority`; a name outside the vocabulary raises."""
    return GRANTS[Role(role)].get(Authority(authority), Reach.NONE)


def roles_with(authority: Authority) -> list[Role]:
    return [role for role, grants in GRANTS.items() if Authority(authority) in grants]
