"""Which documents open tasks rest on, for the list of legal documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from motcua.directives.models import AssignedTask
from motcua.directives.rules.lifecycle import OPEN
from motcua.legislation.citations import Citation
from motcua.legislation.rules.documents import numbers_in


def cited(numbers: Collection[str], on: dt.date) -> Iterator[Citation]:
    """By tasks not ended, whose source quotes one of them."""
    rows = AssignedTask.objects.filter(status__in=OPEN, parent=None, given_at__date__lte=on)
    for task in rows.select_related("source").order_by("pk"):
        quoted = numbers_in(f"{task.source.number} {task.source.title} {task.content}")
        for number in sorted(quoted & set(numbers)):
            yield Citation(number=number, label=f"{task.code} {task.title}", key=task.chain)
