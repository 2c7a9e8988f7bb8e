"""What rests on an act: procedures and processes say it through the port of the law."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from motcua.kernel.actor import OPERATOR
from motcua.legislation import citations
from motcua.legislation.citations import Citation
from motcua.procedures.actions import (
    draft_process,
    draft_version,
    publish_process,
    publish_version,
)
from motcua.procedures.rules.content import BasisContent, MethodContent
from tests.procedures.samples import NOW, START, TODAY, content, process

OLD = "62/2021/NĐ-CP"


@pytest.fixture
def published(db):
    """One procedure that cites the act in every way it can."""
    said = content(
        decision=f"Quyết định theo {OLD}",
        day_rule="rolling",
        day_rule_basis=f"Điều 3 {OLD}",
        methods=(
            MethodContent(
                channel=1, term="11wd", reduced_term="10wd", reduction_basis=f"{OLD}, Điều 9"
            ),
        ),
        legal_bases=(BasisContent(number=OLD), BasisContent(number="62/2021/NĐ-CPX")),
    )
    version = publish_version(
        draft_version(said, by=OPERATOR, at=NOW, valid_from=START), by=OPERATOR, at=NOW
    )
    drafted = draft_process(
        version.procedure, process(legal_basis=f"Theo {OLD}"), by=OPERATOR, at=NOW, valid_from=START
    )
    publish_process(drafted, by=OPERATOR, at=NOW)
    return version


def labels(number: str, on: dt.date) -> list[str]:
    return sorted(found.label for found in citations.citing({number}, on))


def test_every_way_of_citing_is_told_once_with_where_it_leads(published):
    assert labels(OLD, TODAY) == [
        "1.013833, cách tính ngày",
        "1.013833, căn cứ pháp lý",
        "1.013833, cắt giảm thời hạn",
        "1.013833, quy trình nội bộ 1",
        "1.013833, quyết định công bố",
    ]
    assert {found.key for found in citations.citing({OLD}, TODAY)} == {"procedure:1.013833"}


def test_a_longer_number_is_another_act(published):
    assert labels("62/2021/NĐ-C", TODAY) == []
    assert labels("2/2021/NĐ-CP", TODAY) == []


def test_what_was_replaced_cites_only_until_then(published):
    newer = draft_version(
        replace(content(), methods=(MethodContent(channel=1, term="11wd"),)),
        by=OPERATOR, at=NOW, valid_from=TODAY,
    )  # fmt: skip
    publish_version(newer, by=OPERATOR, at=NOW)
    assert labels(OLD, TODAY) == ["1.013833, quy trình nội bộ 1"]
    assert len(labels(OLD, TODAY - dt.timedelta(days=1))) == 5


def test_a_draft_cites_nothing_yet(db):
    said = content(legal_bases=(BasisContent(number=OLD),))
    draft_version(said, by=OPERATOR, at=NOW, valid_from=START)
    assert labels(OLD, TODAY) == []


def test_other_rooms_join_by_registering(monkeypatch):
    monkeypatch.setattr(citations, "_providers", {})
    told = Citation(number=OLD, label="Lịch 2026, ngày 02/01", key="calendar:2026")
    citations.register("calendars", lambda numbers, on: [told] if OLD in numbers else [])

    assert citations.rooms() == ("calendars",)
    assert citations.citing({OLD}, TODAY) == [told]
    assert citations.citing(set(), TODAY) == []
