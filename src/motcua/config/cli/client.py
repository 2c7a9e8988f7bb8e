"""`motcua client`: the software of partners: add, list, rotate, revoke."""

from __future__ import annotations

from typing import Annotated

import typer

from motcua.config.cli.startup import start_migrated

CODE = Annotated[str, typer.Argument(help="Mã phần mềm (client_id), xem trong `client list`.")]


def register(app: typer.Typer) -> None:
    app.command("add", help="Đăng ký một phần mềm; in mã và khóa, khóa chỉ in một lần.")(add)
    app.command("list", help="Các phần mềm đã đăng ký.")(listed)
    app.command("rotate", help="Đổi khóa; khóa cũ và mã truy cập cũ hết dùng ngay.")(rotate)
    app.command("revoke", help="Thu hồi: không gọi được nữa, từ lúc này.")(revoke)


def add(
    name: Annotated[str, typer.Argument(help="Tên, ví dụ “Bưu điện tỉnh”.")],
    unit: Annotated[str, typer.Option(help="Tên ngắn cố định của đơn vị.")],
    scope: Annotated[list[str], typer.Option(help="Quyền; ghi nhiều lần được.")],
    role: Annotated[str, typer.Option(help="HT nộp hộ, TN tiếp nhận, CV thụ lý.")] = "HT",
) -> None:
    start_migrated()
    from motcua.kernel import clock
    from motcua.kernel.actor import OPERATOR
    from motcua.organisations.actions import register_client

    link, secret = register_client(
        name, by=OPERATOR, at=clock.now(), unit=unit, role=role, scopes=scope
    )
    typer.echo(f"client_id={link.application.client_id}\nclient_secret={secret}")
    typer.echo("Lưu khóa ngay: hệ thống chỉ giữ bản băm.", err=True)


def listed() -> None:
    start_migrated()
    from motcua.kernel import clock
    from motcua.organisations.queries.clients import lines

    for line in lines(clock.today()):
        ended = f"thu hồi {line.revoked_at:%d/%m/%Y}" if line.revoked_at else "đang dùng"
        scopes = " ".join(line.scopes)
        told = (line.client_id, line.name, line.unit, line.role.value, scopes, ended)
        typer.echo("\t".join(told))


def rotate(client_id: CODE) -> None:
    start_migrated()
    from motcua.kernel import clock
    from motcua.kernel.actor import OPERATOR
    from motcua.organisations.actions import rotate_client
    from motcua.organisations.queries.clients import link

    typer.echo(f"client_secret={rotate_client(link(client_id), by=OPERATOR, at=clock.now())}")


def revoke(client_id: CODE) -> None:
    start_migrated()
    from motcua.kernel import clock
    from motcua.kernel.actor import OPERATOR
    from motcua.organisations.actions import revoke_client
    from motcua.organisations.queries.clients import link

    revoke_client(link(client_id), by=OPERATOR, at=clock.now())
    typer.echo("Đã thu hồi.", err=True)
