"""`motcua facts rebuild|prove|export|check|generate`: what every figure is reckoned from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from motcua.config.cli.startup import start, start_migrated


def register(app: typer.Typer) -> None:
    app.command("rebuild", help="Lập lại mọi dữ kiện và số gộp từ nhật ký.")(rebuild)
    app.command("prove", help="Tính lại từ nhật ký, đối chiếu từng dòng và từng ô.")(prove)
    app.command("export", help="Xuất dữ kiện ra Parquet theo tỉnh và tháng tiếp nhận.")(export)
    app.command("check", help="Kiểm bản xuất: thiếu phần nào, hỏng phần nào.")(check)
    app.command("generate", help="Tạo dữ kiện giả lập để đo tốc độ.")(generate)


Where = Annotated[str, typer.Argument(help="Thư mục, hoặc s3://bucket/thư-mục.")]


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


def export(
    place: Where,
    *,
    as_of: Annotated[str, typer.Option("--as-of", help="Tính đến lúc này, theo giờ làm.")] = "",
    known_at: Annotated[str, typer.Option("--known-at", help="Theo những gì đã ghi lúc này.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Ghi cả phần không đổi.")] = False,
) -> None:
    start_migrated()
    from motcua.reports.parquet.places import Place
    from motcua.reports.parquet.writing import export as write

    instants = {"as_of": _moment(as_of, "--as-of"), "known_at": _moment(known_at, "--known-at")}
    with _reaching(place):
        told = write(Place.of(place), everything=everything, **instants)
    mended = ", ".join(f"{kind} {number}" for kind, number in sorted(told.faults.items()))
    typer.echo(
        f"Đã xuất {told.dossiers} hồ sơ: ghi {told.written} phần, {told.unchanged} phần không đổi, "
        f"bỏ {told.removed} phần; sự kiện phải sửa khi tính: {mended or 'không'}.",
        err=True,
    )


def check(place: Where) -> None:
    """Exit 1 where a partition is missing or torn."""
    start()
    from motcua.reports.parquet.manifest import missing
    from motcua.reports.parquet.places import Place

    with _reaching(place):
        found = list(missing(Place.of(place)))
    for sentence in found:
        typer.echo(sentence)
    typer.echo(f"{len(found)} chỗ thiếu hoặc hỏng." if found else "Đủ mọi phần.", err=True)
    raise typer.Exit(1 if found else 0)


def generate(
    place: Where,
    *,
    dossiers: Annotated[int, typer.Option(min=1, help="Số hồ sơ.")] = 10_000_000,
    agencies: Annotated[int, typer.Option(min=3, help="Số cơ quan.")] = 3_000,
    months: Annotated[int, typer.Option(min=1, max=84, help="Số tháng.")] = 36,
    last: Annotated[str, typer.Option(help="Tháng cuối, ví dụ 2026-09.")] = "2026-09",
    provinces: Annotated[int, typer.Option(min=1, max=99, help="Số tỉnh.")] = 1,
    seed: Annotated[int, typer.Option(min=0, help="Cùng số này: cùng dữ kiện.")] = 1,
    legs: Annotated[bool, typer.Option(help="Cả dữ kiện chặng.")] = True,
) -> None:
    """Nothing of it is real, and no database is needed."""
    start()
    from motcua.reports.parquet.generating import generate as draw
    from motcua.reports.parquet.places import Place
    from motcua.reports.parquet.world import Plan, checked_month

    plan = Plan(
        dossiers=dossiers, agencies=agencies, months=months, seed=seed, last=checked_month(last),
        provinces=provinces, legs=legs,
    )  # fmt: skip
    drawn = 0
    with _reaching(place):
        for month, number in draw(Place.of(place), plan):
            drawn += number
            typer.echo(f"{month}: {number} hồ sơ, cộng {drawn}.", err=True)


@contextmanager
def _reaching(address: str) -> Iterator[None]:
    """A bucket out of reach and a folder that cannot be written are told in a sentence."""
    try:
        yield
    except OSError as fault:
        typer.echo(f"Không dùng được “{address}”: {str(fault)[:200]}", err=True)
        raise typer.Exit(2) from None


def _moment(text: str, option: str) -> dt.datetime | None:
    if not text:
        return None
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        typer.echo(f"{option}: “{text}” không phải một lúc, ví dụ 2026-09-30T17:30.", err=True)
        raise typer.Exit(2) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
