"""Events that a subscriber has not taken yet."""

from __future__ import annotations

from django.db.models import Count, Q

from motcua.audit.models import Delivery


def owed() -> dict[str, int]:
    """`waiting` deliveries, `failed` of them tried before."""
    return Delivery.objects.aggregate(
        waiting=Count("pk"), failed=Count("pk", filter=Q(attempts__gt=0))
    )
