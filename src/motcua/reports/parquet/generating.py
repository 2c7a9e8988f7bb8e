"""`motcua facts generate`: facts of an invented country, month by month, for measuring."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from motcua.kernel import clock
from motcua.reports.parquet.drawing import CAUSES, ENDINGS, NEVER, Drawn, columns, draw
from motcua.reports.parquet.drawing_legs import ROLES, STEPS, VERBS, legs_of
from motcua.reports.parquet.manifest import Manifest
from motcua.reports.parquet.places import Place
from motcua.reports.parquet.world import TIERS, Numbers, Plan, World
from motcua.reports.parquet.writing import put_part
from motcua.reports.queries.facts import schema
from motcua.reports.rules.facts import DOSSIERS, LEGS, Kind

LEVELS = ("full", "partial", "")


def generate(place: Place, plan: Plan) -> Iterator[tuple[str, int]]:
    """Writes each month and tells its name and how many dossiers it has; the manifest at the end."""
    world, told = World(plan), Manifest(made_at=clock.now().isoformat(timespec="seconds"))
    for number, month in enumerate(plan.names):
        if plan.shares[number]:
            for table, content in _tables(world, number):
                _put(place, told, world, (table, month), content)
        yield month, plan.shares[number]
    told.write(place)


def _put(
    place: Place, told: Manifest, world: World, where: tuple[str, str], content: pa.Table
) -> None:
    table, month = where
    for code in world.province_codes:
        whole = len(world.province_codes) == 1
        part = content if whole else content.filter(pc.equal(content["province"], code))
        if part.num_rows:
            put_part(place, told, Manifest(), (table, f"province={code}/month={month}"), part)


def _tables(world: World, number: int) -> Iterator[tuple[str, pa.Table]]:
    drawn, random = draw(world, number)
    codes = _codes(world, drawn)
    yield "dossiers", _dossiers(world, drawn, random, codes)
    if world.plan.legs:
        yield "legs", _legs(world, drawn, codes)


def _dossiers(world: World, drawn: Drawn, random: np.random.Generator, codes: pa.Array) -> pa.Table:
    told = columns(world, drawn, random)
    agency = _texts(world.agency_codes, drawn.agency)
    texts = {
        "province": _texts(world.province_codes, world.province[drawn.agency]), "code": codes,
        "procedure": _texts(world.procedure_codes, drawn.procedure),
        "field": _texts(world.field_names, world.field[drawn.procedure]), "agency": agency,
        "receiving_unit": agency, "tier": _texts(TIERS, world.tier[drawn.agency]),
        "online_level": _texts(LEVELS, world.level[drawn.procedure]),
        "ending": _texts(ENDINGS, told.pop("_ending")), "cause": _texts(CAUSES, told.pop("_cause")),
    }  # fmt: skip
    return _table({**told, **texts}, DOSSIERS)


def _legs(world: World, drawn: Drawn, codes: pa.Array) -> pa.Table:
    told = legs_of(world, drawn)
    row = told.pop("row")
    agency, role = drawn.agency[row], told["role"]
    texts = {
        "province": _texts(world.province_codes, world.province[agency]),
        "code": codes.take(pa.array(row)), "verb": _texts([str(verb) for verb in VERBS], told["verb"]),
        "step": _texts(STEPS, told["step"]), "role": _texts(ROLES, role),
        "unit": _texts(["", *world.agency_codes], np.where(role > 0, agency + 1, 0)),
    }  # fmt: skip
    # Some ten people a unit; whoever waits in a queue has no post.
    post = np.where(role > 1, agency * 50 + role * 10 + row % 10, NEVER)
    return _table({**told, "post": post, **texts}, LEGS)


def _codes(world: World, drawn: Drawn) -> pa.Array:
    """`H01.0007-261008-0042`: from 1 for each agency and day, in the order they came in."""
    day = (drawn.submitted + 25_200) // 86_400
    key = drawn.agency * 100_000 + day
    order = np.argsort(key, kind="stable")
    begins = np.flatnonzero(np.diff(key[order], prepend=-1))
    rank = np.empty(len(key), np.int64)
    rank[order] = np.arange(len(key)) - np.repeat(begins, np.diff(begins, append=len(key))) + 1
    days, place = np.unique(day, return_inverse=True)
    dates = [f"-{np.datetime64(int(one), 'D').item():%y%m%d}-" for one in days]
    numbers = [f"{n:04d}" for n in range(int(rank.max()) + 1)]
    parts = (_texts(world.agency_codes, drawn.agency), _texts(dates, place), _texts(numbers, rank))
    return pc.binary_join_element_wise(*parts, "")


def _texts(names: Any, numbers: Numbers) -> pa.Array:
    return pa.array(list(names), pa.string()).take(pa.array(numbers))


def _table(told: dict[str, Any], names: dict[str, Kind]) -> pa.Table:
    shape = schema(names)
    made = [
        told[name] if kind is Kind.TEXT
        else pa.array(told[name], shape.field(name).type, mask=np.asarray(told[name]) == NEVER)
        for name, kind in names.items()
    ]  # fmt: skip
    return pa.Table.from_arrays(made, schema=shape)
