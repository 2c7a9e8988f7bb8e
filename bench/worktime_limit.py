"""The limit in C for `bench worktime`, compiled on the spot."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from motcua.worktime.vector import Cuts, Seconds


class Limit:
    def __init__(self, library: ctypes.CDLL, cuts: Cuts) -> None:
        self.library, self.cuts = library, cuts

    @classmethod
    def compiled(cls, cuts: Cuts) -> Limit | None:
        """None where there is no C compiler."""
        compiler = shutil.which("cc")
        if compiler is None:
            return None
        with tempfile.TemporaryDirectory() as folder:
            built = Path(folder) / "limit.so"
            source = Path(__file__).with_suffix(".c")
            options = ["-O3", "-march=native", "-shared", "-fPIC"]
            subprocess.run([compiler, *options, "-o", str(built), str(source)], check=True)
            return cls(ctypes.CDLL(str(built)), cuts)

    def due(self, starts: Seconds, seconds: Seconds) -> Seconds:
        out, cuts = np.empty_like(starts), self.cuts
        tables = (cuts.opens, cuts.shifts, cuts.clocks)
        numbers = (cuts.begin, cuts.width, cuts.part)
        self._call("due", (starts, seconds, out, *tables), numbers)
        return out

    def elapsed(self, starts: Seconds, ends: Seconds) -> Seconds:
        out, cuts = np.empty_like(starts), self.cuts
        tables = (cuts.opens, cuts.shifts)
        self._call("elapsed", (starts, ends, out, *tables), (cuts.begin, cuts.width))
        return out

    def _call(self, name: str, arrays: tuple[Seconds, ...], numbers: tuple[int, ...]) -> None:
        getattr(self.library, name)(
            ctypes.c_int64(len(arrays[0])),
            *(ctypes.c_void_p(array.ctypes.data) for array in arrays),
            *map(ctypes.c_int64, numbers),
        )
