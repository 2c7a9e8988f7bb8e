"""Đối tượng thực hiện and cấp thực hiện: closed lists, so an unknown name is reported."""

from __future__ import annotations

from motcua.procedures.rules.cells import Unread

AUDIENCES = {
    "citizen": "Công dân Việt Nam",
    "overseas-vietnamese": "Người Việt Nam định cư ở nước ngoài",
    "foreigner": "Người nước ngoài",
    "official": "Cán bộ, công chức, viên chức",
    "firm": "Doanh nghiệp",
    "foreign-invested-firm": "Doanh nghiệp có vốn đầu tư nước ngoài",
    "cooperative": "Hợp tác xã",
    "organisation": "Tổ chức (không bao gồm doanh nghiệp, HTX)",
    "foreign-organisation": "Tổ chức nước ngoài",
    "party-member": "Đảng viên",
    "party-organisation": "Tổ chức Đảng",
}
_ALSO = {
    "Doanh nghiệp Việt Nam": "firm",
    "Người nước ngoài cư trú tại Việt Nam": "foreigner",
}
_AUDIENCE_CODES = {label: code for code, label in AUDIENCES.items()} | _ALSO
LEVELS = {
    "ministry": "Cấp bộ",
    "province": "Cấp tỉnh",
    "commune": "Cấp xã",
    "other": "Cơ quan khác",
}
_LEVEL_CODES = {label: code for code, label in LEVELS.items()}


def read_audience(cell: str) -> tuple[tuple[str, ...], tuple[Unread, ...]]:
    return _read_list(cell, _AUDIENCE_CODES, "doi_tuong_thuc_hien")


def read_levels(cell: str) -> tuple[tuple[str, ...], tuple[Unread, ...]]:
    return _read_list(cell, _LEVEL_CODES, "cap_thuc_hien")


def _read_list(
    cell: str, codes: dict[str, str], column: str
) -> tuple[tuple[str, ...], tuple[Unread, ...]]:
    """Names joined by commas, some of which have a comma inside: the longest name first."""
    found, gaps, rest = [], [], cell.strip()
    names = sorted(codes, key=len, reverse=True)
    while rest:
        name = next((n for n in names if rest == n or rest.startswith(f"{n}, ")), "")
        if name:
            found.append(codes[name])
        else:
            name = rest.split(", ")[0]
            gaps.append(Unread(column=column, text=name, why="không có trong danh mục"))
        rest = rest[len(name) :].removeprefix(",").strip()
    return tuple(dict.fromkeys(found)), tuple(gaps)
