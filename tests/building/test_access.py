"""Every address says who may come: a view without a policy is a hole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch

from motcua.ui.access import Access, access_of

# Pages of libraries, which guard themselves: signing in, second factor.
LIBRARIES = ("allauth.", "django.views.i18n", "django.views.static", "django.contrib.staticfiles")


def _views(resolver: URLResolver, at: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        here = at + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _views(entry, here)
        else:
            yield here, entry


def _home_of(view: Any) -> str:
    return str(getattr(view, "view_class", view).__module__)


def _own_views() -> list[tuple[str, URLPattern]]:
    return [
        (at, e)
        for at, e in _views(get_resolver())
        if not _home_of(e.callback).startswith(LIBRARIES)
    ]


def test_every_view_of_ours_has_a_policy():
    without = [
        f"{at} ({_home_of(e.callback)})" for at, e in _own_views() if not access_of(e.callback)
    ]

    assert not without, "mark with @public or @officer of motcua.ui.access:\n" + "\n".join(without)


def test_the_walk_finds_the_addresses():
    assert "healthz" in [at for at, _ in _own_views()]


@pytest.mark.django_db
def test_pages_of_officers_send_strangers_to_sign_in(client):
    desk = [at for at, entry in _own_views() if access_of(entry.callback) == Access.OFFICER]
    plain = [f"/{at}" for at in desk if "<" not in at and "(" not in at]
    answers = {address: client.get(address) for address in plain}

    open_to_all = [
        f"{address}: {answer.status_code}"
        for address, answer in answers.items()
        if answer.status_code not in {302, 405}
        or (answer.status_code == 302 and not _to_login(answer))
    ]
    assert not open_to_all, "\n".join(open_to_all)


def _to_login(answer: Any) -> bool:
    try:
        login = reverse("account_login")
    except NoReverseMatch:
        login = str(settings.LOGIN_URL)
    return str(answer["Location"]).startswith(login)
