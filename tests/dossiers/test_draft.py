"""A dossier written down before it is filed."""

from __future__ import annotations

import pytest

from motcua.dossiers import actions
from motcua.dossiers.models import DossierDraft
from motcua.dossiers.queries.drafts import content_of, drafts_of
from motcua.kernel.actor import CITIZEN
from motcua.kernel.errors import InvalidInput, NotAllowed, NotFound, WrongState
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")
NOW = at("2026-10-08 09:00")
WRITTEN = {"name": "Lò Văn Ơn", "identity": "014058004821"}


def write(**more):
    usual = {"by": CITIZEN, "at": NOW, "procedure": "1.013833", "owner": "account:7"}
    return actions.draft(WRITTEN, **{**usual, **more})


def test_a_draft_is_its_writers_alone_and_unreadable_in_the_table(province):
    kept = write()
    assert content_of(kept) == WRITTEN
    assert b"014058004821" not in bytes(kept.content)
    assert [d.reference for d in drafts_of("account:7")] == [kept.reference]
    assert drafts_of("account:8") == []
    with pytest.raises(NotFound, match="đang soạn"):
        write(reference=kept.reference, owner="account:8")


def test_filing_empties_the_draft_and_ends_it(province):
    kept = write()
    filed = actions.submit(province.intake(channel=2), by=CITIZEN, at=NOW, draft=kept).dossier
    kept.refresh_from_db()
    assert (kept.dossier, bytes(kept.content)) == (filed, b"")
    assert drafts_of("account:7") == []
    with pytest.raises(WrongState, match=filed.code):
        write(reference=kept.reference)


def test_what_is_too_long_or_not_allowed_is_not_kept(province):
    with pytest.raises(InvalidInput, match="dài quá"):
        actions.draft({"x": "y" * 300_000}, by=CITIZEN, at=NOW, procedure="1.013833")
    with pytest.raises(NotAllowed):
        actions.draft(WRITTEN, by=province.leader, at=NOW, procedure="1.013833")
    assert not DossierDraft.objects.exists()
