"""Any other address below the desk."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from motcua.desk.guard import DeskRequest, desk


@desk
def not_found(request: DeskRequest, rest: str) -> HttpResponse:
    raise Http404
