"""ClamAV's daemon: a file goes over in pieces (INSTREAM), an answer of one line comes back."""

from __future__ import annotations

import socket
import struct
from typing import IO

from django.conf import settings

from motcua.documents.ports import ServiceDown

PIECE = 64 * 1024
ANSWER = 4096


class ClamdScanner:
    """`address` is `host:port` or the path of a socket (`MOTCUA_CLAMD`)."""

    def __init__(self, address: str = "", *, seconds: float = 30) -> None:
        self.address = address or settings.MOTCUA_CLAMD
        self.seconds = seconds

    def scan(self, content: IO[bytes]) -> str:
        try:
            with self._connected() as link:
                self._send(link, content)
                answer = self._answer(link)
        except (OSError, ValueError):
            raise _down() from None
        return _virus_in(answer)

    def _connected(self) -> socket.socket:
        if "/" in self.address:
            link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            link.settimeout(self.seconds)
            link.connect(self.address)
            return link
        host, _, port = self.address.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=self.seconds)

    def _send(self, link: socket.socket, content: IO[bytes]) -> None:
        link.sendall(b"zINSTREAM\0")
        while piece := content.read(PIECE):
            link.sendall(struct.pack(">L", len(piece)) + piece)
        link.sendall(struct.pack(">L", 0))

    def _answer(self, link: socket.socket) -> str:
        said = b""
        while not said.endswith(b"\0") and len(said) < ANSWER:
            part = link.recv(ANSWER)
            if not part:
                break
            said += part
        return said.rstrip(b"\0\n").decode("utf-8", "replace")


def _virus_in(answer: str) -> str:
    if answer == "stream: OK":
        return ""
    if answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    raise _down()


def _down() -> ServiceDown:
    return ServiceDown(
        "Máy quét vi-rút không trả lời nên chưa nhận tệp. Thử lại sau vài phút; nếu vẫn không "
        "được, báo quản trị kỹ thuật.",
        code="scanner_down",
    )
