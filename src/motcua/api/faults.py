"""From what went wrong to the problem that tells it; nothing of ours leaks out."""

from __future__ import annotations

import secrets
import traceback
from typing import Any

import structlog
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from motcua.api import problems, validation
from motcua.api.access import MissingScope
from motcua.api.parsing import Unreadable
from motcua.api.problems import problem
from motcua.kernel.errors import DomainError

log = structlog.get_logger(__name__)

_UNKNOWN = (
    "Cần mã truy cập còn hạn trong tiêu đề Authorization: Bearer. "
    "Lấy mã mới ở /api/v1/token bằng mã và khóa của phần mềm."
)


def tell_in(api: NinjaAPI) -> None:
    told: dict[type[Exception], Any] = {
        DomainError: _domain,
        ValidationError: _invalid,
        AuthenticationError: _unknown,
        MissingScope: _without_scope,
        Throttled: _too_often,
        Http404: _nowhere,
        HttpError: _http,
        Exception: _ours,
    }
    for fault, tell in told.items():
        api.add_exception_handler(fault, tell)


def _domain(request: HttpRequest, fault: DomainError) -> HttpResponse:
    return problems.of(fault)


def _invalid(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    told = validation.by_field(fault.errors)
    names = ", ".join(list(told)[:5])
    return problem(422, "invalid", f"Xem lại: {names}.", errors=told)


def _unknown(request: HttpRequest, fault: AuthenticationError) -> HttpResponse:
    answer = problem(401, "no-token", _UNKNOWN)
    answer["WWW-Authenticate"] = 'Bearer realm="motcua"'
    return answer


def _without_scope(request: HttpRequest, fault: MissingScope) -> HttpResponse:
    detail = (
        f"Mã truy cập không có quyền {fault.scope}. "
        "Xin quản trị cấp quyền này cho phần mềm rồi lấy mã mới."
    )
    answer = problem(403, "insufficient-scope", detail, scope=fault.scope)
    answer["WWW-Authenticate"] = f'Bearer error="insufficient_scope", scope="{fault.scope}"'
    return answer


def _too_often(request: HttpRequest, fault: Throttled) -> HttpResponse:
    return problem(429, "too-often", "Phần mềm gọi quá nhiều trong một phút. Đợi rồi gọi lại.")


def too_big() -> HttpResponse:
    return problem(413, "too-big", "Nội dung lớn hơn 256 KB. Gửi gọn lại; tệp gửi riêng.")


def _nowhere(request: HttpRequest, fault: Http404) -> HttpResponse:
    return nowhere()


def nowhere() -> HttpResponse:
    return problem(404, "no-address", "Không có địa chỉ này. Xem /api/v1/openapi.json.")


def _http(request: HttpRequest, fault: HttpError) -> HttpResponse:
    """Ninja wraps what its parser raises: the cause is told, not the wrapping."""
    cause = fault.__cause__ or fault.__context__
    if isinstance(cause, DomainError):
        return problems.of(cause)
    if isinstance(cause, Unreadable):
        return problem(400, "not-json", str(cause))
    if isinstance(cause, RequestDataTooBig):
        return too_big()
    return problem(fault.status_code, "refused", "Yêu cầu không đúng. Xem /api/v1/openapi.json.")


def _ours(request: HttpRequest, fault: Exception) -> HttpResponse:
    """The support code finds it in the log: what kind and where. What the fault says may hold
    personal values (a database quotes them), so it is told to nobody.
    """
    support = secrets.token_hex(4).upper()
    at = traceback.extract_tb(fault.__traceback__)[-1]
    log.error("api_fault", support=support, fault=type(fault).__name__, at=f"{at.name}:{at.lineno}")
    detail = (
        "Máy chủ chưa làm được việc này, chưa có gì được ghi. Gọi lại với cùng Idempotency-Key; "
        f"nếu còn lỗi, báo quản trị mã hỗ trợ {support}."
    )
    return problem(500, "server-fault", detail, support=support)
