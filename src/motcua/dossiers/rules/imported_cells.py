"""The cells of one row of an imported file, each read or found wrong in words."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.worktime import Pause

LONGEST_CODE = 64
_HAS_CLOCK = re.compile(r"[T ]\d{2}:?\d{2}")
_HOW = "Viết như 2026-03-02T08:15, giờ Việt Nam, hoặc thêm độ lệch như +07:00."


class Cells:
    """Reads on after a fault, so that all of a row's faults are told at once."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        self._cells = cells
        self.faults: dict[str, list[str]] = {}

    def fault(self, name: str, message: str) -> None:
        self.faults.setdefault(name, []).append(message)

    def refuse_faults(self) -> None:
        if self.faults:
            raise InvalidInput(errors=self.faults)

    def text(self, name: str) -> str:
        return " ".join(clean_text(self._cells.get(name) or "").split())

    def code(self, name: str, longest: int = LONGEST_CODE) -> str:
        """Any visible characters: codes of other systems are taken as they are."""
        text = unicodedata.normalize("NFC", (self._cells.get(name) or "").strip())
        if not text:
            self.fault(name, f"Thiếu {name}. Ghi mã, không để trống.")
        elif len(text) > longest:
            self.fault(name, f"Mã dài {len(text)} ký tự, nhiều nhất {longest}. Xem lại mã.")
        elif not text.isprintable() or any(sign.isspace() for sign in text):
            self.fault(name, f"Mã {text!a} có khoảng trắng hoặc ký tự không nhìn thấy. Bỏ đi.")
        return text

    def number(self, name: str, choices: Sequence[int], words: str) -> int | None:
        text = (self._cells.get(name) or "").strip()
        if not text:
            return None
        if text.isascii() and text.isdigit() and len(text) < 4 and int(text) in choices:
            return int(text)
        self.fault(name, f"Không có {name} “{_short(text)}”. Chọn {words}.")
        return None

    def moment(self, name: str) -> dt.datetime | None:
        """Whole seconds; a time without an offset is Vietnam's."""
        text = (self._cells.get(name) or "").strip()
        return self._moment(name, text) if text else None

    def pauses(self, name: str) -> Iterable[Pause]:
        """`FROM/TO;FROM/TO`, the last may be open: `FROM/`."""
        found = []
        for text in (self._cells.get(name) or "").split(";"):
            if text.strip() and (pause := self._pause(name, text.strip())):
                found.append(pause)
        return found

    def _pause(self, name: str, text: str) -> Pause | None:
        start, slash, end = text.partition("/")
        if not slash or not start.strip():
            self.fault(name, f"Không hiểu tạm dừng “{_short(text)}”. Viết TỪ/ĐẾN; TỪ/ nếu còn mở.")
            return None
        begins = self._moment(name, start.strip())
        ends = self._moment(name, end.strip()) if end.strip() else None
        if begins is None or (end.strip() and ends is None):
            return None
        return Pause(begins, ends)

    def _moment(self, name: str, text: str) -> dt.datetime | None:
        try:
            # A day alone is no time: what was received that day may be early or late.
            moment = dt.datetime.fromisoformat(text if _HAS_CLOCK.search(text) else "")
            moment = moment.astimezone(VIETNAM) if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
        except (ValueError, OverflowError):
            self.fault(name, f"Không hiểu thời điểm “{_short(text)}”. {_HOW}")
            return None
        return moment.replace(microsecond=0)

    def given(self, columns: Iterable[str]) -> dict[str, str]:
        """What was written in the row, names of people aside."""
        told = {name: (self._cells.get(name) or "").strip() for name in columns}
        return {name: text for name, text in told.items() if text and name != "applicant"}


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
