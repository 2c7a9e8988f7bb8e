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


# name → module of the room, what it is called, what it counts, by which law.
OFFERED: dict[str, tuple[str, str, str, str]] = {
    "satisfaction": (
        "feedback", "Mức độ hài lòng của người dân, tổ chức",
        "Phiếu trả lời hài lòng, rất hài lòng ÷ phiếu hợp lệ trong kỳ", "QĐ 1001/QĐ-BNV",
    ),
    "petitions_in_time": (
        "feedback", "Phản ánh, kiến nghị trả lời đúng hạn",
        "Phản ánh, kiến nghị trả lời đúng hạn ÷ phản ánh, kiến nghị đến hạn trong kỳ",
        "NĐ 20/2008/NĐ-CP",
    ),
    "directives_in_time": (
        "directives", "Nhiệm vụ được giao hoàn thành đúng hạn",
        "Nhiệm vụ hoàn thành đúng hạn ÷ nhiệm vụ đến hạn trong kỳ", "QĐ 42/2014/QĐ-TTg",
    ),
    "remedies_in_time": (
        "oversight", "Khắc phục sau kiểm tra đúng hạn",
        "Kiến nghị sau kiểm tra khắc phục đúng hạn ÷ kiến nghị đến hạn trong kỳ",
        "NĐ 118/2025/NĐ-CP",
    ),
    "documents_reviewed": (
        "legislation", "Văn bản được rà soát",
        "Văn bản đã rà soát ÷ văn bản phải rà soát trong kỳ", "Luật 64/2025/QH15",
    ),
    "documents_in_time": (
        "legislation", "Văn bản ban hành đúng tiến độ",
        "Văn bản ban hành đúng hạn ÷ văn bản theo kế hoạch trong kỳ", "Luật 64/2025/QH15",
    ),
    "staff_streamlined": (
        "organisations", "Tinh giản biên chế theo kế hoạch",
        "Số người đã tinh giản ÷ số người phải tinh giản, các đợt quyết định trong kỳ",
        "NĐ 154/2025/NĐ-CP",
    ),
    "on_document_system": (
        "organisations", "Đơn vị dùng hệ thống quản lý văn bản",
        "Đơn vị đang dùng hệ thống ÷ đơn vị từ cấp mình trở xuống, ngày cuối kỳ",
        "NĐ 30/2020/NĐ-CP",
    ),
}  # fmt: skip


@cache
def registry() -> dict[str, Binding]:
    """Every figure that is offered in this installation, by name."""
    found = {name: _reported(name) for name in reported.NAMES}
    for name, (room, label, definition, law) in OFFERED.items():
        binding = _of_room(name, f"motcua.{room}.queries.figures", label, definition, law)
        if binding:
            found[name] = binding
    return found


def _reported(name: str) -> Binding:
    indicator = INDICATORS[name]
    figures, rows = reported.offered()[name]
    return Binding(
        name=name, label=indicator.name, definition=indicator.formula,
        legal_basis=indicator.legal_basis, figures=figures, rows=rows,
    )  # fmt: skip


def _of_room(name: str, path: str, label: str, definition: str, law: str) -> Binding | None:
    try:
        module = import_module(path)
    except ModuleNotFoundError as missing:
        if missing.name and path.startswith(missing.name):
            return None
        raise
    figures, rows = getattr(module, name, None), getattr(module, f"{name}_rows", None)
    if figures is None or rows is None:
        return None
    return Binding(
        name=name, label=label, definition=definition, legal_basis=law, figures=figures, rows=rows
    )


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
