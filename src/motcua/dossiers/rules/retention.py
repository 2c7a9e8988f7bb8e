"""How long a dossier is kept after it ended, as dated data with its ground.

Luật Lưu trữ 33/2024/QH15. The schedule of a province is its own decision: the years below hold
until it has set them (MOTCUA_RETENTION_YEARS), and are no reading of a circular.
"""

from __future__ import annotations

import datetime as dt

BASIS = "Luật Lưu trữ 33/2024/QH15"
DEFAULT_YEARS = 5


def kept_until(ended_on: dt.date, years: int) -> dt.date:
    """The last day on which the dossier must still be there whole."""
    try:
        return ended_on.replace(year=ended_on.year + years)
    except ValueError:
        return dt.date(ended_on.year + years, 2, 28)
