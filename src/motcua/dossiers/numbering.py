"""Dossier codes: drawn in the transaction that creates the dossier, without gap or repeat.

TT 03/2025/TT-VPCP, Điều 13: agency code, local day, place in that day.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

from django.db import connection

from motcua.calendars.queries import Calendars, calendars_at, stamp_sql
from motcua.dossiers.models import CodeSequence
from motcua.kernel.codes import DossierCode
from motcua.kernel.errors import InvalidInput
from motcua.organisations.queries import units

_DRAW = """
INSERT INTO {table} (agency, day, last) VALUES (%s, %s, 1)
ON CONFLICT (agency, day) DO UPDATE SET last = {table}.last + 1
RETURNING last, {stamp}
"""


def draw_code(receiving_unit: int, day: dt.date) -> tuple[str, Calendars]:
    """The next code of the receiving unit; holds its row until the transaction ends.

    With the calendars as they stand, which cost no statement of their own here.
    """
    agency = units.unit_code(receiving_unit, day)
    if not agency:
        raise InvalidInput(
            "Nơi tiếp nhận chưa có mã định danh nên chưa cấp được mã hồ sơ. "
            "Báo quản trị bổ sung mã đơn vị.",
            field="receiving_unit",
        )
    with connection.cursor() as cursor:
        cursor.execute(_draw(), [agency, day])
        sequence, stamp = cursor.fetchone()
    code = str(DossierCode(agency=agency, day=day, sequence=sequence))
    return code, calendars_at(stamp)


@cache
def _draw() -> str:
    return _DRAW.format(table=CodeSequence._meta.db_table, stamp=stamp_sql())
