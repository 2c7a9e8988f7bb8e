"""A number checked against the register of the population, and what is kept of the answer."""

from __future__ import annotations

import pytest

from motcua.audit.models import Event, ReadingLog
from motcua.config.wiring import _IDENTITY_REGISTERS
from motcua.kernel.errors import InvalidInput, NotAllowed
from motcua.parties.actions import check_identity
from motcua.parties.models import Party
from motcua.parties.register import RegisterSilent
from tests.parties.people import NOW, entered

DOSSIER = "H52.118-261008-0001"


@pytest.fixture
def demo(settings, officials):
    settings.MOTCUA_IDENTITY_REGISTER = _IDENTITY_REGISTERS["demo"]
    return officials


@pytest.mark.parametrize(
    ("identity", "answer"),
    [("014058004821", "matches"), ("014058004800", "unknown"), ("014058004899", "differs")],
)
def test_answer_is_kept_with_its_source_and_moment(demo, identity, answer):
    party = entered(identity=identity)
    check_identity(party, by=demo.counter, at=NOW, purpose=DOSSIER)
    row = Party.objects.get()
    assert (row.check_answer, row.checked_at) == (answer, NOW)
    assert "dân cư" in row.checked_by
    assert Event.objects.get(name="parties.identity_checked").facts["answer"] == answer
    assert ReadingLog.objects.get().purpose == DOSSIER


def test_register_that_is_silent_changes_nothing(officials):
    party = entered()
    with pytest.raises(RegisterSilent, match="Chưa kết nối"):
        check_identity(party, by=officials.counter, at=NOW, purpose=DOSSIER)
    assert Party.objects.get().checked_at is None
    assert not Event.objects.filter(name="parties.identity_checked").exists()


def test_without_a_number_or_the_right_nothing_is_asked(demo):
    with pytest.raises(InvalidInput, match="chưa có số định danh"):
        check_identity(entered(identity=""), by=demo.counter, at=NOW, purpose=DOSSIER)
    with pytest.raises(NotAllowed):
        check_identity(entered(), by=demo.control, at=NOW, purpose=DOSSIER)
