"""A signing service that never answers: how the pages behave when it is down."""

from __future__ import annotations

import datetime as dt

from motcua.documents.ports import KeyPair, ServiceDown, SignOrder, Subject


class SilentSigner:
    def enrol(
        self, subject: Subject, *, issuer: KeyPair | None, at: dt.datetime, until: dt.datetime
    ) -> KeyPair:
        raise _down()

    def sign(
        self, pdf: bytes, order: SignOrder, *, pair: KeyPair, chain: tuple[bytes, ...]
    ) -> bytes:
        raise _down()


def _down() -> ServiceDown:
    return ServiceDown(
        "Dịch vụ ký số không trả lời. Văn bản chưa được ký và vẫn chờ; thử lại sau vài phút.",
        code="signer_down",
    )
