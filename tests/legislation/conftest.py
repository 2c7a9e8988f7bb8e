from __future__ import annotations

import datetime as dt

import pytest

from motcua.kernel.actor import OPERATOR
from motcua.kernel.clock import VIETNAM
from motcua.legislation.actions import enter_document
from motcua.legislation.rules.documents import DocumentDetails

NOW = dt.datetime(2026, 10, 8, 9, 12, tzinfo=VIETNAM)


@pytest.fixture
def enter(db):
    """`enter("61/2018/NĐ-CP", "2018-06-21")` is a document in force from that day."""

    def entered(number: str, since: str, **more):
        usual = {"title": "Cơ chế một cửa", "issuer": "Chính phủ"}
        details = DocumentDetails(
            number=number, valid_from=dt.date.fromisoformat(since), **usual | more
        )
        return enter_document(details, by=OPERATOR, at=NOW)

    return entered
