"""Versions of a procedure: drafted, published, succeeded; in force by day."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.models import Event
from motcua.kernel.actor import OPERATOR, SystemActor
from motcua.kernel.errors import InvalidInput, NotAllowed, NotFound, WrongState
from motcua.procedures.actions import draft_version, publish_version
from motcua.procedures.models import Procedure, ProcedureVersion
from motcua.procedures.queries.catalogue import version_in_force
from motcua.procedures.queries.contents import content_of
from motcua.procedures.rules.content import MethodContent
from tests.procedures.samples import NOW, START, TODAY, content

pytestmark = pytest.mark.django_db


def published(valid_from: dt.date = START, **changes) -> ProcedureVersion:
    version = draft_version(content(**changes), by=OPERATOR, at=NOW, valid_from=valid_from)
    return publish_version(version, by=OPERATOR, at=NOW)


def test_what_was_drafted_comes_back_whole():
    version = draft_version(content(), by=OPERATOR, at=NOW, valid_from=START)
    assert content_of(version) == content()
    assert (version.number, version.status, version.name_folded) == (
        1,
        "draft",
        "dang ky bien dong dat dai",
    )


def test_a_draft_is_not_in_force():
    draft_version(content(), by=OPERATOR, at=NOW, valid_from=START)
    with pytest.raises(NotFound):
        version_in_force("1.013833", TODAY)


def test_the_next_version_ends_the_one_before():
    first = published()
    second = published(dt.date(2026, 10, 8), name="Đăng ký biến động (mới)")
    assert second.number == 2
    assert version_in_force("1.013833", dt.date(2026, 10, 7)) == first
    assert version_in_force("1.013833", dt.date(2026, 10, 8)) == second


def test_not_yet_and_no_longer_in_force_are_told_apart():
    version = published()
    with pytest.raises(InvalidInput, match="chưa có hiệu lực ngày 30/06/2025") as early:
        version_in_force("1.013833", dt.date(2025, 6, 30))
    assert (early.value.field, early.value.code) == ("procedure", "not-in-force")
    version.valid_to = dt.date(2026, 1, 1)
    version.save()
    with pytest.raises(InvalidInput, match="không còn hiệu lực từ ngày 01/01/2026"):
        version_in_force("1.013833", TODAY)


def test_an_unknown_code_is_not_found():
    with pytest.raises(NotFound, match=r"9\.999999"):
        version_in_force("9.999999", TODAY)


def test_law_is_not_put_in_force_backwards():
    published(dt.date(2026, 1, 1))
    with pytest.raises(InvalidInput, match="01/01/2026") as refused:
        published(dt.date(2025, 12, 31))
    assert refused.value.field == "valid_from"


def test_a_published_version_is_not_published_again():
    version = published()
    with pytest.raises(WrongState, match="không còn là dự thảo"):
        publish_version(version, by=OPERATOR, at=NOW)


def test_each_fault_stands_at_its_cell():
    wrong = content(
        day_rule="sometimes",
        methods=(MethodContent(channel=1), MethodContent(channel=4, term="mươi ngày")),
    )
    version = draft_version(
        content(methods=(MethodContent(channel=1, term="mươi ngày"),)),
        by=OPERATOR,
        at=NOW,
        valid_from=START,
    )
    with pytest.raises(InvalidInput) as refused:
        publish_version(version, by=OPERATOR, at=NOW)
    assert set(refused.value.errors) == {"methods.1.term"}
    from motcua.procedures.rules.version import faults

    assert set(faults(wrong, on=START)) == {
        "day_rule",
        "day_rule_basis",
        "methods.2.channel",
        "methods.2.term",
    }


def test_only_those_with_authority_publish():
    stranger = SystemActor("citizen", "Người nộp hồ sơ")
    with pytest.raises(NotAllowed):
        draft_version(content(), by=stranger, at=NOW, valid_from=START)
    assert not Procedure.objects.exists()


def test_the_history_tells_who_published_what():
    published()
    events = Event.objects.filter(chain="procedure:1.013833").order_by("sequence")
    assert [event.name for event in events] == [
        "procedures.version_drafted",
        "procedures.version_published",
    ]
    assert events[1].actor == OPERATOR.reference
    assert events[1].facts == {"version": 1, "valid_from": "2025-07-01"}
