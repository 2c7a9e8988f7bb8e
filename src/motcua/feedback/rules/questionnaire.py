"""A questionnaire as data: factors, scales, questions, what each is asked after, and its checks.

Read from YAML or JSON. A question may name a scale or bring options of its own; an option weighs
0 to 100 or, without weight (`không biết`), is heard and not counted. `show_if` holds earlier
questions and the answers after which the question is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

CHOICE, MANY, TEXT = "choice", "many", "text"
KINDS = {CHOICE: "chọn một", MANY: "chọn nhiều", TEXT: "viết"}
TEXT_LENGTH = 500

# Who answers. Of officials six kinds, as provinces ask them (domain: weights 100/60/20/0).
CITIZENS = "citizens"
RESPONDENTS = {
    CITIZENS: "Người dân, tổ chức đã làm thủ tục",
    "council_on_units": "Đại biểu HĐND, Mặt trận Tổ quốc chấm xã, phường",
    "council_on_departments": "Đại biểu HĐND, Mặt trận Tổ quốc chấm sở, ngành",
    "departments_on_units": "Lãnh đạo sở, ngành chấm xã, phường",
    "units_on_departments": "Lãnh đạo xã, phường chấm sở, ngành",
    "heads_on_own": "Trưởng phòng chấm cơ quan mình",
    "staff_on_units": "Công chức chuyên môn chấm cơ quan phối hợp",
}
OFFICIALS = tuple(kind for kind in RESPONDENTS if kind != CITIZENS)

Given = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Option:
    """`weight` 0 to 100; None is heard and not counted."""

    key: str
    label: str
    weight: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    key: str
    text: str
    kind: str = CHOICE
    factor: str = ""
    options: tuple[Option, ...] = ()
    required: bool = True
    hint: str = ""
    show_if: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def asked(self, given: Given) -> bool:
        """Whether it is asked after what was answered so far."""
        return all(
            set(wanted) & set(given.get(earlier, ())) for earlier, wanted in self.show_if.items()
        )

    def option(self, key: str) -> Option | None:
        return next((each for each in self.options if each.key == key), None)

    @property
    def counts(self) -> bool:
        return bool(self.factor) and self.kind == CHOICE


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    key: str
    title: str
    respondents: str = CITIZENS
    lead: str = ""
    note: str = ""
    factors: Mapping[str, str]
    questions: tuple[Question, ...]

    def asked(self, given: Given) -> Iterator[tuple[int, Question]]:
        """Questions with their place from 1, those that are asked after what was answered."""
        for place, question in enumerate(self.questions, 1):
            if question.asked(given):
                yield place, question

    def of_factor(self, factor: str) -> tuple[Question, ...]:
        return tuple(each for each in self.questions if each.counts and each.factor == factor)


def kept(questionnaire: Questionnaire, given: Given) -> dict[str, list[str]]:
    """Without the answers to questions that are not asked any more after a change of mind."""
    left: dict[str, list[str]] = {}
    for question in questionnaire.questions:
        if question.asked(left) and given.get(question.key):
            left[question.key] = list(given[question.key])
    return left


def missing(questionnaire: Questionnaire, given: Given) -> list[tuple[int, Question]]:
    """Required questions that were asked and are not answered."""
    return [
        (place, question)
        for place, question in questionnaire.asked(given)
        if question.required and not given.get(question.key)
    ]


def fault_of(question: Question, values: list[str]) -> str:
    """Why this cannot be the answer, empty when it can."""
    if question.kind == TEXT:
        length = len(values[0]) if values else 0
        if length > TEXT_LENGTH:
            return f"Ý kiến dài {length} ký tự, tối đa {TEXT_LENGTH}. Rút gọn lại."
        return "" if values or not question.required else "Chưa có câu trả lời. Viết vào ô này."
    if not values:
        return "Chưa chọn câu trả lời. Chọn một mục rồi tiếp tục." if question.required else ""
    if question.kind == CHOICE and len(values) > 1:
        return "Câu này chỉ chọn một mục. Chọn lại."
    unknown = [value for value in values if question.option(value) is None]
    return f"Không có mục “{unknown[0][:40]}”. Chọn một mục trong danh sách." if unknown else ""
