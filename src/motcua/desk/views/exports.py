"""A list on paper or as a spreadsheet: the rows, filters and masking of the screen."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.desk import frame
from motcua.desk.columns import hidden_columns
from motcua.desk.forms.filters import FilterForm, chips_of, filters_of
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.lines import row_of
from motcua.desk.saved_views import lasting
from motcua.desk.spreadsheets import as_csv, as_xlsx
from motcua.desk.standing_in import seat_chips, viewing
from motcua.desk.views.worklists import kind_of
from motcua.dossiers import policies
from motcua.dossiers.actions import export_list
from motcua.dossiers.actions.export_list import PURPOSES
from motcua.dossiers.queries import worklists
from motcua.dossiers.queries.worklists import Filters, WorklistKind
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotAllowed
from motcua.kernel.vietnamese import moment_text
from motcua.procedures.queries.fields import fields_in_use
from motcua.ui.values import Chip, Worklist, WorkRow
from motcua.ui.words import list_words

MOST = 20_000
MOST_ON_PAPER = 500
A_SECOND = 2_000  # rows, about


def _asked(request: DeskRequest, key: str) -> tuple[WorklistKind, FilterForm, Filters]:
    viewer = viewing(request)
    kind = kind_of(viewer, key)
    if not policies.may_export(viewer):
        raise NotAllowed(_("Vai trò của anh/chị không xuất danh sách. Xem trên màn hình."))
    form = FilterForm(request.GET, fields_of_law=fields_in_use())
    return kind, form, filters_of(form, request.GET)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def export(request: DeskRequest, key: str) -> HttpResponseBase:
    kind, form, filters = _asked(request, key)
    rows = worklists.exact_count(kind, viewing(request), clock.now(), filters, MOST)
    if request.method != "POST":
        return _ask(request, kind, form, rows)
    wanted, purpose = request.POST.get("form", ""), request.POST.get("purpose", "")
    if wanted not in {"xlsx", "csv"} or purpose not in PURPOSES:
        fault = InvalidInput(_("Chọn mục đích và loại tệp rồi xuất."))
        return _ask(request, kind, form, rows, fault=fault.message)
    export_list(
        kind.key, by=request.officer, at=clock.now(), purpose=purpose, form=wanted, rows=rows
    )
    return _file(request, kind, filters, wanted)


def _ask(
    request: DeskRequest, kind: WorklistKind, form: FilterForm, rows: int, fault: str = ""
) -> HttpResponse:
    query = lasting(request.GET)
    back = reverse("desk:worklist", args=[kind.key])
    context = {
        "label": list_words(kind.label),
        "back": f"{back}?{query}" if query else back,
        "rows": rows,
        "most": MOST,
        "seconds": rows // A_SECOND,
        "chips": _chips(request, form),
        "purposes": [(name, _(label)) for name, label in PURPOSES.items()],
        "fault": fault,
    }
    status = 422 if fault else 200
    return frame.page(request, "desk/export.html", context, current=kind.key, status=status)


def _chips(request: DeskRequest, form: FilterForm) -> list[Chip]:
    seat = seat_chips(request, viewing(request))
    return [*seat, *chips_of(form, request.GET, request.path)]


def _rows(
    request: DeskRequest, kind: WorklistKind, filters: Filters, most: int
) -> Iterator[WorkRow]:
    now = clock.now()
    for dossier in worklists.walk(kind, viewing(request), now, filters, most):
        yield row_of(dossier, now)


def heads() -> list[str]:
    return [
        _("Còn lại"), _("Mã hồ sơ"), _("Thủ tục"), _("Chủ hồ sơ"), _("Nhận"), _("Hạn"), _("Bước"),
        _("Người giữ"), _("Kênh"),
    ]  # fmt: skip


def _file(
    request: DeskRequest, kind: WorklistKind, filters: Filters, wanted: str
) -> HttpResponseBase:
    rows = _rows(request, kind, filters, MOST)
    name = f"{kind.key}-{clock.today():%Y%m%d}.{wanted}"
    if wanted == "csv":
        answer = StreamingHttpResponse(
            as_csv(heads(), rows), content_type="text/csv; charset=utf-8"
        )
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
    book = as_xlsx(list_words(kind.label), heads(), rows)
    return FileResponse(book, as_attachment=True, filename=name)


@require_safe
@desk
def printed(request: DeskRequest, key: str) -> HttpResponse:
    """All rows on one page, to be printed by the browser."""
    kind, form, filters = _asked(request, key)
    now = clock.now()
    rows = tuple(_rows(request, kind, filters, MOST_ON_PAPER))
    export_list(
        kind.key, by=request.officer, at=now, purpose="giai-quyet", form="paper", rows=len(rows)
    )
    context = {
        "label": list_words(kind.label),
        "back": reverse("desk:worklist", args=[kind.key]),
        "chips": _chips(request, form),
        "list": Worklist(
            caption=list_words(kind.label), rows=rows, selectable=False,
            hidden=hidden_columns(request),
        ),
        "most": MOST_ON_PAPER,
        "as_of": moment_text(now),
    }  # fmt: skip
    return frame.page(request, "desk/print_list.html", context, current=kind.key)
