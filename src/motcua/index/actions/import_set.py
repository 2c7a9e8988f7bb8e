"""Take in a set of criteria from a file: JSON or a workbook, whole or not at all.

QĐ 876/QĐ-BNV and the decisions of each year give the set; nobody ships the official appendix.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.actions._sets import begun
from motcua.index.exchange import set_files, workbooks
from motcua.index.models import RuleSet
from motcua.index.rules.faults import Fault, InvalidSet
from motcua.index.rules.reading import read_set
from motcua.kernel import events
from motcua.kernel.actor import Actor

SET_IMPORTED = events.declare("index.set_imported", "Nhập bộ tiêu chí")
LARGEST = 5_000_000


@transaction.atomic
def import_set(
    content: bytes,
    *,
    by: Actor,
    at: dt.datetime,
    level: str,
    file_name: str,
    year: int | None = None,
    ours: bool = False,
) -> RuleSet:
    """`year` where the file does not say it. Raises `InvalidSet` with each fault at its cell."""
    policies.require_keeping_sets(by)
    body = _read(content, file_name)
    held = begun(body, by=by, at=at, level=level, year=year or _year_of(body), ours=ours)
    facts = {"year": held.year, "level": held.level, "version": held.version}
    record(chain=held.chain, type=SET_IMPORTED, by=by, at=at, facts=facts)
    return held


def _year_of(body: dict[str, Any]) -> int:
    return read_set(body).criteria_set.year


def _read(content: bytes, file_name: str) -> dict[str, Any]:
    if len(content) > LARGEST:
        raise InvalidSet([Fault("Tệp bộ tiêu chí", "lớn quá 5 MB. Bỏ các trang, dòng thừa.")])
    if content[:2] == b"PK" or file_name.lower().endswith(".xlsx"):
        workbooks.read_set_workbook(content)
        return workbooks.workbook_data(content)[0]
    data = set_files.set_data(content)
    read_set(data)
    assert isinstance(data, dict)
    return data
