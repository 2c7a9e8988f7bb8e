"""Made-up facts written as Parquet: by month received, with the manifest that a reader checks."""

from __future__ import annotations

import datetime as dt

from motcua.reports.parquet.manifest import Manifest
from motcua.reports.parquet.places import TABLES, Place
from motcua.reports.parquet.writing import put_part
from tests.reports.made_facts import random_legs, tables


def written(address: str, rows: list[dict], **told) -> str:
    """The address, once all is there; `told` goes into the manifest."""
    place, manifest = Place.of(address), Manifest(**told)
    for month, here in _by_month(rows).items():
        for table, content in zip(TABLES, tables(here, random_legs(here)), strict=True):
            part = f"province={here[0]['province']}/month={month}"
            put_part(place, manifest, Manifest(), (table, part), content)
    manifest.write(place)
    return address


def _by_month(rows: list[dict]) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for row in rows:
        moment = dt.datetime.fromtimestamp(row["received_s"] or 1_767_200_400, dt.UTC)
        found.setdefault(f"{moment:%Y-%m}", []).append(row)
    return found
