"""`bench index`: provinces and communes scored and ranked, ranked ten thousand times, and the
pages of five published rounds of 90 units.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable

from bench import Figure, index_pages, interleaved, show
from bench.index_peer import scored, simulated
from motcua.index.rules.confidence import Uncertainty, simulate
from motcua.index.rules.reading import read_set
from motcua.index.rules.sheet import Sheet, SheetReader
from motcua.index.rules.table import Table, scored_table

LEAVES, RUNS, PEER_RUNS = 100, 10_000, 20
BANDS = [{"min": least, "points": least / 100} for least in (100, 90, 80, 70)]
RULES: list[dict] = [
    {"kind": "points"},
    {"kind": "yes_no"},
    {"kind": "bands", "bands": BANDS},
    {"kind": "ratio", "target": 0.95},
    {"kind": "survey"},
]


def run(*, as_json: bool) -> bool:
    met = show(measure(), as_json=as_json)
    return index_pages.on_both(as_json=as_json) and met


def measure() -> list[Figure]:
    leaves = [(f"{n}", 1.0, RULES[n % len(RULES)]) for n in range(LEAVES)]
    provinces, communes = _units(63, leaves), _units(11_000, leaves)
    few, many = _sheet(leaves, provinces), _sheet(leaves, communes)
    even = [1.0] * LEAVES
    table = scored_table(few)
    assert _ranked(few) == dict((unit, place) for place, unit in scored(leaves, provinces, even))  # noqa: C402
    assert _ranked(many) == dict((unit, place) for place, unit in scored(leaves, communes, even))  # noqa: C402
    seen = interleaved(
        {
            "few": (lambda: _ranked(few), 1),
            "few.peer": (lambda: scored(leaves, provinces, even), 1),
            "many": (lambda: _ranked(many), 1),
            "many.peer": (lambda: scored(leaves, communes, even), 1),
            "runs": (lambda: simulate(table, Uncertainty(), runs=RUNS, seed=1), 1),
            "runs.peer": (lambda: simulated(leaves, provinces, PEER_RUNS), PEER_RUNS),
        },
        rounds=5,
    )

    def figures(name: str, what: str, budget: float, least: float, times: int = 1) -> list[Figure]:
        own, peer = seen[name], seen[f"{name}.peer"]
        row = {"name": what, "value": own.median * 1e3, "unit": "ms", "spread": own.spread}
        return [
            Figure(**row, peer="budget", peer_value=budget, target=1),
            Figure(**row, peer="plain Python", peer_value=peer.median * times * 1e3, target=least),
        ]

    return [
        *figures("few", "index.63-provinces", 20, 0),
        *figures("many", "index.11000-communes", 2_000, 0),
        *figures("runs", "index.10000-rankings", 2_000, 10, RUNS),
    ]


def _ranked(sheet: Sheet) -> dict[str, int]:
    """All that is printed: indices, places, classes."""
    table: Table = scored_table(sheet)
    table.index_hundredths, table.grades  # noqa: B018 (reckoned when asked)
    return dict(zip(sheet.units, table.places.tolist(), strict=True))


def _units(size: int, leaves: list) -> dict[str, list]:
    rng = random.Random(7)  # noqa: S311 (values, not secrets)
    draw: dict[str, Callable[[], object]] = {
        "points": lambda: rng.randrange(5) / 4,
        "yes_no": lambda: float(rng.random() < 0.8),
        "bands": lambda: float(rng.randint(60, 100)),
        "ratio": lambda: (rng.randint(700, 1_000), 1_000),
        "survey": lambda: rng.randint(6_000, 9_999) / 100,
    }
    return {
        f"Đơn vị {unit}": [
            None if rng.random() < 0.02 else draw[rule["kind"]]() for *_, rule in leaves
        ]
        for unit in range(size)
    }


def _sheet(leaves: list, units: dict[str, list]) -> Sheet:
    criteria = [
        {"code": code, "name": code, "max": most, "rule": rule, "not_applicable": "reduces_max"}
        for code, most, rule in leaves
    ]
    areas = [{"code": str(n), "name": "", "criteria": criteria[n::8]} for n in range(8)]
    grades = [{"grade": name, "min": least} for name, least in (("A", 90), ("B", 80), ("C", 70))]
    read = read_set({"name": "", "year": 2026, "areas": areas, "grades": grades})
    reader = SheetReader(read.criteria_set)
    for unit, values in units.items():
        for (code, _, _), value in zip(leaves, values, strict=True):
            reader.add(unit, code, _text(value), where=code)
    return reader.sheet()


def _text(value: object) -> str:
    if value is None:
        return "NA"
    if isinstance(value, tuple):
        return f"{value[0]}/{value[1]}"
    return str(int(value)) if value == int(value) else str(value)


if __name__ == "__main__":
    sys.exit(0 if show(measure(), as_json="--json" in sys.argv) else 1)
