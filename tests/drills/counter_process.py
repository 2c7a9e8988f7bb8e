"""One counter's process of the drill: receives dossiers and writes down each acknowledged code.

Run as `python -m tests.drills.counter_process NAME COUNT FILE`; started again after a kill it
goes on after the last acknowledged one, asking with the same key for the one in flight.
"""
# ruff: noqa: E402

from __future__ import annotations

import os
import sys
from pathlib import Path

import django

django.setup()

from motcua.dossiers import actions
from motcua.dossiers.rules.intake import Intake, PaperIn
from motcua.kernel import clock
from motcua.organisations.models import Post, Unit
from motcua.organisations.queries.officers import officer_in
from motcua.parties.rules.details import PartyDetails
from tests.province import RENAME


def intake(name: str, number: int) -> Intake:
    return Intake(
        procedure=RENAME,
        receiving_unit=Unit.objects.get(slug="maison-centre").pk,
        channel=1,
        result_channel=1,
        applicant=PartyDetails(name=f"Người thứ {number} của {name}"),
        papers=(PaperIn(name="Đơn đăng ký biến động", originals=1, check=1),),
    )


def main(name: str, count: int, acknowledged: Path) -> None:
    done = len(acknowledged.read_text().split()) if acknowledged.exists() else 0
    post = Post.objects.get(official__name="Lò Thị Hạnh")
    officer = officer_in(post, clock.today())
    with acknowledged.open("a") as file:
        for number in range(done, count):
            key = f"{name}-{number}"
            received = actions.receive_at_counter(
                intake(name, number), by=officer, at=clock.now(), key=key
            )
            file.write(received.dossier.code + "\n")
            file.flush()
            os.fsync(file.fileno())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
