"""What a person sends with a file: the file itself, or the parts that came before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from motcua.documents.actions import drop_upload
from motcua.documents.pictures import as_pdf
from motcua.documents.queries import uploads
from motcua.documents.rules.media import ENDINGS, IMAGES, NAME_LENGTH
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer

MOST_FILES = 30
REFUSED = "refused_uploads"


@dataclass(frozen=True)
class Sent:
    name: str
    content: bytes


def sent_file(request: HttpRequest, officer: Officer, at: dt.datetime) -> Sent:
    """One file; several photographs come as one PDF. InvalidInput where nothing usable came."""
    whole = _whole(request)  # reading the form is what finds it too large
    if request.META.get(REFUSED):
        raise InvalidInput(
            _("Tệp nặng quá 20 MB nên chưa nhận. Quét ở 200 dpi, đen trắng, hoặc tách tệp."),
            field="file", code="too_big",
        )  # fmt: skip
    found = [*_by_parts(request, officer, at), *whole]
    if not found:
        raise InvalidInput(_("Chưa chọn tệp. Chọn tệp PDF hoặc ảnh rồi gửi."), field="file")
    pictures = [one for one in found if _is_picture(one)]
    if len(found) == 1 and not pictures:
        return found[0]
    if len(pictures) != len(found):
        raise InvalidInput(
            _("Chọn một tệp PDF, hoặc một hay nhiều ảnh; không trộn cả hai."), field="file"
        )
    return Sent(name=_as_pdf_name(found[0].name), content=_pages(pictures))


def _by_parts(request: HttpRequest, officer: Officer, at: dt.datetime) -> list[Sent]:
    found = []
    for reference in request.POST.getlist("upload")[:MOST_FILES]:
        upload = uploads.upload_of(reference, officer)
        found.append(Sent(name=uploads.name_of(upload), content=uploads.whole(upload)))
        drop_upload(upload, by=officer, at=at)
    return found


def _whole(request: HttpRequest) -> list[Sent]:
    given = request.FILES.getlist("file")[:MOST_FILES]
    return [Sent(name=one.name or "", content=one.read()) for one in given]


def _is_picture(sent: Sent) -> bool:
    medium = ENDINGS.get(f".{sent.name.rpartition('.')[2].lower()}")
    return medium is not None and medium.media_type in IMAGES and bool(sent.content)


def _as_pdf_name(name: str) -> str:
    return f"{name.rpartition('.')[0][: NAME_LENGTH - 4] or 'anh'}.pdf"


def _pages(pictures: list[Sent]) -> bytes:
    return as_pdf([one.content for one in pictures])
