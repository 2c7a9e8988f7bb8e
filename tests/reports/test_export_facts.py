"""Facts leave as Parquet by province and month, on disk and in object storage, and come back whole."""

from __future__ import annotations

import json

import pytest

from motcua.kernel.errors import InvalidInput
from motcua.reports.parquet.manifest import Manifest, missing
from motcua.reports.parquet.places import Place
from motcua.reports.parquet.writing import export
from motcua.reports.queries import facts
from tests.province import at

SEPTEMBER, OCTOBER = "province=14/month=2026-09", "province=14/month=2026-10"


@pytest.fixture
def two_months(province, clock):
    province.received("2026-09-30 08:20")
    return province.walk(province.received("2026-10-01 08:20"), "transfer")


def back(place, table):
    """As anybody would read it: the folder as one data set."""
    import pyarrow.dataset

    return pyarrow.dataset.dataset(
        place.path(table), filesystem=place.files, format="parquet", exclude_invalid_files=True
    ).to_table()


def test_what_comes_back_is_what_was_read(two_months, tmp_path):
    place = Place.of(str(tmp_path / "out"))
    told = export(place)
    assert (told.dossiers, told.written, told.unchanged) == (2, 4, 0)
    assert (tmp_path / "out" / "dossiers" / "province=14" / "month=2026-09").is_dir()
    for table, whole in zip(("dossiers", "legs"), facts.read(), strict=True):
        assert back(place, table).sort_by("code").to_pylist() == whole.sort_by("code").to_pylist()
    assert list(missing(place)) == []


def test_only_what_changed_is_written_again(province, two_months, tmp_path):
    place = Place.of(str(tmp_path))
    export(place)
    assert export(place).written == 0
    province.walk(two_months, "accept", day="2026-10-05")
    again = export(place)
    assert (again.written, again.unchanged) == (2, 2)
    assert export(place, everything=True).written == 4
    as_it_was = export(place, as_of=at("2026-09-30 23:00"))
    assert (as_it_was.dossiers, as_it_was.removed) == (1, 2)
    assert list(Manifest.read(place).parts["dossiers"]) == [SEPTEMBER]


def test_missing_torn_and_foreign_partitions_are_told(two_months, tmp_path):
    place = Place.of(str(tmp_path))
    export(place)
    (tmp_path / "dossiers" / SEPTEMBER / "facts.parquet").unlink()
    (tmp_path / "legs" / OCTOBER / "facts.parquet").write_bytes(b"PAR1 torn")
    shorter = (tmp_path / "legs" / SEPTEMBER / "facts.parquet").read_bytes()
    (tmp_path / "dossiers" / OCTOBER / "facts.parquet").write_bytes(shorter)
    told = Manifest.read(place)
    told.parts["dossiers"][OCTOBER].rows = 5
    told.write(place)
    assert list(missing(place)) == [
        f"dossiers/{SEPTEMBER}: thiếu phần này, lẽ ra có 1 dòng.",
        f"dossiers/{OCTOBER}: có 1 dòng, lẽ ra 5.",
        f"legs/{OCTOBER}: tệp hỏng, không đọc được 1 dòng.",
    ]
    assert export(place).written >= 1
    (tmp_path / "manifest.json").write_text(json.dumps({"parts": 3}))
    with pytest.raises(InvalidInput, match="--all"):
        list(missing(place))


@pytest.fixture
def bucket(monkeypatch, settings):
    """A real S3 server on this machine."""
    from moto.moto_api._internal.models import moto_api_backend
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    # What it holds belongs to the process, not to the server: an earlier test's is still there.
    moto_api_backend.reset()
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    settings.MOTCUA_S3_ENDPOINT = f"http://{host}:{port}"
    import boto3

    boto3.client(
        "s3", endpoint_url=settings.MOTCUA_S3_ENDPOINT, region_name="us-east-1"
    ).create_bucket(Bucket="figures")
    yield "s3://figures/mot-cua"
    server.stop()


def test_object_storage_is_a_place_like_another(two_months, bucket):
    place = Place.of(bucket)
    assert list(missing(place)) == [
        "figures/mot-cua: chưa có manifest.json, không biết phải có những phần nào."
    ]
    assert export(place).written == 4
    assert export(place).written == 0
    dossiers, _ = facts.read()
    assert (
        back(place, "dossiers").sort_by("code").to_pylist() == dossiers.sort_by("code").to_pylist()
    )
    place.drop("legs", *OCTOBER.split("/"), "facts.parquet")
    assert list(missing(place)) == [f"legs/{OCTOBER}: thiếu phần này, lẽ ra có 1 dòng."]


@pytest.mark.parametrize("address", ["ftp://host/x", "s3://"])
def test_place_that_is_none_is_refused(address):
    with pytest.raises(InvalidInput, match="s3://tên-bucket"):
        Place.of(address)
