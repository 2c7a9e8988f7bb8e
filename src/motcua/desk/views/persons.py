"""Opening a number of a person: only by a logged act, for sixty seconds, never in an address."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.desk import frame
from motcua.desk.dossier_page import page_of
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.person_card import FIELDS, person_of
from motcua.dossiers import policies
from motcua.dossiers.queries import rows
from motcua.kernel import clock
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.parties.actions import reveal_identity

SHOWN_FOR = 60


@require_POST
@desk
def reveal(request: DeskRequest, code: str, field: str) -> HttpResponse:
    if field not in FIELDS:
        raise NotFound(_("Không có mục này để hiện. Tải lại trang hồ sơ."))
    dossier = rows.get(code, request.officer)
    if not policies.may_reveal(request.officer, dossier):
        raise NotAllowed(
            _("Vai trò của anh/chị chỉ xem số đã che. Hỏi nơi tiếp nhận hoặc người thụ lý.")
        )
    now = clock.now()
    reveal_identity(
        dossier.applicant, by=request.officer, at=now, purpose=dossier.code, field=field
    )
    context = page_of(dossier, request.officer, now, shown=frozenset({field}))
    context["logged"] = _("Đã ghi nhật ký việc xem lúc %(hour)s. Số tự che lại sau 60 giây.") % {
        "hour": f"{now:%H:%M}"
    }
    answer = frame.page(request, "desk/dossier.html", context)
    # Without scripts the page itself goes back to the masked one.
    answer["Refresh"] = f"{SHOWN_FOR}; url={reverse('desk:dossier', args=[dossier.code])}"
    return answer


@require_safe
@desk
def card(request: DeskRequest, code: str) -> HttpResponse:
    """The masked card again, when the sixty seconds are over."""
    dossier = rows.get(code, request.officer)
    context = {"dossier": dossier, "person": person_of(dossier, request.officer)}
    return frame.page(request, "desk/person.html", context)
