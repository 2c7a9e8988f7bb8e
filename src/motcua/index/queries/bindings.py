"""Figures that criteria may be bound to: what each counts, by which law, and the rows behind it.

A room that offers figures is asked by the path of its module, so that a room that is not there
yet costs nothing and appears with its figures when it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from motcua.kernel.figures import Figure, Row
from motcua.reports.indicators.definitions import INDICATORS
from motcua.reports.queries import unit_figures as reported

LATE_DAYS = "late_days"


@dataclass(frozen=True, kw_only=True)
class Binding:
    """`figures` takes codes of units and two days, both included, and answers by code."""

    name: str
    label: str
    definition: str
    legal_basis: str
    figures: Callable[..., dict[str, Figure]]
    rows: Callable[..., list[Row]]


# name → room, its function, what the figure is called, what it counts, by which law.
OFFERED: dict[str, tuple[str, str, str, str, str]] = {
    "satisfaction": (
        "feedback", "satisfaction", "Mức độ hài lòng của người dân, tổ chức",
        "Lượt đánh giá từ hài lòng trở lên ÷ lượt đánh giá trong kỳ", "QĐ 766/QĐ-TTg",
    ),
    "survey_satisfaction": (
        "feedback", "survey_satisfaction", "Hài lòng theo điều tra xã hội học",
        "Mức hài lòng ước lượng của cuộc điều tra đã công bố gần nhất", "QĐ 1001/QĐ-BNV",
    ),
    "officials_survey": (
        "feedback", "officials_survey", "Đánh giá của cán bộ, công chức qua điều tra",
        "Trung bình các cuộc điều tra cán bộ có chấm đơn vị", "QĐ 876/QĐ-BNV",
    ),
    "petitions_in_time": (
        "feedback", "petitions_in_time", "Phản ánh, kiến nghị trả lời đúng hạn",
        "Phản ánh, kiến nghị trả lời đúng hạn ÷ phản ánh, kiến nghị đến hạn trong kỳ",
        "NĐ 20/2008/NĐ-CP",
    ),
    "petitions_satisfied": (
        "feedback", "petitions_satisfied", "Hài lòng trong xử lý phản ánh, kiến nghị",
        "Không bị chê, không quá hạn, không lặp lại ÷ phản ánh, kiến nghị đến hạn trong kỳ",
        "QĐ 766/QĐ-TTg",
    ),
    "directives_in_time": (
        "directives", "done_in_time", "Nhiệm vụ được giao hoàn thành đúng hạn",
        "Nhiệm vụ hoàn thành đúng hạn ÷ nhiệm vụ đến hạn trong kỳ", "QĐ 42/2014/QĐ-TTg",
    ),
    "remedies_in_time": (
        "oversight", "remedied_in_time", "Khắc phục sau kiểm tra đúng hạn",
        "Kiến nghị khắc phục đúng hạn, đã xác minh ÷ kiến nghị đến hạn trong kỳ",
        "NĐ 118/2025/NĐ-CP",
    ),
    "inspected_by_plan": (
        "oversight", "inspected_by_plan", "Kiểm tra theo kế hoạch",
        "Cuộc kiểm tra đã làm ÷ cuộc kiểm tra theo kế hoạch trong kỳ", "QĐ 876/QĐ-BNV",
    ),
    "documents_reviewed": (
        "legislation", "reviewed", "Văn bản được rà soát",
        "Văn bản đã rà soát ÷ văn bản phải rà soát trong kỳ", "Luật 64/2025/QH15",
    ),
    "documents_in_time": (
        "legislation", "issued_by_plan", "Văn bản ban hành đúng tiến độ",
        "Văn bản ban hành đúng hạn ÷ văn bản theo kế hoạch trong kỳ", "Luật 64/2025/QH15",
    ),
    "published_in_time": (
        "legislation", "posted_in_time", "Văn bản đăng cơ sở dữ liệu quốc gia đúng hạn",
        "Văn bản đăng đúng hạn ÷ văn bản đến hạn đăng trong kỳ", "NĐ 52/2015/NĐ-CP",
    ),
    "staff_streamlined": (
        "organisations", "staff_streamlined", "Tinh giản biên chế theo kế hoạch",
        "Số người đã tinh giản ÷ số người phải tinh giản, các đợt quyết định trong kỳ",
        "NĐ 154/2025/NĐ-CP",
    ),
    "on_document_system": (
        "organisations", "on_document_system", "Đơn vị dùng hệ thống quản lý văn bản",
        "Đơn vị đang dùng hệ thống ÷ đơn vị từ cấp mình trở xuống, ngày cuối kỳ",
        "NĐ 30/2020/NĐ-CP",
    ),
    "certificates_valid": (
        "organisations", "certificates_valid", "Chứng thư số còn hiệu lực",
        "Chứng thư còn hiệu lực ngày cuối kỳ ÷ chứng thư đã cấp, chưa thu hồi",
        "Luật 20/2023/QH15",
    ),
}  # fmt: skip


@cache
def registry() -> dict[str, Binding]:
    """Every figure that is offered in this installation, by name."""
    found = {name: _reported(name) for name in reported.NAMES}
    for name, (room, function, label, definition, law) in OFFERED.items():
        if pair := _of_room(f"motcua.{room}.queries.figures", function):
            found[name] = Binding(
                name=name, label=label, definition=definition, legal_basis=law,
                figures=pair[0], rows=pair[1],
            )  # fmt: skip
    return found


def _reported(name: str) -> Binding:
    indicator = INDICATORS[name]
    figures, rows = reported.offered()[name]
    return Binding(
        name=name, label=indicator.name, definition=indicator.formula,
        legal_basis=indicator.legal_basis, figures=figures, rows=rows,
    )  # fmt: skip


def _of_room(
    path: str, function: str
) -> tuple[Callable[..., dict[str, Figure]], Callable[..., list[Row]]] | None:
    """None while the room has no such figure."""
    try:
        module = import_module(path)
    except ModuleNotFoundError as missing:
        if missing.name and path.startswith(missing.name):
            return None
        raise
    figures, rows = getattr(module, function, None), getattr(module, f"{function}_rows", None)
    return None if figures is None or rows is None else (figures, rows)


def known(name: str) -> bool:
    """Whether a set may name it: a figure of a room, or how late a sheet was handed in."""
    return name == LATE_DAYS or name in registry()


def figures_of(
    names: Collection[str], units: Collection[str], first: dt.date, last: dt.date
) -> dict[str, dict[str, Figure]]:
    """As they stand now, by name and code of unit; a name that is not offered is left out."""
    return {
        name: registry()[name].figures(units, first, last)
        for name in sorted(set(names))
        if name in registry()
    }
