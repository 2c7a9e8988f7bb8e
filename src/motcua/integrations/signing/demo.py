"""Signatures in software: PAdES-B-B with keys of our own, for a demo province only.

No authority of the State certified them; their certificates say so.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from motcua.documents.ports import KeyPair, SignOrder, Subject
from motcua.kernel.errors import InvalidInput
from motcua.kernel.own_loop import with_own_loop

_NAME_LENGTH = 64
"""X.520: a common name, a title and an organisation have at most so many characters."""


class DemoSigner:
    def enrol(
        self, subject: Subject, *, issuer: KeyPair | None, at: dt.datetime, until: dt.datetime
    ) -> KeyPair:
        own = ec.generate_private_key(ec.SECP256R1())
        named = _name(subject)
        above, signing = (_read(issuer)) if issuer else (named, own)
        certificate = _certificate(subject, named, own.public_key(), above, (at, until))
        made = certificate.sign(signing, hashes.SHA256())
        return KeyPair(
            certificate=made.public_bytes(serialization.Encoding.DER),
            private=own.private_bytes(
                serialization.Encoding.DER,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            ),
        )

    def sign(
        self, pdf: bytes, order: SignOrder, *, pair: KeyPair, chain: tuple[bytes, ...]
    ) -> bytes:
        signer = _signer(pair, chain)
        try:
            writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
            name = f"Sig{sum(1 for _ in writer.prev.embedded_signatures) + 1}"
            pdf_signer = _pdf_signer(signer, name, order)
            signed = with_own_loop(lambda: pdf_signer.sign_pdf(writer))
        except PdfError:
            raise InvalidInput(
                "Tệp PDF không ký được vì cấu trúc bị hỏng. Xuất lại PDF rồi trình ký.",
                field="file", code="broken",
            ) from None  # fmt: skip
        return bytes(signed.getvalue())


def _name(subject: Subject) -> x509.Name:
    parts = [(NameOID.COMMON_NAME, subject.name), (NameOID.TITLE, subject.title),
             (NameOID.ORGANIZATION_NAME, subject.agency), (NameOID.COUNTRY_NAME, "VN")]  # fmt: skip
    return x509.Name(
        [x509.NameAttribute(kind, text[:_NAME_LENGTH]) for kind, text in parts if text]
    )


def _read(pair: KeyPair) -> tuple[x509.Name, ec.EllipticCurvePrivateKey]:
    key = serialization.load_der_private_key(pair.private, password=None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return x509.load_der_x509_certificate(pair.certificate).subject, key


def _certificate(
    subject: Subject,
    named: x509.Name,
    public: ec.EllipticCurvePublicKey,
    issuer: x509.Name,
    span: tuple[dt.datetime, dt.datetime],
) -> x509.CertificateBuilder:
    ca = subject.authority
    return (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(span[0])
        .not_valid_after(span[1])
        .add_extension(x509.BasicConstraints(ca=ca, path_length=0 if ca else None), critical=True)
        .add_extension(_usage(ca=ca), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _usage(*, ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not ca, content_commitment=not ca, key_cert_sign=ca, crl_sign=ca,
        key_encipherment=False, data_encipherment=False, key_agreement=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _signer(pair: KeyPair, chain: tuple[bytes, ...]) -> signers.SimpleSigner:
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple(asn1_x509.Certificate.load(each) for each in chain)
    return signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(pair.certificate),
        signing_key=asn1_keys.PrivateKeyInfo.load(pair.private),
        cert_registry=store,
    )


def _pdf_signer(signer: signers.Signer, name: str, order: SignOrder) -> signers.PdfSigner:
    return _DatedSigner(
        order.at,
        signers.PdfSignatureMetadata(
            field_name=name,
            md_algorithm="sha256",
            reason=order.reason,
            location=order.place,
            subfilter=fields.SigSeedSubFilter.PADES,
        ),
        signer=signer,
        stamp_style=StaticStampStyle(background=_StampPage(order.stamp), border_width=0),
        new_field_spec=fields.SigFieldSpec(name, on_page=order.page, box=order.box),
    )


class _DatedSigner(signers.PdfSigner):
    """Says the time of the order, not that of the machine: the demo's past is signed in its past."""

    def __init__(self, at: dt.datetime, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._at = at

    def init_signing_session(self, *args: Any, **more: Any) -> PdfSigningSession:
        session = super().init_signing_session(*args, **more)
        session.system_time = self._at
        return session


class _StampPage(PdfContent):
    """A page of another PDF, drawn as it stands."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self.pdf = pdf

    def render(self) -> bytes:
        reader = PdfFileReader(io.BytesIO(self.pdf))
        drawn = self._ensure_writer.import_page_as_xobject(reader, page_ix=0)
        name = "/Stamp"
        self.resources.xobject[name] = drawn
        left, bottom, right, top = (float(side) for side in drawn.get_object()["/BBox"])
        self.box = BoxConstraints(width=right - left, height=top - bottom)
        return f"{name} Do".encode()
