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
        "Từ ngày {first_day} đến ngày {last_day}, tiếp nhận {c3} hồ sơ (trong đó {c4} trực tuyến), đã giải quyết {c7} hồ sơ; tỷ lệ trước "
        "hạn và đúng hạn {on_time_rate} % (so với cùng kỳ: {on_time_change}). Đang giải quyết {c11} "
        "hồ sơ, trong đó {c13} hồ sơ quá hạn."
    ),
    "inspections": "{inspections_told}; {remedies_told}.",
    "plans": "{tasks_told}.",
    "limits": "",
    "next": "",
}
LONGEST = 20_000
_NAME = re.compile(r"\{([^{}\n]{0,60})\}")


def told_words(counts: Mapping[str, str]) -> dict[str, str]:
    """Counts as a sentence says them: `0 trên 0` is nothing that a paper would say."""
    inspected = "Đã kiểm tra {inspected} trên {planned} đơn vị theo kế hoạch"
    remedied = "{remedied} trên {remedies} việc khắc phục đến hạn đã xong đúng hạn"
    done = "Kế hoạch năm có {tasks} nhiệm vụ, đã hoàn thành {tasks_done}"
    none = {
        "inspections_told": "Trong kỳ không có đơn vị nào đến lượt kiểm tra theo kế hoạch",
        "remedies_told": "không có việc khắc phục nào đến hạn",
        "tasks_told": "Chưa có nhiệm vụ nào trong kế hoạch năm đã duyệt",
    }
    some = {
        "inspections_told": ("planned", inspected),
        "remedies_told": ("remedies", remedied),
        "tasks_told": ("tasks", done),
    }
    return {
        name: none[name] if counts[of] == "0" else filled(text, counts)
        for name, (of, text) in some.items()
    }


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
