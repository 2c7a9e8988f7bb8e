"""The decision that publishes a round: its draft in Word, its signature, and the signed file."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.desk import frame
from motcua.desk.forms.index import PublishForm, PublishWithPinForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.index_rail import ROUNDS
from motcua.desk.signed_papers import may_read_decision, sent
from motcua.desk.signing import ON_PAPER, has_key, key_sent
from motcua.desk.tables import attachment
from motcua.desk.views.index_rounds import redirect_to
from motcua.desk.views.legislation import checked
from motcua.documents.ports import ServiceDown
from motcua.documents.rendering.typesetting import set_issued
from motcua.documents.rendering.word import WORD, as_docx
from motcua.documents.rules.media import PDF
from motcua.index import actions, policies
from motcua.index.queries import board
from motcua.index.queries.decision_paper import decision_paper
from motcua.index.queries.results import standings_of
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotFound, WrongState
from motcua.kernel.vietnamese import date_text


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def publish(request: DeskRequest, slug: str) -> HttpResponse:
    """Signed with the key of who publishes, where they hold one: the PIN is asked last."""
    now, status, with_pin = clock.now(), 200, has_key(request)
    round_ = board.round_of(slug, request.officer, now)
    policies.require_publishing(request.officer, round_)
    form = (PublishWithPinForm if with_pin else PublishForm)(
        request.POST or None, initial={"decided_on": date_text(clock.today())} if with_pin else {}
    )
    if request.method == "POST":
        try:
            told = checked(form)
            actions.publish(
                round_, decision_number=told["decision_number"], decided_on=told["decided_on"],
                public_from=form.public_from(), by=request.officer, at=now,
                with_key=key_sent(request),
            )  # fmt: skip
        except (InvalidInput, WrongState, ServiceDown) as fault:
            form.blame(fault.errors)
            status = fault.status
        else:
            messages.success(request, _("Đã công bố. Kết quả và số liệu không đổi nữa."))
            return redirect_to("desk:index_council", slug)
    context = {"round": round_, "form": form, "on_paper": "" if with_pin else ON_PAPER}
    return frame.page(request, "desk/index/publish.html", context, current=ROUNDS, status=status)


@require_safe
@desk
def draft(request: DeskRequest, slug: str, form: str) -> HttpResponse:
    """What would be signed now, in Word or as PDF: numbers from the sheets."""
    now = clock.now()
    round_ = board.round_of(slug, request.officer, now)
    policies.require_publishing(request.officer, round_)
    paper, name = decision_paper(round_, standings_of(round_)), f"quyet-dinh-{round_.slug}"
    if form == "pdf":
        return attachment(set_issued(paper, at=now), f"{name}.pdf", PDF.media_type)
    return attachment(as_docx(paper), f"{name}.docx", WORD)


@require_safe
@desk
def decision(request: DeskRequest, slug: str) -> HttpResponse:
    """The decision as it was signed, to those who may read the results."""
    round_ = board.round_of(slug, request.officer, clock.now())
    if not may_read_decision(request, round_) or round_.decision_file is None:
        raise NotFound(_("Vòng này không có quyết định ký số. Mở lại bảng vòng chấm."))
    return sent(request, round_.decision_file, round_.chain)
