"""Commitments of weak units, and the list of rewards."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame
from motcua.desk.forms.reform import (
    AskForm,
    CommitForm,
    CommitReportForm,
    JudgeForm,
    ProposeForm,
    lines_form,
)
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.oversight_pages import form_page, list_page, way_back
from motcua.desk.oversight_rail import PLANS, plan_tabs
from motcua.desk.page_acts import Offered, PageAct, Told, carry_out, offered
from motcua.desk.tables import WANTED, Cell, Table, cells, heads, workbook_answer
from motcua.kernel import clock
from motcua.kernel.vietnamese import date_text
from motcua.organisations.authority import Authority
from motcua.organisations.queries import units
from motcua.oversight import actions, policies
from motcua.oversight.queries import plans, rewards
from motcua.oversight.queries.inspections import agency_choices
from motcua.oversight.queries.plans import Commitment
from motcua.oversight.queries.rewards import RewardList
from motcua.ui.values import Link


@require_safe
@desk
def listing(request: DeskRequest) -> HttpResponse:
    found = plans.commitments(request.officer, clock.today())
    table = Table(
        label=_("Cam kết cải thiện"),
        heads=heads(_("Đơn vị"), _("Sau đợt đánh giá"), _("Điểm yếu"), _("Hạn"), _("Tình trạng")),
        rows=[_row(one, unit, owes=owes) for one, unit, owes in found],
    )  # fmt: skip
    links = []
    if policies.may(request.officer, Authority.COMMITMENT_ASK):
        url = reverse("desk:commitment_new")
        links.append(Link(text=_("Yêu cầu cam kết"), url=url, icon="plus"))
    return list_page(
        request, table, current=PLANS, name="cam-ket", links=links,
        tabs=plan_tabs("desk:commitments"),
        empty=_("Không đơn vị nào trong phạm vi của anh/chị phải cam kết."),
    )  # fmt: skip


def _row(one: Commitment, unit: str, *, owes: bool) -> list[Cell]:
    return cells(
        Cell(text=unit, url=reverse("desk:commitment", args=[one.pk])),
        one.round,
        Cell(text=one.weakness, note=one.get_area_display()),
        Cell(text=date_text(one.due_on or one.answer_by), note=_("quá hạn") if owes else "",
             late=owes),
        one.state_label,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def new(request: DeskRequest) -> HttpResponse:
    by = request.officer
    policies.acting(by, Authority.COMMITMENT_ASK)

    def do(told: Told) -> None:
        unit, round_name = told.pop("unit"), told.pop("round")
        actions.ask_commitment(unit, by=by, at=clock.now(), round_name=round_name, **told)

    act = PageAct(
        key="yeu-cau", title=_("Yêu cầu cam kết"), button=_("Gửi yêu cầu"), url=request.path,
        form=AskForm, do=do, choices={"unit": agency_choices(clock.today())},
        done=_("Đã gửi yêu cầu cam kết."),
    )  # fmt: skip
    return form_page(request, act, way_back(_("Cam kết"), "desk:commitments"), current=PLANS)


@require_safe
@desk
def commitment(request: DeskRequest, pk: int) -> HttpResponse:
    return _page(request, plans.commitment_named(pk, request.officer))


def _page(request: DeskRequest, found: Commitment, tried: Offered | None = None) -> HttpResponse:
    context = {
        "commitment": found,
        "unit": units.full_name(found.unit_id, clock.today()),
        "acts": offered(_acts(request, found), tried),
        "tried": tried,
    }
    status = 422 if tried else 200
    template = "desk/oversight/commitment.html"
    return frame.page(request, template, context, current=PLANS, status=status)


def _acts(request: DeskRequest, found: Commitment) -> list[PageAct]:
    if found.judged_at:
        return []
    by, acts = request.officer, []

    def url(key: str) -> str:
        return reverse("desk:commitment_act", args=[found.pk, key])

    if policies.may_commit(by, found) and found.given_at is None:
        acts.append(
            PageAct(
                key="cam-ket", title=_("Cam kết"), button=_("Gửi cam kết"), url=url("cam-ket"),
                form=CommitForm, done=_("Đã gửi cam kết."),
                do=lambda told: actions.give_commitment(found, by=by, at=clock.now(), **told),
            )
        )  # fmt: skip
    elif policies.may_commit(by, found):
        acts.append(
            PageAct(
                key="bao-cao", title=_("Báo cáo thực hiện"), button=_("Gửi báo cáo"),
                url=url("bao-cao"), form=CommitReportForm, done=_("Đã gửi báo cáo."),
                do=lambda told: actions.report_commitment(found, by=by, at=clock.now(), **told),
            )
        )  # fmt: skip
    if policies.may(by, Authority.COMMITMENT_ASK):
        acts.append(
            PageAct(
                key="danh-gia", title=_("Đánh giá cam kết"), button=_("Ghi đánh giá"),
                url=url("danh-gia"), form=JudgeForm, done=_("Đã ghi đánh giá."),
                do=lambda told: actions.judge_commitment(
                    found, by=by, at=clock.now(), kept=told["kept"] == "1",
                    judgement=told["judgement"],
                ),
            )
        )  # fmt: skip
    return acts


@require_POST
@desk
def act(request: DeskRequest, pk: int, verb: str) -> HttpResponse:
    found = plans.commitment_named(pk, request.officer)
    to = reverse("desk:commitment", args=[pk])
    acts = _acts(request, found)
    return carry_out(request, acts, verb, lambda one: _page(request, found, one), to)


@require_safe
@desk
def reward_lists(request: DeskRequest) -> HttpResponse:
    table = Table(
        label=_("Khen thưởng cải cách hành chính"),
        heads=heads(_("Danh sách"), _("Năm"), _("Đơn vị"), _("Tình trạng"), numeric=(1, 2)),
        rows=[
            cells(
                Cell(text=one.title, url=reverse("desk:reward_list", args=[one.pk]), note=one.number),
                one.year, one.lines.count(),
                _("Đã quyết định") if one.decided_at else _("Đề xuất"),
            )
            for one in rewards.lists(request.officer)
        ],
    )  # fmt: skip
    links = []
    if policies.may(request.officer, Authority.REWARD_PROPOSE):
        url = reverse("desk:reward_new")
        links.append(Link(text=_("Đề xuất khen thưởng"), url=url, icon="plus"))
    return list_page(
        request, table, current=PLANS, name="khen-thuong", links=links,
        tabs=plan_tabs("desk:rewards"), empty=_("Chưa có danh sách khen thưởng nào đã quyết định."),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def propose(request: DeskRequest) -> HttpResponse:
    by = request.officer
    policies.acting(by, Authority.REWARD_PROPOSE)
    act = PageAct(
        key="de-xuat", title=_("Đề xuất khen thưởng"), button=_("Lập danh sách từ kết quả"),
        url=request.path, form=ProposeForm, initial={"year": clock.today().year},
        do=lambda told: actions.propose_rewards(by=by, at=clock.now(), **told),
        done=_("Đã lập danh sách đề xuất từ kết quả."),
        note=_(
            "Lấy một phần năm đơn vị đứng đầu mỗi khối của vòng chấm đã công bố trong năm đánh giá "
            "đó; chưa có thì lấy đơn vị đúng hạn từ 90 % trở lên. Đơn vị có khắc phục quá hạn hoặc "
            "không giữ cam kết không được đề xuất."
        ),
    )  # fmt: skip
    return form_page(request, act, way_back(_("Khen thưởng"), "desk:rewards"), current=PLANS)


@require_safe
@desk
def reward_list(request: DeskRequest, pk: int) -> HttpResponse:
    return _rewards_page(request, rewards.list_named(pk, request.officer))


def _rewards_page(
    request: DeskRequest, found: RewardList, tried: Offered | None = None
) -> HttpResponse:
    on, lines = clock.today(), list(found.lines.all())
    told = {None: _("chờ hội đồng"), True: _("Khen thưởng"), False: _("Không khen thưởng")}
    table = Table(
        label=_("Đơn vị"),
        heads=heads(_("Đơn vị"), _("Căn cứ từ số liệu"), _("Quyết định")),
        rows=[
            cells(units.full_name(line.unit_id, on), _grounds(line.grounds),
                  Cell(text=told[line.granted], note=line.note))
            for line in lines
        ],
    )  # fmt: skip
    if WANTED in request.GET:
        return workbook_answer(table, "khen-thuong")
    context = {
        "rewards": found, "table": table, "tried": tried,
        "acts": offered(_reward_acts(request, found), tried),
    }  # fmt: skip
    status = 422 if tried else 200
    template = "desk/oversight/rewards.html"
    return frame.page(request, template, context, current=PLANS, status=status)


def _grounds(grounds: dict[str, dict[str, object]]) -> str:
    told = [f"{one['name']}: {one['shown']}" for one in grounds.values() if one["shown"]]
    return "; ".join(told) or "–"


def _reward_acts(request: DeskRequest, found: RewardList) -> list[PageAct]:
    if found.decided_at or not policies.may(request.officer, Authority.REWARD_DECIDE):
        return []
    on = clock.today()
    lines = [(line.pk, units.full_name(line.unit_id, on)) for line in found.lines.all()]

    def do(told: Told) -> None:
        actions.decide_rewards(
            found, by=request.officer, at=clock.now(), number=told["number"],
            granted=[key for key, _name in lines if told[f"grant-{key}"]],
            notes={key: told[f"note-{key}"] for key, _name in lines},
        )  # fmt: skip

    return [
        PageAct(
            key="quyet-dinh", title=_("Quyết định khen thưởng"), button=_("Quyết định"), main=True,
            url=reverse("desk:reward_act", args=[found.pk, "quyet-dinh"]), form=lines_form(lines),
            do=do, done=_("Đã quyết định khen thưởng."),
            note=_("Đơn vị không chọn phải có ý kiến của hội đồng."),
        )
    ]  # fmt: skip


@require_POST
@desk
def reward_act(request: DeskRequest, pk: int, verb: str) -> HttpResponse:
    found = rewards.list_named(pk, request.officer)
    to = reverse("desk:reward_list", args=[pk])
    acts = _reward_acts(request, found)
    return carry_out(request, acts, verb, lambda one: _rewards_page(request, found, one), to)
