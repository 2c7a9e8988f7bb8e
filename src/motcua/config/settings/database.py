"""SQLite for one machine, PostgreSQL for a province; the same code on both."""

from __future__ import annotations

from typing import Any

from motcua.config.settings.environment import MOTCUA_HOME, env

PREPARED_AFTER = 3
DEFAULT_URL = f"sqlite:///{MOTCUA_HOME / 'motcua.sqlite3'}"


def _options(database: dict[str, Any]) -> dict[str, Any]:
    if "sqlite" in database["ENGINE"]:
        # IMMEDIATE takes the write lock at BEGIN, so two intakes queue instead of failing at COMMIT.
        # Every thread has a connection of its own; what its cache lacks the system's has.
        pragmas = (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA cache_size=-8000; PRAGMA temp_store=MEMORY;"
        )
        return {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": pragmas}
    # What every verb writes is planned once a connection (ADR 0024, for poolers that cannot keep it).
    return {"pool": {"min_size": 1, "max_size": 8}, "prepare_threshold": PREPARED_AFTER}


_database = env.db("DATABASE_URL", default=DEFAULT_URL)
_database["OPTIONS"] = _options(_database) | _database.get("OPTIONS", {})
DATABASES = {"default": _database}
# In each process' own memory; "pages" holds parts of pages that never change again.
_memory = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": _memory},
    "pages": {"BACKEND": _memory, "LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": 200}},
}
