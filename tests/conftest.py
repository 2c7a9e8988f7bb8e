"""What every test may ask for.

DATABASE_URL chooses the database (`run test` runs everything on both); without it SQLite in a
scratch folder. MOTCUA_SHARED_DATA is the folder of real data, `../shared/data` unless set.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

# pytest-django reads the settings only after this file: here is where they are chosen.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
if "MOTCUA_HOME" not in os.environ:
    _SCRATCH = tempfile.TemporaryDirectory(prefix="motcua-home-", ignore_cleanup_errors=True)
    os.environ["MOTCUA_HOME"] = _SCRATCH.name
# Where collected files would be; the tests serve them from their sources.
Path(os.environ["MOTCUA_HOME"], "static").mkdir(parents=True, exist_ok=True)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{os.environ['MOTCUA_HOME']}/motcua.sqlite3")
os.environ.setdefault("SECRET_KEY", "only-for-tests-and-long-enough-to-be-taken-seriously")

import django
import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.utils import translation

django.setup()

from tests.emptying import empty_quickly
from tests.template import use_template

pytest_plugins = ["tests.browser", "tests.province"]

ROOT = Path(__file__).resolve().parents[1]
A_THURSDAY_MORNING = "2026-10-08T09:12:00+07:00"


DATABASE_FIXTURES = {
    "db", "transactional_db", "django_db_setup", "live_server",
    "database_vendor", "drill_environment",
}  # fmt: skip
# A file is begun the sooner the more it weighs: none that takes minutes is left for the end.
WEIGHTS = {"heavy": 100, "browser": 20}


def weight(item: pytest.Item) -> int:
    return next((w for name, w in WEIGHTS.items() if item.get_closest_marker(name)), 1)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    weights: dict[Path, int] = {}
    for item in items:
        weights[item.path] = weights.get(item.path, 0) + weight(item)
    items.sort(key=lambda item: -weights[item.path])
    _leave_out_long(items)
    if os.environ.get("MOTCUA_TEST_ONLY_DATABASE"):
        items[:] = [item for item in items if asks_database(item)]


def asks_database(item: pytest.Item) -> bool:
    """Whether it can tell one database from another; pytest-django bars all others from it."""
    marked = item.get_closest_marker("django_db") is not None
    return marked or not DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


def _leave_out_long(items: list[pytest.Item]) -> None:
    if os.environ.get("MOTCUA_LONG"):
        return
    skip = pytest.mark.skip(reason="bản dài: chỉ chạy trong `run check`")
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """SQLite tests use a file, as the product does: WAL and locks behave differently in memory."""
    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"]:
        database.setdefault("TEST", {})["NAME"] = str(
            tmp_path_factory.mktemp("db") / "test.sqlite3"
        )
    use_template()
    empty_quickly()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A live server's thread may still hold a connection when the test database is dropped."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(autouse=True)
def _quick_passwords(request):
    """A hash made to be slow would be most of the time of a test that signs in."""
    if "django_user_model" in request.fixturenames or "db" in request.fixturenames:
        request.getfixturevalue("settings").PASSWORD_HASHERS = [
            "django.contrib.auth.hashers.MD5PasswordHasher"
        ]


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """A process keeps what it once read, and the language of its last request."""
    from django.core.cache import caches

    from motcua.dossiers import words
    from motcua.dossiers.queries import time_rules
    from motcua.organisations.queries import units
    from motcua.procedures.queries import published

    translation.activate(settings.LANGUAGE_CODE)
    units.forget_trees()
    published.forget()
    time_rules.forget()
    words.forget()
    caches["pages"].clear()


@pytest.fixture
def clock():
    """Time stands still at 09:12 on Thursday 08/10/2026 in Vietnam, and moves only when told.

    `clock.move_to(moment)`, `clock.shift(timedelta)`.
    """
    with time_machine.travel(A_THURSDAY_MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data; the test is skipped where it is absent."""
    folder = Path(os.environ.get("MOTCUA_SHARED_DATA") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip("không có dữ liệu thật (đặt MOTCUA_SHARED_DATA); no real data here")
    return folder


@pytest.fixture(scope="session")
def database_vendor() -> str:
    """`sqlite` or `postgresql`."""
    return connection.vendor
