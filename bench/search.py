"""`bench search`: 10,000 procedure names and 100,000 dossiers on both databases, twelve wishes with
and without marks, beside what each database does with the same folded text by itself.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from random import Random

from bench import Figure, show
from bench.peer_environments import ROOT

NAMES, DOSSIERS, ROUNDS = 10_000, 100_000, 15
BUDGET = 10.0  # ms
WISHES = (
    "Đăng ký thường trú", "dang ky thuong tru", "cấp phép tài nguyên nước", "cap phep tai nguyen",
    "đổi tên", "doi ten dat dai", "Lò Văn Ơn", "lo van on", "Cầm Thị Ngọc", "cam thi ngoc",
    "261008-0042", "giang a tua",
)  # fmt: skip
SLIPS = ("dang ky thuogn tru", "cam thi ngcoc", "giagn a tua")
SYLLABLES = [
    "cấp",
    "đổi",
    "giấy",
    "phép",
    "đăng",
    "ký",
    "xác",
    "nhận",
    "thường",
    "trú",
    "tài",
    "nguyên",
    "nước",
    "đất",
    "đai",
    "hộ",
    "tịch",
    "khai",
    "sinh",
    "kết",
    "hôn",
    "xây",
    "dựng",
    "kinh",
    "doanh",
    "hỗ",
    "trợ",
    "chuyển",
    "quyền",
    "sử",
    "dụng",
    "môi",
    "trường",
    "giao",
    "thông",
    "vận",
    "tải",
    "y",
    "tế",
    "giáo",
    "dục",
]


def run(*, as_json: bool) -> bool:
    """Each database in a process of its own."""
    sys.path.insert(0, str(ROOT / "tools"))
    from running import postgres

    with tempfile.TemporaryDirectory() as home:
        met = _in_process(f"sqlite:///{home}/motcua.sqlite3", home, as_json=as_json)
    with postgres.server() as url, tempfile.TemporaryDirectory() as home:
        return _in_process(url, home, as_json=as_json) and met


def _in_process(url: str, home: str, *, as_json: bool) -> bool:
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tools"), str(ROOT)])
    environment = os.environ | {
        "DATABASE_URL": url, "MOTCUA_HOME": home, "PYTHONPATH": paths,
        "DJANGO_SETTINGS_MODULE": "motcua.config.settings", "SECRET_KEY": "only for a benchmark " * 3,
    }  # fmt: skip
    command = [sys.executable, "-m", "bench.search", *(["--json"] if as_json else [])]
    return subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode == 0


def measure() -> list[Figure]:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    province = _fill()
    vendor = connection.vendor
    by_everybody = _dossiers(province.control)
    by_counter = _dossiers(province.counter)
    return [
        _figure(f"search.procedures.{vendor}", _procedures(), raw=_raw_names()),
        _figure(f"search.dossiers.{vendor}", by_everybody, raw=_raw_dossiers()),
        _figure(f"search.counter.{vendor}", by_counter),
        _figure(f"search.slips.{vendor}", by_everybody, wishes=SLIPS),
        _right(vendor, by_everybody, SLIPS, "slips"),
        _right(vendor, lambda wish: by_everybody(wish) or _procedures()(wish), WISHES, "right"),
    ]


def _p95(search: Callable[[str], object], wishes: tuple[str, ...]) -> float:
    """ms; of the best of each wish: others of the machine are not a part of the search."""
    clock = _clock()
    times = []
    for wish in wishes:
        search(wish)
        seen = []
        for _ in range(ROUNDS):
            began = clock()
            search(wish)
            seen.append(clock() - began)
        times.append(min(seen) * 1e3)
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def _clock() -> Callable[[], float]:
    """SQLite works in this process, whose own time is measured; a server is waited for."""
    from django.db import connection

    return time.process_time if connection.vendor == "sqlite" else time.perf_counter


def _figure(
    name: str,
    search: Callable[[str], object],
    *,
    raw: Callable[[str], object] | None = None,
    wishes: tuple[str, ...] = WISHES,
) -> Figure:
    ours = _p95(search, wishes)
    print(f"# {name}: p95 {ours:.2f} ms", file=sys.stderr)
    if raw is not None:
        print(f"# {name}: raw p95 {_p95(raw, wishes):.2f} ms", file=sys.stderr)
    return Figure(
        name=name, value=ours, unit="ms", peer="budget p95", peer_value=BUDGET, target=1.0
    )


def _right(
    vendor: str, search: Callable[[str], list[object]], wishes: tuple[str, ...], what: str
) -> Figure:
    """Every wish finds something; the peer is how many should."""
    found = sum(bool(search(wish)) for wish in wishes)
    return Figure(
        name=f"search.{what}.{vendor}", value=len(wishes), unit="", peer="found",
        peer_value=found, target=1.0,
    )  # fmt: skip


def _procedures() -> Callable[[str], list[object]]:
    import datetime as dt

    from motcua.procedures.queries import catalogue

    on = dt.date(2026, 10, 8)
    return lambda wish: list(catalogue.search(wish, on).values_list("pk", flat=True)[:20])


def _dossiers(officer: object) -> Callable[[str], list[object]]:
    from motcua.dossiers.queries.search import found_ids

    return lambda wish: found_ids(wish, officer)


def _raw_names() -> Callable[[str], object]:
    return _raw("procedures_procedureversion", "name_folded")


def _raw_dossiers() -> Callable[[str], object]:
    return _raw("dossiers_dossier", "search_words")


def _raw(table: str, column: str) -> Callable[[str], object]:
    """Ids alone, by the database's own index: no policy, no rows, no order of ours."""
    from django.db import connection

    from motcua.kernel.folding import fold

    fts = connection.vendor == "sqlite" and table == "dossiers_dossier"

    def search(wish: str) -> object:
        words = fold(wish).split()
        with connection.cursor() as cursor:
            if fts:
                match = " AND ".join(f'"{word}"' for word in words if len(word) > 2)
                sql = "SELECT rowid FROM dossiers_search WHERE dossiers_search MATCH %s LIMIT 50"
                cursor.execute(sql, [match])
            else:
                where = " AND ".join(f"{column} LIKE %s" for _ in words)
                sql = f"SELECT id FROM {table} WHERE {where} ORDER BY id DESC LIMIT 50"  # noqa: S608
                cursor.execute(sql, [f"%{word}%" for word in words])
            return cursor.fetchall()

    return search


