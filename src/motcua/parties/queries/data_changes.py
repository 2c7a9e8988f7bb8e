"""Proposed merges and erasures, for those who propose or decide them."""

from __future__ import annotations

from django.db.models import QuerySet

from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.organisations.officer import Officer
from motcua.parties import policies
from motcua.parties.models import DataChange, Party

__all__ = ["DataChange", "listed", "note_of", "of_party", "one", "place_of_note", "reasons"]

MOST = 100


def place_of_note(party: Party) -> str:
    return f"proposal about {party.key.reference}"


def note_of(change: DataChange) -> str:
    key = keys.opened(change.party.key)
    place = place_of_note(change.party)
    plain = sealing.unseal_json(key, bytes(change.note), bound_to=place) if key else None
    return str(plain or "")


def listed(officer: Officer) -> list[DataChange]:
    """Those that wait first, then the newest."""
    if not policies.may_see_changes(officer):
        return []
    return list(_rows().order_by("decision", "-pk")[:MOST])


def waiting(officer: Officer) -> int:
    if not policies.may(officer, policies.DECIDE):
        return 0
    return DataChange.objects.filter(decision="").count()


def of_party(party: Party) -> list[DataChange]:
    return list(_rows().filter(party=party).order_by("-pk"))


def one(pk: int, officer: Officer) -> DataChange | None:
    return _rows().filter(pk=pk).first() if policies.may_see_changes(officer) else None


def reasons() -> list[tuple[str, str]]:
    return list(DataChange.Reason.choices)


def _rows() -> QuerySet[DataChange]:
    return DataChange.objects.select_related("party__key", "absorbed__key")
