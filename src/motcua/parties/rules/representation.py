"""What an authorisation may be, and how long it lasts when the paper does not say.

BLDS 2015, Điều 134–141 (representation), Điều 140 khoản 2 (its term).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text

PAPER_LENGTH = 300
REFERENCE_LENGTH = 64
GROUNDS = ("statutory", "authorised")
SCOPES = ("all", "procedure", "dossier")
_NAMES = {"procedure": "mã thủ tục", "dossier": "mã hồ sơ"}


@dataclass(frozen=True, kw_only=True)
class RepresentationTold:
    """As typed: `reference` is the code of the procedure or dossier the scope names."""

    ground: str = "authorised"
    scope: str = "all"
    reference: str = ""
    paper: str = ""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    def checked(self, *, on: dt.date) -> RepresentationTold:
        """Cleaned, with the term the law gives where the paper gives none.

        Raises InvalidInput with every faulty field.
        """
        faults = {**self._scope_faults(), **self._paper_faults(), **self._date_faults()}
        if faults:
            raise InvalidInput(errors=faults)
        begins = self.valid_from or on
        return replace(
            self,
            reference="" if self.scope == "all" else clean_text(self.reference).upper(),
            paper=clean_text(self.paper),
            valid_from=begins,
            valid_to=self.valid_to or self._term_of_law(begins),
        )

    def _term_of_law(self, begins: dt.date) -> dt.date | None:
        """Without a term and not for one act: one year (BLDS 2015, Điều 140 khoản 2 điểm b)."""
        if self.ground == "authorised" and self.scope != "dossier":
            return a_year_after(begins)
        return None

    def _scope_faults(self) -> dict[str, list[str]]:
        if self.ground not in GROUNDS:
            return {"ground": ["Chọn đại diện theo pháp luật hoặc theo ủy quyền."]}
        if self.scope not in SCOPES:
            return {"scope": ["Chọn phạm vi: mọi thủ tục, một thủ tục hoặc một hồ sơ."]}
        if self.scope == "all":
            return {}
        reference = clean_text(self.reference)
        if not reference:
            return {"reference": [f"Phạm vi hẹp cần {_NAMES[self.scope]}. Ghi mã vào ô này."]}
        if len(reference) > REFERENCE_LENGTH:
            return {"reference": [f"Mã dài quá {REFERENCE_LENGTH} ký tự. Xem lại mã vừa dán."]}
        return {}

    def _paper_faults(self) -> dict[str, list[str]]:
        paper = clean_text(self.paper)
        if not paper:
            what = "Ghi tên, số, ngày của văn bản và nơi công chứng, chứng thực."
            return {"paper": [f"Chưa có văn bản làm căn cứ. {what}"]}
        if len(paper) > PAPER_LENGTH:
            return {
                "paper": [f"Văn bản dài {len(paper)} ký tự, tối đa {PAPER_LENGTH}. Ghi gọn lại."]
            }
        return {}

    def _date_faults(self) -> dict[str, list[str]]:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            return {"valid_to": ["Ngày hết hạn đứng trước ngày bắt đầu. Sửa một trong hai ngày."]}
        return {}


def a_year_after(begins: dt.date) -> dt.date:
    """The last day of one year that begins on `begins`."""
    try:
        same_day = begins.replace(year=begins.year + 1)
    except ValueError:
        same_day = dt.date(begins.year + 1, 3, 1)
    return same_day - dt.timedelta(days=1)
