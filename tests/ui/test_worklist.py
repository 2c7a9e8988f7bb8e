"""A full page of fifty dossiers stays light and says everything in words."""

from __future__ import annotations

import gzip
from dataclasses import replace

from django.template import Context, Template

from motcua.ui import samples
from motcua.ui.values import Pager, Worklist


def _shown(worklist: Worklist, *, why: bool = False) -> str:
    template = Template("{% load mc %}{% mc_worklist worklist why=why %}")
    return template.render(Context({"worklist": worklist, "why": why}))


def _fifty() -> Worklist:
    usual = samples.worklist(samples.deadlines())
    rows = tuple(
        replace(usual.rows[number % len(usual.rows)], key=f"k{number}", code=f"H52-{number:04d}")
        for number in range(50)
    )
    return replace(usual, rows=rows)


def test_fifty_rows_with_all_their_reasons_weigh_little():
    assert len(gzip.compress(_shown(_fifty(), why=True).encode())) <= 25_000


def test_order_is_told_to_readers_of_the_screen():
    shown = _shown(_fifty())

    assert shown.count('aria-sort="ascending"') == 1
    assert "Quá hạn 7 giờ 12 phút làm việc" in shown


def test_pager_offers_only_ways_that_exist():
    shown = _shown(replace(_fifty(), pager=Pager(previous="?truoc=1")))

    assert 'rel="prev"' in shown
    assert 'rel="next"' not in shown


def test_markup_in_values_is_shown_as_text():
    row = replace(_fifty().rows[0], owner="<b>Sùng</b>")
    shown = _shown(replace(_fifty(), rows=(row,)))

    assert "&lt;b&gt;Sùng&lt;/b&gt;" in shown
