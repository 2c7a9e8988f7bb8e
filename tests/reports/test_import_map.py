"""The operator places outlines; a board draws them; a table says the same without."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed
from motcua.reports.actions import place_map
from motcua.reports.queries import maps
from motcua.reports.rules.topology import areas, bare, placed
from tests.desk.conftest import sign_in
from tests.province import at
from tests.reports import made_boards

__all__ = ["sign_in"]
NOW = at("2026-08-20 09:12")
SHARED = Path(os.environ.get("MOTCUA_SHARED_DATA", "../shared/data"))
UNITS = "/ban-lam-viec/bang-so-lieu/don-vi/?ky=2026-q2"
# Two squares that share a border, which is kept once and walked both ways.
TWO = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.5], "translate": [104, 21]},
    "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 0], [2, 0], [0, 2], [-2, 0]]],
    "objects": {"xa": {"type": "GeometryCollection", "geometries": [
        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Xã Mai Sơn"}},
        {"type": "Polygon", "arcs": [[2, -1]], "properties": {"code": "H52.119", "name": "?"}},
        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Xã Không Có"}},
    ]}},
}  # fmt: skip


@pytest.fixture(autouse=True)
def no_map():
    maps.place().unlink(missing_ok=True)
    yield
    maps.place().unlink(missing_ok=True)


def _file(tmp_path, data):
    path = tmp_path / "xa.topojson"
    path.write_text(json.dumps(data), "utf-8")
    return path


def test_borders_are_walked_both_ways():
    first, second, _third = areas(TWO)
    assert first["geometry"]["coordinates"] == [
        [[105.0, 21.0], [105.0, 22.0], [104.0, 22.0], [104.0, 21.0], [105.0, 21.0]]
    ]
    assert second["geometry"]["coordinates"][0][-2:] == [[105.0, 22.0], [105.0, 21.0]]


def test_areas_are_of_units_by_code_or_by_name():
    found = placed(areas(TWO), {"H52.118": "Mai Sơn", "H52.119": "Chiềng Mai", "H52.120": "Mường"})
    codes = [one["properties"]["code"] for one in found.collection["features"]]
    assert (codes, found.unknown, found.missing) == (
        ["H52.118", "H52.119"], ("Xã Không Có",), ("Mường",)
    )  # fmt: skip
    assert bare("UBND phường Tô Hiệu") == bare("TÔ HIỆU") == "to hieu"


def test_map_is_drawn_where_one_was_placed(province, sign_in, clock, tmp_path):
    made_boards.kept(made_boards.of_the_province(120))
    clock.move_to(NOW)
    client = sign_in("Đèo Thị Kiểm")
    without = client.get(UNITS).content.decode()
    assert "Chưa có bản đồ" in without and "mc-area" not in without
    place_map(_file(tmp_path, TWO), by=OPERATOR, at=NOW)
    drawn = client.get(UNITS)
    assert drawn.content.decode().count('class="mc-area ') == 2
    steps = {area.name: area for area in drawn.context["map"].areas}
    assert steps["Mai Sơn"].url and 1 <= steps["Mai Sơn"].step <= 5
    alone = sign_in("Mùa A Sếnh").get(UNITS).content.decode()
    assert "mc-area" not in alone, "one commune needs no map"


@pytest.mark.parametrize(
    "data",
    [
        {}, [], {"type": "Topology"}, {"type": "Topology", "objects": {}, "arcs": []},
        {**TWO, "arcs": [[[0, 0]]]}, {**TWO, "transform": {"scale": ["x", 1], "translate": [0, 0]}},
        {"type": "FeatureCollection", "features": [{"geometry": {"type": "Polygon",
         "coordinates": [[["a", "b"]]]}}]},
        {"type": "FeatureCollection", "features": [{"geometry": None}]},
    ],
)  # fmt: skip
def test_what_is_no_map_is_told(province, tmp_path, data):
    with pytest.raises(InvalidInput, match="Tệp"):
        place_map(_file(tmp_path, data), by=OPERATOR, at=NOW)
    assert maps.outlines() is None


def test_map_of_elsewhere_is_not_taken(province, tmp_path):
    elsewhere = json.loads(json.dumps(TWO).replace("Mai S\\u01a1n", "Hà").replace("H52.119", "X"))
    with pytest.raises(InvalidInput, match="Không vùng nào"):
        place_map(_file(tmp_path, elsewhere), by=OPERATOR, at=NOW)
    (tmp_path / "x").write_bytes(b"\xff\xfe")
    for path in (tmp_path / "x", tmp_path / "none"):
        with pytest.raises(InvalidInput):
            place_map(path, by=OPERATOR, at=NOW)
    with pytest.raises(NotAllowed):
        place_map(_file(tmp_path, TWO), by=province.leader, at=NOW)


def test_outlines_of_a_real_province_are_read():
    file = SHARED / "geo" / "phutho_wards.topojson"
    if not file.exists():
        pytest.skip("không có ../shared/data")
    found = areas(json.loads(file.read_text("utf-8")))
    assert len(found) == 148
    rings = [ring for one in found for ring in _rings(one["geometry"])]
    assert all(ring[0] == ring[-1] for ring in rings)
    assert all(104 < x < 106.5 and 20 < y < 22.5 for ring in rings for x, y in ring)


def _rings(geometry):
    parts = geometry["coordinates"]
    return parts if geometry["type"] == "Polygon" else [ring for part in parts for ring in part]
