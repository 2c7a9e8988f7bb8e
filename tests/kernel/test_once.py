"""What a page reads once, and what an act reads anew."""

from __future__ import annotations

import pytest

from motcua.kernel.once import once, one_look


def test_one_look_reads_once_and_the_next_reads_anew():
    read = iter(range(9))
    with one_look():
        assert [once("a", lambda: next(read)), once("a", lambda: next(read))] == [0, 0]
        assert once("b", lambda: next(read)) == 1
    assert once("a", lambda: next(read)) == 2
    with pytest.raises(ValueError, match="fault"), one_look():
        raise ValueError("fault")
    assert once("a", lambda: next(read)) == 3
