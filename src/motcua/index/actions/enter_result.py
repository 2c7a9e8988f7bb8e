"""Enter a result as it was published elsewhere: points and places as printed, gaps left open.

Bộ Nội vụ publishes the PAR Index of the provinces by decision each year (268/QĐ-BNV 28/3/2025);
a place among provinces whose scores are not known is kept, never reckoned.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.models import PublishedResult
from motcua.index.rules.printed import Printed, faults_of
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput

RESULT_ENTERED = events.declare("index.result_entered", "Nhập kết quả đã công bố")


@transaction.atomic
def enter_result(printed: Printed, *, by: Actor, at: dt.datetime) -> PublishedResult:
    """Raises `InvalidInput` by field; the same unit and year twice is one of them."""
    policies.require_entering_results(by)
    if found := faults_of(printed):
        raise InvalidInput(errors=found)
    same = PublishedResult.objects.filter(
        round=None, year=printed.year, unit_name=printed.unit, block=printed.block
    )
    if same.exists():
        message = f"{printed.unit} năm {printed.year} đã nhập. Mở dòng đó để xem."
        raise InvalidInput(message, field="unit", code="known")
    result = PublishedResult.objects.create(
        year=printed.year, set_name=printed.set_name, block=printed.block, unit_name=printed.unit,
        index=None if printed.index is None else Decimal(printed.index.numerator)
        / printed.index.denominator,
        grade=printed.grade, place=printed.place, of=printed.of,
        region=printed.region, region_place=printed.region_place, region_of=printed.region_of,
        nation_place=printed.nation_place, nation_of=printed.nation_of,
        areas=printed.areas, source=printed.source, as_published=True, recorded_at=at,
    )  # fmt: skip
    facts = {"unit": printed.unit, "year": printed.year, "source": printed.source[:200]}
    record(chain=f"published:{result.pk}", type=RESULT_ENTERED, by=by, at=at, facts=facts)
    return result
