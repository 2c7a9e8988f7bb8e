"""Reports of a half year or year: the list, one report with its texts, and its Word and PDF."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame
from motcua.desk.forms.reform import IssueForm, IssueWithPinForm, ReportForm, SectionForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.oversight_pages import form_page, list_page, way_back
from motcua.desk.oversight_rail import PLANS, plan_tabs
from motcua.desk.page_acts import Offered, PageAct, Told, carry_out, offered
from motcua.desk.signed_papers import sent
from motcua.desk.signing import ON_PAPER, has_key, key_sent
from motcua.desk.tables import Cell, Table, attachment, cells, heads
from motcua.documents.queries.signatures import looked_at
from motcua.documents.rendering.typesetting import set_issued
from motcua.documents.rendering.word import WORD, as_docx
from motcua.documents.rules.media import PDF
from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.organisations.authority import Authority
from motcua.organisations.queries import units
from motcua.oversight import actions, policies
from motcua.oversight.queries import plans, report_paper
from motcua.oversight.queries.plans import ReformReport
from motcua.oversight.rules.sections import SECTIONS, filled
from motcua.ui.values import Link

ISSUE = "ky"


@require_safe
@desk
def listing(request: DeskRequest) -> HttpResponse:
    on = clock.today()
    table = Table(
        label=_("Báo cáo cải cách hành chính"),
        heads=heads(_("Đơn vị"), _("Kỳ"), _("Tình trạng"), _("Số")),
        rows=[
            cells(
                Cell(text=units.full_name(one.unit_id, on),
                     url=reverse("desk:reform_report", args=[one.pk])),
                one.period.words,
                _("Đã ký") if one.issued_at else _("Dự thảo"),
                one.number or "–",
            )
            for one in plans.reports(request.officer)
        ],
    )  # fmt: skip
    links = []
    if policies.may(request.officer, Authority.REFORM_REPORT_DRAFT):
        url = reverse("desk:reform_report_new")
        links.append(Link(text=_("Lập báo cáo"), url=url, icon="plus"))
    return list_page(
        request, table, current=PLANS, name="bao-cao-cchc", links=links,
        tabs=plan_tabs("desk:reform_reports"), empty=_("Chưa có báo cáo nào."),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def new(request: DeskRequest) -> HttpResponse:
    by, on = request.officer, clock.today()
    policies.acting(by, Authority.REFORM_REPORT_DRAFT)

    def do(told: Told) -> None:
        unit = told.pop("unit")
        actions.draft_reform_report(unit, by=by, at=clock.now(), **told)

    act = PageAct(
        key="lap", title=_("Lập báo cáo"), button=_("Lập từ số liệu"), url=request.path,
        form=ReportForm, do=do, initial={"year": on.year},
        choices={"unit": plans.owners(by, Authority.REFORM_REPORT_DRAFT, on)},
        done=_("Đã lập báo cáo từ số liệu. Viết các mục rồi trình ký."),
    )  # fmt: skip
    return form_page(request, act, way_back(_("Báo cáo"), "desk:reform_reports"), current=PLANS)


@require_safe
@desk
def report(request: DeskRequest, pk: int) -> HttpResponse:
    return _page(request, plans.report_named(pk, request.officer))


def _page(request: DeskRequest, found: ReformReport, tried: Offered | None = None) -> HttpResponse:
    words, told = found.figures["words"], report_paper.compared(found)
    writes = found.issued_at is None and policies.may_draft_report(request.officer, found)
    context = {
        "heading": _("Báo cáo %(period)s") % {"period": found.period.words},
        "report": found,
        "unit": units.full_name(found.unit_id, clock.today()),
        "table": Table(
            label=told.title, heads=heads(*told.heads, numeric=(1, 2, 3)),
            rows=[cells(*row) for row in told.rows],
        ),
        "sections": [
            {
                "key": key, "title": title,
                "text": filled(found.texts.get(key, ""), words),
                "acts": offered([_writing(request, found, key)] if writes else [], tried),
            }
            for key, title in SECTIONS.items()
        ],
        "names": words.items() if writes else [],
        "acts": offered(_acts(request, found), tried),
        "tried": tried,
        "signed": looked_at(found.file) if found.issued_at else None,
        "paper_url": reverse("desk:reform_report_file", args=[found.pk, "pdf"]),
    }  # fmt: skip
    status = 422 if tried else 200
    template = "desk/oversight/report.html"
    return frame.page(request, template, context, current=PLANS, status=status)


def _url(found: ReformReport, key: str) -> str:
    return reverse("desk:reform_report_act", args=[found.pk, key])


def _writing(request: DeskRequest, found: ReformReport, section: str) -> PageAct:
    return PageAct(
        key=f"viet-{section}", title=_("Viết mục này"), button=_("Lưu lời văn"), form=SectionForm,
        url=_url(found, f"viet-{section}"), initial={"text": found.texts.get(section, "")},
        do=lambda told: actions.write_section(
            found, by=request.officer, at=clock.now(), section=section, text=told["text"]
        ),
        done=_("Đã lưu lời văn."),
    )  # fmt: skip


def _acts(request: DeskRequest, found: ReformReport) -> list[PageAct]:
    by, acts = request.officer, []
    if found.issued_at:
        return []
    if policies.may_draft_report(by, found):
        acts.append(
            PageAct(
                key="so-lieu", title="", button=_("Đọc lại số liệu"), url=_url(found, "so-lieu"),
                do=lambda _told: actions.renew_figures(found, by=by, at=clock.now()),
                done=_("Đã đọc lại số liệu; lời văn giữ nguyên."),
            )
        )  # fmt: skip
    if policies.may_issue_report(by, found):
        acts.append(_issuing(request, found))
    return acts


def _issuing(request: DeskRequest, found: ReformReport) -> PageAct:
    note = _("Ký rồi thì lời văn và số liệu không sửa được nữa.")
    with_pin = has_key(request)
    return PageAct(
        key=ISSUE, title=_("Ký báo cáo"), button=_("Ký báo cáo"), main=True,
        url=_url(found, ISSUE), form=IssueWithPinForm if with_pin else IssueForm,
        initial={"seen": report_paper.report_digest(found)}, done=_("Đã ký báo cáo."),
        do=lambda told: actions.issue_reform_report(
            found, by=request.officer, at=clock.now(), number=told["number"], seen=told["seen"],
            with_key=key_sent(request),
        ),
        note=note if with_pin else f"{ON_PAPER} {note}",
    )  # fmt: skip


@require_POST
@desk
def act(request: DeskRequest, pk: int, verb: str) -> HttpResponse:
    found = plans.report_named(pk, request.officer)
    acts = _acts(request, found)
    if verb == ISSUE:
        policies.require_issuing(request.officer, found)
    if found.issued_at is None and policies.may_draft_report(request.officer, found):
        acts += [_writing(request, found, key) for key in SECTIONS]
    to = reverse("desk:reform_report", args=[pk])
    return carry_out(request, acts, verb, lambda one: _page(request, found, one), to)


@require_safe
@desk
def file(request: DeskRequest, pk: int, form: str) -> HttpResponse:
    """Word; PDF as it was signed, or to be printed."""
    found = plans.report_named(pk, request.officer)
    paper = report_paper.paper_of(found)
    name = f"bao-cao-cchc-{units.slug_of(found.unit_id)}-{found.year}-{found.kind}"
    if form == "pdf" and found.file:
        return sent(request, found.file, found.chain)
    if form == "pdf":
        made = set_issued(paper, at=found.issued_at or found.as_of)
        return attachment(made, f"{name}.pdf", PDF.media_type)
    if form == "docx":
        return attachment(as_docx(paper), f"{name}.docx", WORD)
    raise NotFound(_("Báo cáo chỉ có dạng Word và PDF."))
