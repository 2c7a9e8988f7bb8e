"""The national portal that does not answer: no link has been made, or the other side is down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from motcua.reports.ports import PortalDown
from motcua.reports.rules.reconciliation import Held


class SilentPortal:
    source = "Cổng Dịch vụ công quốc gia"

    def held(self, as_of: dt.datetime) -> Sequence[Held]:
        raise _down()

    def send(self, key: str, dossier: Held) -> str:
        raise _down()


def _down() -> PortalDown:
    return PortalDown(
        "Chưa kết nối được Cổng Dịch vụ công quốc gia. Đối chiếu bằng tệp tải từ Cổng, hoặc thử "
        "lại sau.",
        code="portal_down",
    )
