"""What happened since a page was made, in one sentence each."""

from __future__ import annotations

from motcua.audit.models import Event
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import told
from motcua.kernel.clock import local
from motcua.organisations.queries import officers


def actor_name(reference: str, names: dict[int, str]) -> str:
    kind, _, number = reference.partition(":")
    if kind == "post":
        return names.get(int(number), "Cán bộ")
    return "Người nộp hồ sơ" if kind == "citizen" else "Hệ thống"


def post_ids(references: list[str]) -> list[int]:
    return [int(text[5:]) for text in references if text.startswith("post:")]


def since(dossier: Dossier, version: int) -> list[str]:
    rows = Event.objects.filter(chain=dossier.chain, sequence__gt=version).order_by("sequence")
    happened = list(rows)
    names = officers.signatures(post_ids([event.actor for event in happened]))
    return [
        f"Lúc {local(event.at):%H:%M %d/%m}, {actor_name(event.actor, names)}, đã "
        f"{told(event.name).lower()}."
        for event in happened
    ]
