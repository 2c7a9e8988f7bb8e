"""A dossier of a real procedure, from the counter to its result."""

from __future__ import annotations

from motcua.audit.queries.faults import chain_faults
from motcua.dossiers.queries.faults import dossier_faults
from motcua.dossiers.rules.lifecycle import Status
from tests.province import at


def test_dossier_walks_from_counter_to_result(province, clock):
    dossier = province.received("2026-10-01 08:20")
    assert dossier.code == "H52.118-261001-0001"
    assert dossier.due_at == at("2026-10-15 08:20")
    roles = []
    for verb in (
        "transfer",
        "accept",
        "assign",
        "submit_for_approval",
        "approve",
        "hand_to_counter",
    ):
        dossier = province.walk(dossier, verb, day=f"2026-10-0{2 + len(roles)}"[:10])
        roles.append(dossier.holder_role)
    assert roles == ["TN", "TP", "CV", "LD", "VT", "TN"]
    assert dossier.status == Status.DONE
    assert dossier.due_at == at("2026-10-15 08:20")
    dossier = province.walk(dossier, "return_result", day="2026-10-07")
    assert dossier.status == Status.RETURNED
    assert dossier.holder_unit is None
    assert [*chain_faults(deep=True), *dossier_faults()] == []
