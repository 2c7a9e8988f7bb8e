"""Libraries that start an event loop of their own, called from wherever."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Answer = TypeVar("Answer")


def with_own_loop(call: Callable[[], Answer]) -> Answer:
    """`call()`, in a thread of its own when this thread already runs an event loop.

    `asyncio.run` refuses to start inside another loop; an ASGI server or a test beside a browser
    is inside one.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return call()
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(call).result()
