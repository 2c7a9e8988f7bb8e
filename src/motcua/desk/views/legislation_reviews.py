"""Review and systematisation: rounds, what each document was found to be; expired and overlapping."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame, legislation_tabs
from motcua.desk.catalogue_rail import DOCUMENTS
from motcua.desk.forms.catalogue import RuleForm
from motcua.desk.forms.legislation import CloseForm, FindingForm, RoundForm, SettleForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.table_files import Table, as_xlsx
from motcua.desk.unit_offer import own_units
from motcua.desk.views.legislation import checked, line_of
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotFound
from motcua.legislation import actions, policies
from motcua.legislation.queries import documents, reviews
from motcua.legislation.rules.reviews import FINDINGS
from motcua.organisations.queries import units


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def rounds(request: DeskRequest) -> HttpResponse:
    keeps, status = policies.may_keep_rounds(request.officer), 200
    if request.method == "POST":
        policies.require_round_keeping(request.officer)
    offered = own_units(request.officer, policies.may_review_for)
    form = RoundForm(request.POST or None, units=offered, documents=documents.choices())
    if request.method == "POST":
        try:
            return _to(_opened(request, form).pk)
        except InvalidInput as fault:
            form.blame(fault.errors)
            status = 422
    context = {
        "form": form if keeps else None,
        "lines": reviews.rounds(request.officer),
        "on": clock.today(),
        "tabs": legislation_tabs.tabs(legislation_tabs.REVIEWS),
    }
    template = "desk/legislation/rounds.html"
    return frame.page(request, template, context, current=DOCUMENTS, status=status)


def _opened(request: DeskRequest, form: RoundForm) -> Any:
    said = checked(form)
    made = actions.open_review(
        form.details(), by=request.officer, at=clock.now(), documents=said["documents"],
        unit=said["unit"],
    )  # fmt: skip
    messages.success(request, _("Đã mở đợt rà soát."))
    return made


@require_safe
@desk
def one(request: DeskRequest, pk: int) -> HttpResponseBase:
    found = reviews.get(pk, request.officer)
    if request.GET.get("tep") == "xlsx":
        return _file(found, request.GET.get("kq", ""))
    return _page(request, found)


def _page(
    request: DeskRequest, found: Any, tried: tuple[str, RuleForm] | None = None, status: int = 200
) -> HttpResponse:
    wanted = request.GET.get("kq", "")
    if wanted not in {"", "none", *FINDINGS}:
        raise NotFound(_("Không có kết quả rà soát này. Mở lại trang."))
    listed = documents.choices()
    rows = [_line(request, found, item, listed, tried) for item in reviews.items(found, wanted)]
    key, form = tried or ("", CloseForm())
    keeps = policies.may_keep_rounds(request.officer) and not found.closed_on
    context = {
        "round": found,
        "rows": rows,
        "tried": form if tried else None,
        "close": (form if key == "ket-thuc" else CloseForm()) if keeps else None,
        "wanted": wanted,
        "choices": [("", _("Tất cả")), ("none", _("Chưa rà soát")),
                    *((key, _(label)) for key, label in FINDINGS.items())],
    }  # fmt: skip
    template = "desk/legislation/round.html"
    return frame.page(request, template, context, current=DOCUMENTS, status=status)


def _line(
    request: DeskRequest, found: Any, item: Any, listed: list[tuple[str, str]],
    tried: tuple[str, RuleForm] | None,
) -> dict[str, Any]:  # fmt: skip
    on, may = clock.today(), policies.may_review_for(request.officer, item.unit_id)
    told = {"finding": item.finding, "note": item.note, "remedy_due": item.remedy_due,
            "other": item.other.slug if item.other else ""}  # fmt: skip
    forms: dict[str, RuleForm] = {}
    if may and not found.closed_on:
        forms["ket-qua"] = FindingForm(initial=told, documents=listed, auto_id=f"kq-{item.pk}-%s")
    if may and item.to_settle:
        forms["xu-ly"] = SettleForm(auto_id=f"xl-{item.pk}-%s")
    if tried and tried[0].endswith(f":{item.pk}"):
        forms[tried[0].partition(":")[0]] = tried[1]
    titles = {"ket-qua": _("Ghi kết quả"), "xu-ly": _("Ghi đã xử lý")}
    return {
        "item": item, "unit": units.full_name(item.unit_id, on), "late": item.is_late(on),
        "acts": [(key, titles[key], form) for key, form in forms.items()],
        "base": f"{reverse('desk:review', args=[found.pk])}vb-{item.pk}/",
    }  # fmt: skip


def _file(found: Any, wanted: str) -> FileResponse:
    heads = (_("Văn bản"), _("Trích yếu"), _("Kết quả"), _("Nội dung"), _("Hạn xử lý"),
             _("Đã xử lý bằng"))  # fmt: skip
    rows = [
        [
            item.document.number, item.document.title, item.get_finding_display(), item.note,
            f"{item.remedy_due:%d/%m/%Y}" if item.remedy_due else "", item.settled_by,
        ]
        for item in reviews.items(found, wanted)
    ]  # fmt: skip
    table = Table(title=found.title, heads=heads, rows=rows)
    name = f"ra-soat-{found.pk}-{clock.today():%Y%m%d}.xlsx"
    return FileResponse(as_xlsx(table), as_attachment=True, filename=name)


def _find(request: DeskRequest, item: Any, form: Any) -> str:
    checked(form)
    actions.record_finding(item, by=request.officer, at=clock.now(), found=form.found())
    return _("Đã ghi kết quả rà soát %(number)s.") % {"number": item.document.number}


def _settle(request: DeskRequest, item: Any, form: Any) -> str:
    actions.settle_finding(item, by=request.officer, at=clock.now(), **checked(form))
    return _("Đã ghi xử lý %(number)s.") % {"number": item.document.number}


_DO: dict[str, Callable[[DeskRequest, Any, Any], str]] = {"ket-qua": _find, "xu-ly": _settle}


@require_POST
@desk
def act(request: DeskRequest, pk: int, item: int, verb: str) -> HttpResponse:
    found = reviews.get(pk, request.officer)
    if verb not in _DO:
        raise NotFound(_("Không có việc này. Mở lại trang văn bản."))
    row, form = reviews.item(found, item), _form(verb, request, item)
    try:
        said = _DO[verb](request, row, form)
    except InvalidInput as fault:
        form.blame(fault.errors)
        return _page(request, found, (f"{verb}:{item}", form), status=422)
    messages.success(request, said)
    return _to(pk)


def _form(verb: str, request: DeskRequest, item: int) -> RuleForm:
    if verb == "xu-ly":
        return SettleForm(request.POST, auto_id=f"xl-{item}-%s")
    listed = documents.choices()
    return FindingForm(request.POST, documents=listed, auto_id=f"kq-{item}-%s")


@require_POST
@desk
def close(request: DeskRequest, pk: int) -> HttpResponse:
    found, form = reviews.get(pk, request.officer), CloseForm(request.POST)
    try:
        actions.close_review(found, by=request.officer, at=clock.now(), **checked(form))
    except InvalidInput as fault:
        form.blame(fault.errors)
        return _page(request, found, ("ket-thuc", form), status=422)
    messages.success(request, _("Đã kết thúc đợt rà soát."))
    return _to(pk)


def _to(pk: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:review", args=[pk]), status=303)


@require_safe
@desk
def problems(request: DeskRequest) -> HttpResponseBase:
    """Expired and still cited, overlapping, to be repealed: with every place that cites them."""
    found = reviews.problems(request.officer, clock.today())
    if request.GET.get("tep") == "xlsx":
        return _problems_file(found)
    context = {
        "lines": [
            (one, _(FINDINGS[one.what]), [line_of(cited) for cited in one.cited]) for one in found
        ],
        "tabs": legislation_tabs.tabs(legislation_tabs.PROBLEMS),
    }  # fmt: skip
    return frame.page(request, "desk/legislation/problems.html", context, current=DOCUMENTS)


def _problems_file(found: list[reviews.Problem]) -> FileResponse:
    heads = (_("Văn bản"), _("Trích yếu"), _("Vì sao"), _("Chồng chéo với"), _("Nơi dẫn"))
    rows = [
        [
            one.document.number, one.document.title, FINDINGS[one.what],
            one.other.number if one.other else "", "; ".join(cited.label for cited in one.cited),
        ]
        for one in found
    ]  # fmt: skip
    table = Table(title=_("Văn bản hết hiệu lực, chồng chéo"), heads=heads, rows=rows)
    name = f"het-hieu-luc-{clock.today():%Y%m%d}.xlsx"
    return FileResponse(as_xlsx(table), as_attachment=True, filename=name)
