"""Take a backup: database, files, manifest, and the keys apart from the data."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from motcua.config.backups import databases, keyfile, manifest, places, registry
from motcua.config.backups.manifest import Manifest
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput

_NOT_COPIED = {"static", places.KEYS, places.ALIVE, "backups.lock", ".env"}


def take(folder: Path, *, keys_to: Path | None = None, whole: bool = True) -> Manifest:
    """`folder` must be new or empty. `keys_to` keeps the keys in another place; `whole` also
    copies the installation's own keys. Raises InvalidInput; a failed backup leaves nothing.
    """
    folder = folder.absolute()
    _require_new(folder)
    if keys_to:
        _require_new(keys_to.absolute())
    try:
        return _take(folder, (keys_to or folder).absolute(), whole=whole)
    except BaseException:
        for made in (folder, keys_to):
            if made:
                shutil.rmtree(made, ignore_errors=True)
        raise


def _require_new(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        taken = any(folder.iterdir())
    except OSError as cause:
        raise InvalidInput(f"Không ghi được vào {folder}: {cause.strerror}.") from cause
    if taken:
        raise InvalidInput(f"Thư mục {folder} đã có tệp. Chọn một thư mục mới cho bản sao lưu này.")


def _take(folder: Path, keys: Path, *, whole: bool) -> Manifest:
    home = places.home()
    keyfile.write(keys / places.PERSON_KEYS, databases.copy_out(folder))
    for source in _files(home, folder):
        _copy(source, folder / places.HOME / source.relative_to(home))
    if whole:
        _copy_installation_keys(home, keys / places.INSTALLATION_KEYS)
    written = _manifest(folder, keys)
    manifest.write(folder, written)
    person_keys = str(keys / places.PERSON_KEYS)
    registry.add(
        home,
        registry.Entry(
            id=written.id, folder=str(folder), keys=person_keys, taken_at=written.taken_at
        ),
    )
    return written


def _files(home: Path, folder: Path) -> Iterator[Path]:
    """Files of the data folder that are neither database, key, nor another backup."""
    others = {Path(one.folder) for one in registry.entries(home)} | {folder}
    others |= {Path(one.keys).parent for one in registry.entries(home)}
    database = Path(str(connection.settings_dict["NAME"])).name
    for path in sorted(home.rglob("*")):
        inside = path.relative_to(home)
        if inside.parts[0] in _NOT_COPIED or inside.name.startswith(database):
            continue
        if path.is_file() and not path.is_symlink() and not others & set(path.parents):
            yield path


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.copy2(source, target)


def _copy_installation_keys(home: Path, target: Path) -> None:
    for source in (*sorted((home / places.KEYS).glob("*")), home / ".env"):
        if source.is_file():
            _copy(source, target / source.name)
            (target / source.name).chmod(0o600)


def _manifest(folder: Path, keys: Path) -> Manifest:
    moving = keys / places.PERSON_KEYS
    written = [path for path in sorted(folder.rglob("*")) if path.is_file() and path != moving]
    return Manifest(
        id=uuid.uuid4().hex[:12],
        taken_at=clock.now().isoformat(timespec="seconds"),
        version=_version(),
        vendor=databases.vendor(),
        migrations=_migrations(),
        data_key=manifest.fingerprint(settings.MOTCUA_DATA_KEY),
        counts=_counts(),
        files={str(path.relative_to(folder)): manifest.hash_of(path) for path in written},
    )


def _version() -> str:
    """Empty when it runs from its sources."""
    try:
        return version("motcua")
    except PackageNotFoundError:
        return ""


def _migrations() -> dict[str, str]:
    """The newest of each room."""
    newest: dict[str, str] = {}
    for app, name in MigrationRecorder(connection).applied_migrations():
        newest[app] = max(newest.get(app, ""), name)
    return newest


def _counts() -> dict[str, int]:
    counted = {
        "events": "SELECT count(*) FROM audit_event",
        "dossiers": "SELECT count(*) FROM dossiers_dossier",
        "persons": "SELECT count(*) FROM parties_party",
    }
    with connection.cursor() as cursor:
        found = {}
        for name, statement in counted.items():
            cursor.execute(statement)
            found[name] = int(cursor.fetchone()[0])
    return found
