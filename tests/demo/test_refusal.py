"""A demo is never mixed with what is not one."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from motcua.config.cli import build
from motcua.demo import creation
from motcua.dossiers.models import Dossier
from motcua.kernel import clock as kernel_clock
from motcua.kernel.errors import WrongState


def test_a_database_with_real_dossiers_is_left_alone(province, clock):
    province.received()
    with pytest.raises(WrongState, match="không phải của tỉnh trình diễn"):
        creation.create(10, seed="1", until=kernel_clock.now())
    assert Dossier.objects.count() == 1


def test_accounts_of_a_real_installation_are_not_told(province):
    told = CliRunner().invoke(build("demo"), ["demo", "accounts", "--json"])
    assert told.exit_code == 2
    assert told.stdout == ""
