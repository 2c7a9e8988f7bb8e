"""The ways of filing in the words of citizens."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import override

COUNTER, ONLINE, POST = 1, 2, 3
ORDER = (ONLINE, COUNTER, POST)


def name_of(channel: int) -> str:
    return {COUNTER: _("tại quầy"), ONLINE: _("trực tuyến"), POST: _("qua bưu chính")}[channel]


def ordered(channels: Iterable[int]) -> list[int]:
    found = set(channels)
    return [channel for channel in ORDER if channel in found]


def listed(channels: Iterable[int]) -> str:
    """`trực tuyến, tại quầy, qua bưu chính`."""
    return ", ".join(name_of(channel) for channel in ordered(channels))


def listed_in_vietnamese(channels: Iterable[int]) -> str:
    """For the sentences of a reckoning, which are Vietnamese on every page."""
    with override("vi"):
        return listed(channels)
