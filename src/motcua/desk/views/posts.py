"""Choosing in which of one's posts to work."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.desk.guard import POST_CHOSEN, DeskRequest, desk
from motcua.kernel.errors import NotAllowed


@require_POST
@desk
def choose(request: DeskRequest) -> HttpResponse:
    wanted = request.POST.get("post", "")
    chosen = next((post for post in request.posts if str(post.post_id) == wanted), None)
    if chosen is None:
        raise NotAllowed(_("Vị trí này không phải của anh/chị, hoặc đã hết hạn. Chọn vị trí khác."))
    request.session[POST_CHOSEN] = chosen.post_id
    return HttpResponseRedirect(reverse("desk:home"), status=303)
