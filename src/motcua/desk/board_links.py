"""Addresses of boards: period, unit, field and indicator stand in them and travel along."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from motcua.organisations.authority import Authority, Reach
from motcua.organisations.officer import Officer
from motcua.reports.queries.board_views import View
from motcua.reports.rules.whole_months import Period


@dataclass(frozen=True)
class Links:
    view: View

    def query(self, **changes: str | int | None) -> str:
        told = {"ky": self.view.period.key, "don_vi": self.view.unit, "linh_vuc": self.view.field}
        told |= {name: "" if value is None else str(value) for name, value in changes.items()}
        return urlencode({name: value for name, value in told.items() if value})

    def page(self, name: str, **changes: str | int | None) -> str:
        return f"{reverse(f'desk:{name}')}?{self.query(**changes)}"

    def rows(
        self,
        kind: str,
        period: Period | None = None,
        *,
        unit: str = "",
        field: str = "",
        procedure: str = "",
        cause: str | None = None,
        days: int | None = None,
    ) -> str:
        """The dossiers behind a figure; an unknown cause is `-`."""
        return self.page(
            "board_rows", loai=kind, ky=(period or self.view.period).key,
            don_vi=unit or self.view.unit, linh_vuc=field or self.view.field, thu_tuc=procedure,
            nguyen_nhan=cause if cause is None else cause or "-", so_ngay=days,
        )  # fmt: skip


def instruct_url(officer: Officer, unit_id: int | None, title: str, page: str) -> str:
    """The page that gives a task, filled in; empty for whom it is not, and where there is none."""
    try:
        assign, address = Authority("directives:task:assign"), reverse("desk:task_give")
    except (ValueError, NoReverseMatch):
        return ""
    if unit_id is None or officer.reach(assign) == Reach.NONE:
        return ""
    return f"{address}?{urlencode({'ten': title, 'dv': unit_id, 'trang': page})}"
