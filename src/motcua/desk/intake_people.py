"""Persons found from the typed number or name, masked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from motcua.kernel.clock import local
from motcua.kernel.folding import fold
from motcua.kernel.vietnamese import date_text
from motcua.parties.queries import parties
from motcua.ui import masking

if TYPE_CHECKING:
    from motcua.parties.queries.parties import Party

MOST = 8


@dataclass(frozen=True, kw_only=True)
class Known:
    """A person as the counter sees them before anything is opened."""

    pk: int
    name: str
    born: str
    identity: str
    phone: str
    address: str
    source: str = ""


def people(text: str) -> list[Known]:
    if len(fold(text)) < 2:
        return []
    return [known_of(party) for party in parties.find(text, limit=MOST)]


def known_of(party: Party, filings: Sequence[Any] = ()) -> Known:
    """`filings` newest first: the newest says where the details come from."""
    told = parties.opened(party)
    last = next(iter(filings), None)
    return Known(
        pk=party.pk,
        name=told.name,
        born=str(told.birth_year or ""),
        identity=masking.mask_identity(told.identity),
        phone=masking.mask_phone(told.phone),
        address=told.address,
        source=date_text(local(last.submitted_at).date()) if last else "",
    )
