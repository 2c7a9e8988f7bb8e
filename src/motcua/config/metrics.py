"""`/metrics` in the text form that Prometheus reads: numbers without anybody's name.

Counts of requests are those of one process, which `process` names; the others come from the
database and are the same from each.
"""

from __future__ import annotations

import datetime as dt
import hmac
import os
from collections import Counter
from collections.abc import Callable, Iterator

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from motcua.audit.queries import pulse
from motcua.kernel import clock
from motcua.reports.queries import proofs
from motcua.ui.access import public

_requests: Counter[tuple[str, str, str]] = Counter()
DOORS = {"api": "api", "ban-lam-viec": "desk", "dang-nhap": "sign-in", "static": "static"}
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
LATELY = dt.timedelta(minutes=5)


def counting(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: one more request of this door, method and class of status."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        door = DOORS.get(request.path_info.split("/", 2)[1], "portal")
        method = request.method if request.method in METHODS else "other"
        _requests[door, str(method), f"{response.status_code // 100}xx"] += 1
        return response

    return answer


@public
def metrics(request: HttpRequest) -> HttpResponse:
    """404 without the token of the settings: whether it is there is nobody's business."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ").encode()
    wanted = settings.MOTCUA_METRICS_TOKEN.encode()
    if not wanted or not hmac.compare_digest(given, wanted):
        return HttpResponse(status=404)
    text = "\n".join([*_of_process(), *_of_database()]) + "\n"
    return HttpResponse(text, content_type="text/plain; version=0.0.4; charset=utf-8")


def _of_process() -> Iterator[str]:
    yield from _head("motcua_requests_total", "counter", "Requests answered by this process.")
    for (door, method, status), number in sorted(_requests.items()):
        labels = f'door="{door}",method="{method}",status="{status}",process="{os.getpid()}"'
        yield f"motcua_requests_total{{{labels}}} {number}"


def _of_database() -> Iterator[str]:
    try:
        told = pulse.read(clock.now(), LATELY)
    except DatabaseError:
        yield from _head("motcua_database_up", "gauge", "Whether the database answers.")
        yield "motcua_database_up 0"
        return
    yield from _head("motcua_database_up", "gauge", "Whether the database answers.")
    yield "motcua_database_up 1"
    yield from _head("motcua_verbs_lately", "gauge", "Acts entered in the last five minutes.")
    for name, number in sorted(told.lately.items()):
        yield f'motcua_verbs_lately{{verb="{name}"}} {number}'
    yield from _head("motcua_deliveries_owed", "gauge", "Events not delivered yet, up to 10,000.")
    yield f"motcua_deliveries_owed {told.owed}"
    yield from _head("motcua_deliveries_oldest_seconds", "gauge", "Age of the oldest of them.")
    yield f"motcua_deliveries_oldest_seconds {told.oldest_seconds}"
    yield from _of_figures()


def _of_figures() -> Iterator[str]:
    """Nothing before the first proof."""
    proof = proofs.last_proof()
    if proof is None:
        return
    yield from _head("motcua_facts_differences", "gauge", "Found by the last proof of the figures.")
    yield f"motcua_facts_differences {proof.found}"
    yield from _head("motcua_facts_proved_timestamp_seconds", "gauge", "When that proof was made.")
    yield f"motcua_facts_proved_timestamp_seconds {int(proof.at.timestamp())}"


def _head(name: str, kind: str, about: str) -> Iterator[str]:
    yield f"# HELP {name} {about}"
    yield f"# TYPE {name} {kind}"
