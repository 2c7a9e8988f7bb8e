"""One process of the drill: intakes, and the acts of five officials on what was received.

Run as `python -m tests.drills.officials_process NAME COUNT FILE`; each acknowledged act is a line
`key code sequence`. Started again after a kill it goes on after the last acknowledged one, asking
with the same key for the one in flight.
"""
# ruff: noqa: E402

from __future__ import annotations

import os
import sys
from pathlib import Path

import django

django.setup()

from motcua.dossiers import actions
from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done
from motcua.kernel import clock
from motcua.organisations.models import Post
from motcua.organisations.officer import Officer
from motcua.organisations.queries.officers import officer_in
from tests.drills.counter_process import intake

ROAD = ("receive", "transfer", "assign", "submit_for_approval", "approve")


def officer(name: str) -> Officer:
    return officer_in(Post.objects.get(official__name=name), clock.today())


COUNTER, HEAD = officer("Lò Thị Hạnh"), officer("Quàng Văn Dũng")
CASE, LEADER = officer("Cầm Thị Ngọc"), officer("Hoàng Văn Nghĩa")


def act(verb: str, code: str, key: str, number: int) -> Done:
    now = clock.now()
    if verb == "receive":
        person = intake(key.split("/", maxsplit=1)[0], number)
        return actions.receive_at_counter(person, by=COUNTER, at=now, key=key)
    dossier = Dossier.objects.get(code=code)
    if verb == "transfer":
        return actions.transfer(dossier, by=COUNTER, at=now, key=key)
    if verb == "assign":
        return actions.assign(dossier, by=HEAD, at=now, to=CASE.post_id, key=key)
    if verb == "submit_for_approval":
        return actions.submit_for_approval(dossier, by=CASE, at=now, opinion="Đủ.", key=key)
    return actions.approve(dossier, by=LEADER, at=now, key=key)


def main(name: str, count: int, acknowledged: Path) -> None:
    lines = acknowledged.read_text().splitlines() if acknowledged.exists() else []
    code = lines[-1].split()[1] if lines else ""
    with acknowledged.open("a") as file:
        for number in range(len(lines), count):
            verb = ROAD[number % len(ROAD)]
            done = act(verb, code, key := f"{name}/{verb}/{number}", number)
            code = done.dossier.code
            file.write(f"{key} {code} {done.sequence}\n")
            file.flush()
            os.fsync(file.fileno())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
