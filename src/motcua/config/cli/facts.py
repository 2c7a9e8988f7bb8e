"""`motcua facts rebuild|prove|export|check|generate`: what every figure is reckoned from."""

from __future__ import annotations

from typing import Annotated

import typer

from motcua.config.cli.startup import start_migrated


def register(app: typer.Typer) -> None:
    app.command("rebuild", help="Lập lại mọi dữ kiện và số gộp từ nhật ký.")(rebuild)
    app.command("prove", help="Tính lại từ nhật ký, đối chiếu từng dòng và từng ô.")(prove)


def rebuild() -> None:
    start_migrated()
    from motcua.kernel import clock
    from motcua.kernel.actor import OPERATOR
    from motcua.reports.actions import rebuild_facts

    number = rebuild_facts(by=OPERATOR, at=clock.now())
    typer.echo(f"Đã lập lại dữ kiện của {number} hồ sơ.", err=True)


def prove(
    *,
    quiet: Annotated[bool, typer.Option("--quiet", help="Không in gì; kết quả ở nhật ký.")] = False,
) -> None:
    """Exit 1 where a row or a cell differs."""
    start_migrated()
    from motcua.kernel import clock
    from motcua.kernel.actor import OPERATOR
    from motcua.reports.actions import prove_facts

    proof = prove_facts(by=OPERATOR, at=clock.now())
    if not quiet:
        for difference in proof.differences:
            typer.echo(str(difference))
        mended = ", ".join(f"{kind} {number}" for kind, number in sorted(proof.mended.items()))
        typer.echo(
            f"Đã đối chiếu {proof.dossiers} hồ sơ, {proof.cells} ô; {proof.behind} hồ sơ chờ worker; "
            f"sự kiện phải sửa khi tính: {mended or 'không'}; chỗ lệch: {proof.found or 'không'}.",
            err=True,
        )
    raise typer.Exit(1 if proof.found else 0)
