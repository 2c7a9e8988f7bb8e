"""`motcua backup DIR`, `motcua restore DIR`: a whole installation kept, and put back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from motcua.config.cli.startup import start, start_migrated


def register(app: typer.Typer) -> None:
    app.command("backup", help="Sao lưu cơ sở dữ liệu, tệp và khóa vào một thư mục mới.")(backup)
    app.command("restore", help="Phục hồi một bản sao lưu; ai đã xóa vẫn là đã xóa.")(restore)


def backup(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Thư mục mới của bản sao lưu.")],
    *,
    keys_to: Annotated[
        Path | None, typer.Option("--keys-to", help="Để các khóa ở thư mục khác, đĩa khác.")
    ] = None,
    without_installation_keys: Annotated[
        bool,
        typer.Option(
            "--without-installation-keys",
            help="Không chép khóa của bản cài đặt; phải tự giữ, mất là mất dữ liệu cá nhân.",
        ),
    ] = False,
) -> None:
    start_migrated()
    from motcua.config.backups import forgetting
    from motcua.config.backups.taking import take

    taken = take(folder, keys_to=keys_to, whole=not without_installation_keys)
    counts = taken.counts
    typer.echo(str(folder.absolute()))
    typer.echo(
        f"Đã sao lưu {counts['dossiers']} hồ sơ, {counts['persons']} người, {counts['events']} "
        f"sự kiện, {len(taken.files)} tệp. Giữ các khóa như giữ dữ liệu.",
        err=True,
    )
    owed = forgetting.settle_owed().unreached
    if owed:
        typer.echo(
            f"{len(owed)} bản sao lưu chưa tới được để xóa khóa của người đã xóa: "
            f"{', '.join(owed)}. Gắn lại ổ đĩa; xem thêm ở motcua doctor.",
            err=True,
        )


def restore(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Thư mục của bản sao lưu.")],
    *,
    keys_from: Annotated[
        Path | None, typer.Option("--keys-from", help="Thư mục giữ các khóa, nếu để riêng.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Thay toàn bộ dữ liệu đang có ở đây.")
    ] = False,
) -> None:
    from motcua.config.backups import restoring

    source = restoring.opened(folder, keys_from)
    home = Path(os.environ.get("MOTCUA_HOME", "var")).expanduser().resolve()
    restoring.bring_installation_keys(source, home, replace=replace)
    start()
    restoring.check_here(source, replace=replace)
    again = restoring.restore(source)
    counts = source.manifest.counts
    typer.echo(
        f"Đã phục hồi bản ngày {source.manifest.taken_at}: {counts['dossiers']} hồ sơ, "
        f"{counts['events']} sự kiện. {again} người đã được xóa trước đó vừa được xóa lại. "
        "Kiểm tra bằng: motcua verify --deep",
        err=True,
    )
