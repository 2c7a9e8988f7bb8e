"""`bench verbs`: one act of an official on PostgreSQL, beside the ways others change a state."""

from __future__ import annotations

import datetime as dt
import itertools
import sys
import tempfile

from bench import Figure, interleaved, show
from bench.peer_environments import ROOT, measured_with

PEERS = (
    "django>=5.2.9,<5.3", "django-fsm-2>=4", "python-statemachine>=2.5", "SpiffWorkflow>=3.1",
    "django-viewflow>=2.2", "pytest>=8.4",
)  # fmt: skip
ROWS = 50
MOST_STATEMENTS = 8


def run(*, as_json: bool) -> bool:
    """With the peers in an environment of their own, on a database server of its own."""
    sys.path.insert(0, str(ROOT / "tools"))
    from running import postgres

    with postgres.server() as url, tempfile.TemporaryDirectory() as home:
        return measured_with(
            "bench.verbs", PEERS, as_json=as_json, DATABASE_URL=url, MOTCUA_VERBS_HOME=home,
            DJANGO_SETTINGS_MODULE="bench.verbs_settings", SECRET_KEY="only for a benchmark " * 3,
        )  # fmt: skip


def measure() -> list[Figure]:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from bench import verbs_peers as peers

    peers.make_tables()
    ours, statements = _ours()
    seen = interleaved(
        {
            "verb": (ours, 2 * ROWS),
            "raw psycopg": (peers.raw(ROWS), ROWS),
            "plain ORM": (peers.plain(ROWS), ROWS),
            "django-fsm-2": (peers.fsm(ROWS), ROWS),
            "python-statemachine": (peers.statemachine(ROWS), ROWS),
            "SpiffWorkflow": (peers.spiff(ROWS), ROWS),
            "viewflow": (peers.viewflow(ROWS), ROWS),
        },
        rounds=9,
    )
    targets = {"plain ORM": 0.5, "SpiffWorkflow": 1.0, "viewflow": 3.0}
    figures = [
        Figure(
            name="verbs.verb", value=seen["verb"].median * 1e3, unit="ms", peer=peer,
            peer_value=timing.median * 1e3, target=targets.get(peer, 0), spread=seen["verb"].spread,
        )
        for peer, timing in seen.items()
        if peer != "verb"
    ]  # fmt: skip
    return [*figures, _statements(statements)]


def _statements(most: int) -> Figure:
    return Figure(
        name="verbs.statements", value=most, unit="", peer="budget", peer_value=MOST_STATEMENTS,
        target=1,
    )  # fmt: skip


def _ours() -> tuple[object, int]:
    """Submitted for approval and sent back, again and again: policy, lock, rule, reckoning, event
    in the chain with a sealed personal part, the request's key.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from motcua.dossiers import actions
    from tests import province as made

    province = made.build()
    rows = [province.walk(province.received(), "transfer", "accept", "assign") for _ in range(ROWS)]
    seconds, keys = itertools.count(), itertools.count()
    case, leader = province.case, province.leader

    def act() -> None:
        at = made.at("2026-10-08 08:00") + dt.timedelta(seconds=2 * next(seconds))
        for row in rows:
            key = f"s{next(keys)}"
            actions.submit_for_approval(row, by=case, at=at, opinion="Đủ điều kiện.", key=key)
        for row in rows:
            actions.send_back(row, by=leader, at=at, reason="Sai số.", key=f"b{next(keys)}")

    act()
    with CaptureQueriesContext(connection) as captured:
        act()
    return act, -(-len(captured) // (2 * ROWS))


if __name__ == "__main__":
    sys.exit(0 if show(measure(), as_json="--json" in sys.argv) else 1)
