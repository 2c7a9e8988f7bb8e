"""What a look at a signed file says."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from motcua.kernel.vietnamese import short_moment


@dataclass(frozen=True, kw_only=True)
class Signature:
    """`intact`: what was signed is unchanged; `covers_all`: nothing but further signatures came
    after it; `trusted`: its certificate leads to an authority that is trusted, and was in force.
    """

    name: str
    title: str
    agency: str
    at: dt.datetime | None
    reason: str
    place: str
    intact: bool
    covers_all: bool
    trusted: bool
    certificate: bytes
    revoked: bool = False

    @property
    def good(self) -> bool:
        return self.intact and self.covers_all and self.trusted and not self.revoked

    @property
    def sentence(self) -> str:
        when = f", ký lúc {short_moment(self.at)}" if self.at else ""
        return f"{self.name}{when}: {self._verdict}."

    @property
    def _verdict(self) -> str:
        if not self.intact:
            return "tệp đã bị sửa sau khi ký, chữ ký không còn giá trị"
        if not self.covers_all:
            return "sau khi ký, tệp có thêm nội dung không được ký"
        if self.revoked:
            return "chứng thư số đã bị thu hồi trước lúc ký"
        return "hợp lệ" if self.trusted else "không rõ ai cấp chứng thư số"


@dataclass(frozen=True)
class Verification:
    """All signatures of a file, in the order they were made."""

    signatures: tuple[Signature, ...]

    @property
    def good(self) -> bool:
        return bool(self.signatures) and all(signature.good for signature in self.signatures)

    @property
    def sentences(self) -> list[str]:
        if not self.signatures:
            return ["Tệp chưa có chữ ký số nào."]
        return [signature.sentence for signature in self.signatures]
