"""A library that starts its own loop works inside another one too."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from motcua.kernel.own_loop import with_own_loop


async def _word() -> str:
    await asyncio.sleep(0)
    return "xong"


def in_a_thread(call):
    """The thread of the tests may run a browser's loop; each of these starts from none."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(call).result()


def test_outside_any_loop():
    assert in_a_thread(lambda: with_own_loop(lambda: asyncio.run(_word()))) == "xong"


def test_inside_a_loop():
    async def page() -> str:
        return with_own_loop(lambda: asyncio.run(_word()))

    assert in_a_thread(lambda: asyncio.run(page())) == "xong"


def test_what_fails_inside_is_raised():
    async def page() -> None:
        with_own_loop(lambda: int("x"))

    with pytest.raises(ValueError, match="invalid literal"):
        in_a_thread(lambda: asyncio.run(page()))
