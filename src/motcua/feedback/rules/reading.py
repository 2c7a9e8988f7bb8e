"""Reads a questionnaire from plain data and says, question by question, what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from motcua.feedback.rules.questionnaire import (
    CHOICE,
    CITIZENS,
    KINDS,
    MANY,
    RESPONDENTS,
    Option,
    Question,
    Questionnaire,
)
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text

MOST_QUESTIONS = 80
MOST_OPTIONS = 12
_LENGTH = 500
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


@dataclass
class _Faults:
    found: dict[str, list[str]] = field(default_factory=dict)

    def add(self, where: str, message: str) -> None:
        self.found.setdefault(where, []).append(message)

    def raise_any(self) -> None:
        if self.found:
            first = [f"{where}: {texts[0]}" for where, texts in self.found.items()][:10]
            raise InvalidInput(errors={"content": first})


def read_questionnaire(data: object) -> Questionnaire:
    """Raises InvalidInput on `content`, at most ten sentences, each naming its question."""
    if not isinstance(data, Mapping):
        raise InvalidInput(
            "Tệp không phải bộ câu hỏi: cần các mục key, title, factors, questions.",
            field="content",
        )
    faults = _Faults()
    factors = _factors(data.get("factors"), faults)
    scales = _scales(data.get("scales"), faults)
    questions = _questions(data.get("questions"), factors, scales, faults)
    head = _head(data, faults)
    faults.raise_any()
    return Questionnaire(**head, factors=factors, questions=questions)


def _head(data: Mapping[str, Any], faults: _Faults) -> dict[str, Any]:
    key = _key(data.get("key"), "key", faults)
    title = _text(data.get("title"), "title", faults)
    respondents = str(data.get("respondents", CITIZENS))
    if respondents not in RESPONDENTS:
        known = ", ".join(RESPONDENTS)
        faults.add("respondents", f"“{respondents[:40]}” không có. Ghi một trong: {known}.")
    lead, note = (clean_text(str(data.get(name, "") or "")) for name in ("lead", "note"))
    return {"key": key, "title": title, "respondents": respondents, "lead": lead, "note": note}


def _factors(data: object, faults: _Faults) -> dict[str, str]:
    if not isinstance(data, Mapping) or not data:
        faults.add("factors", "chưa có yếu tố nào. Ghi dạng access: Tiếp cận dịch vụ.")
        return {}
    return {
        _key(key, "factors", faults): _text(name, f"factors.{key}", faults)
        for key, name in data.items()
    }


def _scales(data: object, faults: _Faults) -> dict[str, tuple[Option, ...]]:
    if data is None:
        return {}
    if not isinstance(data, Mapping):
        faults.add("scales", "ghi tên thang rồi danh sách mục trả lời của thang đó.")
        return {}
    return {str(name): _options(rows, f"scales.{name}", faults) for name, rows in data.items()}


def _options(data: object, where: str, faults: _Faults) -> tuple[Option, ...]:
    if not isinstance(data, list) or not 2 <= len(data) <= MOST_OPTIONS:
        faults.add(where, f"cần từ 2 đến {MOST_OPTIONS} mục trả lời.")
        return ()
    options = tuple(_option(row, where, faults) for row in data)
    if len({option.key for option in options}) < len(options):
        faults.add(where, "hai mục trả lời trùng mã (key). Đặt mã khác nhau.")
    return options


def _option(data: object, where: str, faults: _Faults) -> Option:
    row = data if isinstance(data, Mapping) else {}
    key = _key(row.get("key"), where, faults)
    label = _text(row.get("label"), where, faults)
    return Option(key, label, _weight(row.get("weight"), where, faults))


def _weight(value: object, where: str, faults: _Faults) -> Fraction | None:
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 100:
        return Fraction(Decimal(str(value)))
    faults.add(where, f"trọng số “{str(value)[:20]}” không dùng được. Ghi số từ 0 đến 100.")
    return None


def _questions(
    data: object,
    factors: Mapping[str, str],
    scales: Mapping[str, tuple[Option, ...]],
    faults: _Faults,
) -> tuple[Question, ...]:
    if not isinstance(data, list) or not 1 <= len(data) <= MOST_QUESTIONS:
        faults.add("questions", f"cần từ 1 đến {MOST_QUESTIONS} câu hỏi.")
        return ()
    read: list[Question] = []
    for place, row in enumerate(data, 1):
        if not isinstance(row, Mapping):
            faults.add(f"câu {place}", "cần có key và text.")
            continue
        read.append(_question(row, scales, f"câu {place}", faults))
        _check(read[-1], read[:-1], factors, f"câu {place}", faults)
    idle = [name for name in factors if not any(each.factor == name for each in read)]
    for name in idle:
        faults.add("factors", f"yếu tố “{name}” không có câu hỏi nào.")
    return tuple(read)


def _question(
    row: Mapping[str, Any],
    scales: Mapping[str, tuple[Option, ...]],
    where: str,
    faults: _Faults,
) -> Question:
    kind = str(row.get("kind", CHOICE))
    options: tuple[Option, ...] = ()
    given = row.get("options")
    if kind not in KINDS:
        faults.add(where, f"loại “{kind[:20]}” không có. Ghi một trong: {', '.join(KINDS)}.")
    elif kind in {CHOICE, MANY} and isinstance(given, str):
        if given not in scales:
            faults.add(where, f"thang “{given[:40]}” không có trong scales.")
        options = scales.get(given, ())
    elif kind in {CHOICE, MANY}:
        options = _options(given, where, faults)
    return Question(
        key=_key(row.get("key"), where, faults),
        text=_text(row.get("text"), where, faults),
        kind=kind,
        factor=str(row.get("factor", "") or ""),
        options=options,
        required=row.get("required", True) is not False,
        hint=clean_text(str(row.get("hint", "") or "")),
        show_if=_show_if(row.get("show_if"), where, faults),
    )


def _show_if(data: object, where: str, faults: _Faults) -> dict[str, tuple[str, ...]]:
    if data is None:
        return {}
    if not isinstance(data, Mapping) or not all(isinstance(v, list) and v for v in data.values()):
        faults.add(where, "show_if ghi dạng {cau1: [co]}: câu trước và các mục trả lời.")
        return {}
    return {str(key): tuple(str(value) for value in values) for key, values in data.items()}


def _check(
    question: Question,
    earlier: list[Question],
    factors: Mapping[str, str],
    where: str,
    faults: _Faults,
) -> None:
    known = {each.key: each for each in earlier}
    if question.key in known:
        faults.add(where, f"mã “{question.key}” đã dùng ở câu trước.")
    if question.factor and question.factor not in factors:
        faults.add(where, f"yếu tố “{question.factor[:40]}” không có trong factors.")
    if question.counts and question.options and all(o.weight is None for o in question.options):
        faults.add(where, "tính vào yếu tố thì ít nhất một mục trả lời phải có trọng số (weight).")
    for key, values in question.show_if.items():
        if key not in known:
            faults.add(where, f"show_if dẫn câu “{key[:40]}” không đứng trước câu này.")
        elif gone := [value for value in values if known[key].option(value) is None]:
            faults.add(where, f"show_if dẫn mục “{gone[0][:40]}” không có ở câu “{key}”.")


def _key(value: object, where: str, faults: _Faults) -> str:
    # YAML reads a bare 1 as a number.
    key = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not _KEY.fullmatch(key):
        faults.add(where, f"mã “{str(value)[:40]}” cần là chữ thường không dấu, số, gạch nối.")
    return key


def _text(value: object, where: str, faults: _Faults) -> str:
    text = " ".join(clean_text(value).split()) if isinstance(value, str) else ""
    if not 1 <= len(text) <= _LENGTH:
        faults.add(where, f"cần có lời, từ 1 đến {_LENGTH} ký tự.")
    return text
