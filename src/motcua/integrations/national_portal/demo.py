"""The national portal of the demo province: holds what we have, with faults by rule.

Which dossier it has wrong follows from its code alone; one that was sent again it has right.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from motcua.reports.queries.reconciliation import ours, sent
from motcua.reports.rules.reconciliation import Held


class DemoPortal:
    source = "Cổng Dịch vụ công quốc gia (bản trình diễn)"

    def held(self, as_of: dt.datetime) -> Sequence[Held]:
        mended = sent()
        return [
            one
            for code, (mine, _) in ours(as_of).items()
            for one in ([mine] if code in mended else _as_held(mine))
        ]

    def send(self, key: str, dossier: Held) -> str:
        return f"DVCQG-{zlib.crc32(key.encode()):08x}"


def _as_held(mine: Held) -> Iterator[Held]:
    """Of forty dossiers one is missing, one behind in its state, one has another due time, one
    stands there twice.
    """
    place = zlib.crc32(mine.code.encode()) % 40
    if place == 0:
        return
    if place == 1 and mine.status > 2:
        yield replace(mine, status=2, finished=None, returned=None)
        return
    if place == 2 and mine.due:
        yield replace(mine, due=mine.due + dt.timedelta(days=1))
        return
    yield mine
    if place == 3:
        yield mine
