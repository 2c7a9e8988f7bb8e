"""Officials who change persons' data, and persons to change."""

from __future__ import annotations

import pytest

from motcua.kernel.actor import OPERATOR
from motcua.organisations.rules.roles import Role
from motcua.parties.actions import enter_party
from tests.province import Province, _give, at, person

NOW = at("2026-10-08 09:00")
BASIS = "Luật 91/2025/QH15"


def with_data_officials(province: Province) -> Province:
    """Who proposes (QTN), who decides (KS, there already), who inspects (TT)."""
    office = province.units["vp-ubnd"]
    _give(province, "Lò Văn Quản", office, Role.QTN, "Quản trị nghiệp vụ")
    _give(province, "Hoàng Thị Tra", office, Role.TT, "Thanh tra viên")
    return province


@pytest.fixture
def officials(province):
    """The province with its data officials: `.counter`, `.control` and by name."""
    return with_data_officials(province)


def entered(**changes):
    return enter_party(person(**changes), by=OPERATOR, at=NOW)
