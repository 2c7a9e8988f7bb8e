"""A person's page: the masked card, who acts for them, and what an officer may write there."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.desk import frame
from motcua.desk.forms.parties import MemberForm, PartyForm, RepresentationForm, known_by_number
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.looking import look_at_party, purpose_of
from motcua.desk.party_page import FIELDS, page_of
from motcua.dossiers.queries import readers
from motcua.kernel import clock
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.parties import actions
from motcua.parties.queries import ties
from motcua.parties.queries.parties import Party

TEMPLATE = "desk/parties/party.html"
SHOWN_FOR = 60


@require_safe
@desk
def party(request: DeskRequest, pk: int) -> HttpResponse:
    found = readers.party_for(pk, request.officer)
    look_at_party(request.officer, found)
    return frame.page(request, TEMPLATE, page_of(found, request.officer))


@require_POST
@desk
def reveal(request: DeskRequest, pk: int, field: str) -> HttpResponse:
    if field not in FIELDS:
        raise NotFound(_("Không có mục này để hiện. Tải lại trang."))
    found = readers.party_for(pk, request.officer)
    if not readers.may_reveal(found, request.officer):
        raise NotAllowed(
            _("Vai trò của anh/chị chỉ xem số đã che. Hỏi nơi tiếp nhận hoặc người thụ lý.")
        )
    now = clock.now()
    code = readers.purpose_for(found, request.officer)
    actions.reveal_identity(found, by=request.officer, at=now, purpose=code, field=field)
    context = page_of(found, request.officer, shown=frozenset({field}))
    context["logged"] = _("Đã ghi nhật ký việc xem lúc %(hour)s. Số tự che lại sau 60 giây.") % {
        "hour": f"{now:%H:%M}"
    }
    answer = frame.page(request, TEMPLATE, context)
    answer["Refresh"] = f"{SHOWN_FOR}; url={reverse('desk:party', args=[pk])}"
    return answer


@require_POST
@desk
def check(request: DeskRequest, pk: int) -> HttpResponse:
    found = readers.party_for(pk, request.officer)
    purpose = purpose_of(request.officer, found)
    actions.check_identity(found, by=request.officer, at=clock.now(), purpose=purpose)
    return _back(request, pk, _("Đã đối chiếu, kết quả ở thẻ bên dưới."))


@require_POST
@desk
def represent(request: DeskRequest, pk: int) -> HttpResponse:
    found = readers.party_for(pk, request.officer)
    form = RepresentationForm(request.POST, auto_id="dai-dien-%s")

    def act() -> None:
        number = form.cleaned_data["representative"]
        other = known_by_number(number, field="representative")
        by, at = request.officer, clock.now()
        actions.enter_representation(found, other, form.told(), by=by, at=at)

    return _tried(request, found, ("represent", form), act, _("Đã ghi nhận đại diện."))


@require_POST
@desk
def end_tie(request: DeskRequest, pk: int, tie: int) -> HttpResponse:
    row = ties.one_representation(tie, readers.party_for(pk, request.officer))
    if row is None:
        raise NotFound(_("Không có dòng đại diện này. Tải lại trang."))
    actions.end_representation(row, by=request.officer, at=clock.now())
    return _back(request, pk, _("Đã chấm dứt đại diện từ hôm nay."))


@require_POST
@desk
def add_member(request: DeskRequest, pk: int) -> HttpResponse:
    found = readers.party_for(pk, request.officer)
    form = MemberForm(request.POST, auto_id="thanh-vien-%s")

    def act() -> None:
        told = form.cleaned_data
        member = known_by_number(told["member"], field="member")
        actions.enter_household_member(
            found, member, by=request.officer, at=clock.now(), relation=told["relation"],
            head=told["head"],
        )  # fmt: skip

    return _tried(request, found, ("member", form), act, _("Đã ghi nhận thành viên hộ."))


@require_POST
@desk
def end_member(request: DeskRequest, pk: int, row: int) -> HttpResponse:
    member = ties.one_membership(row, readers.party_for(pk, request.officer))
    if member is None:
        raise NotFound(_("Không có thành viên này trong hộ. Tải lại trang."))
    actions.end_household_member(member, by=request.officer, at=clock.now())
    return _back(request, pk, _("Đã ghi thành viên rời hộ từ hôm nay."))


def _tried(
    request: DeskRequest,
    found: Party,
    named: tuple[str, PartyForm],
    act: Callable[[], None],
    said: str,
) -> HttpResponse:
    """303 when it was done; else the page again with what was typed and why it was not taken."""
    name, form = named
    if form.attempt(act):
        return _back(request, found.pk, said)
    context = page_of(found, request.officer, forms={name: form})
    return frame.page(request, TEMPLATE, context, status=422)


def _back(request: DeskRequest, pk: int, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(reverse("desk:party", args=[pk]), status=303)
