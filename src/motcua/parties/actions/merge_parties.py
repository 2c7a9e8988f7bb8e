"""Merge two rows of one person: one goes on, the other is kept and points to it.

Luật 91/2025/QH15 (personal data are correct and kept once); approved by another than proposed it.
Rooms that refer to the person follow through their carriers (ADR 0014).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.parties import carriers, policies
from motcua.parties.actions._approval import decide, open_change
from motcua.parties.actions._standing import locked
from motcua.parties.actions._ties import carry_ties
from motcua.parties.actions.enter_party import write
from motcua.parties.models import DataChange, Party
from motcua.parties.queries import parties
from motcua.parties.rules.details import PartyDetails
from motcua.parties.rules.merging import require_mergeable

PARTIES_MERGED = events.declare("parties.parties_merged", "Gộp hai người trùng")
PARTY_ABSORBED = events.declare("parties.party_absorbed", "Được gộp vào người khác")
_TAKEN = ("identity", "birth_year", "phone", "email", "address")


@transaction.atomic
def merge_parties(survivor: Party, absorbed: Party, *, by: Actor, at: dt.datetime) -> Party:
    """The survivor, with what it lacked and the other had. What was sealed with the absorbed
    person's key stays readable with it. Raises InvalidInput, WrongState or NotAllowed.
    """
    policies.require(by, policies.MERGE)
    survivor, absorbed = _pair(survivor, absorbed)
    change = open_change(DataChange.Kind.MERGE, survivor, by=by, absorbed=absorbed)
    told, took = _merged(parties.opened(survivor), parties.opened(absorbed))
    absorbed.merged_into = survivor
    absorbed.identity_index = absorbed.phone_index = ""
    absorbed.save(update_fields=["merged_into", "identity_index", "phone_index"])
    write(survivor, told)
    moved = {one.room: one.carry(absorbed, to=survivor) for one in carriers.carriers()}
    moved["parties"] = carry_ties(absorbed, to=survivor)
    decide(change, DataChange.Decision.DONE, by=by, at=at)
    _tell(survivor, absorbed, {"moved": moved, "took": took}, by=by, at=at)
    return survivor


def _pair(survivor: Party, absorbed: Party) -> tuple[Party, Party]:
    require_mergeable(survivor, absorbed)
    survivor, absorbed = locked(survivor, absorbed)
    require_mergeable(survivor, absorbed)
    return survivor, absorbed


def _merged(mine: PartyDetails, theirs: PartyDetails) -> tuple[PartyDetails, list[str]]:
    """What the survivor did not know is taken; what it knew stays."""
    took = [name for name in _TAKEN if not getattr(mine, name) and getattr(theirs, name)]
    told = replace(mine, **{name: getattr(theirs, name) for name in took})
    if "identity" in took:
        told = replace(told, identity_kind=theirs.identity_kind)
    return told, took


def _tell(
    survivor: Party, absorbed: Party, facts: dict[str, object], *, by: Actor, at: dt.datetime
) -> None:
    kept, gone = survivor.key.reference, absorbed.key.reference
    record(chain=kept, type=PARTIES_MERGED, by=by, at=at, facts={**facts, "absorbed": gone})
    record(chain=gone, type=PARTY_ABSORBED, by=by, at=at, facts={**facts, "survivor": kept})
