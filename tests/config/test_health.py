"""What watches over an installation is answered, and learns nothing about anybody."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.models import Delivery, Event
from motcua.kernel import clock as now


def test_ready_names_each_part(client, db):
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {"database": True, "queue": True, "storage": True}


def test_not_ready_while_events_wait_for_a_worker(client, province, clock):
    province.received("2026-10-08 09:00")
    Delivery.objects.create(event=Event.objects.latest("pk"), subscriber="somebody")
    assert client.get("/readyz").status_code == 200
    clock.shift(dt.timedelta(minutes=6))

    assert client.get("/readyz").json()["queue"] is False


@pytest.mark.parametrize("token", ["", "Bearer ", "Bearer wrong"])
def test_metrics_need_the_token(client, db, settings, token):
    settings.MOTCUA_METRICS_TOKEN = "right" if token.strip() != "Bearer" else ""

    assert client.get("/metrics", headers={"Authorization": token}).status_code == 404


def test_metrics_count_requests_acts_and_what_is_owed(client, province, settings, clock):
    settings.MOTCUA_METRICS_TOKEN = "right"
    province.received("2026-10-08 09:00")
    Delivery.objects.create(event=Event.objects.latest("pk"), subscriber="somebody")
    clock.shift(dt.timedelta(seconds=90))
    client.get("/healthz")

    text = client.get("/metrics", headers={"Authorization": "Bearer right"}).content.decode()

    assert 'motcua_verbs_lately{verb="dossiers.receive"} 1' in text
    # One to somebody, one to the figures.
    assert "motcua_deliveries_owed 2\n" in text
    assert "motcua_deliveries_oldest_seconds 90\n" in text
    assert 'motcua_requests_total{door="portal",method="GET",status="2xx"' in text
    assert "Lò" not in text and str(now.today().year) not in text
