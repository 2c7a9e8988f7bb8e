"""How many procedures in force answer to a few common words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import reduce
from operator import and_

from django.db.models import Count, Q

from motcua.kernel.folding import fold
from motcua.procedures.queries.catalogue import in_force


def counts(wishes: Sequence[str], on: dt.date) -> dict[str, int]:
    """All in one statement; the same rows as `catalogue.search` of each wish."""
    asked = {f"n{place}": Count("pk", filter=_fits(w)) for place, w in enumerate(wishes)}
    found = in_force(on).aggregate(**asked)
    return {wish: found[f"n{place}"] for place, wish in enumerate(wishes)}


def _fits(wish: str) -> Q:
    words = fold(wish).split()
    return reduce(and_, (Q(name_folded__contains=w) | Q(field__code__contains=w) for w in words))
