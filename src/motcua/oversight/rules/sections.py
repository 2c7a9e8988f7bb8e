"""The text of a reform report: its sections, and figures named in braces that nobody can type.

`{on_time_rate}` in a text stands for the figure of the report; an unknown name is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from motcua.kernel.errors import InvalidInput

SECTIONS = {
    "steering": "I. Công tác chỉ đạo, điều hành",
    "results": "II. Kết quả giải quyết thủ tục hành chính",
    "inspections": "III. Kiểm tra cải cách hành chính",
    "plans": "IV. Thực hiện kế hoạch",
    "limits": "V. Hạn chế và nguyên nhân",
    "next": "VI. Nhiệm vụ kỳ tới",
}
USUAL = {
    "steering": "Trong {period}, {unit} đã chỉ đạo triển khai kế hoạch cải cách hành chính.",
    "results": (
        "Tiếp nhận {c3} hồ sơ (trong đó {c4} trực tuyến), đã giải quyết {c7} hồ sơ; tỷ lệ trước "
        "hạn và đúng hạn {on_time_rate} %, {on_time_change} so với cùng kỳ. Đang giải quyết {c11} "
        "hồ sơ, trong đó {c13} hồ sơ quá hạn."
    ),
    "inspections": (
        "Đã kiểm tra {inspected} trên {planned} đơn vị theo kế hoạch; {remedied} trên {remedies} "
        "việc khắc phục đến hạn đã xong đúng hạn."
    ),
    "plans": "Kế hoạch năm có {tasks} nhiệm vụ, đã hoàn thành {tasks_done}.",
    "limits": "",
    "next": "",
}
LONGEST = 20_000
_NAME = re.compile(r"\{([^{}\n]{0,60})\}")


def check_text(text: str, names: Collection[str]) -> None:
    """Raises InvalidInput for a name that is no figure, or a brace that stands alone."""
    if len(text) > LONGEST:
        message = f"Mục này dài {len(text)} ký tự, tối đa {LONGEST}. Ghi gọn lại."
        raise InvalidInput(message, field="text")
    unknown = sorted(set(_NAME.findall(text)) - set(names))
    if unknown:
        known = ", ".join("{" + name + "}" for name in sorted(names))
        raise InvalidInput(
            f"Không có số liệu “{{{unknown[0]}}}”. Dùng một trong: {known}.", field="text"
        )
    if re.search(r"[{}]", _NAME.sub("", text)):
        raise InvalidInput("Có dấu ngoặc nhọn lẻ. Viết đủ {tên số liệu}.", field="text")


def filled(text: str, figures: Mapping[str, str]) -> str:
    return _NAME.sub(lambda found: figures.get(found[1], found[0]), text)
