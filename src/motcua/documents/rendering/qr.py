"""The QR code of a paper: the dossier code and nothing else.

TT 01/2023/TT-VPCP Điều 26 lists more data; a code that anybody can photograph carries none of
the person's, and the look-up secret least of all.
"""

from __future__ import annotations

import re

import segno

_MASK = 2  # Readers take any mask; trying all eight to find the prettiest costs 1 ms a paper.
_DARK = re.compile(rb"\x01+")


def qr_svg(code: str) -> str:
    """ISO/IEC 18004 at level M or better, without its quiet zone: the page gives that."""
    rows = segno.make(code, micro=False, error="m", mask=_MASK).matrix
    runs = "".join(
        f"M{run.start()} {place}.5h{run.end() - run.start()}"
        for place, row in enumerate(rows)
        for run in _DARK.finditer(row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(rows)} {len(rows)}">'
        f'<path stroke="#000" d="{runs}"/></svg>'
    )
