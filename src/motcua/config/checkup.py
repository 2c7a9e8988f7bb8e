"""What can be wrong with an installation, each in a sentence with its remedy."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import stat
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from motcua.config.backups import places, registry
from motcua.kernel import clock
from motcua.kernel.vietnamese import short_moment

LEAST_BYTES = 1_000_000_000
LONGEST_OWED = dt.timedelta(minutes=10)
# The anchor is made each hour; twice that without one means that no worker runs.
LONGEST_UNANCHORED = dt.timedelta(hours=2)


def ailments() -> Iterator[str]:
    yield from _folder(places.home())
    yield from _keys(places.home() / places.KEYS)
    yield from _database()
    yield from (f"{message}" for message in checks.run_checks() if message.is_serious())
    yield from _assets()
    yield from _backups(places.home())


def _folder(home: Path) -> Iterator[str]:
    if not os.access(home, os.W_OK):
        yield f"Thư mục dữ liệu {home} không ghi được. Cấp quyền ghi cho tiến trình."
    free = shutil.disk_usage(home).free
    if free < LEAST_BYTES:
        yield f"Đĩa của {home} chỉ còn {free // 10**6} MB. Dọn đĩa hoặc chuyển sang đĩa lớn hơn."


def _keys(folder: Path) -> Iterator[str]:
    """Whoever reads these files reads every sealed field."""
    for path in [folder, *folder.glob("*")] if folder.is_dir() else []:
        allowed = 0o700 if path.is_dir() else 0o600
        if stat.S_IMODE(path.stat().st_mode) & ~allowed:
            yield f"{path} mở cho tài khoản khác đọc. Chạy: chmod {allowed:o} {path}"


def _database() -> Iterator[str]:
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            yield "Cơ sở dữ liệu chưa đúng phiên bản. Chạy: motcua migrate"
        else:
            yield from _work()
    except DatabaseError as fault:
        yield f"Không nối được cơ sở dữ liệu ({type(fault).__name__}). Xem lại DATABASE_URL."


def _work() -> Iterator[str]:
    """What a worker that runs would have done by now."""
    from motcua.audit.queries import deliveries
    from motcua.audit.queries.anchors import unanchored_since
    from motcua.reports.queries.proofs import alarms

    yield from alarms()
    now = clock.now()
    oldest = deliveries.oldest_owed()
    if oldest and now - oldest > LONGEST_OWED:
        yield (
            f"Có {deliveries.owed()} thông báo chờ từ {short_moment(oldest)}; "
            f"{_last_seen()} Chạy: motcua worker"
        )
    waits = unanchored_since()
    if waits and now - waits > LONGEST_UNANCHORED:
        yield (
            f"Nhật ký chưa được neo từ {short_moment(waits)}; {_last_seen()} Chạy: motcua worker"
        )


def _last_seen() -> str:
    alive = places.home() / places.ALIVE
    if not alive.exists():
        return "không thấy worker nào."
    seen = dt.datetime.fromtimestamp(alive.stat().st_mtime, clock.VIETNAM)
    return f"worker báo lần cuối lúc {short_moment(seen)}."


def _assets() -> Iterator[str]:
    package = files("motcua")
    for part in ("ui/static/ui", "documents/fonts"):
        if not (package / part).is_dir():
            yield f"Thiếu {part}. Chạy: python3 run setup"
    if not settings.SECRET_KEY:
        yield "Thiếu SECRET_KEY. Đặt biến môi trường hoặc xóa tệp khóa trống trong thư mục keys."


def _backups(home: Path) -> Iterator[str]:
    """Erasing a person is done when no backup can read them either."""
    for entry in registry.entries(home):
        if entry.owed:
            yield (
                f"Bản sao lưu {entry.id} ({entry.keys}) còn giữ khóa của {len(entry.owed)} người đã "
                "xóa. Gắn lại ổ đĩa, worker sẽ xóa trong vòng một giờ; hoặc hủy hẳn bản đó."
            )
