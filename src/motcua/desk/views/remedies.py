"""Remedies followed to their end, files of evidence, and surprise checks of discipline."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame, inspection_acts
from motcua.desk.forms.oversight import DisciplineForm, DisciplineListForm, RemediesForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.oversight_pages import form_page, list_page, way_back
from motcua.desk.oversight_rail import INSPECTIONS, inspection_tabs
from motcua.desk.page_acts import Offered, PageAct, Told, carry_out, offered
from motcua.desk.tables import Cell, Table, cells, heads
from motcua.documents.actions import open_file
from motcua.kernel import clock
from motcua.kernel.vietnamese import date_text, short_moment
from motcua.organisations.authority import Authority
from motcua.organisations.queries import units
from motcua.oversight import actions, policies
from motcua.oversight.queries import discipline, evidence, inspections
from motcua.oversight.queries.inspections import Remedy, RemedyLine
from motcua.oversight.rules.discipline import Seen
from motcua.ui.values import Link

_ALONE = "default-src 'none'; sandbox"


@require_safe
@desk
def listing(request: DeskRequest) -> HttpResponse:
    form = RemediesForm(request.GET)
    found = inspections.remedies(request.officer, clock.today(), form.filters())
    table = Table(
        label=_("Việc khắc phục sau kiểm tra"),
        heads=heads(_("Việc phải khắc phục"), _("Đơn vị"), _("Chịu trách nhiệm"), _("Hạn"),
                    _("Tình trạng"), _("Kết luận")),
        rows=[_row(line) for line in found],
    )  # fmt: skip
    return list_page(
        request, table, current=INSPECTIONS, name="khac-phuc", form=form,
        tabs=inspection_tabs("desk:remedies"),
        empty=_("Không có việc khắc phục nào từ các kết luận trong phạm vi của anh/chị."),
    )  # fmt: skip


def _row(line: RemedyLine) -> list[Cell]:
    late = line.late and line.state != "verified"
    told = _("quá hạn") if late else (_("xong sau hạn") if line.late else "")
    return cells(
        Cell(text=line.remedy.text, url=reverse("desk:remedy", args=[line.remedy.pk])),
        line.unit,
        line.answerable or "–",
        Cell(text=date_text(line.remedy.due_on), note=told, late=late),
        line.state.label,
        line.inspection.conclusion.number,
    )


@require_safe
@desk
def remedy(request: DeskRequest, pk: int) -> HttpResponse:
    return _page(request, inspections.remedy_named(pk, request.officer))


def _page(request: DeskRequest, found: Remedy, tried: Offered | None = None) -> HttpResponse:
    on = clock.today()
    context = {
        "remedy": found,
        "finding": found.finding,
        "inspection": found.finding.inspection,
        "unit": units.full_name(found.finding.inspection.unit_id, on),
        "late": found.verified_at is None and found.is_late(on),
        "acts": offered(inspection_acts.of_remedy(request, found), tried),
        "tried": tried,
    }
    status = 422 if tried else 200
    template = "desk/oversight/remedy.html"
    return frame.page(request, template, context, current=INSPECTIONS, status=status)


@require_POST
@desk
def act(request: DeskRequest, pk: int, verb: str) -> HttpResponse:
    found = inspections.remedy_named(pk, request.officer)
    acts = inspection_acts.of_remedy(request, found)
    to = reverse("desk:remedy", args=[pk])
    return carry_out(request, acts, verb, lambda one: _page(request, found, one), to)


@require_safe
@desk
def file(request: DeskRequest, reference: str) -> StreamingHttpResponse:
    """Evidence, to those who may read what it belongs to; that it was opened is written down."""
    found = evidence.file_named(reference, request.officer)
    opened = open_file(found.file, by=request.officer, at=clock.now(), of=found.of)
    answer = StreamingHttpResponse(opened.pieces, content_type=opened.media_type)
    answer["Content-Length"] = str(opened.size)
    shown = content_disposition_header(as_attachment=False, filename=opened.name)
    answer["Content-Disposition"] = shown or "inline"
    answer["Content-Security-Policy"] = _ALONE
    return answer


@require_safe
@desk
def checks(request: DeskRequest) -> HttpResponse:
    form, on = DisciplineListForm(request.GET), clock.today()
    told = form.taken()
    found = discipline.checks(
        request.officer, on, unit=told.get("dv", ""), only_faults=bool(told.get("loi"))
    )
    table = Table(
        label=_("Kiểm tra đột xuất kỷ luật, kỷ cương"),
        heads=heads(_("Lúc"), _("Đơn vị"), _("Phải có mặt"), _("Có mặt"), _("Điều thấy"),
                    _("Người kiểm tra"), numeric=(2, 3)),
        rows=[
            cells(short_moment(one.checked_at), unit, one.expected, one.present,
                  Cell(text="; ".join(one.shortcomings) or "không có vi phạm", note=one.note),
                  str(one.checked_by))
            for one, unit in found
        ],
    )  # fmt: skip
    links = []
    if policies.may(request.officer, Authority.DISCIPLINE_CHECK):
        url = reverse("desk:discipline_new")
        links.append(Link(text=_("Ghi lần kiểm tra đột xuất"), url=url, icon="plus"))
    return list_page(
        request, table, current=INSPECTIONS, name="dot-xuat", form=form, links=links,
        tabs=inspection_tabs("desk:discipline"), empty=_("Chưa có lần kiểm tra đột xuất nào."),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def new_check(request: DeskRequest) -> HttpResponse:
    officer, on = request.officer, clock.today()
    policies.acting(officer, Authority.DISCIPLINE_CHECK)

    def do(told: Told) -> None:
        unit = told.pop("unit")
        actions.check_discipline(unit, by=officer, at=clock.now(), seen=Seen(**told))

    act = PageAct(
        key="dot-xuat", title=_("Kiểm tra đột xuất"), button=_("Ghi lần kiểm tra"),
        url=request.path, form=DisciplineForm, do=do, done=_("Đã ghi lần kiểm tra đột xuất."),
        choices={"unit": discipline.unit_choices(officer, on)},
    )  # fmt: skip
    back = way_back(_("Kiểm tra đột xuất"), "desk:discipline")
    return form_page(request, act, back, current=INSPECTIONS)
