"""Take down a petition that came to the counter, by post or by phone; hand out code and secret."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from motcua.desk import frame
from motcua.desk.forms.petitions import EnterForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.petition_rail import PETITIONS
from motcua.desk.views.legislation import checked
from motcua.feedback import actions, petition_policies
from motcua.feedback.actions import About
from motcua.feedback.queries import petition_places
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def enter(request: DeskRequest) -> HttpResponse:
    petition_policies.require_entering(request.officer)
    places = petition_places.seats(clock.today())
    form, status = EnterForm(request.POST or None, units=places), 200
    if request.method == "POST":
        try:
            return _slip(request, form)
        except InvalidInput as fault:
            form.blame(fault.errors)
            status = 422
    template = "desk/petitions/enter.html"
    return frame.page(request, template, {"form": form}, current=PETITIONS, status=status)


def _slip(request: DeskRequest, form: EnterForm) -> HttpResponse:
    """The secret stands in this one answer and nowhere else."""
    told = checked(form)
    lodged = actions.lodge_petition(
        form.text(), form.who(), by=request.officer, at=clock.now(),
        about=About(unit=told.get("unit"), dossier=told.get("dossier", "")),
        may_publish=not told.get("hidden"),
    )  # fmt: skip
    context = {"lodged": lodged, "may_read": petition_policies.may_read(request.officer)}
    return frame.page(request, "desk/petitions/slip.html", context, current=PETITIONS)
