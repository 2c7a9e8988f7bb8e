"""An officer at a dossier's page: takes the form that is offered, fills it in, sends it."""

from __future__ import annotations

from typing import Any

from django.test import Client

from motcua.dossiers.models import Dossier

PAGE = "/ban-lam-viec/ho-so/{}/"


def offers(client: Client, dossier: Dossier) -> dict[tuple[str, str], Any]:
    page = client.get(PAGE.format(dossier.code))
    assert page.status_code == 200, page.content.decode()[:2000]
    return {(offer.act.verb, offer.act.outcome): offer for offer in page.context["offers"]}


def do(client: Client, dossier: Dossier, verb: str, *, refused: bool = False, **fields: Any) -> Any:
    """What the page answers; the act must be offered to this officer now."""
    form = offers(client, dossier)[verb, fields.get("outcome", "")].form
    hidden = {name: form[name].value() for name in ("version", "key", "outcome")}
    prefilled = {
        name: form[name].value()
        for name in form.fields
        if name not in hidden and form[name].value() not in (None, "", [])
    }
    answer = client.post(PAGE.format(dossier.code) + f"viec/{verb}/", hidden | prefilled | fields)
    if not refused:
        assert answer.status_code == 303, (verb, answer.content.decode()[:6000])
    dossier.refresh_from_db()
    return answer


def told(client: Client, dossier: Dossier) -> str:
    return " ".join(client.get(PAGE.format(dossier.code)).content.decode().split())
