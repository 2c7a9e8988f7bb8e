"""What every act is asked before it is done: is the page fresh, is the time possible?"""

from __future__ import annotations

import datetime as dt

from motcua.audit.models import Event
from motcua.audit.queries.history import Head
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import changes
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, StaleVersion
from motcua.kernel.vietnamese import short_moment

# Clocks of two machines may differ a little; more than this is a mistyped time.
AHEAD = dt.timedelta(minutes=2)


def stale(dossier: Dossier, version: int) -> StaleVersion:
    told = changes.since(dossier, version)
    first = told[0] if told else "Có người vừa làm việc khác trên hồ sơ này."
    return StaleVersion(
        f"Hồ sơ vừa thay đổi. {first} Nội dung anh/chị nhập vẫn còn ở dưới.", changes=told
    )


def check_time(last: Head | Event | None, at: dt.datetime) -> None:
    check_not_ahead(at)
    if last and at < last.at:
        raise InvalidInput(
            f"Giờ thực hiện {short_moment(at)} sớm hơn việc trước đó ({short_moment(last.at)}). "
            "Ghi đúng giờ đã làm.",
            field="at",
        )


def check_not_ahead(at: dt.datetime) -> None:
    if at > clock.now() + AHEAD:
        raise InvalidInput(
            f"Giờ thực hiện {short_moment(at)} còn ở phía trước. Ghi giờ hiện tại hoặc trước đó.",
            field="at",
        )
