"""What the stories share: a still clock, people at their screens, eyes that miss nothing."""

from __future__ import annotations

import re

import pytest

from tests.stories.looking import Eyes
from tests.stories.people import People

# The browser says so itself when a page answers that something was refused.
EXPECTED = re.compile("the server responded with a status of (403|404|409|422)")
# A page that is left takes back what it had asked for; a request that fails says `sendError` too.
LEFT = re.compile("^htmx:(afterRequest|sendAbort), ")


@pytest.fixture
def new_page(new_page):
    """Whatever a page complains of to the console is a fault."""
    complaints = []

    def make(**options):
        page = new_page(**options)
        page.on("console", lambda said: note(complaints, page.url, said))
        return page

    yield make
    assert not complaints, "\n".join(complaints)


def note(complaints, address, said):
    expected = EXPECTED.search(said.text) or LEFT.search(said.text)
    if said.type in {"error", "warning"} and not expected:
        complaints.append(f"{address}: {said.text}")


@pytest.fixture
def people(transactional_db, province, clock, live_server, new_page):
    everybody = People(province, new_page, live_server.url)
    yield everybody
    everybody.go_home()


@pytest.fixture
def eyes(axe):
    """`eyes.look(page, "name")` judges the page at both widths and photographs it when asked."""
    eyes = Eyes(axe)
    yield eyes
    assert not eyes.faults, "\n".join(eyes.faults)
