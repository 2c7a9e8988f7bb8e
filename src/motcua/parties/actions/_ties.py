"""Representations and households of a person who goes on under another row."""

from __future__ import annotations

from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.parties.models import HouseholdMember, Party, Representation
from motcua.parties.queries.ties import paper_of, place_of_paper


def carry_ties(absorbed: Party, *, to: Party) -> list[str]:
    """What moved, by row. A tie between the two themselves stays where it is: it is past."""
    moved = [_as_principal(tie, to) for tie in absorbed.representations.exclude(representative=to)]
    moved += [_as_actor(tie, to) for tie in absorbed.acts_for.exclude(principal=to)]
    moved += [_as_member(row, to) for row in absorbed.households.all()]
    moved += [_as_household(row, to) for row in absorbed.members.all()]
    return [one for one in moved if one]


def _as_principal(tie: Representation, to: Party) -> str:
    """The paper is sealed anew, with the key of the person who goes on."""
    paper, key = paper_of(tie), keys.opened(to.key)
    assert key is not None, "a standing party has its key"
    tie.principal, tie.paper = to, sealing.seal_json(key, paper, bound_to=place_of_paper(to))
    tie.save(update_fields=["principal", "paper"])
    return f"representation:{tie.pk}"


def _as_actor(tie: Representation, to: Party) -> str:
    tie.representative = to
    tie.save(update_fields=["representative"])
    return f"representation:{tie.pk}"


def _as_member(row: HouseholdMember, to: Party) -> str:
    if row.valid_to is None and to.households.filter(household=row.household, valid_to=None):
        return ""
    row.member = to
    row.save(update_fields=["member"])
    return f"member:{row.pk}"


def _as_household(row: HouseholdMember, to: Party) -> str:
    standing = to.members.filter(valid_to=None)
    if row.valid_to is None and standing.filter(member=row.member).exists():
        return ""
    row.is_head = row.is_head and not standing.filter(is_head=True).exists()
    row.household = to
    row.save(update_fields=["household", "is_head"])
    return f"member:{row.pk}"
