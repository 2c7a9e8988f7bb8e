"""What is asked of the list of procedures, read from the address and written back to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from motcua.kernel.folding import clean_text
from motcua.portal.channels import ONLINE
from motcua.procedures.queries.catalogue import Facet
from motcua.ui.values import Chip

TEXT_LENGTH = 200
MOST_WORDS = 20
MOST_DIGITS = 6


@dataclass(frozen=True, kw_only=True)
class Asked:
    text: str = ""
    field: str = ""
    level: str = ""
    audience: str = ""
    online: bool = False
    page: int = 1

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        return cls(
            text=" ".join(_read(query, "q").split()[:MOST_WORDS]),
            field=_read(query, "linh-vuc"),
            level=_read(query, "cap"),
            audience=_read(query, "doi-tuong"),
            online=_read(query, "truc-tuyen") == "1",
            page=_page(_read(query, "trang")),
        )

    @property
    def filters(self) -> dict[str, Any]:
        return {
            "field": self.field,
            "level": self.level,
            "audience": self.audience,
            "channel": ONLINE if self.online else None,
        }

    @property
    def filtered(self) -> bool:
        return any(self.filters.values())

    def url(self, base: str, **changes: Any) -> str:
        """Only what differs from asking nothing; another question starts at the first page."""
        asked = replace(self, **({"page": 1} | changes))
        parts = {
            "q": asked.text,
            "linh-vuc": asked.field,
            "cap": asked.level,
            "doi-tuong": asked.audience,
            "truc-tuyen": "1" if asked.online else "",
            "trang": asked.page if asked.page > 1 else "",
        }
        query = urlencode({name: value for name, value in parts.items() if value})
        return f"{base}?{query}" if query else base

    def chips(self, base: str, facets: dict[str, list[Facet]]) -> tuple[Chip, ...]:
        """The filters in force, each with the address of the same list without it."""
        names = {"field": _("Lĩnh vực"), "level": _("Cấp làm"), "audience": _("Dành cho")}
        chips = [
            Chip(
                name=names[name],
                value=_label(facets[name], getattr(self, name)),
                remove_url=self.url(base, **{name: ""}),
            )
            for name in names
            if getattr(self, name)
        ]
        if self.online:
            off = self.url(base, online=False)
            chips.append(Chip(name=_("Cách nộp"), value=_("trực tuyến"), remove_url=off))
        return tuple(chips)


def _read(query: QueryDict, name: str) -> str:
    return clean_text(query.get(name, "")[:TEXT_LENGTH])


def _page(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else 1


def _label(facets: list[Facet], value: str) -> str:
    return next((facet.label for facet in facets if facet.value == value), value)
