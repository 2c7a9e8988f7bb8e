"""Forms over dossiers: cells from the facts, the dossiers behind a cell, and what could not be used."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.db.models import Q

from motcua.reports.indicators.engines import Tables, in_memory
from motcua.reports.indicators.measures import COUNTER, MEASURES, ONLINE, POST, marked
from motcua.reports.indicators.span import Span, span
from motcua.reports.models import DossierFact
from motcua.reports.parquet import reading
from motcua.reports.parquet.reading import Written
from motcua.reports.queries import by_instant
from motcua.reports.queries.statutory_units import Covered, unknown_codes
from motcua.reports.rules.faults import FaultKind
from motcua.reports.rules.statutory import Form

COLUMNS = (
    "code", "agency", "field", "tier", "channel", "online_level", "ending", "received_s", "due_s",
    "finished_s", "supplement_from_s", "supplement_to_s", "papers", "papers_digitised", "fee",
    "result_electronic", "result_channel", "cause", "apologies",
)  # fmt: skip
SHOWN_CODES = 20
_WORDS = {
    "reversed": "xong trước khi tiếp nhận; không xếp được vào cột nào, nằm ngoài các số trên biểu",
    "channel": "kênh nộp không phải trực tiếp, trực tuyến hay bưu chính; nằm ngoài các số trên biểu",
    "agency": "của cơ quan chưa khai báo; vẫn được tính, theo mã mà hồ sơ ghi",
    "field": "chưa rõ lĩnh vực; vẫn được tính, ở dòng riêng",
}
_MENDED = {
    FaultKind.SKEW: "có việc ghi giờ sớm hơn việc trước; tính theo giờ của việc trước",
    FaultKind.REVERSED: "ghi xong trước khi tiếp nhận; không tính thời gian giải quyết",
    FaultKind.GAP: "thiếu sự kiện trong chuỗi",
    FaultKind.NO_INTAKE: "sự kiện đầu không nói thủ tục, kênh và đơn vị",
    FaultKind.UNKNOWN_UNIT: "ghi một đơn vị không có trong danh sách",
    FaultKind.UNKNOWN_PROCEDURE: "ghi một phiên bản thủ tục không có trong danh mục",
    FaultKind.UNKNOWN_YEAR: "ở năm chưa có lịch làm việc; không tính giờ làm việc",
}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which dossiers, of which days, read at which instants; of facts that were written where
    `written` says, else of this installation.
    """

    form: Form
    covered: Covered
    first: dt.date
    last: dt.date
    as_of: dt.datetime | None
    known_at: dt.datetime | None
    written: Written | None = None

    @property
    def span(self) -> Span:
        return span(self.first, self.last, self.as_of)


@dataclass(frozen=True, kw_only=True)
class Unusable:
    """What was wrong, in words, with how many dossiers, and the first of their codes."""

    kind: str
    words: str
    count: int
    codes: tuple[str, ...] = ()


def cells(tables: Tables, asked: Asked) -> dict[str, dict[str, int]]:
    """By key of the row, its measures; rows in which nothing is counted are left out."""
    known = _usable(marked(tables.dossiers, asked.span))
    names = {name: _summed(known, name) for name in asked.form.measures}
    found = tables.rows(known.group_by(asked.form.by).aggregate(**names))
    rows = {
        str(row[asked.form.by] or ""): {name: int(row[name] or 0) for name in names}
        for row in found
    }
    return {key: row for key, row in sorted(rows.items()) if any(row.values())}


def codes_behind(
    tables: Tables, asked: Asked, measures: Sequence[str], row: str | None
) -> list[str]:  # fmt: skip
    """Of one cell; `row` None: of the total."""
    known = _usable(marked(tables.dossiers, asked.span))
    counted = reduce(or_, (_counts(known, name) for name in measures))
    found = known.filter(counted)
    if row is not None:
        found = found.filter(found[asked.form.by] == row)
    return [one["code"] for one in tables.rows(found.select("code").order_by("code"))]


