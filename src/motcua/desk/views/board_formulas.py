"""How each figure of the boards is counted: the catalogue of definitions, one place a figure."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.desk import frame
from motcua.desk.board_beside import PETITIONS, RECEIVED, SATISFIED, SYNC
from motcua.desk.boards_rail import BOARDS
from motcua.desk.guard import DeskRequest, desk
from motcua.reports import policies
from motcua.reports.indicators.definitions import INDICATORS, Indicator, Unit


@require_safe
@desk
def formulas(request: DeskRequest) -> HttpResponse:
    """`#key` of a card leads to its definition."""
    policies.board_scope(request.officer)
    context = {"lines": [*map(_line, INDICATORS.values()), *_beside()]}
    return frame.page(request, "desk/boards/formulas.html", context, current=BOARDS)


def _line(one: Indicator) -> dict[str, Any]:
    times = " × 100" if one.unit is Unit.PERCENT else ""
    return {
        "key": one.key, "name": one.name, "formula": f"{one.formula}{times}",
        "unit": one.unit.value, "basis": one.legal_basis, "first": one.valid_from,
        "last": one.valid_to,
    }  # fmt: skip


def _beside() -> list[dict[str, Any]]:
    """Of other sources than the facts of dossiers."""
    return [
        {"key": RECEIVED, "name": _("Tiếp nhận trong kỳ"),
         "formula": _("Hồ sơ tiếp nhận trong kỳ: (4) + (5), không kể kỳ trước chuyển qua"),
         "unit": "hồ sơ", "basis": "TT 01/2020/TT-VPCP, biểu II.06"},
        {"key": SYNC, "name": _("Khớp với Cổng quốc gia"),
         "formula": _("Hồ sơ mà Cổng Dịch vụ công quốc gia giữ giống hệ thống này, trên mọi hồ sơ của "
                      "lần đối chiếu gần nhất × 100"),
         "unit": "%", "basis": "NĐ 118/2025/NĐ-CP"},
        {"key": SATISFIED, "name": _("Hài lòng khi đánh giá"),
         "formula": _("Lượt đánh giá từ “hài lòng” trở lên, trên mọi lượt đánh giá trong kỳ × 100; "
                      "mỗi hồ sơ đánh giá một lần sau khi nhận kết quả"),
         "unit": "%", "basis": "NĐ 118/2025/NĐ-CP"},
        {"key": PETITIONS, "name": _("Phản ánh, kiến nghị đang xử lý"),
         "formula": _("Phản ánh, kiến nghị chưa trả lời, chưa công khai lúc này; quá hạn là đã qua hạn "
                      "của việc tiếp theo"),
         "unit": _("phản ánh, kiến nghị"), "basis": "NĐ 20/2008/NĐ-CP"},
    ]  # fmt: skip
