"""Which procedures are in force, and finding one with or without diacritics."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat, Length

from motcua.kernel.errors import InvalidInput, NotFound
from motcua.kernel.folding import fold
from motcua.kernel.vietnamese import date_text
from motcua.procedures.models import Channel, ProcedureVersion, Status
from motcua.procedures.queries.known_words import fields_with, meant
from motcua.procedures.queries.name_match import Holds, Rank
from motcua.procedures.rules.audience import AUDIENCES, LEVELS

PAGE = 20


@dataclass(frozen=True, kw_only=True)
class Facet:
    value: str
    label: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of what was found; `number` is never past the last page."""

    versions: list[ProcedureVersion]
    total: int
    number: int
    pages: int


def on_day(day: dt.date, prefix: str = "") -> Q:
    """In force on `day`; `prefix` leads from another model to the version."""
    begun = Q(**{f"{prefix}status": Status.PUBLISHED, f"{prefix}valid_from__lte": day})
    return begun & (Q(**{f"{prefix}valid_to": None}) | Q(**{f"{prefix}valid_to__gt": day}))


def in_force(on: dt.date) -> QuerySet[ProcedureVersion]:
    return ProcedureVersion.objects.filter(on_day(on)).select_related("procedure", "field")


def version_in_force(code: str, on: dt.date) -> ProcedureVersion:
    """Raises NotFound for an unknown code, InvalidInput when it is not in force on the day."""
    version = in_force(on).filter(procedure__code=code).order_by("number").first()
    if version:
        return version
    published = ProcedureVersion.objects.filter(procedure__code=code, status=Status.PUBLISHED)
    nearest = published.order_by("valid_from").last()
    if nearest is None:
        raise NotFound(
            f"Không có thủ tục mã {code[:40]}. Tìm theo tên hoặc xem lại mã, ví dụ 1.013833.",
            field="procedure",
        )
    if nearest.valid_to is None or on < nearest.valid_from:
        when = (
            f"chưa có hiệu lực ngày {date_text(on)}; có hiệu lực từ {date_text(nearest.valid_from)}"
        )
    else:
        when = f"không còn hiệu lực từ ngày {date_text(nearest.valid_to)}"
    raise InvalidInput(
        f"Thủ tục {code} {when}. Chọn thủ tục đang có hiệu lực.",
        field="procedure",
        code="not-in-force",
    )


def search(
    text: str,
    on: dt.date,
    *,
    field: str = "",
    level: str = "",
    channel: int | str | None = None,
    audience: str = "",
) -> QuerySet[ProcedureVersion]:
    """Every word must stand in the name, field or code; best match first, then by name. A word
    that no name has is taken for known ones that are one slip away.

    `field` is a field's code, `level` and `audience` are codes of `rules.audience`,
    `channel` 1 counter, 2 online, 3 post. Empty or unknown filters: no filter, no result.
    """
    return narrow(in_force(on), text, field=field, level=level, channel=channel, audience=audience)


def narrow(
    found: QuerySet[ProcedureVersion],
    text: str,
    *,
    field: str = "",
    level: str = "",
    channel: int | str | None = None,
    audience: str = "",
) -> QuerySet[ProcedureVersion]:
    """Of the versions given, those that `search` would find; best match first, then by name."""
    if words := fold(text).split():
        found = found.filter(_held(words))
    if field:
        found = found.filter(field__code=field)
    if level:
        found = _with_level(found, level)
    if channel:
        found = found.filter(pk__in=_with_channel(channel).values("pk"))
    if audience:
        found = _with_audience(found, audience)
    if not text.strip():
        return found.order_by("name_folded", "pk")
    # Of two names with the same match the shorter one is more about it.
    return found.order_by(Rank(fold(text)), Length("name_folded"), "name_folded", "pk")


def page(found: QuerySet[ProcedureVersion], number: int = 1, size: int = PAGE) -> Page:
    total = found.count()
    pages = max(1, -(-total // size))
    number = min(max(1, number), pages)
    versions = list(found[(number - 1) * size : number * size])
    return Page(versions=versions, total=total, number=number, pages=pages)


def facets(found: QuerySet[ProcedureVersion]) -> dict[str, list[Facet]]:
    """Counts of what was found by field, level, channel and audience; most first."""
    rows = list(
        found.order_by().values_list("pk", "field__code", "field__name", "level", "audience")
    )
    fields = {code: name for _, code, name, _, _ in rows}
    channels = found.order_by().values_list("pk", "methods__channel").distinct()
    return {
        "field": _count([row[1] for row in rows], fields),
        "level": _count([level for row in rows for level in row[3].split(",")], LEVELS),
        "channel": _count(
            [str(channel) for _, channel in channels if channel],
            {str(value): str(label) for value, label in Channel.choices},
        ),
        "audience": _count([who for row in rows for who in row[4]], AUDIENCES),
    }


def _count(values: list[str], labels: dict[str, str]) -> list[Facet]:
    counts = {value: values.count(value) for value in set(values) if value in labels}
    found = [Facet(value=v, label=labels[v], count=n) for v, n in counts.items()]
    return sorted(found, key=lambda facet: (-facet.count, facet.label))


def _held(words: list[str]) -> Holds:
    return Holds(tuple(tuple((one, fields_with(one)) for one in meant(word)) for word in words))


def _with_level(found: QuerySet[ProcedureVersion], level: str) -> QuerySet[ProcedureVersion]:
    listed = Concat(Value(","), "level", Value(","))
    return found.alias(levels=listed).filter(levels__contains=f",{level},")


def _with_channel(channel: int | str) -> QuerySet[ProcedureVersion]:
    number = int(channel) if str(channel).isdigit() else 0
    return ProcedureVersion.objects.filter(methods__channel=number)


def _with_audience(found: QuerySet[ProcedureVersion], who: str) -> QuerySet[ProcedureVersion]:
    """JSON as text reads the same on both databases: `["citizen", "firm"]`."""
    listed = Cast("audience", TextField())
    return found.alias(listed=listed).filter(listed__contains=f'"{who}"')
