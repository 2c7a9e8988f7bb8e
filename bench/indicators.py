"""`bench indicators`: the form II.06 and every indicator over generated facts, one definition in
Ibis beside hand-written DuckDB SQL for the same figures, and beside merely scanning the columns;
then the same definitions on a Spark cluster, row by row.

`MOTCUA_BENCH_FACTS` is a folder of `motcua facts generate`; without it one of
`MOTCUA_BENCH_DOSSIERS` (10,000,000) is made, which takes some minutes.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import Figure, Timing, interleaved, show
from bench.peer_environments import ROOT
from bench.spark_same import same

ROUNDS = 7
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 6, 30)
FACES = (
    "statutory report by agency",
    "statutory report, whole province",
    "every indicator by agency",
)

# What the columns of the form ask for, read and hardly reckoned: the limit of any engine.
SCAN = """
SELECT count(agency), sum(channel), sum(received_s), sum(due_s), sum(finished_s),
       sum(supplement_from_s), sum(supplement_to_s)
FROM {dossiers}
"""
FORM = """
SELECT {key},
  count(*) FILTER (WHERE entered OR carried),
  count(*) FILTER (WHERE entered AND channel = 2),
  count(*) FILTER (WHERE entered AND channel IN (1, 3)),
  count(*) FILTER (WHERE carried),
  count(*) FILTER (WHERE finished),
  count(*) FILTER (WHERE finished AND early),
  count(*) FILTER (WHERE finished AND NOT early AND NOT late),
  count(*) FILTER (WHERE finished AND late),
  count(*) FILTER (WHERE NOT done),
  count(*) FILTER (WHERE NOT done AND NOT overdue),
  count(*) FILTER (WHERE NOT done AND overdue){more}
