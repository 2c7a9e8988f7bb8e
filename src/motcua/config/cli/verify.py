"""`motcua verify [--deep]`: the chains are whole and every invariant holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from motcua.config.cli.startup import start_migrated


def register(app: typer.Typer) -> None:
    app.command("verify", help="Kiểm tra chuỗi nhật ký và mọi bất biến; in từng chỗ hỏng.")(verify)


def verify(
    *,
    deep: Annotated[
        bool,
        typer.Option("--deep", help="Mở cả phần dữ liệu cá nhân, tính lại mọi số liệu từ nhật ký."),
    ] = False,
) -> None:
    start_migrated()
    found = 0
    for sentence in _faults(deep=deep):
        typer.echo(sentence)
        found += 1
    typer.echo(_summary(found), err=True)
    raise typer.Exit(1 if found else 0)


def _faults(*, deep: bool) -> Iterator[str]:
    from motcua.audit.queries.anchors import anchor_faults
    from motcua.audit.queries.faults import chain_faults
    from motcua.audit.queries.readings import reading_faults
    from motcua.dossiers.queries.faults import dossier_faults
    from motcua.parties.queries.faults import party_faults

    yield from chain_faults(deep=deep)
    yield from anchor_faults()
    yield from reading_faults()
    yield from party_faults(deep=deep)
    yield from dossier_faults()
    if deep:
        yield from _figures()


def _figures() -> Iterator[str]:
    """Facts and roll-ups beside what the events say."""
    from motcua.reports.queries.proving import prove

    proof = prove()
    yield from map(str, proof.differences)
    if proof.found > len(proof.differences):
        yield f"… và {proof.found - len(proof.differences)} chỗ lệch khác."


def _summary(found: int) -> str:
    from motcua.audit.models import Event
    from motcua.dossiers.models import Dossier

    counted = f"{Dossier.objects.count()} hồ sơ, {Event.objects.count()} sự kiện"
    return f"Đã kiểm {counted}: {f'{found} chỗ hỏng' if found else 'không có chỗ hỏng'}."
