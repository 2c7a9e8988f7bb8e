"""Take in what others measured (PAPI, PCI, DTI, SIPAS, PAR INDEX, 766), as they published it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from motcua.audit.actions import record
from motcua.feedback import policies
from motcua.feedback.models import ExternalIndex
from motcua.feedback.rules.external import Published, read_row
from motcua.feedback.sheets import Table
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput

EXTERNAL_INDEX_IMPORTED = events.declare(
    "feedback.external_index_imported", "Nhập chỉ số do nơi khác công bố"
)
MOST_FAULTS = 20


@dataclass(frozen=True, kw_only=True)
class ImportedIndex:
    entered: int
    known: int


@transaction.atomic
def import_external_index(*, by: Actor, at: dt.datetime, table: Table) -> ImportedIndex:
    """All or nothing; the same figure of the same source twice is known. Another source may say
    otherwise: both stay. Raises InvalidInput on `file` with a sentence for each row.
    """
    policies.require_importing(by)
    rows = [(number, read_row(cells)) for number, cells in table]
    faults = [f"Dòng {number}: {read}" for number, read in rows if isinstance(read, str)]
    if not table:
        faults = ["Tệp không có dòng nào."]
    entered = 0
    for number, read in rows:
        if isinstance(read, Published):
            entered += _keep(number, read, faults)
    if faults:
        raise InvalidInput(errors={"file": faults[:MOST_FAULTS]})
    facts = {"entered": entered, "rows": len(rows)}
    record(chain="external-index", type=EXTERNAL_INDEX_IMPORTED, by=by, at=at, facts=facts)
    return ImportedIndex(entered=entered, known=len(rows) - entered)


def _keep(number: int, read: Published, faults: list[str]) -> bool:
    row, made = ExternalIndex.objects.get_or_create(
        source=read.source, year=read.year, subject=read.subject, component=read.component,
        citation=read.citation,
        defaults={"as_published": read.as_published, "value": read.value, "place": read.place},
    )  # fmt: skip
    if not made and row.as_published != read.as_published:
        faults.append(
            f"Dòng {number}: {read.source} {read.year} {read.subject} đã có giá trị "
            f"{row.as_published} từ chính nguồn này, tệp ghi {read.as_published}. Xem lại tệp."
        )
    return made
