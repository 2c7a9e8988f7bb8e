"""Where the installation keeps its data, and the keys it makes for itself."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import environ

env = environ.Env()


def _home() -> Path:
    home = Path(os.environ.get("MOTCUA_HOME", "var")).expanduser().resolve()
    home.mkdir(parents=True, exist_ok=True)
    return home


def _kept_secret(name: str) -> str:
    """A secret from the environment, else one made once and kept in the data folder."""
    if value := os.environ.get(name):
        return value
    kept = MOTCUA_HOME / "keys" / name.lower()
    kept.parent.mkdir(mode=0o700, exist_ok=True)
    try:
        with os.fdopen(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return kept.read_text()


MOTCUA_HOME = _home()
environ.Env.read_env(MOTCUA_HOME / ".env")

SECRET_KEY = _kept_secret("SECRET_KEY")
# Wraps the key of each person; losing it makes all personal fields unreadable.
MOTCUA_DATA_KEY = _kept_secret("MOTCUA_DATA_KEY")
MOTCUA_PROVINCE = env.str("MOTCUA_PROVINCE", default="14")
# How long a dossier is kept after it ended; the province sets its own. 0: no dossier is kept back.
MOTCUA_RETENTION_YEARS = env.int("MOTCUA_RETENTION_YEARS", default=5)
PORT = env.int("PORT", default=8000)
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parents[2] / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
