"""Vietnamese first."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


def test_a_browser_nobody_set_up_gets_vietnamese(client):
    page = client.get("/tro-giup/", headers={"accept-language": "en-US,en;q=0.9"})
    assert 'lang="vi"' in page.content.decode()[:300]


def test_who_chose_english_gets_english(client):
    client.post("/ngon-ngu/", {"language": "en", "next": "/tro-giup/"})
    page = client.get("/tro-giup/", headers={"accept-language": "vi"})
    assert 'lang="en"' in page.content.decode()[:300]
