"""Heat and map of a board: shares in five steps of colour, with a legend that tells their bounds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from motcua.desk.board_links import Links
from motcua.desk.board_map import Told, drawing
from motcua.desk.board_words import share_text
from motcua.kernel.figures import Figure
from motcua.reports.queries import board_heat, board_views, maps
from motcua.reports.queries.board_views import View
from motcua.reports.queries.boards import Place
from motcua.reports.rules import boards as rules
from motcua.reports.rules.steps import EQUAL, RANKED, Steps, steps
from motcua.reports.rules.whole_months import month_of
from motcua.ui.formats import number_text

KINDS = (EQUAL, RANKED)


def legend_of(scale: Steps, kind: str) -> dict[str, Any]:
    return {
        "ranked": kind == RANKED,
        "steps": [
            {"number": one.number, "least": percent(one.least), "most": percent(one.most),
             "places": one.places}
            for one in scale.legend
        ],
    }  # fmt: skip


def percent(hundredths: int) -> str:
    return number_text(hundredths / 100, 2)


def map_of(view: View, places: Iterable[Place], kind: str) -> dict[str, Any]:
    """Of the communes that this board may show; one alone needs no map."""
    found = maps.outlines()
    if found is None or view.alone:
        return {"map": None}
    mine = [one for one in found["features"]
            if board_views.within(view, one["properties"]["code"])]  # fmt: skip
    drawn, links = {one["properties"]["code"] for one in mine}, Links(view)
    known = {
        one.code: Told(share=share, words=share_text(one.figure),
                       url=links.page("boards", don_vi=one.code))
        for one in places
        if one.code in drawn and (share := rules.hundredths(one.figure)) is not None
    }  # fmt: skip
    scale = steps((told.share for told in known.values()), kind)
    return {"map": drawing({"features": mine}, known, scale), "legend": legend_of(scale, kind)}


def heat(view: View, on: dt.date, kind: str = EQUAL) -> dict[str, Any]:
    grid, links = board_heat.heat(view, on), Links(view)
    columns = [key for key, _name in grid.columns]
    shown = {(key, column) for key, _name in grid.rows for column in columns}
    figures = {keys: of for keys, of in grid.cells.items() if keys in shown}
    scale = steps((v for of in figures.values() if (v := rules.hundredths(of)) is not None), kind)
    rows = [
        {"name": name, "cells": [_heat_cell(grid, (key, column), scale, links)
                                 for column in columns]}
        for key, name in grid.rows
    ]  # fmt: skip
    return {"grid": grid, "rows": rows, "columns": [_column(grid, one) for one in grid.columns],
            "legend": legend_of(scale, kind)}  # fmt: skip


def _column(grid: board_heat.Grid, one: tuple[str, str]) -> str:
    key, name = one
    return f"{dt.date.fromisoformat(key):%m/%Y}" if grid.by[1] == "first" else name


def _heat_cell(
    grid: board_heat.Grid, keys_of: tuple[str, str], scale: Steps, links: Links
) -> dict[str, Any]:
    of = grid.cells.get(keys_of, Figure(0, 0))
    told = rules.hundredths(of)
    if told is None:
        return {"text": "", "step": 0, "value": None}
    keys = dict(zip(grid.by, keys_of, strict=True))
    month = month_of(dt.date.fromisoformat(keys["first"])) if "first" in keys else None
    url = links.rows(
        "da-xong", month, unit=keys.get("agency", ""), field=keys.get("field", ""),
        procedure=keys.get("procedure", ""),
    )  # fmt: skip
    return {"text": share_text(of), "n": of.denominator, "url": url, "value": told / 100,
            "step": scale.of(told)}  # fmt: skip
