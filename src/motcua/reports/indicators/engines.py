"""What runs the definitions: DuckDB in this process, or Spark in a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from motcua.kernel.errors import InvalidInput

ENGINES = "duckdb, local hoặc spark://máy:cổng"


@dataclass(frozen=True)
class Tables:
    """The two tables of facts, bound to the engine that holds them."""

    dossiers: Any
    legs: Any

    @staticmethod
    def rows(expression: Any) -> list[dict[str, Any]]:
        return list(expression.to_pyarrow().to_pylist())


@contextmanager
def in_memory(dossiers: Any, legs: Any = None) -> Iterator[Tables]:
    """DuckDB over pyarrow tables, without copying them; legs only where they are asked for."""
    import ibis

    engine = ibis.duckdb.connect()
    try:
        engine.con.register("dossiers", dossiers)
        if legs is not None:
            engine.con.register("legs", legs)
        of_legs = None if legs is None else engine.table("legs")
        yield Tables(engine.table("dossiers"), of_legs)
    finally:
        engine.disconnect()


@contextmanager
def in_folder(folder: Path, engine: str = "duckdb") -> Iterator[Tables]:
    """Parquet below `folder/dossiers` and `folder/legs`, read by the engine that is named."""
    for name in ("dossiers", "legs"):
        if not next((folder / name).rglob("*.parquet"), None):
            raise InvalidInput(
                f"Không có tệp Parquet nào trong {folder / name}. Xem lại --facts.", field="facts"
            )
    with _opened(engine) as connection:
        yield Tables(*(_parquet(connection, folder / name) for name in ("dossiers", "legs")))


@contextmanager
def _opened(engine: str) -> Iterator[Any]:
    import ibis

    if engine == "duckdb":
        connection = ibis.duckdb.connect()
        try:
            yield connection
        finally:
            connection.disconnect()
        return
    session = _spark(_master(engine))
    try:
        yield ibis.pyspark.connect(session)
    finally:
        session.stop()


def _parquet(connection: Any, folder: Path) -> Any:
    if connection.name == "pyspark":
        # Every column is in the files; what the folders are called is for finding them.
        told = {"table_name": folder.name, "recursiveFileLookup": True}
        return connection.read_parquet(str(folder.resolve()), **told)
    pattern = str(folder / "**" / "*.parquet")
    return connection.read_parquet(
        pattern, table_name=folder.name, hive_partitioning=False, union_by_name=False
    )


def _master(engine: str) -> str:
    if engine == "local":
        return "local[2]"
    if urlsplit(engine).scheme == "spark" and urlsplit(engine).port:
        return engine
    raise InvalidInput(f"Không có bộ máy “{engine}”. Chọn {ENGINES}.", field="engine")


def _spark(master: str) -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError as cause:
        raise InvalidInput(
            "Chưa có PySpark. Cài thêm: pip install 'motcua[spark]' (cần Java 17).", field="engine"
        ) from cause
    settings = {
        "spark.app.name": "motcua indicators",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "4",
    }
    if (urlsplit(master).hostname or "127.0.0.1") == "127.0.0.1":
        # A cluster on this machine speaks to nobody outside it.
        settings |= dict.fromkeys(("spark.driver.host", "spark.driver.bindAddress"), "127.0.0.1")
    builder = SparkSession.builder.master(master)
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()
