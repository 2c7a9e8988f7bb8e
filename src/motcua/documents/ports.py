"""What documents needs from others: somebody who looks for viruses, somebody who signs.

The adapters stand in `integrations`; which one is used, `config.wiring` says.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import IO, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from motcua.kernel.errors import DomainError


class ServiceDown(DomainError):
    """A service that was set up does not answer: nothing was kept."""

    status = 503


class VirusScanner(Protocol):
    def scan(self, content: IO[bytes]) -> str:
        """The name of the virus found, empty when there is none; ServiceDown."""


def virus_scanner() -> VirusScanner | None:
    """None where none is set up: files are then marked as not scanned."""
    if not settings.MOTCUA_VIRUS_SCANNER:
        return None
    scanner: VirusScanner = import_string(settings.MOTCUA_VIRUS_SCANNER)()
    return scanner


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Whom a certificate names: the person with title and agency, or the agency alone."""

    name: str
    title: str = ""
    agency: str = ""
    authority: bool = False


@dataclass(frozen=True, kw_only=True)
class KeyPair:
    """Certificate and private key, DER (X.509, PKCS#8)."""

    certificate: bytes
    private: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class SignOrder:
    """How a signature is to be made: `stamp` is a PDF of one page shown at `box` (points from
    the lower left corner) of page `page`, counted from 0, -1 the last.
    """

    reason: str
    place: str
    at: dt.datetime
    stamp: bytes
    box: tuple[int, int, int, int]
    page: int = -1


class Signer(Protocol):
    def enrol(
        self, subject: Subject, *, issuer: KeyPair | None, at: dt.datetime, until: dt.datetime
    ) -> KeyPair:
        """A new pair, certified by `issuer` (None: by itself); ServiceDown."""

    def sign(
        self, pdf: bytes, order: SignOrder, *, pair: KeyPair, chain: tuple[bytes, ...]
    ) -> bytes:
        """PAdES-B-B added to the file as an update, so that what was signed before stays valid."""


def signer() -> Signer:
    """Raises ServiceDown where none is set up."""
    if not settings.MOTCUA_SIGNER:
        raise ServiceDown(
            "Chưa thiết lập dịch vụ ký số. Ký trên giấy, hoặc báo quản trị kỹ thuật đặt "
            "MOTCUA_SIGNER.",
            code="no_signer",
        )
    chosen: Signer = import_string(settings.MOTCUA_SIGNER)()
    return chosen
