"""Settings, read from the environment and from `.env` in the data folder."""

from __future__ import annotations

from motcua.config.settings.environment import *  # noqa: F403
from motcua.config.settings.apps import *  # noqa: F403
from motcua.config.settings.security import *  # noqa: F403
from motcua.config.settings.database import *  # noqa: F403
from motcua.config.settings.logs import *  # noqa: F403
from motcua.config.settings.files import *  # noqa: F403
from motcua.config.wiring import *  # noqa: F403
