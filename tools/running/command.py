"""The commands of `run`."""

from __future__ import annotations

import argparse
import errno
import os
import subprocess
import sys

from running import demo, testing
from running.places import MOTCUA, ROOT, with_venv_on_path
from running.setup import set_up
from running.speech import Stop, complain, say

EPILOGUE = "Sau đó có lệnh .venv/bin/motcua · afterwards there is .venv/bin/motcua"
# What follows these belongs to the tool behind them.
PASS_ON = {"test", "check", "bench"}


def _setup(options: argparse.Namespace) -> int:
    set_up()
    say("Đã sẵn sàng: .venv/bin/motcua", "ready: .venv/bin/motcua")
    return 0


def _help(options: argparse.Namespace) -> int:
    _parser().print_help()
    return 0


def _bench(options: argparse.Namespace) -> int:
    set_up()
    command = [MOTCUA, "bench", *options.arguments]
    return subprocess.run(command, cwd=ROOT, env=with_venv_on_path(), check=False).returncode


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run", description="Một Cửa", epilog=EPILOGUE)
    commands = parser.add_subparsers(dest="command", metavar="lệnh · command", required=True)

    def add(name: str, does: object, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(does=does, arguments=[])
        return command

    show = add("demo", demo.run, "dựng tỉnh mẫu và chạy · make the demo province and serve it")
    show.add_argument(
        "--dossiers", type=int, default=2000, metavar="N", help="số hồ sơ · how many dossiers"
    )
    show.add_argument(
        "--port", type=int, default=os.environ.get("PORT") or "8000", help="cổng · port"
    )
    show.add_argument("--reset", action="store_true", help="làm lại từ đầu · start anew")
    add(
        "test",
        testing.run,
        "chạy mọi kiểm thử; tham số sau đó là của pytest · all tests, pytest's arguments",
    )
    add("setup", _setup, "chỉ cài đặt · only the set-up")
    add("lint", testing.run_lint, "kiểm tra kiểu, lối viết, cấu trúc · style, types and structure")
    add(
        "check",
        testing.run_check,
        "mọi kiểm tra của CI và bản dài · all of CI and the long versions",
    )
    add("bench", _bench, "đo tốc độ · benchmarks")
    add("help", _help, "trợ giúp · this help")
    return parser


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = _parser()
    if arguments and arguments[0] in PASS_ON and not {"-h", "--help"} & set(arguments):
        options = parser.parse_args(arguments[:1])
        options.arguments = arguments[1:]
        return options
    options = parser.parse_args(arguments or ["help"])
    if getattr(options, "dossiers", 0) < 0:
        parser.error("--dossiers: phải từ 0 trở lên · must be 0 or more")
    return options


def _explain(error: OSError) -> Stop:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Stop(
            "Hết chỗ trên đĩa; hãy dọn bớt rồi chạy lại.", "The disk is full; free some space."
        )
    return Stop(f"Máy báo lỗi: {error}", f"The system said: {error}")


def main(arguments: list[str]) -> int:
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.stderr.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        options = _parse(arguments)
        return int(options.does(options))
    except Stop as stop:
        complain(stop)
        return stop.code
    except KeyboardInterrupt:
        say("Đã dừng", "stopped")
        return 130
    except OSError as error:
        complain(_explain(error))
        return 1
