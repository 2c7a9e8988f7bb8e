"""Take in the published results of many provinces, all of a file or none (268/QĐ-BNV 28/3/2025)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.index import policies
from motcua.index.actions.enter_result import enter_result
from motcua.index.exchange.printed_results import read_printed
from motcua.index.models import PublishedResult
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput

LARGEST = 2_000_000


@transaction.atomic
def import_results(content: bytes, *, source: str, by: Actor, at: dt.datetime) -> int:
    """Rows entered already with the same figures are passed over; returns how many are new.

    Raises `InvalidScores` by row, InvalidInput where a figure entered before was another.
    """
    policies.require_entering_results(by)
    if len(content) > LARGEST:
        raise InvalidInput("Tệp lớn quá 2 MB. Chia theo năm rồi nhập từng tệp.", field="file")
    rows, made = read_printed(content, source=source), 0
    for printed in rows:
        known = PublishedResult.objects.filter(
            round=None, year=printed.year, unit_name=printed.unit, block=printed.block
        ).first()
        if known is None:
            enter_result(printed, by=by, at=at)
            made += 1
        elif (known.index, known.nation_place) != (printed.index, printed.nation_place):
            raise InvalidInput(
                f"{printed.unit} năm {printed.year} đã nhập với số khác ({known.index}). Đối chiếu "
                "nguồn rồi bỏ dòng này khỏi tệp.",
                field="file", code="known",
            )  # fmt: skip
    return made
