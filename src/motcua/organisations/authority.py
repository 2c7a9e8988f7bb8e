"""One vocabulary of authority: `<room>:<noun>:<verb>`, and which role holds what, how far.

What is not granted here is denied.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum

from motcua.organisations.rules.roles import Role


class Authority(StrEnum):
    ACCOUNT_OPEN = "organisations:account:open"
    CATALOGUE_READ = "procedures:catalogue:read"
    DOCUMENT_KEEP = "legislation:document:keep"
    DOCUMENT_READ = "legislation:document:read"
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
    PROCESS_PUBLISH = "procedures:process:publish"
    PROCEDURE_PUBLISH = "procedures:procedure:publish"
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
    },
    Role.QTK: {
        _A.CATALOGUE_READ: Reach.ALL,
        _A.ACCOUNT_OPEN: Reach.ALL,
        _A.UNIT_PLACE: Reach.ALL,
    },
    Role.TC: _READ_ONLY_CATALOGUE,
    Role.NV: _READ_ONLY_CATALOGUE,
    Role.TT: _READ_ONLY_CATALOGUE,
    Role.QTN: _READ_ONLY_CATALOGUE,
    Role.LDT: _READ_ONLY_CATALOGUE,
    Role.HT: _READ_ONLY_CATALOGUE,
    Role.CD: {},
    Role.DN: {},
}

# The law is open to every official; who answers for the catalogue keeps the list.
for _role, _held in GRANTS.items():
    if _A.CATALOGUE_READ in _held:
        GRANTS[_role] = {**_held, _A.DOCUMENT_READ: Reach.ALL}
for _role in (Role.KS, Role.QTN, Role.NV):
    GRANTS[_role] = {**GRANTS[_role], _A.DOCUMENT_KEEP: Reach.ALL}


def reach_of(role: Role, authority: Authority) -> Reach:
    """How far `role` carries `authority`; a name outside the vocabulary raises."""
    return GRANTS[Role(role)].get(Authority(authority), Reach.NONE)


def roles_with(authority: Authority) -> list[Role]:
    return [role for role, grants in GRANTS.items() if Authority(authority) in grants]
