"""Our settings, and the apps of the peers that have some."""

from __future__ import annotations

import os

os.environ["MOTCUA_HOME"] = os.environ["MOTCUA_VERBS_HOME"]

from motcua.config.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "viewflow", "viewflow.workflow", "bench.verbs_app"]  # noqa: F405
