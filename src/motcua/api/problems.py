"""Errors as RFC 9457 problems: a stable code, a Vietnamese sentence, sentences by field."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse

from motcua.kernel.errors import DomainError, StaleVersion

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: "Yêu cầu không đọc được",
    401: "Chưa xác thực",
    403: "Không được phép",
    404: "Không tìm thấy",
    405: "Địa chỉ này không nhận phương thức đó",
    409: "Chưa làm được: hồ sơ đã thay đổi",
    413: "Nội dung quá lớn",
    415: "Kiểu nội dung không nhận",
    422: "Dữ liệu chưa đúng",
    428: "Thiếu phiên bản đang sửa",
    429: "Gọi quá nhiều",
    500: "Lỗi máy chủ",
}
_NESTED = re.compile(r"(applicant|submitter)_(.+)")
_PAPER = re.compile(r"paper_(\d+)")


def problem(
    status: int,
    code: str,
    detail: str,
    *,
    errors: Mapping[str, Sequence[str]] | None = None,
    **more: Any,
) -> HttpResponse:
    """`code` never changes once published; `detail` may be worded better any day."""
    content: dict[str, Any] = {
        "type": f"urn:motcua:problem:{code}",
        "title": TITLES.get(status, "Chưa làm được"),
        "status": status,
        "code": code,
        "detail": detail,
        **more,
    }
    if errors:
        content["errors"] = errors
    body = json.dumps(content, ensure_ascii=False)
    answer = HttpResponse(body, status=status, content_type=MEDIA_TYPE)
    answer["Cache-Control"] = "no-store"
    return answer


def of(fault: DomainError) -> HttpResponse:
    """A rule said no: its sentence, its fields, its status."""
    told = {_path(name): list(texts) for name, texts in fault.errors.items() if name}
    more = {"changes": list(fault.changes)} if isinstance(fault, StaleVersion) else {}
    return problem(fault.status, _code(fault), fault.message, errors=told, **more)


def _code(fault: DomainError) -> str:
    usual = {403: "not-allowed", 404: "not-found", 409: "wrong-state"}.get(fault.status, "invalid")
    # An authority's name (`dossiers:dossier:assign`) is no kind of problem.
    named = fault.code if fault.code and ":" not in fault.code else usual
    return named.replace("_", "-")


def _path(field: str) -> str:
    """The rooms' flat names as places in the body: `applicant_name` → `applicant.name`."""
    if nested := _NESTED.fullmatch(field):
        return f"{nested[1]}.{nested[2]}"
    if paper := _PAPER.fullmatch(field):
        return f"papers.{int(paper[1]) - 1}"
    return field
