"""Put a backup back, and erase again whoever was erased after it was taken."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from motcua.config.backups import keyfile, places, registry
from motcua.config.backups import manifest as manifests
from motcua.config.backups.keyfile import KeyLine
from motcua.config.backups.manifest import Manifest
from motcua.kernel.errors import InvalidInput

ALIVE_SECONDS = 60


@dataclass(frozen=True)
class Source:
    """A backup that has been looked at and found whole."""

    folder: Path
    keys: Path
    manifest: Manifest
    lines: list[KeyLine]


def opened(folder: Path, keys_from: Path | None) -> Source:
    """Before Django: what is put back is known before anything here is touched."""
    folder = folder.absolute()
    keys = (keys_from or folder).absolute()
    manifest = manifests.read(folder)
    manifests.check_files(folder, manifest)
    return Source(folder, keys, manifest, keyfile.read(keys / places.PERSON_KEYS))


def bring_installation_keys(source: Source, home: Path, *, replace: bool) -> None:
    """The keys of the installation come first: settings read them as soon as Django starts."""
    kept = source.keys / places.INSTALLATION_KEYS
    target = home / places.KEYS
    if not kept.is_dir() or (target.is_dir() and any(target.iterdir()) and not replace):
        return
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    for path in kept.iterdir():
        place = home / ".env" if path.name == ".env" else target / path.name
        if not place.exists() or path.name != ".env":
            shutil.copyfile(path, place)
            place.chmod(0o600)


def check_here(source: Source, *, replace: bool) -> None:
    """Raises InvalidInput when this installation cannot take, or must not lose, what it has."""
    from django.conf import settings

    from motcua.config.backups import databases

    manifest = source.manifest
    if manifests.fingerprint(settings.MOTCUA_DATA_KEY) != manifest.data_key:
        raise InvalidInput(
            "Khóa dữ liệu ở đây (MOTCUA_DATA_KEY) không phải khóa của bản sao lưu: dữ liệu cá nhân "
            "sẽ không mở được. Đặt đúng khóa, hoặc phục hồi vào thư mục dữ liệu mới."
        )
    if databases.vendor() != manifest.vendor:
        raise InvalidInput(
            f"Bản sao lưu là của {manifest.vendor}, ở đây là {databases.vendor()}. "
            "Xem lại DATABASE_URL."
        )
    _require_known_migrations(manifest)
    if _worker_runs(places.home()):
        raise InvalidInput("Tiến trình worker đang chạy. Dừng serve và worker rồi phục hồi.")
    if not replace and not databases.is_empty():
        raise InvalidInput(
            "Cơ sở dữ liệu ở đây đã có dữ liệu. Thêm --replace nếu muốn thay toàn bộ bằng bản sao lưu."
        )


def _require_known_migrations(manifest: Manifest) -> None:
    from django.db.migrations.loader import MigrationLoader

    known = set(MigrationLoader(None).disk_migrations)
    newer = [
        f"{app}.{name}" for app, name in manifest.migrations.items() if (app, name) not in known
    ]
    if newer:
        raise InvalidInput(
            f"Bản sao lưu do phiên bản mới hơn phần mềm này ghi ({newer[0]}). "
            "Nâng phần mềm rồi phục hồi."
        )


def _worker_runs(home: Path) -> bool:
    alive = home / places.ALIVE
    return alive.exists() and time.time() - alive.stat().st_mtime < ALIVE_SECONDS


def restore(source: Source) -> int:
    """Everything put back; returns how many persons were erased again."""
    from django.core.management import call_command

    from motcua.config.backups import databases

    home = places.home()
    databases.copy_in(source.folder, source.lines)
    call_command("migrate", interactive=False, verbosity=0)
    _bring_files(source.folder / places.HOME, home)
    _remember(source, home)
    return _erase_again(source, home)


def _bring_files(kept: Path, home: Path) -> None:
    """What was there and is not in the backup stays; the lists of this place are its own."""
    for path in sorted(kept.rglob("*")) if kept.is_dir() else []:
        inside = path.relative_to(kept)
        if path.is_file() and inside.name not in {places.LEDGER, places.REGISTRY}:
            target = home / inside
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target)


def _remember(source: Source, home: Path) -> None:
    """Ledger and list of backups: what either side knew, and this backup itself."""
    kept = source.folder / places.HOME
    registry.enter_erased(home, registry.erased(kept), source.manifest.taken_at)
    registry.adopt(home, registry.entries(kept))
    registry.adopt(
        home,
        [
            registry.Entry(
                id=source.manifest.id, folder=str(source.folder),
                keys=str(source.keys / places.PERSON_KEYS), taken_at=source.manifest.taken_at,
            )
        ],
    )  # fmt: skip


def _erase_again(source: Source, home: Path) -> int:
    from motcua.kernel import clock
    from motcua.kernel.actor import OPERATOR
    from motcua.parties.actions import replay_erasure

    now = clock.now()
    since = [line.person for line in source.lines if line.erased_since]
    registry.enter_erased(home, since, now.isoformat(timespec="seconds"))
    persons = registry.erased(home)
    again = sum(replay_erasure(person, by=OPERATOR, at=now) for person in persons)
    if os.access(source.keys / places.PERSON_KEYS, os.W_OK):
        keyfile.blank(source.keys / places.PERSON_KEYS, persons)
    return again
