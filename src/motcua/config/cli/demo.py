"""`motcua demo create`, `motcua demo accounts`: a province to try things in."""

from __future__ import annotations

import dataclasses
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from motcua.config.cli.startup import start_migrated

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from motcua.demo.accounts import DemoAccount
    from motcua.demo.creation import Summary

SEED = "20261008"
LOGIN = "/dang-nhap/login/"


def register(app: typer.Typer) -> None:
    app.command("create", help="Tạo tỉnh trình diễn trong cơ sở dữ liệu trống.")(create)
    app.command("accounts", help="In tài khoản trình diễn và mã một lần lúc này.")(accounts)


def create(
    *,
    dossiers: Annotated[int, typer.Option(help="Số hồ sơ.")] = 2000,
    seed: Annotated[str, typer.Option(help="Cùng số này, cùng lúc: cùng một tỉnh.")] = SEED,
    until: Annotated[
        str, typer.Option(help="Sống đến lúc này (ISO 8601); bỏ trống: bây giờ.")
    ] = "",
) -> None:
    start_migrated()
    from motcua.demo import creation
    from motcua.kernel.statistics import renew_statistics

    begun = time.monotonic()
    with _progress(dossiers) as on_progress:
        made = creation.create(dossiers, seed=seed, until=_moment(until), on_progress=on_progress)
    renew_statistics()
    _tell(made, time.monotonic() - begun)
    found = list(creation.faults())
    for sentence in found:
        typer.echo(sentence)
    typer.echo(f"Kiểm tra: {len(found) or 'không có'} chỗ hỏng.", err=True)
    raise typer.Exit(1 if found else 0)


def accounts(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="In dạng JSON.")] = False,
) -> None:
    start_migrated()
    from motcua.demo import creation
    from motcua.demo.accounts import listing
    from motcua.kernel import clock

    if not creation.is_demo():
        typer.echo("Không phải tỉnh trình diễn. Tạo bằng: motcua demo create", err=True)
        raise typer.Exit(2)
    found = listing(clock.today())
    if as_json:
        typer.echo(json.dumps([dataclasses.asdict(one) for one in found], ensure_ascii=False))
    else:
        _print_table(found)


def _moment(text: str) -> dt.datetime:
    from motcua.config.cli.times import read
    from motcua.kernel import clock

    return read(text, "until").moment if text else clock.now()


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
               TimeElapsedColumn())  # fmt: skip
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("Đơn vị, cán bộ, thủ tục", total=total)

        def told(filed: int) -> None:
            bar.update(task, completed=filed, description="Hồ sơ")

        yield told


def _tell(made: Summary, seconds: float) -> None:
    for status, count in made.states.items():
        typer.echo(f"{status:>3}  {status.label:<32} {count:>7}")
    share = f"{made.late / made.finished:.1%}".replace(".", ",") if made.finished else "–"
    typer.echo(
        f"Xong {made.finished}, trễ {made.late} ({share}); đang quá hạn {made.overdue}; "
        f"{made.acts} việc, {made.events} sự kiện; {seconds:.0f} giây.",
        err=True,
    )


def _print_table(found: list[DemoAccount]) -> None:
    from rich.console import Console
    from rich.table import Table

    from motcua.demo.signing import signing_pin

    table = Table(title=f"Tài khoản trình diễn · đăng nhập tại {LOGIN}", title_justify="left")
    for heading in ("Vai trò", "Họ tên", "Nơi làm việc", "Tài khoản", "Mật khẩu", "Mã một lần"):
        table.add_column(heading, no_wrap=heading not in {"Vai trò", "Nơi làm việc"})
    for one in found:
        table.add_row(one.role_name, one.name, one.unit, one.username, one.password, one.code)
    Console(width=150).print(table)
    if found:
        typer.echo(f"Mã PIN ký số của lãnh đạo, trưởng phòng, văn thư: {signing_pin()}")
        typer.echo(f"Mã một lần còn {found[0].seconds_left} giây; xem lại: motcua demo accounts")
