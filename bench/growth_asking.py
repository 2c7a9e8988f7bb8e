"""One province of `bench growth` in a process of its own: filled, then asked page by page.

`python -m bench.growth_asking SIZE` prints what its pages are called, then answers each line it
reads, the number of a page: what that took, or why it did not answer.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from pathlib import Path
from typing import Any

from bench.growth_pages import Page, pages

WATCHED = ("dossiers_dossier", "audit_event", "reports_dossierfact")
COUNTED = "counted"


class NotAnswered(Exception):
    """With the reason: the status, or what is missing in the page."""


def answer(page: Page) -> Any:
    """Raises NotAnswered."""
    told = page.ask()
    if told.status_code != 200:
        raise NotAnswered(str(told.status_code))
    content = told.content
    if told.headers.get("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    if page.holds.encode() not in content:
        message = f"200 without {page.holds}"
        raise NotAnswered(message)
    return told


def timed(page: Page) -> dict[str, float]:
    """ms: `ms` in all, `sql` of them waiting for the database, `cpu` of this process."""
    from django.db import connection

    spent = [0.0]

    def watched(execute: Any, *given: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(*given)
        finally:
            spent[0] += time.perf_counter() - began

    began, worked = time.perf_counter(), time.process_time()
    with connection.execute_wrapper(watched):
        answer(page)
    return {
        "ms": (time.perf_counter() - began) * 1e3, "sql": spent[0] * 1e3,
        "cpu": (time.process_time() - worked) * 1e3,
    }  # fmt: skip


def counted(page: Page) -> dict[str, float]:
    """Statements, scans of whole tables and compressed KB of one asking."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    before = _scans()
    with CaptureQueriesContext(connection) as asked:
        told = answer(page)
    return {
        "statements": len(asked), "scans": _scans() - before, "kb": len(told.content) / 1024,
        "board": page.board,
    }  # fmt: skip


def _scans() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute(
            "SELECT coalesce(sum(seq_scan), 0) FROM pg_stat_user_tables WHERE relname = ANY(%s)",
            [list(WATCHED)],
        )
        return int(cursor.fetchone()[0])


def _filled(size: int) -> tuple[Any, float]:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from bench.growth_province import fill

    settings.ALLOWED_HOSTS, settings.MOTCUA_REQUIRE_TOTP = ["testserver"], False
    (Path(settings.MOTCUA_HOME) / "static").mkdir(exist_ok=True)
    call_command("migrate", verbosity=0)
    began = time.monotonic()
    return fill(size), time.monotonic() - began


def _say(told: Any) -> None:
    print(json.dumps(told), flush=True)


def _told(page: Page, *, once: bool) -> dict[str, Any]:
    try:
        return counted(page) if once else timed(page)
    except NotAnswered as fault:
        return {"refused": str(fault)}


def main(size: int) -> None:
    import time_machine

    with time_machine.travel("2026-10-08T09:12:00+07:00", tick=True):
        province, seconds = _filled(size)
        every = list(pages(province))
        _say({"seconds": seconds, "pages": [page.name for page in every]})
        for line in sys.stdin:
            number, _space, how = line.strip().partition(" ")
            _say(_told(every[int(number)], once=how == COUNTED))


if __name__ == "__main__":
    main(int(sys.argv[1]))
