"""Every statutory form over dossiers from Parquet, as JSON: `python forms_driver.py FOLDER ENGINE`.

A driver of Spark is a process of its own; this one needs no database.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motcua.reports.queries.statutory_dossiers import Asked

FIRST, LAST = dt.date(2026, 8, 1), dt.date(2026, 9, 20)


def forms(folder: str, engine: str) -> dict[str, dict[str, dict[str, int]]]:
    """By field all that the forms print together, since a job of Spark takes long to begin; and
    II.06 by agency as its command reckons it.
    """
    from motcua.reports.parquet.reading import Written, held
    from motcua.reports.queries.statutory_dossiers import cells
    from motcua.reports.settlement import By, settle

    with held(Written(address=folder, engine=engine)) as tables:
        settled = settle(tables, FIRST, LAST, by=By.AGENCY)
        return {
            "field": cells(tables, _every_form()),
            "settlement": {row.key: dict(row.cells) for row in settled.rows},
        }


def _every_form() -> Asked:
    from motcua.reports.queries.statutory_dossiers import Asked
    from motcua.reports.rules.statutory import Source, all_forms
    from tests.reports.test_statutory_forms import EVERYWHERE

    every = [one for one in all_forms() if one.source is Source.DOSSIERS and one.in_force(LAST)]
    columns = tuple(column for one in every for column in one.columns)
    by_field = next(one for one in every if one.by == "field")
    return Asked(form=replace(by_field, columns=columns), covered=EVERYWHERE, first=FIRST, last=LAST,
                 as_of=None, known_at=None)  # fmt: skip


if __name__ == "__main__":
    from motcua.config.cli.startup import start

    start()
    sys.stdout.write(json.dumps(forms(*sys.argv[1:3]), ensure_ascii=False, sort_keys=True))
