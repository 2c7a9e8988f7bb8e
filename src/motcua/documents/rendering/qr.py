"""The QR code of a paper: the dossier code and nothing else.

TT 01/2023/TT-VPCP Điều 26 lists more data; a code that anybody can photograph carries none of
the person's, and the look-up secret least of all.
"""

from __future__ import annotations

import io

import segno

_MASK = 2  # Readers take any mask; trying all eight to find the prettiest costs 1 ms a paper.


def qr_svg(code: str) -> str:
    """ISO/IEC 18004 at level M or better, without its quiet zone: the page gives that."""
    drawing = io.BytesIO()
    segno.make(code, micro=False, error="m", mask=_MASK).save(
        drawing, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None, omitsize=True
    )
    return drawing.getvalue().decode()
