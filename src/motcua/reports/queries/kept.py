"""Facts from the rows that events keep, wherever such a row tells what was so at the instant.

It does when it has counted the last event of its chain, when that act lies within the span, and
when nothing had to be mended. All others are folded from their events.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import Max

from motcua.audit.models import Event
from motcua.reports.models import DossierFact, LegFact
from motcua.reports.queries.facts import BATCH, CHAIN_PREFIX, Span, folded_of
from motcua.reports.queries.surroundings import KnownSurroundings
from motcua.reports.rules.facts import DOSSIERS, LEGS
from motcua.reports.rules.folding import Folded


def kept_or_folded(span: Span) -> Iterator[Folded]:
    """Every dossier once; memory for one batch."""
    around = KnownSurroundings(whole=True)
    events = Event.objects.filter(chain__startswith=CHAIN_PREFIX).order_by("chain")
    heads = events.values_list("chain").annotate(head=Max("sequence")).iterator(chunk_size=BATCH)
    while piece := dict(islice(heads, BATCH)):
        found = {f"{CHAIN_PREFIX}{one.dossier['code']}": one for one in _kept(piece, span)}
        others = [chain for chain in piece if chain not in found]
        found |= {
            f"{CHAIN_PREFIX}{one.dossier['code']}": one for one in folded_of(others, around, span)
        }
        yield from (found[chain] for chain in piece if chain in found)


def _kept(heads: dict[str, int], span: Span) -> list[Folded]:
    codes = {chain.removeprefix(CHAIN_PREFIX): head for chain, head in heads.items()}
    rows = DossierFact.objects.filter(code__in=list(codes), mended="")
    if span.as_of_s is not None:
        rows = rows.filter(last_s__lte=span.as_of_s)
    if span.known_at_s is not None:
        rows = rows.filter(known_s__lte=span.known_at_s)
    found = [row for row in rows.values(*DOSSIERS, "sequence", "last_s")
             if row["sequence"] == codes[row["code"]]]  # fmt: skip
    legs = _legs([row["code"] for row in found])
    # A row that has moved while its legs were read is folded like one that was behind.
    stand = dict(DossierFact.objects.filter(code__in=list(legs)).values_list("code", "sequence"))
    return [
        _folded(row, legs[row["code"]])
        for row in found
        if stand.get(row["code"]) == row["sequence"]
    ]


def _legs(codes: list[str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    rows = LegFact.objects.filter(code__in=codes).order_by("code", "number")
    for row in rows.values(*LEGS):
        found.setdefault(row["code"], []).append(row)
    return found


def _folded(row: dict[str, Any], legs: list[dict[str, Any]]) -> Folded:
    sequence, last_s = row.pop("sequence"), row.pop("last_s")
    return Folded(row, legs, [], sequence, last_s)
