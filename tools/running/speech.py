"""What `run` says: Vietnamese first, English after it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stop(Exception):
    """Ends the command with a message for people; `code` as in the contract: 1 wrong, 2 bad input."""

    def __init__(self, vietnamese: str, english: str, *, code: int = 1) -> None:
        super().__init__(english)
        self.vietnamese = vietnamese
        self.english = english
        self.code = code


def say(vietnamese: str, english: str) -> None:
    print(f"▸ {vietnamese} · {english}", flush=True)


def complain(stop: Stop) -> None:
    print(f"✗ {stop.vietnamese}\n  {stop.english}", file=sys.stderr, flush=True)


@contextmanager
def step(vietnamese: str, english: str) -> Iterator[None]:
    """Announces a step and, when it took noticeable time, how long."""
    say(f"{vietnamese}…", f"{english}…")
    started = time.monotonic()
    yield
    seconds = time.monotonic() - started
    if seconds >= 1:
        print(f"  xong sau {seconds:.0f} giây · done in {seconds:.0f} s", flush=True)
