"""Who acts for whom, and who belongs to a household, on a day."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.parties.models import HouseholdMember, Party, Representation

__all__ = ["HouseholdMember", "Representation", "acting_for", "household_of", "members_of",
           "one_membership", "one_representation", "paper_of", "place_of_paper",
           "representing"]  # fmt: skip


def place_of_paper(principal: Party) -> str:
    return f"authorisation of {principal.key.reference}"


def paper_of(tie: Representation) -> str:
    """The paper an authorisation rests on; empty once the principal is erased."""
    key = keys.opened(tie.principal.key)
    place = place_of_paper(tie.principal)
    plain = sealing.unseal_json(key, bytes(tie.paper), bound_to=place) if key else None
    return str(plain or "")


def representing(party: Party) -> QuerySet[Representation]:
    """Who acts, or acted, for this party; newest first."""
    rows = Representation.objects.filter(principal=party)
    return rows.select_related("principal__key", "representative").order_by("-valid_from", "-pk")


def acting_for(party: Party) -> QuerySet[Representation]:
    """For whom this party acts, or acted; newest first."""
    rows = Representation.objects.filter(representative=party)
    return rows.select_related("principal__key", "representative").order_by("-valid_from", "-pk")


def in_force(
    principal: Party, representative: Party, on: dt.date, *, procedure: str = "", dossier: str = ""
) -> Representation | None:
    """What lets one act for the other on this day, for this procedure or dossier; None = nothing."""
    rows = Representation.objects.filter(principal=principal, representative=representative)
    rows = rows.filter(_valid_on(on), Q(ended_on=None) | Q(ended_on__gt=on))
    narrow = Q(scope="procedure", reference=procedure) | Q(scope="dossier", reference=dossier)
    return rows.filter(Q(scope="all") | narrow).order_by("pk").first()


def one_representation(pk: int, party: Party) -> Representation | None:
    """One of the rows in which this party is represented."""
    return representing(party).filter(pk=pk).first()


def members_of(household: Party) -> QuerySet[HouseholdMember]:
    """The head first, those who left last."""
    rows = HouseholdMember.objects.filter(household=household).select_related("member")
    return rows.order_by("valid_to", "-is_head", "pk")


def household_of(party: Party) -> QuerySet[HouseholdMember]:
    rows = HouseholdMember.objects.filter(member=party).select_related("household")
    return rows.order_by("valid_to", "pk")


def one_membership(pk: int, household: Party) -> HouseholdMember | None:
    return members_of(household).filter(pk=pk).first()


def _valid_on(on: dt.date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))