FROM (
  SELECT *, NOT entered AND NOT before AS carried, done AND NOT before AS finished FROM (
    SELECT *, received_s >= {begin} AS entered,
      coalesce(finished_s < {end}, false) AS done,
      coalesce(finished_s < {begin}, false) AS before,
      coalesce(finished_s < due_s - (due_s + 25200) % 86400, false) AS early,
      coalesce(finished_s > due_s, false) AS late,
      coalesce(due_s < {end}, false) AND NOT (coalesce(supplement_from_s < {end}, false)
        AND NOT coalesce(supplement_to_s < {end}, false)) AS overdue,
      ending IN ('granted', 'declined') AS decided
    FROM {dossiers} WHERE received_s < {end}
  )
) {group}
"""
MORE = """,
  count(*) FILTER (WHERE entered),
  count(*) FILTER (WHERE entered AND channel = 3),
  count(*) FILTER (WHERE entered AND online_level = 'full'),
  count(*) FILTER (WHERE entered AND channel = 2 AND online_level = 'full'),
  count(*) FILTER (WHERE finished AND result_channel = 3),
  count(*) FILTER (WHERE entered AND papers > 0),
  count(*) FILTER (WHERE entered AND papers > 0 AND papers_digitised >= papers),
  count(*) FILTER (WHERE finished AND decided),
  count(*) FILTER (WHERE finished AND decided AND result_electronic = 1),
  count(*) FILTER (WHERE finished AND working_s IS NOT NULL),
  sum(working_s) FILTER (WHERE finished), sum(paused_s) FILTER (WHERE finished),
  sum(apologies) FILTER (WHERE finished), sum(finished_s - due_s) FILTER (WHERE finished AND late),
  count(*) FILTER (WHERE finished AND ending = 'withdrawn'),
  count(*) FILTER (WHERE finished AND ending = 'stopped'),
  count(*) FILTER (WHERE finished AND ending IN ('declined', 'refused')),
  count(*) FILTER (WHERE entered AND supplements > 0),
  count(*) FILTER (WHERE entered AND supplements > 1),
  count(*) FILTER (WHERE finished AND late AND apologies > 0),
  count(*) FILTER (WHERE finished AND late AND cause = ''),
  count(*) FILTER (WHERE finished AND late AND cause = 'complex'),
  count(*) FILTER (WHERE finished AND late AND cause = 'partner'),
  count(*) FILTER (WHERE finished AND late AND cause = 'software'),
  count(*) FILTER (WHERE finished AND late AND cause = 'staff'),
  count(*) FILTER (WHERE finished AND late AND cause = 'other'),
  quantile_disc(working_s // 60, [0.5, 0.9]) FILTER (WHERE finished)
"""
LEGS = """
SELECT d.agency, count(*) FILTER (WHERE l.due_s IS NOT NULL AND l.to_s > l.from_s),
  count(*) FILTER (WHERE l.to_s > l.from_s AND l.to_s > l.due_s),
  count(*) FILTER (WHERE l.verb = 'send_back')
FROM {legs} l JOIN {dossiers} d USING (province, code)
WHERE l.to_s >= {begin} AND l.to_s < {end} GROUP BY d.agency
"""


def run(*, as_json: bool) -> bool:
    return show(measure(), as_json=as_json)


def measure() -> list[Figure]:
    folder = os.environ.get("MOTCUA_BENCH_FACTS")
    if folder:
        return _measured(Path(folder))
    with tempfile.TemporaryDirectory() as made:
        number = os.environ.get("MOTCUA_BENCH_DOSSIERS", "10000000")
        command = ["-m", "motcua.config.cli", "facts", "generate", made, "--dossiers", number]
        subprocess.run([sys.executable, *command], check=True, cwd=ROOT)
        return _measured(Path(made))


def _measured(folder: Path) -> list[Figure]:
    import duckdb

    from motcua.reports import settlement
    from motcua.reports.indicators import engines
    from motcua.reports.indicators.reckoning import reckon
    from motcua.reports.indicators.span import span

    of = span(FIRST, LAST)
    plain = duckdb.connect()
    tables = {name: f"read_parquet('{folder}/{name}/**/*.parquet', hive_partitioning = false)"
              for name in ("dossiers", "legs")}  # fmt: skip
    told = {"begin": of.from_s, "end": of.end_s, **tables}

    def by_hand(text: str, **more: str) -> Callable[[], list[tuple]]:
        return lambda: plain.execute(text.format(**told, **more)).fetchall()

    agency = {"key": "agency", "group": "GROUP BY agency"}
    whole = {"key": "0", "group": ""}
    form_by_agency, form = by_hand(FORM, more="", **agency), by_hand(FORM, more="", **whole)
    both = (by_hand(FORM, more=MORE, **agency), by_hand(LEGS))
    with engines.in_folder(folder) as held:
        ours = {
            FACES[0]: lambda: settlement.settle(held, FIRST, LAST, by=settlement.By.AGENCY),
            FACES[1]: lambda: settlement.settle(held, FIRST, LAST),
            FACES[2]: lambda: reckon(held, of, by=["agency"]),
        }
        # The form by agency has its total besides, as the report does.
        theirs = {
            FACES[0]: lambda: (form_by_agency(), form()),
            FACES[1]: form,
            FACES[2]: lambda: [one() for one in both],
        }
        _same(ours, form_by_agency())
        jobs = {f"ours {face}": job for face, job in ours.items()}
        jobs |= {f"hand {face}": job for face, job in theirs.items()}
        jobs["scan"] = by_hand(SCAN)
        times = interleaved({name: (job, 1) for name, job in jobs.items()}, rounds=ROUNDS)
    return [*_figures(times), same(folder, FIRST, LAST)]


def _same(ours: dict[str, Callable], rows: list[tuple]) -> None:
    """Before anything is timed: the same integers for every agency."""
    told = {row.key: tuple(row.cells.values()) for row in ours[FACES[0]]().rows[:-1]}
    found = {row[0]: row[1:] for row in rows if any(row[1:])}
    assert told == found, "the figures differ: nothing to compare"


def _figures(times: dict[str, Timing]) -> Iterator[Figure]:
    for face in FACES:
        value, hand = times[f"ours {face}"], times[f"hand {face}"]
        usual = {"name": face, "value": value.median, "unit": "s CPU", "spread": value.spread}
        peer = "hand-written DuckDB SQL"
        yield Figure(**usual, peer=peer, peer_value=hand.median, target=1 / 1.3)
        if face == FACES[1]:
            limit = "scan of its columns (limit)"
            yield Figure(**usual, peer=limit, peer_value=times["scan"].median, target=1 / 8)