def unusable(tables: Tables, asked: Asked) -> Iterator[Unusable]:
    """Nothing is dropped in silence: each kind with how many and which."""
    of, dossiers = asked.span, tables.dossiers
    here = dossiers.filter(dossiers.received_s < of.end_s)
    here = here.filter(
        (here.received_s >= of.from_s) | here.finished_s.isnull() | (here.finished_s >= of.from_s)
    )
    kinds = _kinds(here)
    # One question for all kinds: the engine takes longer to put one together than to answer it.
    told = here.select("code", **kinds).filter(lambda row: reduce(or_, (row[k] for k in kinds)))
    rows = tables.rows(told.order_by("code"))
    for kind in kinds:
        if codes := [row["code"] for row in rows if row[kind]]:
            shown = tuple(codes[:SHOWN_CODES])
            yield Unusable(kind=kind, words=_WORDS[kind], count=len(codes), codes=shown)
    yield from _mended(asked) if asked.written is None else _mended_then(asked.written)


def _kinds(here: Any) -> dict[str, Any]:
    """What each of them is; who is set aside is told of that alone."""
    backwards, channelless = _reversed(here), _no_channel(here)
    unknown = here.agency.startswith("?") | (here.agency == "")
    if placeholders := sorted(unknown_codes()):
        unknown |= here.agency.isin(placeholders)
    usable = ~backwards & ~channelless
    return {
        "reversed": backwards, "channel": channelless & ~backwards, "agency": usable & unknown,
        "field": usable & (here.field == ""),
    }  # fmt: skip


@contextmanager
def held(asked: Asked) -> Iterator[Tables]:
    with _all_of(asked) as tables:
        if asked.covered.codes is None:
            yield tables
        else:
            here = tables.dossiers.agency.isin(sorted(asked.covered.codes))
            yield Tables(tables.dossiers.filter(here), None)


@contextmanager
def _all_of(asked: Asked) -> Iterator[Tables]:
    if asked.written is not None:
        with reading.held(asked.written) as tables:
            # Facts of several provinces may lie in one place.
            here = tables.dossiers.province == settings.MOTCUA_PROVINCE
            yield Tables(tables.dossiers.filter(here), None)
        return
    table = by_instant.dossiers(COLUMNS, asked.as_of, asked.known_at, only=_may_matter(asked))
    with in_memory(table) as tables:
        yield tables


def _may_matter(asked: Asked) -> Q:
    """Received by the end of the period, not finished before it, and of these agencies."""
    of = asked.span
    of_days = Q(received_s__lt=of.end_s) & (
        Q(finished_s__isnull=True) | Q(finished_s__gte=of.from_s) | Q(received_s__gte=of.from_s)
    )
    codes = asked.covered.codes
    return of_days if codes is None else of_days & Q(agency__in=sorted(codes))


def _usable(known: Any) -> Any:
    return known.filter(~_reversed(known) & ~_no_channel(known))


def _reversed(known: Any) -> Any:
    return (known.finished_s < known.received_s).fill_null(False)


def _no_channel(known: Any) -> Any:
    return ~known.channel.isin([COUNTER, ONLINE, POST]).fill_null(False)


def _summed(known: Any, name: str) -> Any:
    value = MEASURES[name].of(known)
    return known.count(where=value) if value.type().is_boolean() else value.sum()


def _counts(known: Any, name: str) -> Any:
    value = MEASURES[name].of(known)
    return (value if value.type().is_boolean() else value > 0).fill_null(False)


def _mended(asked: Asked) -> Iterator[Unusable]:
    rows = DossierFact.objects.filter(_may_matter(asked)).exclude(mended="")
    kinds: Counter[str] = Counter()
    for mended in rows.values_list("mended", flat=True):
        kinds.update(mended.split(","))
    for kind, count in sorted(kinds.items()):
        codes = rows.filter(mended__contains=kind).order_by("code").values_list("code", flat=True)
        yield Unusable(
            kind=kind, words=_words_of(kind), count=count, codes=tuple(codes[:SHOWN_CODES])
        )


def _mended_then(written: Written) -> Iterator[Unusable]:
    """What was mended when the facts were written, of all of them: no row says which."""
    for kind, count in sorted((written.told.faults if written.told else {}).items()):
        yield Unusable(kind=kind, words=f"{_words_of(kind)} (trong cả bản xuất)", count=count)


def _words_of(kind: str) -> str:
    return _MENDED.get(FaultKind(kind), kind) if kind in set(FaultKind) else kind
