"""Prove that facts and roll-ups are what the events say; the outcome stays in the trail.

The reports of TT 01/2020/TT-VPCP are answered for by who signs them: a figure that cannot be
reckoned again is no figure.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.reports.queries.proofs import CHAIN
from motcua.reports.queries.proving import prove
from motcua.reports.rules.proof import Proof

PROVED = events.declare("reports.facts_proved", "Đối chiếu số liệu với nhật ký")
_IN_EVENT = 10


def prove_facts(*, by: Actor, at: dt.datetime) -> Proof:
    proof = prove()
    facts = {
        "dossiers": proof.dossiers, "cells": proof.cells, "behind": proof.behind,
        "found": proof.found, "mended": proof.mended,
        "differences": [asdict(one) for one in proof.differences[:_IN_EVENT]],
    }  # fmt: skip
    record(chain=CHAIN, type=PROVED, by=by, at=at, facts=facts)
    return proof
