"""A scanner that never answers: how the pages behave when it is down."""

from __future__ import annotations

from typing import IO

from motcua.documents.ports import ServiceDown


class SilentScanner:
    def scan(self, content: IO[bytes]) -> str:
        raise ServiceDown(
            "Máy quét vi-rút không trả lời nên chưa nhận tệp. Thử lại sau vài phút.",
            code="scanner_down",
        )
