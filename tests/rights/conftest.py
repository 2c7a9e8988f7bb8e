"""Officials signed in, as the tests of the desk have them."""

from __future__ import annotations

from tests.desk.conftest import sign_in

__all__ = ["sign_in"]
