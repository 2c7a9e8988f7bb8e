"""Putting one's name under a decision: the one place where a batch of signatures passes.

The decision stands by the verb alone until the desk opens a signing key with a PIN, asked once
a batch and never kept; `NEEDS_PIN` says whether it is asked.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from motcua.dossiers import actions
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.officer import Officer

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

_SIGNED = {Verb.APPROVE: actions.approve, Verb.EXTEND: actions.extend}
NEEDS_PIN = False


def sign(
    verb: Verb,
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    pin: str,
    **more: Any,
) -> Any:
    """Decide and sign; raises what the verb raises, and nothing is half signed."""
    return _SIGNED[verb](dossier, by=by, at=at, **more)
