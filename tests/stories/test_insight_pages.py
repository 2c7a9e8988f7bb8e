"""The pages of process insight and early warning, looked at and judged by axe."""

from __future__ import annotations

import pytest

from motcua.kernel import clock as now_of
from motcua.kernel.actor import OPERATOR
from motcua.reports.actions import rebuild_facts, warn_dossiers
from tests.reports.process.lives import live
from tests.reports.test_insight_pages import kept, learned
from tests.stories.people import DESK, HEAD

__all__ = ["learned"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_process_and_warnings_are_readable_at_any_width(people, province, eyes, learned):
    live(province, "2026-09-29", dossiers=4)
    rebuild_facts(by=OPERATOR, at=now_of.now())
    kept(learned)
    warn_dossiers(by=OPERATOR, at=now_of.now())
    page = people.enter(HEAD)
    page.goto(f"{DESK}quy-trinh/?thu_tuc=1.013833&tu=01/09/2026&den=08/10/2026")
    page.locator("summary").last.click()
    eyes.look(page, "60-process")
    page.goto(f"{DESK}canh-bao-som/")
    eyes.look(page, "61-warnings")
