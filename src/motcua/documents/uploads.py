"""Uploads in a form: what is too large is let run out, neither in memory nor on disk."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile


class RefuseTooBig(FileUploadHandler):
    """Stands before Django's own handlers; `request.META["refused_uploads"]` counts what it let go."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.came = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.came += len(raw_data)
        if self.came > settings.MOTCUA_FILE_MOST:
            self._refuse()
        return raw_data

    def _refuse(self) -> None:
        if self.request is not None:
            refused = self.request.META.get("refused_uploads", 0)
            self.request.META["refused_uploads"] = refused + 1
        raise SkipFile

    def file_complete(self, file_size: int) -> None:
        return None
