"""Dossier codes: drawn in the transaction that creates the dossier, without gap or repeat.

TT 03/2025/TT-VPCP, Điều 13: agency code, local day, place in that day.
"""

from __future__ import annotations

import datetime as dt

from django.db import connection

from motcua.dossiers.models import CodeSequence
from motcua.kernel.codes import DossierCode
from motcua.kernel.errors import InvalidInput
from motcua.organisations.queries import units

_DRAW = """
INSERT INTO {table} (agency, day, last) VALUES (%s, %s, 1)
ON CONFLICT (agency, day) DO UPDATE SET last = {table}.last + 1
RETURNING last
"""


def draw_code(receiving_unit: int, day: dt.date) -> str:
    """The next code of the receiving unit; holds its row until the transaction ends."""
    agency = units.unit_code(receiving_unit, day)
    if not agency:
        raise InvalidInput(
            "Nơi tiếp nhận chưa có mã định danh nên chưa cấp được mã hồ sơ. "
            "Báo quản trị bổ sung mã đơn vị.",
            field="receiving_unit",
        )
    table = CodeSequence._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(_DRAW.format(table=table), [agency, day])
        (sequence,) = cursor.fetchone()
    return str(DossierCode(agency=agency, day=day, sequence=sequence))
