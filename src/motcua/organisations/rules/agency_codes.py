"""Which pattern an agency's code has on a day.

QCVN 102:2016/BTTTT (`000.00.19.H52`) until the reorganisation of 2025; QĐ 20/2020/QĐ-TTg,
as amended by QĐ 09/2025/QĐ-TTg (`H52.118`), since it came into force.
"""

from __future__ import annotations

import datetime as dt

from motcua.kernel.codes import is_agency_code
from motcua.kernel.errors import InvalidInput

NEW_SINCE = dt.date(2020, 9, 15)
OLD_UNTIL = dt.date(2025, 6, 30)


def check_code(code: str, valid_from: dt.date) -> None:
    """InvalidInput when the code has no known pattern, or not that of the day it begins to hold."""
    if not code:
        return
    if not is_agency_code(code):
        raise InvalidInput(
            f"Mã định danh “{code}” không đúng mẫu. Ví dụ đúng: H52.118 hoặc 000.00.19.H52.",
            field="code",
        )
    is_old = code[0].isdigit()
    if is_old and valid_from > OLD_UNTIL:
        raise InvalidInput(
            f"Mã “{code}” theo QCVN 102:2016, chỉ dùng cho phiên bản bắt đầu đến hết "
            f"{OLD_UNTIL:%d/%m/%Y}. Từ {valid_from:%d/%m/%Y} dùng mã theo QĐ 20/2020, ví dụ H52.118.",
            field="code",
        )
    if not is_old and valid_from < NEW_SINCE:
        raise InvalidInput(
            f"Mã “{code}” theo QĐ 20/2020, có hiệu lực từ {NEW_SINCE:%d/%m/%Y}. "
            f"Ngày {valid_from:%d/%m/%Y} dùng mã theo QCVN 102:2016, ví dụ 000.00.19.H52.",
            field="code",
        )
