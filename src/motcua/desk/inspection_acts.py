"""What may be done to an inspection, by whom stands before the page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.desk.forms.oversight import (
    AnswerForm,
    ConcludeForm,
    ConcludeWithPinForm,
    FindingForm,
    OpenForm,
    ReasonForm,
    RemedyReportForm,
    StrikeForm,
)
from motcua.desk.guard import DeskRequest
from motcua.desk.page_acts import PageAct, Told, evidence
from motcua.desk.signing import ON_PAPER, has_key, key_sent
from motcua.kernel import clock
from motcua.organisations.authority import Authority
from motcua.oversight import actions, policies
from motcua.oversight.queries import inspections
from motcua.oversight.queries.conclusion_paper import content_of, digest_of
from motcua.oversight.queries.inspections import Inspection, PlannedVisit, Remedy
from motcua.oversight.rules.inspections import RemedyState

CONCLUDE = "ket-luan"


def opening(request: DeskRequest, visit: PlannedVisit) -> PageAct:
    on = clock.today()
    lists = {str(one.pk): one for one in inspections.checklists()}
    team = [
        (str(pk), name)
        for pk, name in inspections.team_choices(visit.unit_id, on)
        if pk != visit.leader_id
    ]

    def do(told: Told) -> None:
        form = OpenForm()
        form.cleaned_data = told
        actions.open_inspection(
            visit, by=request.officer, at=clock.now(), details=form.details(),
            checklist=lists[told["checklist"]], members=[int(one) for one in told["members"]],
        )  # fmt: skip

    return PageAct(
        key="lap-doan", title=_("Lập đoàn kiểm tra"), button=_("Lập đoàn và thông báo"),
        url=request.path, form=OpenForm, do=do,
        choices={"checklist": [(pk, str(one)) for pk, one in lists.items()], "members": team},
        done=_("Đã lập đoàn. Số liệu trước kiểm tra đã đọc từ hồ sơ; thanh tra viên đã có phạm vi."),
        note=_("Thông báo trước ít nhất 3 ngày. Thành viên không thuộc đơn vị được kiểm tra."),
    )  # fmt: skip


def of_inspection(request: DeskRequest, found: Inspection) -> list[PageAct]:
    if hasattr(found, "conclusion"):
        return []
    acts = []
    if policies.may_run(request.officer, found):
        acts += _of_team(request, found)
    if policies.may(request.officer, Authority.INSPECTION_DECIDE):
        acts.append(_concluding(request, found))
    return acts


def _url(found: Inspection, key: str) -> str:
    return reverse("desk:inspection_act", args=[found.pk, key])


def _of_team(request: DeskRequest, found: Inspection) -> list[PageAct]:
    by = request.officer
    items = [(check.key, check.text) for check in found.checks.all()]
    acts = [_answering(request, found, items), _finding(request, found, items)]
    if clock.today() < found.starts_on:
        acts.insert(
            0,
            PageAct(
                key="so-lieu", title="", button=_("Đọc lại số liệu"), url=_url(found, "so-lieu"),
                do=lambda _told: actions.fill_figures(found, by=by, at=clock.now()),
                done=_("Đã đọc lại số liệu từ hồ sơ."),
                note=_("Đọc lại được đến trước ngày đoàn đến; sau đó số liệu giữ nguyên."),
            ),
        )  # fmt: skip
    drafts = inspections.findings(found, by)
    if drafts:
        acts.append(
            PageAct(
                key="gach", title=_("Gạch bỏ một phát hiện"), button=_("Gạch bỏ"),
                url=_url(found, "gach"), form=StrikeForm,
                choices={"finding": [(str(one.pk), str(one)) for one in drafts]},
                do=lambda told: actions.strike_finding(
                    inspections.finding_named(int(told["finding"]), found), by=by, at=clock.now(),
                    reason=told["reason"],
                ),
                done=_("Đã gạch bỏ; nhật ký còn giữ."),
            )
        )  # fmt: skip
    return acts


def _answering(request: DeskRequest, found: Inspection, items: list[tuple[str, str]]) -> PageAct:
    left = found.checks.filter(answer="").first()
    return PageAct(
        key="danh-gia", title=_("Đánh giá một mục của phiếu"), button=_("Ghi đánh giá"),
        url=_url(found, "danh-gia"), form=AnswerForm, choices={"key": items},
        initial={"key": left.key if left else ""},
        do=lambda told: actions.answer_item(found, by=request.officer, at=clock.now(), **told),
        done=_("Đã ghi đánh giá."),
    )  # fmt: skip


def _finding(request: DeskRequest, found: Inspection, items: list[tuple[str, str]]) -> PageAct:
    def do(told: Told) -> None:
        form = FindingForm()
        form.cleaned_data = told
        actions.note_finding(
            found, by=request.officer, at=clock.now(), details=form.details(),
            file=evidence(request),
        )  # fmt: skip

    posts = inspections.answerable_choices(found.unit_id, clock.today())
    nobody: list[tuple[Any, str]] = [("", _("Chọn vị trí"))]
    return PageAct(
        key="phat-hien", title=_("Ghi ưu điểm, hạn chế"), button=_("Ghi phát hiện"),
        url=_url(found, "phat-hien"), form=FindingForm, do=do, done=_("Đã ghi phát hiện."),
        choices={"topic": items, "post": nobody + [(str(pk), name) for pk, name in posts]},
    )  # fmt: skip


def _concluding(request: DeskRequest, found: Inspection) -> PageAct:
    told = _("Ký rồi thì kết luận, số liệu và phát hiện không sửa được nữa.")
    with_pin = has_key(request)
    return PageAct(
        key=CONCLUDE, title=_("Ký kết luận"), button=_("Ký kết luận"), url=_url(found, CONCLUDE),
        form=ConcludeWithPinForm if with_pin else ConcludeForm, main=True,
        initial={"seen": digest_of(content_of(found))},
        do=lambda told: actions.conclude_inspection(
            found, by=request.officer, at=clock.now(), number=told["number"],
            summary=told["summary"], seen=told["seen"], with_key=key_sent(request),
        ),
        done=_("Đã ký kết luận. Đơn vị thấy các việc phải khắc phục từ bây giờ."),
        note=told if with_pin else f"{ON_PAPER} {told}",
    )  # fmt: skip


def of_remedy(request: DeskRequest, remedy: Remedy) -> list[PageAct]:
    inspection, acts = remedy.finding.inspection, []
    if policies.may_answer(request.officer, inspection):
        acts += _of_unit(request, remedy)
    if remedy.state == RemedyState.REPORTED and policies.may_follow(request.officer, inspection):
        acts += _of_inspectors(request, remedy)
    return acts


def _remedy_url(remedy: Remedy, key: str) -> str:
    return reverse("desk:remedy_act", args=[remedy.pk, key])


def _of_unit(request: DeskRequest, remedy: Remedy) -> list[PageAct]:
    by = request.officer
    if remedy.state == RemedyState.UNACCEPTED:
        return [
            PageAct(
                key="nhan", title="", button=_("Nhận việc khắc phục"), main=True,
                url=_remedy_url(remedy, "nhan"), done=_("Đã nhận. Làm xong thì báo cáo."),
                do=lambda _told: actions.accept_remedy(remedy, by=by, at=clock.now()),
            )
        ]  # fmt: skip
    if remedy.state != RemedyState.RUNNING:
        return []
    return [
        PageAct(
            key="bao-cao", title=_("Báo cáo khắc phục"), button=_("Gửi báo cáo"),
            url=_remedy_url(remedy, "bao-cao"), form=RemedyReportForm,
            do=lambda told: actions.report_remedy(
                remedy, by=by, at=clock.now(), report=told["report"], file=evidence(request)
            ),
            done=_("Đã gửi báo cáo, chờ đoàn kiểm tra xác nhận."),
        )
    ]  # fmt: skip


def _of_inspectors(request: DeskRequest, remedy: Remedy) -> list[PageAct]:
    by = request.officer
    return [
        PageAct(
            key="xac-nhan", title="", button=_("Xác nhận đã khắc phục"), main=True,
            url=_remedy_url(remedy, "xac-nhan"), done=_("Đã xác nhận khắc phục xong."),
            do=lambda _told: actions.verify_remedy(remedy, by=by, at=clock.now()),
        ),
        PageAct(
            key="tra-lai", title=_("Chưa công nhận"), button=_("Trả lại đơn vị"), form=ReasonForm,
            url=_remedy_url(remedy, "tra-lai"), done=_("Đã trả lại kèm lý do."),
            do=lambda told: actions.return_remedy(remedy, by=by, at=clock.now(), **told),
        ),
    ]  # fmt: skip
