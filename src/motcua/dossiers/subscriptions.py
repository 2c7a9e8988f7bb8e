"""What dossiers do when something happened below: an ended post gives back what it holds."""

from __future__ import annotations

from motcua.dossiers.actions.release import release_ended
from motcua.kernel import clock
from motcua.kernel.events import Announcement


def on_post_ended(news: Announcement) -> None:
    """A post that ends later is met by the daily round of the worker."""
    release_ended(clock.now(), post_id=news.facts["post"])
