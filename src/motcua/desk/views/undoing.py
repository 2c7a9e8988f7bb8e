"""“Hoàn tác”: one press after an act that may be taken back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.desk.afterwards import said_after
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.undone import take_back
from motcua.dossiers.queries import rows


@require_POST
@desk
def undo(request: DeskRequest, code: str, version: int) -> HttpResponse:
    dossier = rows.get(code, request.officer)
    verb, done = take_back(dossier, version, request.officer)
    messages.success(request, said_after(verb, done.dossier, repeated=done.repeated))
    return HttpResponseRedirect(reverse("desk:dossier", args=[code]), status=303)
