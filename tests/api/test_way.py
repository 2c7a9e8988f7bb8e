"""A request to the api leaves out what pages need, and nothing that guards."""

from __future__ import annotations

import gzip
import logging

from django.test import Client

LISTED = "/api/v1/dossiers"


def test_a_browser_that_shows_an_answer_may_neither_frame_it_nor_fetch_for_it(partner):
    for answer in (partner.get("/dossiers"), partner.get("/nowhere"), partner.ask_token()):
        assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"


def test_no_cookie_is_given_and_none_is_read(partner, client, province):
    client.post("/ngon-ngu/", {"language": "en", "next": "/"})
    partner.http.cookies = client.cookies
    answer = partner.get("/dossiers")
    assert answer.status_code == 200
    assert not answer.cookies


def test_a_page_in_english_leaves_no_english_behind(partner, client):
    filed = partner.post("/dossiers", {})
    client.post("/ngon-ngu/", {"language": "en", "next": "/"})
    assert '<html lang="en"' in client.get("/").content.decode()
    assert partner.post("/dossiers", {}).json() == filed.json()
    page = client.get("/")
    assert "script-src 'self'" in page["Content-Security-Policy"]


def test_another_host_is_refused(partner):
    answer = partner.get("/dossiers", Host="evil.example")
    assert answer.status_code == 400


def test_plain_http_is_led_to_https_where_that_is_wanted(partner, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert Client().get(LISTED).status_code == 301


def test_long_answers_are_compressed_for_who_can_read_them(partner):
    answer = partner.get("/openapi.json", **{"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert b"operation" in gzip.decompress(answer.content)


def test_a_refusal_leaves_a_line_with_the_clients_own_id_and_no_query(partner, caplog):
    partner.get("/dossiers", {"name": "Ơn"}, **{"X-Request-ID": "cv-112"})
    assert "cv-112" in caplog.text
    assert LISTED in caplog.text
    assert "'code': 422" in caplog.text
    assert "Ơn" not in caplog.text
    assert "name=" not in caplog.text


def test_what_was_done_leaves_a_line_where_such_lines_are_wanted(partner, caplog):
    partner.get("/dossiers")
    assert "request_finished" not in caplog.text
    caplog.set_level(logging.INFO)
    partner.get("/dossiers")
    assert "request_finished" in caplog.text
    partner.get("/dossiers")
    ids = [record.msg["request_id"] for record in caplog.records if "request_id" in record.msg]
    assert len(set(ids)) == 2
