"""Enter a certificate with its days (NĐ 68/2024/NĐ-CP, on public-service certificates)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from motcua.kernel.actor import Actor
from motcua.organisations.actions._capacity import enter
from motcua.organisations.models import DigitalCertificate
from motcua.organisations.rules.capacity import Sheet


def enter_certificate(row: Mapping[str, str], *, by: Actor, at: dt.datetime) -> str:
    """Whether the row was new, changed or stays; raises InvalidInput with faults by column."""
    return enter(Sheet.CERTIFICATES, DigitalCertificate, row, by=by, at=at)[1]
