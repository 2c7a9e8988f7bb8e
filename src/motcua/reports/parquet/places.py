"""Where facts are exported to: a folder, or `s3://bucket/prefix`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from motcua.kernel.errors import InvalidInput

TABLES = ("dossiers", "legs")
MANIFEST = "manifest.json"
FILE = "facts.parquet"


@dataclass(frozen=True)
class Place:
    """`files` is a pyarrow file system, `root` the folder in it."""

    files: Any
    root: str
    is_local: bool

    @classmethod
    def of(cls, address: str, *, make: bool = True) -> Place:
        """`make`: a folder that is not there is made."""
        from pyarrow import fs

        scheme, separator, rest = address.partition("://")
        if not separator:
            root = Path(address).expanduser().resolve()
            if make:
                root.mkdir(parents=True, exist_ok=True)
            return cls(fs.LocalFileSystem(), str(root), is_local=True)
        if scheme != "s3" or not rest.strip("/"):
            raise InvalidInput(
                f"Không dùng được “{address}”. Ghi một thư mục, hoặc s3://tên-bucket/thư-mục.",
                field="place",
            )
        return cls(_s3(), rest.strip("/"), is_local=False)

    def path(self, *parts: str) -> str:
        return "/".join([self.root, *parts])

    def read(self, *parts: str) -> bytes | None:
        """None where there is no such file."""
        from pyarrow import fs

        path = self.path(*parts)
        if self.files.get_file_info(path).type != fs.FileType.File:
            return None
        with self.files.open_input_stream(path) as stream:
            return bytes(stream.read())

    def put(self, content: Any, *parts: str) -> None:
        """Whole or not at all: a local file is moved into its place, an object appears when it is
        complete.
        """
        path = self.path(*parts)
        if not self.is_local:
            with self.files.open_output_stream(path) as stream:
                stream.write(content)
            return
        folder, _, name = path.rpartition("/")
        self.files.create_dir(folder, recursive=True)
        unfinished = f"{folder}/.{name}.unfinished"
        with self.files.open_output_stream(unfinished) as stream:
            stream.write(content)
        self.files.move(unfinished, path)

    def drop(self, *parts: str) -> None:
        from pyarrow import fs

        path = self.path(*parts)
        if self.files.get_file_info(path).type == fs.FileType.File:
            self.files.delete_file(path)


def _s3() -> Any:
    """Keys are found as the usual tools find them; without a region none is looked up."""
    from pyarrow import fs

    endpoint: str = settings.MOTCUA_S3_ENDPOINT
    given: dict[str, Any] = {"region": settings.MOTCUA_S3_REGION}
    if endpoint:
        scheme, separator, rest = endpoint.partition("://")
        given |= {"endpoint_override": rest if separator else endpoint}
        given |= {"scheme": scheme} if separator else {}
    return fs.S3FileSystem(allow_bucket_creation=False, **given)
