"""Anybody finds, reads and takes open data, and sees the service index of the province."""

from __future__ import annotations

import json

import pytest
from django.core.cache import cache

from motcua.kernel import clock as now_of
from motcua.kernel.actor import OPERATOR
from motcua.reports.actions import publish_data
from motcua.reports.open_data import data_set

LIST = "/du-lieu-mo/"


@pytest.fixture
def published(province, clock):
    return publish_data(by=OPERATOR, at=now_of.now(), sets=[data_set("don-vi")])


def test_sets_are_listed_with_their_newest_publication(published, client):
    page = client.get(LIST).content.decode()
    assert "Cơ quan, đơn vị và đơn vị kế thừa" in page and "Bản 1, công bố lúc" in page
    assert "Chưa công bố bản nào" in page and "cần đối chiếu nguyên văn" in page


def test_a_set_shows_columns_licence_and_every_publication(published, client):
    page = client.get(f"{LIST}don-vi/").content.decode()
    assert "Creative Commons" in page and f'href="{LIST}don-vi/1.csv"' in page
    assert client.get("/api/v1/open/datasets/don-vi/rows?limit=10").status_code == 200
    assert 'href="/api/v1/open/datasets/don-vi/rows?limit=10"' in page
    assert "valid_from" in page and "datapackage.json" in page
    assert "Chưa công bố bản nào" in client.get(f"{LIST}lich-lam-viec/").content.decode()


@pytest.mark.parametrize("form", ["csv", "json", "xlsx", "xml"])
def test_files_are_kept_by_their_tag(published, client, form):
    answer = client.get(f"{LIST}don-vi/1.{form}")
    assert answer.status_code == 200 and "public" in answer["Cache-Control"]
    again = client.get(f"{LIST}don-vi/1.{form}", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_machines_read_what_describes_them(published, client):
    package = json.loads(client.get(f"{LIST}don-vi/datapackage.json").content)
    assert package["resources"][0]["path"] == "http://testserver/du-lieu-mo/don-vi/1.csv"
    catalogue = json.loads(client.get(f"{LIST}catalog.jsonld").content)
    assert [one["dct:identifier"] for one in catalogue["dcat:dataset"]] == ["don-vi"]


@pytest.mark.parametrize(
    "path", ["khong-co/", "don-vi/9.csv", "don-vi/1.pdf", "lich-lam-viec/datapackage.json"]
)
def test_what_is_not_there_is_not_found(published, client, path):
    assert client.get(f"{LIST}{path}").status_code == 404


def test_service_index_tells_everybody_what_is_known_and_what_not(province, clock, client):
    cache.clear()
    page = client.get("/chi-so-phuc-vu/").content.decode()
    assert "hồ sơ từ 01/09/2026 đến 30/09/2026" in page
    assert "chưa có nguồn số liệu" in page and "Chưa đối chiếu với Cổng" in page
