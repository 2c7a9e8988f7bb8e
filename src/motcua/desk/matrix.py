"""The matrix of rights as an administrator reads it: an authority a row, a role a column."""

from __future__ import annotations

import io
from dataclasses import dataclass

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.kernel.folding import fold
from motcua.organisations.authority import GRANTS, Authority, Reach, reach_of
from motcua.organisations.rules.roles import Role

ROLES = tuple(role for role in Role if GRANTS[role])
ROOMS = {
    "dossiers": gettext_lazy("Hồ sơ"),
    "procedures": gettext_lazy("Thủ tục, quy trình"),
    "organisations": gettext_lazy("Tổ chức, tài khoản"),
    "legislation": gettext_lazy("Văn bản pháp luật"),
    "documents": gettext_lazy("Giấy tờ in"),
    "parties": gettext_lazy("Người nộp hồ sơ"),
    "audit": gettext_lazy("Nhật ký"),
}
REACHES = {
    Reach.NONE: "",
    Reach.ASSIGNED: gettext_lazy("của mình"),
    Reach.UNIT: gettext_lazy("đơn vị"),
    Reach.SCOPE: gettext_lazy("được giao"),
    Reach.ALL: gettext_lazy("tất cả"),
}


@dataclass(frozen=True)
class Row:
    label: str
    name: str
    room: str
    cells: tuple[str, ...]


def rows(room: str = "", text: str = "") -> list[Row]:
    """By room, in the order of the table of grants."""
    wanted = fold(text)
    found = [_row(authority) for authority in sorted(Authority, key=_place)]
    return [
        row
        for row in found
        if (not room or row.name.startswith(f"{room}:"))
        and (not wanted or wanted in fold(row.label))
    ]


def _place(authority: Authority) -> tuple[int, str]:
    names = list(ROOMS)
    room = authority.split(":")[0]
    return (names.index(room) if room in names else len(names), authority)


def _row(authority: Authority) -> Row:
    room = authority.split(":")[0]
    cells = tuple(str(REACHES[reach_of(role, authority)]) for role in ROLES)
    return Row(authority.label, str(authority), str(ROOMS.get(room, room)), cells)


def rooms(chosen: str) -> list[tuple[str, str, bool]]:
    """Key, title and whether it is chosen; only rooms that have an authority."""
    with_rights = {authority.split(":")[0] for authority in Authority}
    named = [(key, str(title)) for key, title in ROOMS.items() if key in with_rights]
    return [(key, title, key == chosen) for key, title in [("", _("Tất cả")), *named]]


def workbook(found: list[Row]) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet(_("Bảng quyền"))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    heads = [_("Phần"), _("Quyền"), _("Mã"), *(f"{role}: {role.label}" for role in ROLES)]
    sheet.write_row(0, 0, heads, bold)
    for number, row in enumerate(found, 1):
        sheet.write_row(number, 0, [row.room, row.label, row.name, *row.cells])
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 2, 30)
    sheet.set_column(3, len(heads) - 1, 14)
    book.close()
    return content.getvalue()
