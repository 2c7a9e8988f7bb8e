"""Reading what was sent: JSON in NFC, without signs that no text has."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.parser import Parser
from pydantic import BaseModel

from motcua.kernel.errors import InvalidInput

DEEPEST = 12


class Unreadable(Exception):
    """The body is no JSON; the message says where it stopped being."""


class CleanParser(Parser):
    def parse_body(self, request: HttpRequest) -> Any:
        try:
            content = json.loads(request.body, parse_constant=_no_constant)
        except (ValueError, RecursionError) as fault:
            at = f" (vị trí {fault.pos})" if isinstance(fault, json.JSONDecodeError) else ""
            raise Unreadable(f"Nội dung không phải JSON{at}.") from fault
        if not isinstance(content, dict):
            raise InvalidInput("Nội dung phải là một đối tượng JSON.", field="body")
        return cleaned(content)

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        return {name: cleaned(str(data[name]), name) for name in data}


def known_only(request: HttpRequest, query: BaseModel) -> None:
    """A filter that is not described would silently give everything."""
    known = type(query).model_fields
    unknown = [name[:80] for name in request.GET if name not in known]
    if unknown:
        which = f"Chọn trong: {', '.join(known)}." if known else "Địa chỉ này không lọc được."
        sentence = f"Không có bộ lọc này. {which}"
        raise InvalidInput(errors={name: [sentence] for name in unknown})


def _no_constant(name: str) -> None:
    message = f"{name} is not JSON"
    raise ValueError(message)


def cleaned(value: Any, at: str = "", depth: int = 0) -> Any:
    """NFC throughout; InvalidInput names the place of a sign that no database keeps."""
    if isinstance(value, str):
        return _text(value, at)
    if depth > DEEPEST:
        raise InvalidInput("Nội dung lồng quá sâu.", field=at)
    if isinstance(value, dict):
        return {
            _text(key, at): cleaned(inner, f"{at}.{key}" if at else key, depth + 1)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [cleaned(inner, f"{at}.{n}", depth + 1) for n, inner in enumerate(value)]
    return value


def _text(text: str, at: str) -> str:
    if text.isascii() and "\0" not in text:
        return text
    if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        safe = at.encode("ascii", "replace").decode()[:80]
        raise InvalidInput("Có ký tự không hợp lệ (NUL hoặc nửa ký tự).", field=safe or "body")
    return unicodedata.normalize("NFC", text)
