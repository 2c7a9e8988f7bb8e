"""Signatures of a PDF, looked at with pyHanko (PAdES, ETSI EN 319 142)."""

from __future__ import annotations

import datetime as dt
import io
import logging
from collections.abc import Mapping, Sequence

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError, ValidationInfoReadingError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from motcua.documents.rules.signatures import Signature, Verification
from motcua.kernel.errors import InvalidInput
from motcua.kernel.own_loop import with_own_loop

_ANY_USE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})
_FURTHER_SIGNATURES = ModificationLevel.FORM_FILLING
# What pyHanko logs of a broken file quotes it.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


def verified(
    pdf: bytes, *, roots: Sequence[bytes], revoked: Mapping[bytes, dt.datetime]
) -> Verification:
    """Who signed, when, and whether it holds; `roots` and keys of `revoked` are certificates (DER).

    Raises InvalidInput where the file cannot be read as a PDF.
    """
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        embedded = list(reader.embedded_regular_signatures)
    except (PdfError, ValueError, KeyError, SigningError):
        raise InvalidInput(
            "Tệp PDF bị hỏng, không xem được chữ ký số.", field="file", code="broken"
        ) from None
    trusted = [x509.Certificate.load(root) for root in roots]
    return Verification(tuple(_looked(one, trusted, revoked) for one in embedded))


def _looked(
    embedded: EmbeddedPdfSignature,
    roots: list[x509.Certificate],
    revoked: Mapping[bytes, dt.datetime],
) -> Signature:
    certificate = embedded.signer_cert
    named = certificate.subject.native
    at = embedded.self_reported_timestamp
    since = revoked.get(certificate.dump())
    told = embedded.sig_object
    intact, covers_all, trusted = _verdict(embedded, roots, at)
    return Signature(
        name=str(named.get("common_name", "")),
        title=str(named.get("title", "")),
        agency=str(named.get("organization_name", "")),
        at=at,
        reason=str(told.get("/Reason", "")),
        place=str(told.get("/Location", "")),
        intact=intact,
        covers_all=covers_all,
        trusted=trusted,
        certificate=certificate.dump(),
        revoked=since is not None and (at is None or at >= since),
    )


def _verdict(
    embedded: EmbeddedPdfSignature, roots: list[x509.Certificate], at: dt.datetime | None
) -> tuple[bool, bool, bool]:
    """Intact, nothing but signatures after it, trusted."""
    context = ValidationContext(trust_roots=roots, moment=at, allow_fetching=False)
    try:
        status = with_own_loop(
            lambda: validate_pdf_signature(embedded, context, key_usage_settings=_ANY_USE)
        )
    except (SignatureValidationError, ValidationInfoReadingError, PdfError, ValueError):
        return False, False, False
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    later = status.modification_level
    only_signed = later is not None and later <= _FURTHER_SIGNATURES
    revision = status.coverage == SignatureCoverageLevel.ENTIRE_REVISION
    intact = status.intact and status.valid
    return intact, whole or (revision and only_signed), status.trusted
