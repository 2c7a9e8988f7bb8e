"""Why a dossier may be late, in words of the office."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from motcua.ui.formats import number_text, percent_text


def reasons(found: Sequence[tuple[str, float]]) -> list[str]:
    return [reason(name, value) for name, value in found]


def reason(name: str, value: float) -> str:
    told = {
        "used": _("đã dùng %(n)s thời hạn"),
        "squeeze": _("thường còn cần %(n)s ngày làm việc nữa"),
        "in_step": _("đã ở bước này %(n)s ngày làm việc"),
        "queued": _("chưa ai nhận xử lý"),
        "supplements": _("đã yêu cầu bổ sung %(n)s lần"),
        "sent_back": _("đã bị trả lại %(n)s lần"),
        "pauses": _("đã tạm dừng %(n)s lần"),
        "unit_load": _("đơn vị đang giữ %(n)s hồ sơ"),
        "post_load": _("người giữ đang có %(n)s hồ sơ"),
        "due_monday": _("hạn vào thứ Hai"),
        "due_friday": _("hạn vào thứ Sáu"),
        "online": _("nộp trực tuyến"),
        "by_post": _("nộp qua bưu chính"),
        "procedure_rate": _("thủ tục này thường trễ %(n)s"),
        "agency_rate": _("cơ quan giải quyết thường trễ %(n)s"),
        "unit_rate": _("đơn vị đang giữ thường trễ %(n)s"),
    }
    return told[name] % {"n": _amount(name, value)} if name in told else name


def _amount(name: str, value: float) -> str:
    if name == "used" or name.endswith("_rate"):
        return percent_text(value, places=0)
    return number_text(value, 1 if name in {"squeeze", "in_step"} else 0)
