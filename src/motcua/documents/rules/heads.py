"""Who issues a paper, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Who issues the paper, as named on that day: `UBND xã Mai Sơn`, the centre, `Mai Sơn`."""

    parent_agency: str
    agency: str
    place: str


@dataclass(frozen=True, kw_only=True, repr=False)
class Applicant:
    """Whose dossier it is; kept out of `repr`, so out of logs.

    `identity` is printed with its last four characters only.
    """

    name: str
    identity: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
