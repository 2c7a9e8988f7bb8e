"""Which case and which row of a procedure's methods a dossier falls under: term and fees."""

from __future__ import annotations

from motcua.kernel.errors import InvalidInput
from motcua.procedures.models import Channel, Method, ProcedureVersion
from motcua.procedures.queries.published import reduced_terms_of
from motcua.procedures.queries.receivable import ReceivableVersion
from motcua.procedures.rules import cases


def choose_method(
    version: ProcedureVersion | ReceivableVersion,
    *,
    channel: int,
    method: int | None = None,
    case: str = "",
) -> Method | None:
    """The row chosen, else the first of the channel with a term; counter terms serve the post."""
    methods: list[Method] = cases.parts_for(case, version.methods.all())
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


def check_case(version: ProcedureVersion, case: str) -> None:
    """Raises InvalidInput for a case that the version does not have."""
    if not case:
        return
    known = cases_of(version)
    if case not in known:
        told = "; ".join(f"“{name[:80]}”" for name in known) or "không chia trường hợp"
        raise InvalidInput(
            f"Thủ tục này không có trường hợp “{case[:80]}”. Các trường hợp: {told}.", field="case"
        )


def cases_of(version: ProcedureVersion | ReceivableVersion) -> tuple[str, ...]:
    declared = (case.name for case in version.cases.all())
    return cases.names(declared, version.papers.all(), version.methods.all())


def reduction_of(version_id: int, term: str) -> Method | None:
    """The method of the version whose reduced term this is: it knows the statutory one."""
    return reduced_terms_of(version_id).get(term) if term else None
