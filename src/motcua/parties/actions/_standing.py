"""Rows that can still be changed: neither erased nor gone into another."""

from __future__ import annotations

from motcua.kernel.errors import WrongState
from motcua.parties.models import Party


def locked(*parties: Party) -> list[Party]:
    """The rows, fresh and locked, in the order asked for; always locked in one order."""
    rows = Party.objects.select_for_update(of=("self",)).select_related("key")
    found = {row.pk: row for row in rows.filter(pk__in=[p.pk for p in parties]).order_by("pk")}
    return [found[party.pk] for party in parties]


def require_standing(party: Party) -> None:
    if party.erased_at:
        raise WrongState(
            "Dữ liệu của người này đã được xóa theo yêu cầu, không làm thêm được việc nào.",
            code="erased",
        )
    if party.merged_into_id:
        raise WrongState(
            "Người này đã được gộp vào người khác. Mở người còn lại để làm việc này.",
            code="merged",
        )
