"""Lines of a first page: what waits, how many, and the way there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers.queries import worklists
from motcua.organisations.officer import Officer
from motcua.ui.words import list_words


@dataclass(frozen=True)
class CountLine:
    label: str
    count: int
    sentence: str
    url: str
    act: str


def line(
    key: str, label: str, counts: Mapping[str, int], sentence: str = "", act: str = ""
) -> CountLine:
    url = reverse("desk:worklist", args=[key])
    return CountLine(label, counts.get(key, 0), sentence, url, act or _("Mở"))


def lines_of(officer: Officer, counts: Mapping[str, int], *keys: str) -> list[CountLine]:
    """These lists of the role, in this order, also when nothing waits in them."""
    kinds = {kind.key: kind for kind in worklists.kinds_for(officer)}
    return [
        line(key, list_words(kinds[key].label), counts, _sentence(key))
        for key in keys
        if key in kinds
    ]


def waiting(officer: Officer, counts: Mapping[str, int], *keys: str) -> list[CountLine]:
    """Those of them in which something waits."""
    return [one for one in lines_of(officer, counts, *keys) if one.count]


def _sentence(key: str) -> str:
    return {
        "da-ban-giao": _("chưa nhận thì trách nhiệm vẫn ở bên giao"),
        "cho-nhan": _("bàn giao đến, chờ anh/chị nhận"),
        "cho-y-kien": _("quá hạn trả lời không được coi là đồng ý"),
        "dang-cho-y-kien": _("đơn vị khác chưa trả lời"),
        "chi-dao": _("lãnh đạo chờ báo cáo"),
        "chi-dao-da-giao": _("anh/chị đã giao, chưa có báo cáo"),
        "tre-chua-ghi": _("ghi nguyên nhân để đưa vào báo cáo"),
        "bo-sung-lan-2": _("cần lý do, căn cứ và ý kiến lãnh đạo"),
        "xin-loi": _("ký chậm nhất một ngày trước ngày hết hạn"),
        "xin-rut": _("trả lời người nộp"),
        "da-dung": _("trả lại giấy tờ cho người nộp"),
        "cho-gui": _("kết quả đã có, người nộp nhận qua bưu chính"),
        "nghia-vu": _("đồng hồ dừng đến khi có chứng từ"),
        "bi-tra-lai": _("văn thư trả lại, chuyên viên đang sửa"),
    }.get(key, "")
