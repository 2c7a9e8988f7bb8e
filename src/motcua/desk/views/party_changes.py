"""Duplicates side by side, and changes of a person's data that one proposes and another decides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame
from motcua.desk.forms.parties import ErasureForm, MergeForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.looking import look_at_party
from motcua.desk.party_page import page_of, person_of
from motcua.desk.party_rail import CHANGES, DUPLICATES
from motcua.dossiers.queries import readers
from motcua.dossiers.queries.search import of_party
from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.kernel.vietnamese import short_moment
from motcua.organisations.queries import officers
from motcua.parties import actions, carriers, policies
from motcua.parties.queries import data_changes, parties
from motcua.parties.queries import duplicates as finding
from motcua.parties.queries.data_changes import DataChange
from motcua.parties.queries.parties import Party


@require_safe
@desk
def duplicates(request: DeskRequest) -> HttpResponse:
    policies.require_any(request.officer, policies.PROPOSE, policies.DECIDE)
    pairs = [
        {
            "first": person_of(pair.first, request.officer),
            "second": person_of(pair.second, request.officer),
            "likeness": pair.likeness,
            "url": reverse("desk:compare", args=[pair.first.pk, pair.second.pk]),
        }
        for pair in finding.likely(request.officer)
    ]
    context = {"pairs": pairs, "most": finding.MOST}
    return frame.page(request, "desk/parties/duplicates.html", context, current=DUPLICATES)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def compare(request: DeskRequest, first: int, second: int) -> HttpResponse:
    policies.require_any(request.officer, policies.PROPOSE, policies.DECIDE)
    pair = [readers.party_for(pk, request.officer) for pk in (first, second)]
    names = [(str(party.pk), _choice(party)) for party in pair]
    if request.method == "POST":
        form = MergeForm(request.POST, pair=names)
        if form.attempt(lambda: _propose_merge(request, form, pair)):
            return _done(request, _("Đã gửi đề nghị gộp. Kiểm soát thủ tục hành chính duyệt."))
    else:
        form = MergeForm(pair=names, initial={"survivor": str(_fuller(pair).pk)})
        for party in pair:
            look_at_party(request.officer, party)
    context = {
        "sides": [
            _side(request, pair[0], _("Người thứ nhất")),
            _side(request, pair[1], _("Người thứ hai")),
        ],
        "likeness": finding.compared(*pair),
        "form": form,
        "may_propose": policies.may(request.officer, policies.PROPOSE),
    }
    status = 422 if form.is_bound else 200
    return frame.page(
        request, "desk/parties/compare.html", context, current=DUPLICATES, status=status
    )


def _choice(party: Party) -> str:
    number = f"•••• {party.identity_end}" if party.identity_end else "chưa có số"
    return f"{party.name}, {party.birth_year or '–'}, {number}"


def _fuller(pair: list[Party]) -> Party:
    """Whoever has a number goes on; else whoever was entered first."""
    return min(pair, key=lambda party: (not party.identity_end, party.pk))


def _propose_merge(request: DeskRequest, form: MergeForm, pair: list[Party]) -> None:
    survivor = next(p for p in pair if str(p.pk) == form.cleaned_data["survivor"])
    absorbed = next(p for p in pair if p is not survivor)
    actions.propose_data_change(
        "merge", survivor, by=request.officer, at=clock.now(), absorbed=absorbed,
        note=form.cleaned_data["note"],
    )  # fmt: skip


def _side(request: DeskRequest, party: Party, label: str) -> dict[str, Any]:
    url = reverse("desk:party", args=[party.pk])
    return {
        "label": label,
        "person": replace(person_of(party, request.officer), url=url),
        "dossiers": of_party(party.pk, request.officer),
        "entered": short_moment(party.entered_at),
    }


@require_POST
@desk
def propose_erasure(request: DeskRequest, pk: int) -> HttpResponse:
    found = readers.party_for(pk, request.officer)
    form = ErasureForm(request.POST, auto_id="xoa-%s")

    def act() -> None:
        actions.propose_data_change(
            "erase", found, by=request.officer, at=clock.now(), **form.cleaned_data
        )

    if form.attempt(act):
        return _done(request, _("Đã gửi đề nghị xóa. Kiểm soát thủ tục hành chính duyệt."))
    context = page_of(found, request.officer, forms={"erasure": form})
    return frame.page(request, "desk/parties/party.html", context, status=422)


@require_safe
@desk
def changes(request: DeskRequest) -> HttpResponse:
    policies.require_any(request.officer, policies.PROPOSE, policies.DECIDE)
    rows = data_changes.listed(request.officer)
    names = _names(rows)
    context = {"lines": [_line(change, names) for change in rows]}
    return frame.page(request, "desk/parties/changes.html", context, current=CHANGES)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def change(request: DeskRequest, pk: int) -> HttpResponse:
    policies.require_any(request.officer, policies.PROPOSE, policies.DECIDE)
    found = data_changes.one(pk, request.officer)
    if found is None:
        raise NotFound(_("Không có đề nghị này. Mở lại danh sách."))
    if request.method == "POST":
        return _decided(request, found)
    rows = parties.same(found.party)
    on = clock.today()
    erases = found.kind == DataChange.Kind.ERASE
    waits = erases and not found.decision
    why = [w for row in rows for w in carriers.obstacles(row, on=on)] if waits else []
    look_at_party(request.officer, found.party)
    sides = [_side(request, found.party, _("Người nộp hồ sơ") if erases else _("Giữ lại"))]
    if found.absorbed:
        sides.append(_side(request, found.absorbed, _("Gộp vào người giữ lại")))
    context = {
        **_line(found, _names([found])),
        "sides": sides,
        "note": data_changes.note_of(found),
        "obstacles": why,
        "may_decide": policies.may(request.officer, policies.DECIDE) and not found.decision,
    }
    return frame.page(request, "desk/parties/change.html", context, current=CHANGES)


def _decided(request: DeskRequest, found: DataChange) -> HttpResponse:
    by, at = request.officer, clock.now()
    if request.POST.get("act") != "approve":
        actions.decline_data_change(found, by=by, at=at)
        return _done(request, _("Đã ghi: không duyệt đề nghị."))
    if found.kind == DataChange.Kind.MERGE:
        assert found.absorbed is not None
        actions.merge_parties(found.party, found.absorbed, by=by, at=at)
        return _done(request, _("Đã gộp. Hồ sơ của người trùng đã chuyển sang người giữ lại."))
    actions.erase_person(
        found.party, by=by, at=at, reason=found.reason, legal_basis=found.legal_basis
    )
    said = _("Đã xóa dữ liệu. Khóa trong các bản sao lưu đang được xóa, xem ở trang người này.")
    return _done(request, said)


def _done(request: DeskRequest, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(reverse("desk:data_changes"), status=303)


def _names(rows: list[DataChange]) -> dict[int, str]:
    actors = [actor for row in rows for actor in (row.proposed_by, row.decided_by)]
    posts = [int(actor[5:]) for actor in actors if actor.startswith("post:")]
    return officers.signatures(posts)


def _line(change: DataChange, names: dict[int, str]) -> dict[str, Any]:
    def who(actor: str) -> str:
        return names.get(int(actor[5:]), "") if actor.startswith("post:") else ""

    return {
        "change": change,
        "erases": change.kind == DataChange.Kind.ERASE,
        "what": change.get_kind_display(),
        "reason": change.get_reason_display(),
        "proposer": who(change.proposed_by),
        "proposed": short_moment(change.proposed_at),
        "decision": change.get_decision_display(),
        "decider": who(change.decided_by),
        "decided": short_moment(change.decided_at) if change.decided_at else "",
        "url": reverse("desk:data_change", args=[change.pk]),
    }
