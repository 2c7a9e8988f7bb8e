"""Headcount, streamlining, training and e-office coverage: lists, one row, a whole workbook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from motcua.desk import frame, table_files
from motcua.desk.forms.capacity import CapacityFilter, WorkbookForm, row_form
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.oversight_pages import form_page, list_page, way_back
from motcua.desk.oversight_rail import CAPACITY
from motcua.desk.page_acts import Offered, PageAct, Told, carry_out
from motcua.desk.tables import Cell, Head, Table, file_answer
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotFound
from motcua.organisations import policies
from motcua.organisations.actions import import_capacity
from motcua.organisations.actions.import_capacity import VERBS
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.queries import capacity
from motcua.organisations.queries.capacity import CapacityLine
from motcua.organisations.rules.capacity import COLUMNS, As, Column, Sheet
from motcua.organisations.rules.workbook_cells import rows_of
from motcua.ui.values import Link

MOST_FAULTS = 100
_NUMBERS = frozenset({As.COUNT, As.YEAR})


def _sheet(key: str) -> Sheet:
    if key not in set(Sheet):
        raise NotFound(_("Không có danh mục này. Chọn một danh mục ở đầu trang."))
    return Sheet(key)


def _keeps(request: DeskRequest) -> bool:
    return request.officer.reach(Authority.CAPACITY_KEEP) > Reach.NONE


def _tabs(current: Sheet) -> list[Link]:
    return [
        Link(text=_(sheet.label), url=reverse("desk:capacity_sheet", args=[sheet.value]),
             current=sheet is current)
        for sheet in Sheet
    ]  # fmt: skip


@require_safe
@desk
def listing(request: DeskRequest, key: str = Sheet.HEADCOUNT.value) -> HttpResponse:
    sheet, on = _sheet(key), clock.today()
    form = CapacityFilter(request.GET, sheet=sheet)
    found = capacity.lines(sheet, request.officer, on, form.filters())
    table = _table(sheet, found, links=_keeps(request))
    links = []
    if _keeps(request):
        links = [
            _link(_("Thêm dòng"), "desk:capacity_new", sheet, "plus"),
            _link(_("Nhập từ Excel"), "desk:capacity_import", sheet, "upload"),
        ]
    return list_page(
        request, table, current=CAPACITY, name=sheet.value, form=form, links=links,
        tabs=_tabs(sheet), notice=_expiry(request), empty=_empty(request),
    )  # fmt: skip


def _link(text: str, name: str, sheet: Sheet, icon: str) -> Link:
    return Link(text=text, url=reverse(name, args=[sheet.value]), icon=icon)


def _empty(request: DeskRequest) -> str:
    if _keeps(request):
        return _("Chưa có dòng nào. Thêm dòng, hoặc nhập cả danh sách từ Excel.")
    return _("Chưa có dòng nào trong phạm vi của anh/chị.")


def _expiry(request: DeskRequest) -> str:
    ending = capacity.certificates_ending(request.officer, clock.today())
    if not ending:
        return ""
    said = ngettext(
        "%(n)d chứng thư số đã hết hạn hoặc hết hạn trong 30 ngày.",
        "%(n)d chứng thư số đã hết hạn hoặc hết hạn trong 30 ngày.",
        ending,
    )
    return said % {"n": ending}


def _table(sheet: Sheet, found: Sequence[CapacityLine], *, links: bool) -> Table:
    heads = [Head(text=_(column.label), numeric=column.of in _NUMBERS) for column in COLUMNS[sheet]]
    return Table(
        label=_(sheet.label), heads=heads, rows=[_row(sheet, line, links=links) for line in found]
    )


def _row(sheet: Sheet, line: CapacityLine, *, links: bool) -> list[Cell]:
    url = reverse("desk:capacity_row", args=[sheet.value, line.pk]) if links else ""
    return [
        Cell(text=text or "–", url=url if place == 0 else "", **_warned(column, line))
        for place, (column, text) in enumerate(zip(COLUMNS[sheet], line.cells, strict=True))
    ]


def _warned(column: Column, line: CapacityLine) -> dict[str, Any]:
    if column.key != "valid_to" or not line.warning:
        return {}
    return {"note": line.warning, "late": line.warning.startswith("hết hạn")}


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def new(request: DeskRequest, key: str) -> HttpResponse:
    return _form(request, _sheet(key), None)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def row(request: DeskRequest, key: str, pk: int) -> HttpResponse:
    sheet = _sheet(key)
    return _form(request, sheet, capacity.line(sheet, pk, request.officer, clock.today()))


def _form(request: DeskRequest, sheet: Sheet, line: CapacityLine | None) -> HttpResponse:
    policies.require_capacity_keeping(request.officer)

    def do(told: Told) -> None:
        VERBS[sheet](told, by=request.officer, at=clock.now())

    act = PageAct(
        key="ghi", title=_("Sửa dòng") if line else _("Thêm dòng"), button=_("Ghi"),
        url=request.path, form=row_form(sheet), do=do, done=_("Đã ghi."),
        initial=line.typed if line else {},
        choices={"unit": capacity.unit_choices(request.officer, clock.today())},
        note=_("Cùng đơn vị và cùng khóa thì ghi đè dòng cũ; nhật ký còn giữ."),
    )  # fmt: skip
    back = way_back(_(sheet.label), "desk:capacity_sheet", sheet.value)
    return form_page(request, act, back, current=CAPACITY)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def bring_in(request: DeskRequest, key: str) -> HttpResponse:
    """A workbook: all of it, or nothing with each fault named by its cell."""
    sheet = _sheet(key)
    policies.require_capacity_keeping(request.officer)
    heads = [(column.key, column.label) for column in COLUMNS[sheet]]

    def do(told: Told) -> None:
        rows = rows_of(told["file"].read(), heads)
        try:
            import_capacity(sheet, rows, by=request.officer, at=clock.now())
        except InvalidInput as fault:
            raise _by_cell(fault) from fault

    act = PageAct(
        key="nhap", title=_("Nhập từ Excel"), button=_("Nhập cả danh sách"), url=request.path,
        form=WorkbookForm, do=do, done=_("Đã nhập cả danh sách."),
        note=_("Một ô sai thì không dòng nào được nhập; lỗi nêu tên từng ô."),
    )  # fmt: skip
    if request.method == "POST":
        to = reverse("desk:capacity_sheet", args=[sheet.value])
        return carry_out(request, [act], "nhap", lambda one: _import(request, sheet, one, 422), to)
    return _import(request, sheet, Offered(act=act, form=act.made()), 200)


def _by_cell(fault: InvalidInput) -> InvalidInput:
    """Each sentence with its cell before it, above the one field there is."""
    told = [f"Ô {cell}: {text}" for cell, texts in fault.errors.items() for text in texts]
    return InvalidInput(errors={"file": told[:MOST_FAULTS]})


def _import(request: DeskRequest, sheet: Sheet, one: Offered, status: int) -> HttpResponse:
    context = {
        "one": one,
        "back": way_back(_(sheet.label), "desk:capacity_sheet", sheet.value),
        "columns": COLUMNS[sheet],
        "form_url": reverse("desk:capacity_blank", args=[sheet.value]),
    }
    template = "desk/oversight/import.html"
    return frame.page(request, template, context, current=CAPACITY, status=status)


@require_safe
@desk
def blank(request: DeskRequest, key: str) -> HttpResponse:
    """The workbook to fill in: its headings, which are Vietnamese as the reader expects them."""
    sheet = _sheet(key)
    policies.require_capacity_keeping(request.officer)
    heads = [column.label for column in COLUMNS[sheet]]
    blank = table_files.Table(title=sheet.label, heads=heads, rows=[], to_fill_in=True)
    return file_answer(blank, f"mau-{sheet.value}")