def _fill() -> object:
    """One dossier by the verbs, the others as copies of it with words of their own."""
    from motcua.demo.names import full_name
    from tests import province as made

    rng = Random(7)  # noqa: S311
    province = made.build()
    first = province.received("2026-10-08 08:00")
    _fill_names(rng)
    names = [full_name(rng, woman=rng.random() < 0.5) for _ in range(5_000)]
    names += ["Lò Văn Ơn", "Cầm Thị Ngọc", "Giàng A Tủa"]
    _fill_dossiers(rng, first, names, province)
    return province


def _fill_names(rng: Random) -> None:
    from motcua.kernel.folding import fold
    from motcua.procedures.models import Procedure, ProcedureVersion

    model = ProcedureVersion.objects.first()
    procedures = Procedure.objects.bulk_create(
        Procedure(code=f"9.{number:06d}") for number in range(NAMES)
    )
    versions = []
    for procedure in procedures:
        name = " ".join(rng.choices(SYLLABLES, k=rng.randint(8, 18)))
        versions.append(
            ProcedureVersion(
                procedure=procedure, number=1, name=name, name_folded=fold(name), field=model.field,
                status=model.status, valid_from=model.valid_from, level="commune",
            )
        )  # fmt: skip
    ProcedureVersion.objects.bulk_create(versions, batch_size=1_000)


def _fill_dossiers(rng: Random, first: object, names: list[str], province: object) -> None:
    from django.db import connection

    from motcua.dossiers import words
    from motcua.dossiers.models import Dossier
    from motcua.kernel.folding import fold

    folded = [fold(name) for name in names]
    units = [unit.pk for unit in province.units.values()]
    titles = [
        "dang ky thuong tru",
        "dang ky bien dong dat dai do doi ten",
        "cap phep tai nguyen nuoc",
    ]
    usual = {
        field.attname: getattr(first, field.attname)
        for field in Dossier._meta.concrete_fields
        if field.attname not in {"id", "code", "search_words", "receiving_unit_id"}
    }
    rows = []
    for number in range(DOSSIERS):
        code = f"H52.117-{261000 + number // 9000 + 1}-{number % 9000 + 1:04d}"
        said = f"{code.lower()} {rng.choice(folded)} 1.00{number % 9000:04d} {rng.choice(titles)}"
        here = rng.choice(units)
        usual |= {"resolving_unit_id": here, "holder_unit_id": here, "holder_post_id": None}
        rows.append(Dossier(code=code, search_words=said, receiving_unit_id=here, **usual))
    for place in range(0, DOSSIERS, 5_000):
        Dossier.objects.bulk_create(rows[place : place + 5_000])
    words.learn(" ".join({row.search_words.split(" ", 1)[1] for row in rows[:20_000]}))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    sys.exit(0 if show(measure(), as_json="--json" in sys.argv) else 1)
