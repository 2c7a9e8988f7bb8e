"""What a backup holds, said in one file and checked before anything is put back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from motcua.config.backups.places import MANIFEST, write_private
from motcua.kernel.errors import InvalidInput

FORMAT = 1


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """`files` are hashes by path in the backup; the keys of persons are not among them, since
    erasing a person changes their file. `data_key` tells which installation's key wraps them.
    """

    id: str
    taken_at: str
    version: str
    vendor: str
    migrations: dict[str, str]
    data_key: str
    counts: dict[str, int]
    files: dict[str, str]
    format: int = FORMAT


def fingerprint(data_key: str) -> str:
    return hashlib.sha256(b"motcua fingerprint" + data_key.encode()).hexdigest()[:16]


def hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(folder: Path, manifest: Manifest) -> None:
    write_private(folder / MANIFEST, json.dumps(asdict(manifest), indent=1) + "\n")


def read(folder: Path) -> Manifest:
    """Raises InvalidInput where there is no whole backup, or one of a later format."""
    path = folder / MANIFEST
    try:
        row = json.loads(path.read_text("utf-8"))
        manifest = Manifest(**row)
    except (FileNotFoundError, NotADirectoryError):
        raise InvalidInput(
            f"{folder} không phải bản sao lưu: không có {MANIFEST}. Chỉ đúng thư mục mà "
            "“motcua backup” đã ghi."
        ) from None
    except (ValueError, TypeError, OSError):
        raise InvalidInput(f"Tệp {path} hỏng nên không phục hồi được. Dùng bản khác.") from None
    if manifest.format > FORMAT:
        raise InvalidInput("Bản sao lưu do phiên bản mới hơn ghi. Nâng phần mềm rồi phục hồi.")
    return manifest


def check_files(folder: Path, manifest: Manifest) -> None:
    """Raises InvalidInput that names the first file that is gone or not what it was."""
    for name, expected in manifest.files.items():
        path = folder / name
        if not path.is_file():
            raise InvalidInput(f"Bản sao lưu thiếu tệp {name}. Dùng bản khác.")
        if hash_of(path) != expected:
            raise InvalidInput(f"Tệp {name} trong bản sao lưu đã bị sửa hoặc hỏng. Dùng bản khác.")
