"""The `motcua` command. A part is imported only when it is called: `motcua due` needs no Django."""

from __future__ import annotations

import sys
from importlib import import_module

import click
import typer

from motcua.kernel.errors import DomainError

# command → the module that registers it, and its group where it has one
_COMMANDS = {
    "due": "due",
    "elapsed": "due",
    "bench": "bench",
    "import": "imports",
    "demo": "demo",
    "report": "reports",
    "indicators": "indicators",
    "verify": "verify",
    "backup": "backups",
    "restore": "backups",
    "migrate": "installation",
    "settings": "installation",
    "doctor": "doctor",
    "facts": "facts",
    "index": "index",
    "open-data": "open_data",
    "reconcile": "reconcile",
    "client": "client",
    "log": "log",
    "warn": "warn",
    "serve": "running",
    "worker": "running",
}
_GROUPS = {
    "import": "Nhập dữ liệu.",
    "demo": "Tỉnh trình diễn.",
    "client": "Phần mềm kết nối.",
    "report": "Báo cáo theo biểu mẫu.",
    "facts": "Dữ kiện để tính mọi con số.",
    "open-data": "Dữ liệu mở.",
    "log": "Nhật ký sự kiện để khai phá quy trình.",
    "warn": "Cảnh báo sớm hồ sơ có thể trễ.",
    "index": "Chỉ số CCHC: chấm, xếp hạng, so sánh.",
}


def build(wanted: str = "") -> typer.Typer:
    """The command line with the part `wanted`, or with every part when it is not known."""
    app = typer.Typer(
        name="motcua",
        help="Một Cửa: thủ tục hành chính và cải cách hành chính của một tỉnh.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
    )
    app.callback()(_about)
    names = [wanted] if wanted in _COMMANDS else list(_COMMANDS)
    for module in dict.fromkeys(_COMMANDS[name] for name in names):
        group = next((name for name in _GROUPS if _COMMANDS[name] == module), "")
        _register(app, module, group)
    return app


def _about() -> None:
    """Mọi lệnh có --help; thoát 0 khi xong, 1 khi tìm thấy lỗi, 2 khi đối số hay dữ liệu sai."""


def _register(app: typer.Typer, module: str, group: str) -> None:
    part = import_module(f"motcua.config.cli.{module}")
    if not group:
        part.register(app)
        return
    commands = typer.Typer(help=_GROUPS[group], no_args_is_help=True)
    commands.callback()(_about)
    part.register(commands)
    app.add_typer(commands, name=group)


def main() -> None:
    """Runs one command; a fault that a person can mend is a sentence, never a traceback."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    try:
        build(wanted)(standalone_mode=True)
    except DomainError as fault:
        click.echo(fault.message, err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
