"""Pages by the last row seen, so that page 1,000 costs what page 1 does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import DateTimeField, F, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import rows
from motcua.dossiers.queries.cursors import decoded, encoded

PAGE_SIZE = 50
COUNT_LIMIT = 999
FAR = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, kw_only=True)
class Page:
    dossiers: tuple[Dossier, ...]
    previous: str = ""
    next: str = ""
    count: int = 0

    @property
    def count_text(self) -> str:
        return f"{COUNT_LIMIT}+" if self.count > COUNT_LIMIT else str(self.count)


def capped(found: QuerySet[Dossier]) -> QuerySet[Dossier]:
    return once(found.order_by().values("pk"))[: COUNT_LIMIT + 1]  # type: ignore[arg-type]


def once(found: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Each row once. Of one table alone they are: to make sure would sort all there are."""
    tables = [name for name, used in found.query.alias_refcount.items() if used]
    return found.distinct() if len(tables) > 1 else found


def keyed(found: QuerySet[Dossier], order: str | Combinable) -> QuerySet[Dossier]:
    """With the moment it is sorted by; what has none comes last. What always has one is read along
    its index.
    """
    if isinstance(order, str) and not Dossier._meta.get_field(order).null:
        return once(found).annotate(sort_key=F(order))
    far = Value(FAR, output_field=DateTimeField())
    key = F(order) if isinstance(order, str) else order
    return once(found).annotate(sort_key=Coalesce(key, far, output_field=DateTimeField()))


@dataclass(frozen=True)
class Keyset:
    found: QuerySet[Dossier]
    order: str | Combinable
    newest_first: bool = False
    size: int = field(default_factory=lambda: PAGE_SIZE)

    def page(self, cursor: str, count: int | None = None) -> Page:
        """`count` where it is known already, capped as ours would be."""
        place = decoded(cursor)
        back = bool(place and place["back"])
        rows_ = rows.sharing(self._ordered(back=back, place=place)[: self.size + 1])
        more = len(rows_) > self.size
        shown = rows_[: self.size]
        if back:
            shown.reverse()
        has_next = more if not back else True
        has_previous = more if back else place is not None
        return Page(
            dossiers=tuple(shown),
            previous=encoded(shown[0], back=True) if shown and has_previous else "",
            next=encoded(shown[-1], back=False) if shown and has_next else "",
            count=capped(self.found).count() if count is None else count,
        )

    def top(self, most: int) -> list[Dossier]:
        return rows.sharing(self._ordered(back=False, place=None)[:most])

    def walk(self, most: int) -> Iterator[Dossier]:
        """All rows in their order up to `most`, read a page at a time."""
        place: dict[str, object] | None = None
        while most > 0:
            part = rows.sharing(self._ordered(back=False, place=place)[: min(self.size, most)])
            yield from part
            most -= len(part)
            if len(part) < self.size:
                return
            place = decoded(encoded(part[-1], back=False))

    def _ordered(self, *, back: bool, place: dict[str, object] | None) -> QuerySet[Dossier]:
        found = keyed(self.found, self.order)
        down = self.newest_first != back
        if place:
            found = found.filter(self._beyond(place, down=down))
        marks = ("-sort_key", "-pk") if down else ("sort_key", "pk")
        return rows.with_related(found.order_by(*marks))

    def _beyond(self, place: dict[str, object], *, down: bool) -> Q:
        side = "lt" if down else "gt"
        same = Q(**{"sort_key": place["key"], f"pk__{side}": place["pk"]})
        return Q(**{f"sort_key__{side}": place["key"]}) | same
