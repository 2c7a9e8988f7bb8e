"""One verb, one file."""

from __future__ import annotations

from motcua.parties.actions.enter_party import enter_party
from motcua.parties.actions.reveal_identity import reveal_identity

__all__ = ["enter_party", "reveal_identity"]
