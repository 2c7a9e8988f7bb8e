"""`bench growth`: pages of officials and of the portal with ever more finished dossiers behind them,
on PostgreSQL; what is open stays as many. MOTCUA_BENCH_SIZES names other sizes.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

from bench import Figure, show
from bench.peer_environments import ROOT

SIZES = os.environ.get("MOTCUA_BENCH_SIZES", "10000,1000000,10000000")
ROUNDS = 25
SLOWER, STATEMENTS = 1.5, 12
FIRST_KB, PAGE_KB = 150, 40
PASSWORD = "mot-cua-son-la-2026"  # noqa: S105 - of an account of this run alone
LISTS = {
    "Lò Thị Hạnh": ("", "danh-sach/cho-tra/", "danh-sach/da-tra/", "tim/?q=lo+van+on"),
    "Cầm Thị Ngọc": ("", "danh-sach/cua-toi/", "danh-sach/da-xu-ly/"),
    "Quàng Văn Dũng": ("", "danh-sach/cho-phan-cong/"),
    "Hoàng Văn Nghĩa": ("", "danh-sach/trinh-ky/"),
    "Đèo Thị Kiểm": ("", "danh-sach/tat-ca/", "bang-dieu-hanh/"),
}
PUBLIC = ("/", "/thu-tuc/", "/thong-ke/")


def run(*, as_json: bool) -> bool:
    """Each size in a database and a process of its own; the largest beside the smallest."""
    sys.path.insert(0, str(ROOT / "tools"))
    from running import postgres

    found = {}
    for size in map(int, SIZES.split(",")):
        with postgres.server() as url, tempfile.TemporaryDirectory() as home:
            found[size] = _in_process(url, home, size)
        print(f"# {size}: {found[size]['seconds']:.0f} s", file=sys.stderr)
    return show(_figures(found), as_json=as_json)


def _in_process(url: str, home: str, size: int) -> dict[str, Any]:
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tools"), str(ROOT)])
    environment = os.environ | {
        "DATABASE_URL": url, "MOTCUA_HOME": home, "PYTHONPATH": paths,
        "DJANGO_SETTINGS_MODULE": "motcua.config.settings", "SECRET_KEY": "only for a benchmark " * 3,
    }  # fmt: skip
    command = [sys.executable, "-m", "bench.growth", str(size)]
    told = subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return json.loads(told.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def _figures(found: dict[int, dict[str, Any]]) -> list[Figure]:
    """The last size against the first; statements and scans of the last against their limits."""
    least, most = found[min(found)]["pages"], found[max(found)]["pages"]
    figures = []
    for name, page in most.items():
        figures.append(
            Figure(name=f"growth {name}", value=page["p95"], unit="ms",
                   peer=f"{SLOWER} × p95 of {min(found)}", peer_value=SLOWER * least[name]["p95"],
                   target=1.0)
        )  # fmt: skip
        figures.append(_limit(f"statements {name}", page["statements"], STATEMENTS))
        figures.append(_limit(f"KB {name}", page["kb"], PAGE_KB))
        figures.append(_limit(f"scans {name}", 1 + page["scans"], 1))
        figures.append(_limit(f"as many {name}", page["statements"], least[name]["statements"]))
    return figures


def _limit(name: str, value: float, limit: float) -> Figure:
    return Figure(name=name, value=value, unit="", peer="limit", peer_value=limit, target=1.0)


def measure(size: int) -> dict[str, Any]:
    import django

    django.setup()
    import time_machine
    from django.conf import settings
    from django.core.management import call_command

    from bench.growth_province import fill

    settings.ALLOWED_HOSTS, settings.MOTCUA_REQUIRE_TOTP = ["testserver"], False
    call_command("migrate", verbosity=0)
    with time_machine.travel("2026-10-08T09:12:00+07:00", tick=True):
        began = time.monotonic()
        province = fill(size)
        seconds = time.monotonic() - began
        return {"seconds": seconds, "pages": {n: _timed(ask) for n, ask in _pages(province)}}


def _pages(province: Any) -> list[tuple[str, Callable[[], Any]]]:
    from django.test import Client

    from motcua.dossiers.models import Dossier
    from motcua.dossiers.queries.lookup import secret_of

    asked: list[tuple[str, Callable[[], Any]]] = []
    for who, paths in LISTS.items():
        client = _signed_in(province, who)
        role = province.officer(who).role
        asked += [(f"{role} /{path}", _getting(client, f"/ban-lam-viec/{path}")) for path in paths]
    held = province.posts["Cầm Thị Ngọc"]
    running = Dossier.objects.filter(status=4, holder_post=held).latest("pk")
    case = _signed_in(province, "Cầm Thị Ngọc")
    asked.append(("CV dossier", _getting(case, f"/ban-lam-viec/ho-so/{running.code}/")))
    anybody, secret = Client(), secret_of(running)
    asked += [(f"public {path}", _getting(anybody, path)) for path in PUBLIC]
    given = {"code": running.code, "secret": secret}
    asked.append(("public look-up", lambda: anybody.post("/tra-cuu/", given, follow=True)))
    return [(name, ask) for name, ask in asked if ask().status_code == 200]


def _getting(client: Any, path: str) -> Callable[[], Any]:
    return lambda: client.get(path, headers={"accept-encoding": "gzip"})


def _signed_in(province: Any, name: str) -> Any:
    from django.contrib.auth import get_user_model
    from django.test import Client

    from motcua.kernel.actor import OPERATOR
    from motcua.organisations.actions import open_account
    from tests.province import FOUNDED

    official = province.posts[name].official
    username = f"tk{official.pk}"
    account = get_user_model().objects.filter(username=username).first() or open_account(
        official, by=OPERATOR, at=FOUNDED, username=username, password=PASSWORD
    )
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def _timed(ask: Callable[[], Any]) -> dict[str, float]:
    """ms; statements, scans of whole tables and compressed KB are those of one more asking."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        ask()
        times.append((time.perf_counter() - began) * 1e3)
    before = _scans()
    with CaptureQueriesContext(connection) as asked:
        answer = ask()
    return {
        "p95": statistics.quantiles(times, n=20, method="inclusive")[-1],
        "median": statistics.median(times), "statements": len(asked), "scans": _scans() - before,
        "kb": len(answer.content) / 1024,
    }  # fmt: skip


def _scans() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute(
            "SELECT coalesce(sum(seq_scan), 0) FROM pg_stat_user_tables "
            "WHERE relname IN ('dossiers_dossier', 'audit_event')"
        )
        return int(cursor.fetchone()[0])


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
