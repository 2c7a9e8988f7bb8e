"""Before and after every operation: what is too big or no JSON is refused unread."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from motcua.api import faults
from motcua.api.problems import problem
from motcua.documents.rules import media

MOST_BYTES = 256 * 1024
WRITING = {"POST", "PUT", "PATCH"}


def guarded(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method in WRITING and (refusal := _refusal(request)):
            return refusal
        answer: HttpResponse = view(request, *args, **kwargs)
        if answer.status_code == 405:
            allowed = answer["Allow"]
            answer = problem(405, "not-a-method", f"Địa chỉ này chỉ nhận: {allowed}.")
            answer["Allow"] = allowed
        # What is personal must not stay behind on the way.
        answer.setdefault("Cache-Control", "no-store")
        return answer

    return answered


def _refusal(request: HttpRequest) -> HttpResponse | None:
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    if request.path.endswith("/files"):
        return _refused_file(request, length)
    if not length.isdigit() or int(length) > MOST_BYTES:
        return faults.too_big()
    if request.content_type != "application/json":
        return problem(415, "not-json", "Gửi nội dung kiểu application/json.")
    return None


def _refused_file(request: HttpRequest, length: str) -> HttpResponse | None:
    """A file is the body itself, as large as files may be."""
    most: int = settings.MOTCUA_FILE_MOST
    if not length.isdigit() or int(length) > most:
        return problem(413, "too-big", f"Tệp lớn hơn {media.size_words(most)}. Quét lại gọn hơn.")
    taken = media.TAKEN[media.FileKind.PAPER]
    if request.content_type not in {medium.media_type for medium in taken}:
        types = ", ".join(medium.media_type for medium in taken)
        return problem(415, "not-a-paper", f"Gửi tệp làm nội dung, kiểu một trong: {types}.")
    return None
