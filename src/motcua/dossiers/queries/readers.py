"""Who stands where to a dossier and its people, asked by the doors before they show a person."""

from __future__ import annotations

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.search import of_party
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.officer import Officer
from motcua.parties import policies as parties_policies
from motcua.parties.queries import parties
from motcua.parties.queries.parties import Party


def is_holder(officer: Officer, dossier: Dossier) -> bool:
    """Whether the dossier lies on this officer's own table: their post, or their unit's queue."""
    if dossier.holder_post_id:
        return dossier.holder_post_id == officer.post_id
    return bool(dossier.holder_unit_id in officer.unit_ids and dossier.holder_role == officer.role)


def purpose_for(party: Party, officer: Officer) -> str:
    """The newest dossier of this person within the officer's scope; empty when there is none."""
    found = of_party(party.pk, officer)
    return found[0].code if found else ""


def may_reveal(party: Party, officer: Officer) -> bool:
    """Full numbers, on a person one has a dossier of."""
    return officer.reach(Authority.IDENTITY_REVEAL) > Reach.NONE and bool(
        purpose_for(party, officer)
    )


def party_for(pk: int, officer: Officer) -> Party:
    """A person whose masked page this officer may open.

    Those who keep the data in order see everybody; the counter too, since anybody may come to it;
    others see the persons of the dossiers they may read. Raises NotFound, NotAllowed.
    """
    party = parties.one(pk)
    if party is None:
        raise NotFound("Không có người này. Tìm lại bằng họ tên hoặc số định danh.", field="party")
    counter = officer.reach(Authority.PARTY_REPRESENT) > Reach.NONE
    if counter or parties_policies.may_read_all(officer) or of_party(pk, officer):
        return party
    raise NotAllowed(
        "Anh/chị xem được người này khi giữ hoặc được hỏi ý kiến một hồ sơ của họ.",
        code="out_of_scope",
    )
