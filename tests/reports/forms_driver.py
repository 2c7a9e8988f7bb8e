"""Every statutory form over dossiers from Parquet, as JSON: `python forms_driver.py FOLDER ENGINE`.

A driver of Spark is a process of its own; this one needs no database.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motcua.reports.queries.statutory_dossiers import Asked

FIRST, LAST = dt.date(2026, 8, 1), dt.date(2026, 9, 20)


def forms(folder: str, engine: str) -> dict[str, dict[str, dict[str, int]]]:
    """What a row is → row → count of everything that forms with such rows print; and II.06 itself."""
    from motcua.reports.parquet.reading import Written, held
    from motcua.reports.queries.statutory_dossiers import cells
    from motcua.reports.settlement import By, settle

    with held(Written(address=folder, engine=engine)) as tables:
        found = {asked.form.by: cells(tables, asked) for asked in _asked()}
        settled = settle(tables, FIRST, LAST, by=By.AGENCY)
        return {**found, "settlement": {row.key: dict(row.cells) for row in settled.rows}}


def _asked() -> Iterator[Asked]:
    """Forms whose rows are the same are put together: a job of Spark takes long to begin."""
    from motcua.reports.queries.statutory_dossiers import Asked
    from motcua.reports.rules.statutory import Source, all_forms
    from tests.reports.test_statutory_forms import EVERYWHERE

    every = [one for one in all_forms() if one.source is Source.DOSSIERS and one.in_force(LAST)]
    for by in ("field", "tier"):
        alike = [one for one in every if one.by == by]
        columns = tuple(column for one in alike for column in one.columns)
        yield Asked(form=replace(alike[0], columns=columns), covered=EVERYWHERE, first=FIRST,
                    last=LAST, as_of=None, known_at=None)  # fmt: skip


if __name__ == "__main__":
    from motcua.config.cli.startup import start

    start()
    sys.stdout.write(json.dumps(forms(*sys.argv[1:3]), ensure_ascii=False, sort_keys=True))
