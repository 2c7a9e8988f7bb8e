"""Which row of a procedure's methods a dossier falls under: its term and its fees."""

from __future__ import annotations

from motcua.kernel.errors import InvalidInput
from motcua.procedures.models import Channel, Method, ProcedureVersion
from motcua.procedures.queries.receivable import ReceivableVersion


def choose_method(
    version: ProcedureVersion | ReceivableVersion, *, channel: int, method: int | None = None
) -> Method | None:
    """The row chosen, else the first of the channel with a term; counter terms serve the post."""
    methods: list[Method] = list(version.methods.all())
    if method is not None:
        chosen = next((m for m in methods if m.pk == method), None)
        if chosen is None:
            raise InvalidInput("Cách thực hiện đã chọn không thuộc thủ tục này.", field="method")
        return chosen
    candidates = of_channel(methods, channel) or methods
    first = next(iter(candidates), None)
    return next((m for m in candidates if m.term), first)


def of_channel(methods: list[Method], channel: int) -> list[Method]:
    """The rows of the channel, else those of the counter."""
    own = [m for m in methods if m.channel == channel]
    return own or [m for m in methods if m.channel == Channel.COUNTER]
